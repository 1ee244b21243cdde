// What leaves the service, read where it arrives: at the stand-ins and in front of the storage.
import { runStack, type RunningStack } from './running-stack';

type WireEntry = {
  service: string;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  status: number;
  responseBytes: number;
};

const anna = 'anna@contoso.example';
let stack: RunningStack;

beforeAll(async () => {
  stack = await runStack();
});
afterAll(() => stack.close());

async function seenDuring(work: () => Promise<unknown>): Promise<WireEntry[]> {
  await stack.local('DELETE', 'requests');
  await work();
  return (await stack.local<{ requests: WireEntry[] }>('GET', 'requests')).body.requests;
}
const sync = () => stack.api('anna', 'POST', 'integrations/outlook/sync');
const of = (entries: readonly WireEntry[], ...services: string[]) =>
  entries.filter(({ service }) => services.includes(service));

test('the sign-in asks for exactly the promised scopes, with PKCE, state and nonce, and never for prompt=consent', async () => {
  const { body } = await stack.api<{ authorizeUrl: string }>('anna', 'POST', 'integrations/outlook/connect');
  const asked = new URL(body.authorizeUrl).searchParams;
  const scopes = (asked.get('scope') ?? '')
    .split(' ')
    .map((scope) => scope.slice(scope.lastIndexOf('/') + 1));
  expect(scopes.sort()).toEqual(['Calendars.Read', 'User.Read', 'offline_access', 'openid', 'profile']);
  expect(asked.get('prompt')).toBe('select_account');
  expect(asked.get('code_challenge_method')).toBe('S256');
  expect(asked.get('response_type')).toBe('code');
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(asked.get(name)!.length).toBeGreaterThanOrEqual(43);
});

test('connecting costs one token request and one request to Graph: /me with three fields', async () => {
  const entries = await seenDuring(() => stack.signIn('anna', anna));
  expect(of(entries, 'entra').filter(({ path }) => path.endsWith('/token'))).toHaveLength(1);
  expect(of(entries, 'graph').map(({ path, query }) => ({ path, select: query.$select }))).toEqual([
    { path: '/v1.0/me', select: 'id,mail,userPrincipalName' },
  ]);
});

test('of a meeting only subject, start, end and the two flags are ever requested, in UTC with immutable ids', async () => {
  const entries = await seenDuring(sync);
  const graph = of(entries, 'graph');
  expect(graph).toHaveLength(1);
  expect(graph[0]!.path).toBe('/v1.0/me/calendar/calendarView');
  expect(graph[0]!.query.$select).toBe('subject,start,end,isAllDay,isCancelled');
  expect(Object.keys(graph[0]!.query).sort()).toEqual(['$select', '$top', 'endDateTime', 'startDateTime']);
  expect(graph[0]!.headers.prefer).toBe('outlook.timezone="UTC", IdType="ImmutableId"');
});

test('an unchanged re-sync writes nothing to the timeline and costs 4 storage calls, 1 Graph request, 1 token request, 1 vault read', async () => {
  const entries = await seenDuring(sync);
  const storage = of(entries, 'table', 'queue');
  expect(
    storage.map(
      ({ method, path }) => `${method} ${path.replace(/^\/devstoreaccount1\//, '').replace(/\(.*/, '')}`,
    ),
  ).toEqual(['GET Companies', 'PATCH Companies', 'GET Timeline', 'PATCH Companies']);
  expect(of(entries, 'graph')).toHaveLength(1);
  expect(of(entries, 'entra')).toHaveLength(1);
  expect(of(entries, 'vault').map(({ method }) => method)).toEqual(['GET']);
  expect(of(entries, 'identity')).toHaveLength(0);
});

test('35 meetings come in one request of at most 15 kB', async () => {
  const empty = 'grant-revoked@contoso.example';
  await stack.local('POST', 'microsoft', { action: 'behave', address: empty, behaviour: 'ordinary' });
  await stack.signIn('omar', empty);
  const start = new Date(Date.now() - 3 * 86_400_000);
  start.setUTCHours(6, 0, 0, 0);
  for (let n = 0; n < 35; n++) {
    const from = new Date(start.getTime() + n * 3_600_000);
    const meeting = {
      subject: `Alignment ${n} on the roadmap`,
      start: from,
      end: new Date(from.getTime() + 1_800_000),
    };
    await stack.local('POST', 'microsoft', { action: 'add', address: empty, meeting });
  }
  const entries = await seenDuring(async () => {
    const { body } = await stack.api('omar', 'POST', 'integrations/outlook/sync');
    expect(body).toMatchObject({ imported: 35 });
  });
  const graph = of(entries, 'graph');
  expect(graph).toHaveLength(1);
  expect(graph[0]!.responseBytes).toBeLessThanOrEqual(15_000);
  expect(graph[0]!.responseBytes).toBeGreaterThan(5_000);
});

test('a calendar of several pages is read to its end, and every page repeats the preferences', async () => {
  const start = new Date(Date.now() - 3 * 86_400_000);
  start.setUTCHours(0, 0, 0, 0);
  for (let n = 0; n < 220; n++) {
    const from = new Date(start.getTime() + n * 300_000);
    await stack.local('POST', 'microsoft', {
      action: 'add',
      address: anna,
      meeting: { subject: `Slot ${n}`, start: from, end: new Date(from.getTime() + 300_000) },
    });
  }
  const entries = await seenDuring(async () => {
    expect((await sync()).body).toMatchObject({ imported: 220 });
  });
  const pages = of(entries, 'graph');
  expect(pages).toHaveLength(2);
  for (const page of pages) expect(page.headers.prefer).toBe('outlook.timezone="UTC", IdType="ImmutableId"');
});

test('no line that the stack printed names a title, an address, a token or a query', () => {
  const printed = stack.output();
  expect(printed).toContain('POST');
  for (const secret of [
    'Sprint review',
    'Slot 7',
    anna,
    'code=',
    'state=',
    'eyJ',
    '$select',
    'contoso~local',
  ])
    expect(printed).not.toContain(secret);
});
