// A delete while something else is under way. Whatever step the other is at, the delete comes as far as its wait, then the
// other goes on to its end, then the delete: nothing may be left.
import { builtInCatalogue } from '../../src/domain/suggestion/catalogue';
import { atEveryStep } from '../fakes/interruptions';
import { aMeeting } from '../fakes/microsoft';
import type { Stores } from '../fakes/stores';
import { anna, clientSecret, contoso, omar, world, type World, type WorldOptions } from '../fakes/world';
import { at, clientId, tenantId } from '../fixtures/builders';
import { rowsIn, stage } from './stage';
import { deleteCompany, deletePerson, typed, type Ran } from './typed';

const theStage = stage();

type Act = () => Promise<unknown>;
type Scene = World & { readonly act: Act; deleting?: Promise<Ran>; otherEnded: () => void };

/** What is under way: prepared, and then what is done. */
type Other = { readonly arrange?: WorldOptions; readonly prepare: (w: World) => Promise<Act> | Act };

const meetings = [aMeeting('Stand-up', '2026-11-18T09:00Z'), aMeeting('Review', '2026-11-19T09:00Z')];
/** A token so old that a sync writes the rotated one back. */
const token = { name: 'token of anna', setAt: at('2026-11-10T08:00:00.000Z') };
const connected: WorldOptions = {
  connections: [{ token, nextSyncAt: at('2026-11-20T09:00:00.000Z') }],
  meetings,
};

const byHand: Other = { arrange: connected, prepare: (w) => () => w.app.syncNow(anna) };
const byNight: Other = {
  arrange: connected,
  prepare: (w) => async () => {
    const { companyId, userId, epoch } = await w.connection();
    return w.app.syncDueMailbox({ v: 1, companyId, userId, epoch });
  },
};
const mending: Other = {
  arrange: connected,
  async prepare(w) {
    await w.stores.timeline.setEpoch(anna, 'torn');
    return byNight.prepare(w);
  },
};
const signingIn = async (w: World): Promise<Act> => {
  const { authorizeUrl } = await w.elsewhere.startSignIn(anna);
  const answer = w.microsoft.signIn(authorizeUrl, w.accountOf(anna));
  return () => w.app.finishSignIn(anna, answer);
};
const again: Other = { arrange: connected, prepare: signingIn };
const first: Other = {
  async prepare(w) {
    await w.elsewhere.savePreferences(anna, { excludeWords: ['private'] });
    return signingIn(w);
  },
};
const beginning: Other = { arrange: connected, prepare: (w) => () => w.app.startSignIn(anna) };
const preferring: Other = {
  arrange: connected,
  prepare: (w) => () => w.app.savePreferences(anna, { timeZone: 'Europe/Vienna' }),
};
const disconnecting: Other = { arrange: connected, prepare: (w) => () => w.app.disconnect(anna) };
const editing: Other = {
  arrange: connected,
  async prepare(w) {
    await w.elsewhere.syncNow(anna);
    const { event } = await w.eventTitled('Review');
    const start = at('2026-10-01T09:00:00.000Z');
    const edit = { category: 'focus', start, end: at('2026-10-01T10:00:00.000Z') };
    return () => w.app.changeEvent(anna, event.id, '*', edit);
  },
};

const savingCredentials: Other = {
  prepare: (w) => () => w.app.saveCredentials(omar, { tenantId, clientId, clientSecret }),
};
const savingCatalogue: Other = {
  prepare: (w) => () => w.app.saveCatalogue(omar, builtInCatalogue, '*'),
};

function storesOfTheStage(): Stores {
  return {
    ...theStage().ports,
    mailboxQueue: { enqueue: () => Promise.resolve() },
    takeMessages: () => Promise.resolve([]),
    secretNames: () => Promise.resolve([]),
  };
}

const standing = async () => JSON.stringify(await rowsIn(theStage().clients));

/** Begins, and waits when it has to until the other has ended. */
async function beginDelete(w: Scene, args: readonly string[]): Promise<void> {
  const { person, company, poison } = theStage().ports;
  const ports = { ...w.stores, clock: w.clock, person, company, poison };
  await new Promise<void>((waiting) => {
    const otherEnded = new Promise<void>((resolve) => (w.otherEnded = resolve));
    w.deleting = typed(args, ports, () => {
      waiting();
      return otherEnded;
    });
    void w.deleting.finally(waiting);
  });
}

type Expected = {
  readonly args: readonly string[];
  /** Everything that stands afterwards. */
  readonly left: string;
  readonly secrets: readonly string[];
};

async function deletedDuring({ arrange, prepare }: Other, expected: Expected) {
  const set = async (stores?: Stores): Promise<Scene> => {
    const w = await world({ ...arrange, ...(stores && { stores }) });
    return { ...w, act: await prepare(w), otherEnded: () => undefined };
  };
  return atEveryStep<Scene>({
    arrange: () => set(storesOfTheStage()),
    rehearse: () => set(),
    act: (w) => w.act(),
    // A delete before a call of Microsoft is one before the next call of ours.
    at: (step) => !/^(identityProvider|calendar)\./.test(step),
    async interrupt(w, _, go) {
      await beginDelete(w, expected.args);
      return go();
    },
    async wrongs(w) {
      w.otherEnded();
      const { status, said } = await w.deleting!;
      const left = await standing();
      const secrets = w.vault().filter((name) => !expected.secrets.includes(name));
      return [
        ...(status === 0 ? [] : [said]),
        ...(left === expected.left ? [] : [`is left: ${left}`]),
        ...secrets.map((name) => `${name} is left in the vault`),
      ];
    },
  });
}

let nothing: string;
let withCompany: string;
beforeAll(async () => {
  nothing = await standing();
  await world({ stores: storesOfTheStage() });
  withCompany = await standing();
});

test.each<[string, Other, string]>([
  ['a sync by hand', byHand, 'secrets.put'],
  ['a sync that mends a torn epoch', mending, 'timeline.setEpoch'],
  ['a sign-in that renews the connection', again, 'connections.save'],
  ['the beginning of a sign-in', beginning, 'pendingSignIns.replace'],
  ['a change of preferences', preferring, 'connections.save'],
  ['a disconnect', disconnecting, 'timeline.setEpoch'],
  ['an edit that moves an event', editing, 'timeline.edit'],
])('%s brings nothing back of a person who is deleted meanwhile', async (_, other, step) => {
  const args = deletePerson(anna, '--confirm');
  const secrets = ['name of the client secret'];
  const { wrongs, steps } = await deletedDuring(other, { args, left: withCompany, secrets });
  expect(wrongs).toEqual([]);
  expect(steps).toContain(step);
});

test.each<[string, Other, string]>([
  ['a sync of the night', byNight, 'timeline.commit'],
  ['a first sign-in', first, 'connections.save'],
  ['new credentials', savingCredentials, 'companies.saveCredentials'],
  ['a new catalogue', savingCatalogue, 'companies.saveCatalogue'],
])('%s brings nothing back of a company that is deleted meanwhile', async (_, other, step) => {
  const args = deleteCompany(contoso, '--confirm');
  const { wrongs, steps } = await deletedDuring(other, { args, left: nothing, secrets: [] });
  expect(wrongs).toEqual([]);
  expect(steps).toContain(step);
});
