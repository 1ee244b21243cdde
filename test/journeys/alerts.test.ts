// Who is woken, over what the service really logged: each alert's trouble is made in the running stack and rings that
// alert, and an ordinary night rings none. What this cannot show is that the workspace answers the query as these
// conditions answer here.
import { readFileSync } from 'node:fs';
import { alerts } from '../../infra/alerts/alerts';
import { meetingId } from '../../local/calendar/meeting';
import { companies, type PersonName } from '../../local/people';
import type { EventName, LogEvent } from '../../src/domain/log-event';
import { runStack, type RunningStack } from './running-stack';

type Colleague = { readonly user: PersonName; readonly address: string };

const staff = 11;
const hourMs = 3_600_000;
const nightMs = 24 * hourMs;
const { tenantId, clientId, clientSecret } = companies.fabrikam;

let stack: RunningStack;
let colleagues: readonly Colleague[];
/** How much of the stack's output had been printed when the window of the present test began. */
let beginning = 0;

/** What the service has logged since the test began. */
const logged = (): readonly LogEvent[] =>
  stack
    .output()
    .slice(beginning)
    .split('\n')
    .flatMap((line) => /\{"level":.*"event":.*\}$/.exec(line) ?? [])
    .map((event) => JSON.parse(event) as LogEvent);
const rung = () => alerts.filter(({ condition }) => condition.holds(logged())).map(({ name }) => name);
const seen = (name: EventName) => logged().filter(({ event }) => event === name).length;

async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  for (let looks = 0; !(await reached()); looks++) {
    if (looks === 600) throw new Error(`It never came. Logged: ${JSON.stringify(logged().slice(-20))}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
const times = async (n: number, work: (index: number) => Promise<unknown>) => {
  for (let i = 0; i < n; i++) await work(i);
};

const advance = (ms: number) => stack.local('POST', 'clock', { advance: `PT${ms / 1_000}S` });
const host = (state: 'drain' | 'resume') =>
  fetch(`${stack.url}/admin/host/${state}`, { method: 'POST', body: '{}' });
const trouble = (service: 'vault' | 'storage', kind: string | null, rest = {}) =>
  stack.local('POST', service, { fault: kind === null ? null : { kind, ...rest } });
const microsoft = (actions: unknown) => stack.local('POST', 'microsoft', actions);
const outlook = (person: PersonName, method: string, path = '') =>
  stack.api(person, method, `integrations/outlook${path}`);
const backlog = async () => (await stack.local<{ work: number }>('GET', 'queue')).body.work;

async function sweep(): Promise<void> {
  const before = seen('night.swept');
  await stack.sweep();
  await until(() => seen('night.swept') > before);
}
/** The next night of everybody, to its end. */
async function nightFalls(): Promise<void> {
  const before = seen('sync.finished');
  await advance(nightMs);
  await sweep();
  await until(async () => seen('sync.finished') >= before + staff && (await backlog()) === 0);
}

const calendarOf = ({ user }: Colleague, noon: number) =>
  Array.from({ length: 8 }, (_, n) => ({
    id: meetingId(`${user}|${n}`),
    subject: `Topic ${n} of ${user}`,
    start: new Date(noon - n * hourMs),
    end: new Date(noon - (n - 1) * hourMs),
  }));

beforeAll(async () => {
  // Sweeps are run by hand, and everybody's night begins at the same minute.
  stack = await runStack({ env: { SYNC_SPREAD_MINUTES: '0', SYNC_SWEEP_SCHEDULE: '0 0 0 29 2 *' } });
  const hired = await stack.local<{ people: Colleague[] }>('POST', 'people', {
    company: 'contoso',
    count: staff,
  });
  colleagues = hired.body.people;
  await microsoft(
    colleagues.map((one) => ({
      action: 'add-all',
      address: one.address,
      meetings: calendarOf(one, Date.now()),
    })),
  );
  for (const { user, address } of colleagues) {
    await stack.signIn(user, address);
    expect(await outlook(user, 'POST', '/sync')).toMatchObject({ status: 200, body: { imported: 8 } });
  }
  await stack.api('lee', 'PUT', 'integrations/outlook/credentials', { tenantId, clientId, clientSecret });
  await stack.signIn('kim', 'kim@fabrikam.example');
}, 60_000);
beforeEach(() => {
  beginning = stack.output().length;
});
afterAll(() => stack.close());

test('an ordinary night rings none', async () => {
  await nightFalls();
  await times(4, async () => {
    await advance(hourMs / 4);
    await sweep();
  });
  await outlook(colleagues[0]!.user, 'GET');
  expect(seen('http.answered')).toBeGreaterThan(0);
  expect(rung()).toEqual([]);
});

test('no-sweep: an hour goes by and nobody sweeps', async () => {
  await advance(hourMs);
  await outlook('anna', 'GET');
  expect(rung()).toEqual(['no-sweep']);
});

test('nights-late: mailboxes are found due for hours while nobody works their messages off', async () => {
  await host('drain');
  await advance(nightMs + 5 * hourMs);
  await times(2, sweep);
  expect(rung()).toEqual(['nights-late']);
  await host('resume');
  await until(async () => seen('sync.finished') >= staff && (await backlog()) === 0);
});

test('unreadable-message: somebody else wrote into the queue', async () => {
  await stack.local('POST', 'queue', { text: Buffer.from('{"v":9}').toString('base64') });
  await until(() => seen('queue.message_unreadable') > 0);
  await sweep();
  expect(rung()).toEqual(['unreadable-message']);
});

test('api-bug: a row that cannot be read', async () => {
  await trouble('storage', 'unreadable-row');
  await times(3, () => outlook('anna', 'GET'));
  await trouble('storage', null);
  await sweep();
  expect(rung()).toEqual(['api-bug']);
});

test('sync-bug: a message is tried five times and ends aside', async () => {
  await host('drain');
  await advance(nightMs);
  await sweep();
  await trouble('storage', 'unreadable-row');
  await host('resume');
  await until(() => seen('sync.bug') >= 5);
  await trouble('storage', null);
  await until(async () => {
    await advance(60_000);
    return (await backlog()) === 0;
  });
  expect(rung()).toContain('sync-bug');
});

test.each(['storage', 'vault'] as const)('storage-or-vault-down: the %s is away', async (service) => {
  await trouble(service, 'down');
  const { user } = colleagues[0]!;
  await times(5, () => outlook(user, 'POST', '/sync'));
  await trouble(service, null);
  await sweep();
  expect(rung()).toEqual(['storage-or-vault-down']);
});

test('nightly-runs-fail: Graph is down for a night', async () => {
  await microsoft({ action: 'fault', fault: { service: 'graph', kind: '500' } });
  await nightFalls();
  await microsoft({ action: 'fault', fault: null });
  expect(rung()).toEqual(['nightly-runs-fail']);
});

test('syncs-held: several calendars come back empty', async () => {
  // The night before failed: everybody is in step again first, and the window goes on.
  await nightFalls();
  beginning = stack.output().length;
  const { body } = await stack.local<{ now: string }>('POST', 'clock', { advance: 'PT0S' });
  for (const one of colleagues.slice(0, 3)) {
    const { user, address } = one;
    const meetings = calendarOf(one, Date.parse(body.now)).map((meeting) => ({
      ...meeting,
      id: meetingId(`new|${meeting.id}`),
    }));
    await microsoft({ action: 'add-all', address, meetings });
    expect(await outlook(user, 'POST', '/sync')).toMatchObject({ body: { imported: 8 } });
    const all = await stack.meetings(address);
    await microsoft(all.map(({ id }) => ({ action: 'remove', address, meetingId: id })));
  }
  await nightFalls();
  expect(rung()).toEqual(['syncs-held']);
});

test('purges-pending: the vault refuses for an hour to let go of a secret', async () => {
  await trouble('vault', '403');
  await outlook(colleagues[9]!.user, 'POST', '/disconnect');
  await times(3, async () => {
    await advance(hourMs / 4);
    await sweep();
  });
  expect(rung()).toEqual(['purges-pending']);
  await trouble('vault', null);
  await sweep();
});

test('sign-ins-fail: nobody consents', async () => {
  await times(10, async () => {
    const started = await stack.api<{ authorizeUrl: string }>('anna', 'POST', 'integrations/outlook/connect');
    const state = new URL(started.body.authorizeUrl).searchParams.get('state');
    const answer = await stack.api('anna', 'POST', 'integrations/outlook/callback', {
      state,
      error: 'access_denied',
    });
    expect(answer.status).toBe(409);
  });
  await sweep();
  expect(rung()).toEqual(['sign-ins-fail']);
});

test('company-broken: a company lets its client secret expire', async () => {
  await microsoft({ action: 'secret', company: 'fabrikam', state: { kind: 'expired' } });
  expect(await outlook('kim', 'POST', '/sync')).toMatchObject({ body: { code: 'secret_expired' } });
  await sweep();
  expect(rung()).toEqual(['company-broken']);
});

test('company-unreadable: the row of a company cannot be read when its people are due', async () => {
  await advance(nightMs);
  await stack.local('POST', 'storage', { fault: { kind: 'unreadable-row', times: 1 }, afterCalls: 1 });
  await sweep();
  await trouble('storage', null);
  expect(rung()).toContain('company-unreadable');
});

test('slow-sweep: storage keeps a sweep waiting for minutes', async () => {
  await trouble('storage', 'slow', { times: 1 });
  const swept = sweep();
  await advance(3 * 60_000);
  await trouble('storage', null);
  await swept;
  expect(rung()).toEqual(['slow-sweep']);
});

test('every alert has a test above', () => {
  const tests = readFileSync(__filename, 'utf8');
  expect(alerts.filter(({ name }) => !tests.includes(`'${name}: `))).toEqual([]);
});
