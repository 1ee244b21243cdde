// What the front page registers on the platform: every door of the table, the queue and the timer. `@azure/functions`
// hands registrations to a module that exists only inside a Functions worker; here a list takes its place.
import { fakeApp, routesOf } from './fixtures/doors';

type Binding = {
  readonly type: string;
  readonly methods?: readonly string[];
  readonly route?: string;
  readonly authLevel?: string;
  readonly schedule?: string;
  readonly runOnStartup?: boolean;
  readonly queueName?: string;
  readonly connection?: string;
};
type Registered = { readonly name: string; readonly bindings: Readonly<Record<string, Binding>> };
const mockRegistered: Registered[] = [];

jest.mock(
  '@azure/functions-core',
  () => ({
    version: '4.0.0',
    hostVersion: '4.1000.0',
    setProgrammingModel: () => undefined,
    registerFunction: (metadata: Registered) => {
      mockRegistered.push(metadata);
    },
    registerHook: () => undefined,
    log: () => undefined,
  }),
  { virtual: true },
);

const settings = {
  DataStorage:
    'DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:1/devstoreaccount1;QueueEndpoint=http://127.0.0.1:1/devstoreaccount1;',
  KEY_VAULT_URL: 'http://127.0.0.1:1',
  OTIUMWORK_ISSUER: 'https://id.otiumwork.example',
  OTIUMWORK_AUDIENCE: 'otiumwork-api',
  OTIUMWORK_JWKS_URL: 'https://id.otiumwork.example/keys',
  FRONTEND_URL: 'https://app.otiumwork.example',
};

const triggers = () =>
  mockRegistered.map(({ name, bindings }) => ({
    name,
    trigger: Object.values(bindings).find(({ type }) => type.endsWith('Trigger')),
  }));
const httpTriggers = () => triggers().filter(({ trigger }) => trigger?.type === 'httpTrigger');

const before = process.env;
beforeAll(async () => {
  process.env = { ...before, ...settings };
  await import('../../functions/index');
});
afterAll(() => {
  process.env = before;
});

test('every door that the tests know is registered, and the tests know every door that is', () => {
  const registered = httpTriggers().map(({ name, trigger }) => [name, trigger?.methods, trigger?.route]);
  const known = routesOf(fakeApp().app).map(({ name, method, path }) => [name, [method], path]);
  expect(registered.map(String).sort()).toEqual(known.map(String).sort());
});

test('beside the doors there are one timer and one queue', () => {
  const others = triggers().filter(({ trigger }) => trigger?.type !== 'httpTrigger');
  expect(others).toMatchObject([
    { name: 'sweep', trigger: { type: 'timerTrigger', schedule: '0 */15 * * * *' } },
    {
      name: 'sync-mailbox',
      trigger: { type: 'queueTrigger', queueName: 'outlook-sync', connection: 'DataStorage' },
    },
  ]);
});

test('no door needs a key of the platform: who may enter is judged by the token', () => {
  for (const { trigger } of httpTriggers()) expect(trigger?.authLevel).toBe('anonymous');
});

test('names and routes are such as the platform takes: none begins with admin or runtime, none comes twice', () => {
  const all = triggers();
  for (const { name, trigger } of all) {
    expect(name).toMatch(/^(?!admin|runtime|host$)[a-z][a-z0-9-]{0,127}$/);
    expect(trigger?.route ?? '').not.toMatch(/^(admin|runtime)/i);
  }
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  const ways = httpTriggers().map(({ trigger }) => `${String(trigger?.methods)} ${String(trigger?.route)}`);
  expect(new Set(ways).size).toBe(ways.length);
});

test('the timer does not run at every start', () => {
  const timer = triggers().find(({ name }) => name === 'sweep')?.trigger;
  expect(timer?.runOnStartup ?? false).toBe(false);
});

test('nothing that changes anything answers to GET', () => {
  const reading = httpTriggers()
    .filter(({ trigger }) => String(trigger?.methods) === 'GET')
    .map(({ name }) => name);
  expect(reading.every((name) => name.startsWith('get-') || name === 'relay-callback')).toBe(true);
});
