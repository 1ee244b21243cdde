// The scene of a history: the service in three instances over one set of stores, Anna and Ben of Contoso with two
// mailboxes each, the weather, and a bystander at Fabrikam to whom nothing may ever happen.
import { createApp, type App } from '../../src/app';
import { Failure } from '../../src/domain/failure';
import type { UserId } from '../../src/domain/ids';
import type { Caller, MailboxMessage, Ports } from '../../src/ports';
import { withSteps, type Step as Request } from '../fakes/steps';
import { anna, ben, clientSecret, fabrikam, kim, omar, world, type World } from '../fakes/world';
import { anEvent } from '../fixtures/builders';
import { fails } from '../fakes/interruptions';
import type { History, Person, Weather } from './history';
import type { Hook } from './interleaving';
import { calendarOver, type Mailbox, type Mailboxes } from './mailboxes';
import { ownWindow, type Window } from './own-window';
import { witness, type Witness, type Worker } from './witness';
import { witnessed } from './witnessed';

export type Instance = {
  readonly app: App;
  readonly worker: Worker;
  /** What its own clock shows. */
  readonly now: () => Date;
  readonly around: (hook: Hook | undefined) => void;
};

export type Stage = {
  readonly world: World;
  readonly witness: Witness;
  readonly callers: Readonly<Record<Person, Caller>>;
  readonly admin: Caller;
  readonly mailboxes: Readonly<Record<Person, Mailboxes>>;
  weather: Weather;
  /** The company's client secret as it was last entered. */
  secret: string;
  /** Runs that came to a good end. */
  syncs: number;
  /** How far into the night each mailbox's own time is, as first seen: minutes. */
  readonly spreads: Map<Person, number>;
  /** Whoever was told that they are disconnected. */
  readonly left: Set<Person>;
  readonly sent: MailboxMessage[];
  readonly newSerial: () => number;
  readonly lines: string[];
  /** Another line of the story. */
  readonly tell: (text: string) => void;
  readonly instances: number;
  readonly nextInstance: () => number;
  /** The n-th instance of the service. */
  readonly instance: (n: number) => Instance;
  /** Its process is gone; another one comes in its place. */
  readonly replace: (n: number) => void;
  /** The window that a sync of this person would have now. */
  readonly windowOf: (who: Person) => Promise<Window>;
};

/** What a test may do to the service, to see whether it is noticed. */
export type Tamper = (ports: Ports) => Ports;

export async function stage(
  { start, skews }: Pick<History, 'start' | 'skews'>,
  tamper: Tamper = (ports) => ports,
): Promise<Stage> {
  const w = await world({ now: start, sync: { minIntervalSeconds: 0 } });
  const callers = { Anna: anna, Ben: { ...ben, zone: undefined } };
  const mailboxes = { Anna: mailboxesOf(w, anna), Ben: mailboxesOf(w, ben) };
  const all = Object.values(mailboxes).flatMap(({ own, other }) => [own, other]);
  const calendar = calendarOver(w.stores.calendar, (oid) => all.find(({ account }) => account.oid === oid));
  const seen = witness(w.stores);
  await addBystander(w);

  let serials = 0;
  let turns = 0;
  const lines: string[] = [];
  const instances = new Map<number, Instance>();
  const self: Stage = {
    world: w,
    witness: seen,
    callers,
    admin: omar,
    mailboxes,
    weather: 'fair',
    secret: clientSecret,
    syncs: 0,
    spreads: new Map(),
    left: new Set(),
    sent: [],
    newSerial: () => (serials += 1),
    lines,
    tell: (text) => void lines.push(`${w.clock.now().toISOString().slice(0, 16)}Z  ${text}`),
    instances: 3,
    nextInstance: () => turns++ % 3,
    instance(n) {
      const known = instances.get(n);
      if (known) return known;
      const fresh = newInstance(skews[n] ?? 0);
      instances.set(n, fresh);
      return fresh;
    },
    replace: (n) => void instances.delete(n),
    async windowOf(who) {
      const preferences = (await w.stores.connections.get(callers[who]))?.value.preferences;
      return ownWindow(w.clock.now(), preferences?.timeZone ?? callers[who].zone ?? 'UTC');
    },
  };
  return self;

  function newInstance(skew: number): Instance {
    const now = () => new Date(w.clock.now().getTime() + skew * 60_000);
    const stores = { ...w.stores, calendar, clock: { now } };
    const worker: Worker = { actsFor: undefined, alone: true, byNight: false, run: undefined };
    const { ports, trouble } = withSteps(witnessed(stores, seen, worker));
    const around = (hook: Hook | undefined) =>
      trouble.around((request, go) => {
        const inWeather = () => underThe(self.weather, request, go);
        return hook ? hook(request, inWeather) : inWeather();
      });
    around(undefined);
    return { app: createApp(tamper(ports), w.settings), now, worker, around };
  }
}

function mailboxesOf(w: World, caller: Caller): Mailboxes {
  const mailbox = (userId: string): Mailbox => ({
    account: w.accountOf({ ...caller, userId: userId as UserId }),
    meetings: [],
    returned: 'everything',
  });
  return { own: mailbox(caller.userId), other: mailbox(`${caller.userId}-2`) };
}

const isOfStorage = /^(companies|connections|trash|pendingSignIns|timeline|mailboxQueue)\./;

function underThe(weather: Weather, request: Request, go: () => Promise<unknown>): Promise<unknown> {
  const isDown =
    (weather === 'no vault' && request.startsWith('secrets.')) ||
    (weather === 'no storage' && isOfStorage.test(request)) ||
    (weather === 'no Graph' && request.startsWith('calendar.')) ||
    (weather === 'no Entra' && request.startsWith('identityProvider.'));
  if (isDown) return fails(undefined, request, go);
  if (weather === 'slow purges' && request === 'secrets.purge') return Promise.resolve(false);
  if (weather === 'a policy blocks' && request === 'identityProvider.refresh')
    return Promise.reject(new Failure('blocked_by_policy'));
  if (weather === 'Graph throttles' && request === 'calendar.walk')
    return Promise.reject(new Failure('graph_throttled', { retryAfterSeconds: 40 * 60 }));
  return go();
}

/** Kim has a connection and a timeline, in another company. */
async function addBystander(w: World): Promise<void> {
  const connection = await w.addConnection({
    companyId: fabrikam,
    userId: kim.userId,
    nextSyncAt: undefined,
  });
  const { etag = '' } = (await w.stores.timeline.fence(kim)) ?? {};
  const event = anEvent({ connectionId: connection.connectionId ?? '' });
  const next = { epoch: connection.epoch, runId: 'a run of long ago', seq: 1 };
  await w.stores.timeline.commit(kim, { guard: etag, next, changes: [{ kind: 'insert', event }] });
}
