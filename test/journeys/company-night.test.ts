// The night of a company: two hundred mailboxes, and much goes wrong at once. A sweep breaks off half way, the vault is
// away for a while, a message cannot be read, three mailboxes are broken in three ways, and the company next door has
// a secret that expired. In the morning every mailbox is in step with its calendar or says why not.
// Over HTTP against the running stack; the clock goes on from sweep to sweep, nobody waits for the night.
import { companies, type PersonName } from '../../local/people';
import { meetingId } from '../../local/calendar/meeting';
import { runStack, type RunningStack } from './running-stack';

type Colleague = { readonly user: string; readonly address: string };
type Run = { trigger: string; outcome: string; code: string | null; remedy: string | null };
type Connection = {
  userId: string;
  status: string;
  lastSyncAt: string;
  nextSyncAt: string | null;
  lastRun: Run;
  problem: { code: string; remedy: string } | null;
};
type Night = { due: number; done: number; failed: number };
type Connections = { connections: Connection[]; night: Night | null; next: string | null };
type Swept = { due: number; enqueued: number };
type Call = { service: string; path: string; mailbox?: string };

const staff = 200;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const { tenantId, clientId, clientSecret } = companies.fabrikam;

let stack: RunningStack;
let colleagues: readonly Colleague[];
let neighbours: readonly Colleague[];
let noon: number;
/** Everybody's next sync, as the evening's page says. */
let night: number;
/** The night's progress, as the admin's page showed it now and again. */
const shown: Night[] = [];

const revoked = () => colleagues[0]!;
const forbidden = () => colleagues[1]!;
const throttled = () => colleagues[2]!;
const healthy = () => colleagues.slice(3);

const as = (user: string) => user as PersonName;
/** Lets it happen at Microsoft, and nothing that could not. */
async function microsoft(actions: object): Promise<void> {
  expect((await stack.local('POST', 'microsoft', actions)).status).toBe(200);
}
const host = (state: 'drain' | 'resume') =>
  fetch(`${stack.url}/admin/host/${state}`, { method: 'POST', body: '{}' });
const passes = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What never comes is a failure, not a test that never ends. */
async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  for (let looks = 0; !(await reached()); looks++) {
    if (looks === 1_000) throw new Error('It never came.');
    await passes(50);
  }
}

/** The stack's time, after it went on by so much. */
async function clock(advanceMs = 0): Promise<number> {
  const advance = `PT${(advanceMs / 1_000).toFixed(3)}S`;
  return Date.parse((await stack.local<{ now: string }>('POST', 'clock', { advance })).body.now);
}

/** The same for everybody, eight at a time. */
async function each<T>(all: readonly Colleague[], work: (one: Colleague) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  const waiting = all.entries();
  const worker = async () => {
    for (const [n, one] of waiting) results[n] = await work(one);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return results;
}

/** Every page of what the company's admin sees. */
async function connections(admin: PersonName = 'omar'): Promise<Connection[]> {
  const all: Connection[] = [];
  for (let next: string | null = ''; next !== null;) {
    const query: string = next === '' ? '' : `?next=${encodeURIComponent(next)}`;
    const page = await stack.api<Connections>(admin, 'GET', `integrations/outlook/connections${query}`);
    all.push(...page.body.connections);
    next = page.body.next;
  }
  return all;
}
async function progress(): Promise<Night> {
  const { body } = await stack.api<Connections>('omar', 'GET', 'integrations/outlook/connections');
  return body.night ?? { due: staff, done: 0, failed: 0 };
}
const statusOf = async ({ user }: Colleague) =>
  (await stack.api<Connection>(as(user), 'GET', 'integrations/outlook')).body;
const queue = async () => (await stack.local<{ work: number; poison: number }>('GET', 'queue')).body;

/** One sweep, to its end: what it did, or that it broke off. */
async function sweep(): Promise<Swept | 'broke off'> {
  const before = stack.output().length;
  let ended: Swept | 'broke off' | undefined;
  await stack.sweep();
  await until(() => {
    const said = stack.output().slice(before);
    const swept = /\{[^{}]*"event":"night\.swept"[^{}]*\}/.exec(said)?.[0];
    if (swept !== undefined) ended = JSON.parse(swept) as Swept;
    else if (said.includes('storage_unavailable')) ended = 'broke off';
    return ended !== undefined;
  });
  return ended!;
}

/** Until nothing is left in the queue but what cannot be read; looks at the admin's page meanwhile. */
async function untilQuiet(): Promise<Night> {
  let looks = 0;
  await until(async () => {
    if (looks++ % 10 === 0) shown.push(await progress());
    const { work, poison } = await queue();
    return work + poison <= 1;
  });
  return progress();
}

const calls = async (service: string) =>
  (await stack.local<{ requests: Call[] }>('GET', 'requests')).body.requests.filter(
    (call) => call.service === service,
  );
/** Until none came for longer than our clients pause between two tries. */
async function untilNoCalls(service: string): Promise<void> {
  let before = -1;
  await until(async () => {
    await passes(700);
    const now = (await calls(service)).length;
    const silent = now === before;
    before = now;
    return silent;
  });
}
const tokenCalls = async (tenant: string) =>
  (await calls('entra')).filter(({ path }) => path === `/${tenant}/oauth2/v2.0/token`).length;
/** How often Graph was asked about each mailbox. */
async function askedAbout(): Promise<Map<string, number>> {
  const asked = new Map<string, number>();
  for (const { mailbox = '' } of await calls('graph')) asked.set(mailbox, (asked.get(mailbox) ?? 0) + 1);
  return asked;
}

/** Four meetings in the last four days, each with a title of its own. */
function calendarOf({ user }: Colleague) {
  return [1, 2, 3, 4].map((day) => {
    const start = noon - day * 24 * hourMs;
    return {
      id: meetingId(`${user}|${day}`),
      subject: `Topic ${day} of ${user}`,
      start: new Date(start),
      end: new Date(start + hourMs / 2),
    };
  });
}

/** One meeting moves, one is cancelled, one is added. */
function changesAtMicrosoft({ user, address }: Colleague) {
  const start = new Date(noon - 3 * hourMs);
  const end = new Date(noon - 2 * hourMs);
  return [
    { action: 'move', address, meetingId: meetingId(`${user}|1`), byMinutes: 45 },
    { action: 'cancel', address, meetingId: meetingId(`${user}|2`) },
    { action: 'add', address, meeting: { subject: `News for ${user}`, start, end } },
  ];
}

/** What a timeline in step with the calendar shows. */
async function calendarNow({ address }: Colleague): Promise<string[]> {
  const meetings = (await stack.meetings(address)).filter(({ isCancelled }) => !isCancelled);
  return meetings.map(({ subject, start }) => `${start.toISOString()} ${subject}`).sort();
}
async function timelineOf({ user }: Colleague): Promise<string[]> {
  const day = (shift: number) => new Date(noon + shift * 24 * hourMs).toISOString().slice(0, 10);
  const path = `timeline?from=${day(-9)}&until=${day(3)}`;
  const { body } = await stack.api<{ events: { title: string; start: string }[] }>(as(user), 'GET', path);
  return body.events.map(({ title, start }) => `${start} ${title}`).sort();
}

async function connectsAndSyncs({ user, address }: Colleague): Promise<void> {
  expect((await stack.signIn(as(user), address)).status).toBe(200);
  expect(await stack.api(as(user), 'POST', 'integrations/outlook/sync')).toMatchObject({
    status: 200,
    body: { imported: 4 },
  });
}

beforeAll(async () => {
  // Sweeps are run by hand only, and all mailboxes are due at the same minute.
  stack = await runStack({ env: { SYNC_SPREAD_MINUTES: '0', SYNC_SWEEP_SCHEDULE: '0 0 0 29 2 *' } });
  const now = await clock();
  // At noon, so that no night begins while everybody connects, whenever this test runs.
  noon = await clock((((12 * hourMs - now) % (24 * hourMs)) + 24 * hourMs) % (24 * hourMs));
  const hire = async (company: string, count: number) =>
    (await stack.local<{ people: Colleague[] }>('POST', 'people', { company, count })).body.people;
  colleagues = await hire('contoso', staff);
  neighbours = await hire('fabrikam', 5);
  const saved = await stack.api('lee', 'PUT', 'integrations/outlook/credentials', {
    tenantId,
    clientId,
    clientSecret,
  });
  expect(saved.status).toBe(200);
  const everybody = [...colleagues, ...neighbours];
  await microsoft(
    everybody.map((one) => ({ action: 'add-all', address: one.address, meetings: calendarOf(one) })),
  );
  await each(everybody, connectsAndSyncs);

  await microsoft([
    ...everybody.flatMap(changesAtMicrosoft),
    { action: 'behave', address: revoked().address, behaviour: 'grant-revoked' },
    { action: 'behave', address: forbidden().address, behaviour: 'policy-at-refresh' },
    { action: 'fault', fault: { service: 'graph', kind: '429-3600', mailbox: throttled().address } },
    { action: 'secret', company: 'fabrikam', state: { kind: 'expired' } },
  ]);
  // One of them notices in the evening.
  expect(await stack.api(as(neighbours[0]!.user), 'POST', 'integrations/outlook/sync')).toMatchObject({
    status: 409,
    body: { code: 'secret_expired' },
  });

  const evening = await connections();
  expect(evening).toHaveLength(staff);
  const nights = new Set(evening.map(({ nextSyncAt }) => nextSyncAt));
  expect(nights.size).toBe(1);
  night = Date.parse([...nights][0] ?? '');
  await stack.local('DELETE', 'requests');
}, 180_000);
afterAll(() => stack.close());

test('F19, F28, F29: a sweep breaks off half way, and the vault goes away while those that it enqueued are synced', async () => {
  await host('drain');
  // Of a later version, say: nothing of ours can read it.
  const text = Buffer.from(JSON.stringify({ v: 2, mailbox: 'somebody' })).toString('base64');
  await stack.local('POST', 'queue', { text });
  await clock(night + minuteMs - (await clock()));
  await stack.local('POST', 'storage', { fault: { kind: 'down' }, afterCalls: staff / 2 });
  expect(await sweep()).toBe('broke off');
  // What was still under way is tried a third time and given up; only then storage is back.
  await untilNoCalls('queue');
  await stack.local('POST', 'storage', { fault: null });
  const enqueued = (await queue()).work - 1;
  expect(enqueued).toBeGreaterThan(0);
  expect(enqueued).toBeLessThan(staff);

  await stack.local('POST', 'vault', { fault: { kind: '403' }, afterCalls: 50 });
  await host('resume');
  const { done, failed } = await untilQuiet();
  expect(done + failed).toBe(enqueued);
  const waiting = (await connections()).filter(({ lastRun }) => lastRun.code === 'vault_unavailable');
  expect(waiting.length).toBeGreaterThan(0);
  for (const { status, problem, lastRun } of waiting) {
    expect({ status, problem }).toEqual({ status: 'connected', problem: null });
    expect(lastRun).toMatchObject({ trigger: 'nightly', outcome: 'failed', remedy: 'retry-later' });
  }
}, 60_000);

test('F19, F28, F29: the next sweep enqueues exactly the others and those whom the vault kept waiting', async () => {
  await stack.local('POST', 'vault', { fault: null });
  const finished = (await connections()).filter(
    ({ lastRun }) => lastRun.trigger === 'nightly' && lastRun.code !== 'vault_unavailable',
  );
  await clock(15 * minuteMs);
  // And one of the company next door.
  expect(await sweep()).toMatchObject({ enqueued: staff - finished.length + 1 });
  expect(await untilQuiet()).toMatchObject({ due: staff, done: staff - 3, failed: 3 });
}, 60_000);

test('the progress that the admin saw meanwhile added up at every look', () => {
  for (const { due, done, failed } of shown) {
    expect(due).toBe(staff);
    expect(done + failed).toBeLessThanOrEqual(due);
  }
  const done = shown.map((each) => each.done);
  expect(done).toEqual([...done].sort((a, b) => a - b));
});

test('F26, F27: the message that nobody can read was tried five times, ten seconds apart, and lies aside', async () => {
  const tries = () => stack.output().split('"queue.message_unreadable"').length - 1;
  for (let n = tries(); n < 5; n = tries()) {
    await clock(10_000);
    await until(() => tries() > n);
  }
  await until(async () => (await queue()).poison === 1);
  expect(tries()).toBe(5);
  expect(await queue()).toEqual({ work: 0, poison: 1 });
  expect(stack.output()).toContain('moved to outlook-sync-poison after 5 attempts');
}, 60_000);

test('until the morning nobody is synced again who is done; the throttled one is asked for now and then', async () => {
  const before = await calls('graph');
  for (let quarter = 0; quarter < 12; quarter++) {
    await clock(15 * minuteMs);
    await sweep();
    await until(async () => (await queue()).work === 0);
  }
  const since = (await calls('graph')).slice(before.length);
  expect(new Set(since.map(({ mailbox }) => mailbox))).toEqual(new Set([throttled().address]));
  // Three hours: first an hour as Microsoft asked, then less and less often.
  expect(since.length).toBeLessThanOrEqual(3);
}, 60_000);

describe('in the morning', () => {
  test('every mailbox that could be synced shows what its calendar shows', async () => {
    const seen = await each(healthy(), timelineOf);
    expect(seen).toEqual(await each(healthy(), calendarNow));
    expect(seen.flat()).toHaveLength(healthy().length * 4);
  });

  test('the others keep what they had, and both they and their admin are told why and who must act', async () => {
    const page = new Map((await connections()).map((connection) => [connection.userId, connection]));
    const told = {
      [revoked().user]: {
        status: 'reconnect_required',
        nextSyncAt: null,
        problem: { code: 'grant_revoked', remedy: 'reconnect' },
      },
      [forbidden().user]: {
        status: 'blocked',
        problem: { code: 'blocked_by_policy', remedy: 'ask-admin' },
      },
      [throttled().user]: {
        status: 'connected',
        nextSyncAt: expect.any(String) as string,
        lastRun: { outcome: 'failed', code: 'graph_throttled', remedy: 'retry-later' },
      },
    };
    for (const one of [revoked(), forbidden(), throttled()]) {
      expect(page.get(one.user)).toMatchObject(told[one.user]!);
      expect(await statusOf(one)).toMatchObject(told[one.user]!);
      const evening = calendarOf(one).map(({ subject, start }) => `${start.toISOString()} ${subject}`);
      expect(await timelineOf(one)).toEqual(evening.sort());
    }
    for (const { user } of healthy()) {
      expect(page.get(user)).toMatchObject({
        status: 'connected',
        problem: null,
        lastRun: { trigger: 'nightly', outcome: 'succeeded' },
      });
    }
  });

  test('the night adds up', async () => {
    expect(await progress()).toMatchObject({ due: staff, done: staff - 3, failed: 3 });
  });

  test('F14: each healthy mailbox was asked for once, the revoked and the forbidden one never, no token twice', async () => {
    const asked = await askedAbout();
    expect(healthy().filter(({ address }) => asked.get(address) !== 1)).toEqual([]);
    const tries = asked.get(throttled().address) ?? 0;
    expect(tries).toBeGreaterThan(1);
    expect([...asked.keys()]).toHaveLength(healthy().length + 1);
    expect(await tokenCalls(companies.contoso.tenantId)).toBe(healthy().length + 2 + tries);
  });

  test('F08, F16: the company with the expired secret was asked for once, and its people see why', async () => {
    expect(await tokenCalls(tenantId)).toBe(1);
    const next = await connections('lee');
    expect(next).toHaveLength(neighbours.length);
    for (const connection of next) {
      expect(connection).toMatchObject({
        status: 'connected',
        problem: { code: 'secret_expired', remedy: 'fix-credentials' },
      });
    }
  });

  test('F07: once Microsoft lets it, the throttled one is in step too, at the time that its page says', async () => {
    await microsoft({ action: 'fault', fault: null });
    const { nextSyncAt } = await statusOf(throttled());
    await clock(Date.parse(nextSyncAt!) + 1_000 - (await clock()));
    await sweep();
    await untilQuiet();
    expect(await timelineOf(throttled())).toEqual(await calendarNow(throttled()));
    expect(await progress()).toMatchObject({ due: staff, done: staff - 2, failed: 2 });
  });
});
