// Whatever a service that we depend on does in its trouble: the right code, its Retry-After passed on, nothing lost,
// nothing half written, and nobody kept waiting by our own retries.
import { runStack, type RunningStack } from './running-stack';

type Problem = { code: string; remedy: string; retryAfterSeconds: number };
type Service = 'graph' | 'entra' | 'vault' | 'storage';

const anna = 'anna@contoso.example';
const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
let stack: RunningStack;
let before: unknown;

const sync = (on = stack) => on.api<Problem>('anna', 'POST', 'integrations/outlook/sync');
const timeline = async (on = stack) =>
  (await on.api<{ events: unknown[] }>('anna', 'GET', `timeline?from=${day(-10)}&until=${day(3)}`)).body
    .events;
const status = async () =>
  (await stack.api<{ status: string; problem: unknown }>('anna', 'GET', 'integrations/outlook')).body;

function trouble(service: Service, kind: string | null, on = stack): Promise<unknown> {
  if (service === 'graph' || service === 'entra') {
    return on.local('POST', 'microsoft', {
      action: 'fault',
      fault: kind === null ? null : { service, kind },
    });
  }
  return on.local('POST', service, { fault: kind === null ? null : { kind } });
}

async function syncedStack(): Promise<RunningStack> {
  const running = await runStack();
  await running.signIn('anna', anna);
  expect((await sync(running)).status).toBe(200);
  return running;
}

beforeAll(async () => {
  stack = await syncedStack();
  before = await timeline();
}, 30_000);
afterAll(() => stack.close());

const codes: Record<Service, string> = {
  graph: 'graph_unavailable',
  entra: 'entra_unavailable',
  vault: 'vault_unavailable',
  storage: 'storage_unavailable',
};

/** kind → seconds to wait that the service told, as a range */
const told = { '429-seconds': [6, 7], '429-date': [20, 31], '429-3600': [3590, 3600] } as const;
const always = { ...told, down: undefined, html: undefined, 'cut-off': undefined, '500': undefined };
const kinds: Record<Service, Record<string, readonly [number, number] | undefined>> = {
  graph: { ...always, '429-bare': undefined },
  entra: { ...always, '429-bare': undefined },
  vault: { ...always, '429': undefined, '403': undefined },
  storage: { ...always, '429': undefined, '403': undefined, 'html-200': undefined },
};

const cases = (Object.keys(kinds) as Service[]).flatMap((service) =>
  Object.keys(kinds[service]).map((kind): [Service, string] => [service, kind]),
);

test.each(cases)(
  '%s that answers %s: a sync says so soon, changes nothing, and the next one works',
  async (service, kind) => {
    await trouble(service, kind);
    const started = Date.now();
    const answer = await sync();
    const tookMs = Date.now() - started;
    await trouble(service, null);
    const code = service === 'graph' && kind.startsWith('429') ? 'graph_throttled' : codes[service];
    expect({ status: answer.status, code: answer.body.code, remedy: answer.body.remedy }).toEqual({
      status: 503,
      code,
      remedy: 'retry-later',
    });
    const wait = kinds[service][kind];
    if (wait) {
      expect(answer.body.retryAfterSeconds).toBeGreaterThanOrEqual(wait[0]);
      expect(answer.body.retryAfterSeconds).toBeLessThanOrEqual(wait[1]);
    } else expect(answer.body.retryAfterSeconds).toBeGreaterThan(0);
    expect(tookMs).toBeLessThan(4_000);
    expect(await timeline()).toEqual(before);
    expect(await status()).toMatchObject({ status: 'connected', problem: null });
    if (service === 'graph' && wait) await stack.local('POST', 'clock', { advance: `PT${wait[1] + 1}S` });
    expect(await sync()).toMatchObject({ status: 200, body: { imported: 0, updated: 0, removed: 0 } });
  },
  20_000,
);

// A stack for each, so that all are waited for at once.
test.concurrent.each(['graph', 'entra', 'vault', 'storage'] as const)(
  '%s that is slow beyond the time-out is given up after ten seconds',
  async (service) => {
    const own = await syncedStack();
    const had = await timeline(own);
    await trouble(service, 'slow', own);
    const started = Date.now();
    const answer = await sync(own);
    expect(Date.now() - started).toBeLessThan(14_000);
    await trouble(service, null, own);
    expect(answer).toMatchObject({ status: 503, body: { code: codes[service], remedy: 'retry-later' } });
    expect(await timeline(own)).toEqual(had);
    await own.close();
  },
  60_000,
);

test('a disconnect while the vault is down succeeds, and the night purges what it had to leave', async () => {
  await trouble('vault', 'down');
  expect(await stack.api('anna', 'POST', 'integrations/outlook/disconnect')).toMatchObject({
    status: 200,
    body: { cleanup: 'pending', status: { status: 'not_connected' } },
  });
  expect(await stack.api('anna', 'POST', 'integrations/outlook/disconnect')).toMatchObject({
    status: 200,
    body: { cleanup: 'pending' },
  });
  await trouble('vault', null);
  const left = async () => (await stack.local<{ live: string[]; deleted: string[] }>('GET', 'vault')).body;
  expect((await left()).live).toHaveLength(2);
  await stack.sweep();
  for (let tries = 0; tries < 50 && (await left()).live.length > 1; tries++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await left()).toEqual({ live: [expect.any(String)], deleted: [] });
  expect(await stack.api('anna', 'POST', 'integrations/outlook/disconnect')).toMatchObject({
    status: 200,
    body: { cleanup: 'done' },
  });
});
