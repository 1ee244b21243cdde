import hostJson from '../../host.json';
import { countPerson, isEmpty } from '../../ops/count';
import { quietMinutes } from '../../ops/quiet';
import type { CompanyId } from '../../src/domain/ids';
import { storageMailboxQueue } from '../../src/adapters/azure/storage-mailbox-queue';
import { aPendingSignIn, anEvent } from '../fixtures/builders';
import { connect, found, insertEvents, settle, throwAway, user } from './people';
import { copyOf, everything, stage } from './stage';
import { deleteCompany, deletePerson, typed } from './typed';

type Everything = Awaited<ReturnType<typeof everything>>;

const theStage = stage();

const acme = 'acme' as CompanyId;
const anna = user('acme', 'anna');
const ben = user('acme', 'ben');
/** Ids that would meet hers if they were not hashed as they are. */
const colleagues = ['ann', 'anna2', 'Anna', 'a/nna', "anna' or PartitionKey gt '"].map((id) =>
  user('acme', id),
);
const strangers = [user('acme2', 'anna'), user('ac', 'meanna')];

beforeAll(async () => {
  const here = theStage();
  for (const { companyId } of strangers) await found(here, companyId);
  for (const stranger of strangers) await settle(here, stranger);
  const queue = storageMailboxQueue({ queue: here.clients.mailboxQueue });
  const message = { v: 1, ...anna, epoch: 'epoch' } as const;
  await queue.enqueue([{ message, delaySeconds: 0 }]);
});

test('the last rows wait longer than any request can run', () => {
  const [hours = 0, minutes = 0, seconds = 0] = hostJson.functionTimeout.split(':').map(Number);
  expect(quietMinutes).toBeGreaterThan(hours * 60 + minutes + seconds / 60);
});

describe('with a person in a company of many', () => {
  let withoutCompany: Everything;
  let withoutHer: Everything;
  beforeAll(async () => {
    withoutCompany = await everything(theStage());
    await found(theStage(), acme);
    for (const colleague of colleagues) await settle(theStage(), colleague);
    withoutHer = await everything(theStage());
  });

  test('a dry run of her delete changes nothing and tells counts, the delete leaves exactly what is not hers', async () => {
    const { ports, secretClient } = theStage();
    await settle(theStage(), anna);
    // Given up, and deleted in the vault but not purged: it cannot say any more whose it was.
    await secretClient.beginDeleteSecret(await throwAway(ports, anna));
    const withHer = await everything(theStage());
    expect(await typed(deletePerson(anna), ports)).toEqual({
      status: 0,
      said: [
        'Stored about this person:',
        '  1  connection, with preferences and last runs',
        '  1  pending sign-in',
        '  1  refresh token in the vault',
        '  3  secrets that wait to be purged',
        '  3  events',
        '  1  deleted event (tombstone)',
        '  1  lesson',
        '  4  index rows',
        '  1  signpost',
        '  1  fence',
        'This was a dry run: nothing is changed. To delete all of it, for good:',
        '  npm run ops -- delete-person --company=acme --user=anna --confirm',
        'Before that, end their access to OtiumWork: whoever has it can connect again at any moment.',
      ].join('\n'),
    });
    expect(await everything(theStage())).toEqual(withHer);

    const { status, said } = await typed(deletePerson(anna, '--confirm'), ports);
    expect([status, said]).toEqual([0, expect.stringContaining('Done: nothing is stored about this person')]);
    expect(await everything(theStage())).toEqual(withoutHer);
  });

  test('somebody of whom nothing is stored is unknown', async () => {
    for (const more of [[], ['--confirm']]) {
      const said = 'Nothing is stored about a user "anna" of company "acme".';
      expect(await typed(deletePerson(anna, ...more), theStage().ports)).toEqual({ status: 1, said });
    }
    expect(await everything(theStage())).toEqual(withoutHer);
  });

  test('whoever has only begun to sign in, or only a timeline without a connection, is known and deleted', async () => {
    const { ports } = theStage();
    await ports.pendingSignIns.replace(aPendingSignIn(anna));
    expect((await typed(deletePerson(anna, '--confirm'), ports)).status).toBe(0);
    await ports.timeline.setEpoch(anna, 'epoch');
    expect((await typed(deletePerson(anna, '--confirm'), ports)).status).toBe(0);
    expect(await everything(theStage())).toEqual(withoutHer);
  });

  test('whoever connects again in the wait is deleted again, and after three times that their access must end', async () => {
    const { ports } = theStage();
    for (const mostTimes of [2, 99]) {
      await settle(theStage(), anna);
      let waits = 0;
      const { status, said } = await typed(deletePerson(anna, '--confirm'), ports, async () => {
        if (++waits <= mostTimes) await connect(ports, anna);
      });
      expect(waits).toBe(3);
      expect(status).toBe(mostTimes === 2 ? 0 : 1);
      expect(said).toContain(mostTimes === 2 ? 'Done: ' : 'End their access to OtiumWork first');
    }
    expect((await typed(deletePerson(anna, '--confirm'), ports)).status).toBe(0);
    expect(await everything(theStage())).toEqual(withoutHer);
  });

  test('while the vault does not purge, her rows go but for two, so that the next run finishes', async () => {
    const { ports, gate } = theStage();
    await settle(theStage(), anna);
    gate.before = ({ method, url }) => {
      if (method === 'DELETE' && url.includes('/deletedsecrets/')) throw new Error('the vault is busy');
    };
    await expect(typed(deletePerson(anna, '--confirm'), ports)).rejects.toMatchObject({
      code: 'vault_unavailable',
      reason: '3 secrets are not confirmed to be purged',
    });
    gate.before = () => undefined;
    const { connections, fences, ...others } = await countPerson(ports, anna);
    expect([connections, fences, isEmpty(others)]).toEqual([1, 1, true]);
    expect((await typed(deletePerson(anna, '--confirm'), ports)).status).toBe(0);
    expect(await everything(theStage())).toEqual(withoutHer);
  });

  test('a timeline of many pages goes, while its owner moves events in it', async () => {
    const { ports, gate } = theStage();
    await connect(ports, anna);
    for (let n = 0; n < 11; n++)
      await insertEvents(
        ports,
        anna,
        Array.from({ length: 49 }, () => anEvent()),
      );
    let moved = false;
    gate.before = async (request) => {
      if (moved || !String(request.body).includes('/Timeline(')) return;
      moved = true;
      gate.before = () => undefined;
      const { events } = await ports.timeline.readFrom(anna, new Date(0));
      const [last] = events.slice(-1);
      const time = { start: new Date('2026-11-19T09:00:00Z'), end: new Date('2026-11-19T10:00:00Z') };
      await ports.timeline.edit(anna, last!, { ...last!.event, user: { time } });
    };
    let inTheWait: Awaited<ReturnType<typeof countPerson>> | undefined;
    const { status } = await typed(deletePerson(anna, '--confirm'), ports, async () => {
      inTheWait = await countPerson(ports, anna);
    });
    expect([status, moved, inTheWait]).toEqual([
      0,
      true,
      expect.objectContaining({ events: 0, indexRows: 0 }),
    ]);
    expect(await everything(theStage())).toEqual(withoutHer);
  });

  test('a dry run of the delete of the company changes nothing, the delete leaves exactly what is not its', async () => {
    const { ports, secretClient } = theStage();
    await ports.pendingSignIns.replace(aPendingSignIn(ben));
    await secretClient.beginDeleteSecret(await throwAway(ports, { companyId: acme }));
    const before = await everything(theStage());
    const dry = await typed(deleteCompany(acme), ports);
    expect(dry.status).toBe(0);
    expect(dry.said).toContain('   5  connections, with preferences and last runs\n   6  pending sign-ins');
    expect(dry.said).toContain('  npm run ops -- delete-company --company=acme --confirm');
    expect(await everything(theStage())).toEqual(before);

    expect((await typed(deleteCompany(acme, '--confirm'), ports)).status).toBe(0);
    expect(await everything(theStage())).toEqual(withoutCompany);
    expect((await typed(deleteCompany(acme, '--confirm'), ports)).said).toContain('Nothing is stored');
  });
});

/** Lets a delete die before each request that would write something, and runs it again. */
async function diedEverywhere(play: {
  readonly settle: () => Promise<void>;
  readonly args: readonly string[];
}): Promise<{ readonly wrongs: readonly string[]; readonly deaths: number }> {
  const { ports, gate } = theStage();
  const standing = async () => JSON.stringify(await everything(theStage()));
  const without = await standing();
  await play.settle();
  const copy = await copyOf(theStage());
  const wrongs: string[] = [];
  for (let deaths = 0; ; deaths++) {
    if (deaths > 0) await copy.restore();
    let writes = 0;
    gate.before = ({ method }) => {
      if (method !== 'GET' && ++writes > deaths) throw new Error('died');
    };
    const first = await typed(play.args, ports).catch(() => undefined);
    gate.before = () => undefined;
    if (first?.status === 0) return { wrongs, deaths };
    const again = await typed(play.args, ports);
    if ((await standing()) !== without) wrongs.push(`${deaths}: something is left or changed`);
    const done = again.status === 0 || again.said.includes('Nothing is stored');
    if (!done) wrongs.push(`${deaths}: ${again.said}`);
  }
}

describe('a delete that dies at any moment is finished by running it again', () => {
  test('of a person', async () => {
    const { ports } = theStage();
    await connect(ports, ben);
    const { wrongs, deaths } = await diedEverywhere({
      async settle() {
        await connect(ports, anna);
        await insertEvents(ports, anna, [anEvent()]);
        await ports.pendingSignIns.replace(aPendingSignIn(anna));
        await throwAway(ports, anna);
      },
      args: deletePerson(anna, '--confirm'),
    });
    expect(wrongs).toEqual([]);
    expect(deaths).toBe(13);
  });

  test('of a company', async () => {
    const one = user('one', 'person');
    const { wrongs, deaths } = await diedEverywhere({
      async settle() {
        await found(theStage(), one.companyId);
        await theStage().ports.pendingSignIns.replace(aPendingSignIn(one));
      },
      args: deleteCompany(one.companyId, '--confirm'),
    });
    expect(wrongs).toEqual([]);
    expect(deaths).toBe(15);
  });
});
