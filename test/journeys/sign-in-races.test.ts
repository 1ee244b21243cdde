// Tabs, browsers and people in each other's way while signing in: at most one connects, everybody else is told that
// the sign-in expired, and a code is redeemed once.
import type { PersonName } from '../../local/people';
import type { Answer } from '../../local/demo/client';
import { runStack, type RunningStack } from './running-stack';

type Back = Record<string, string>;
type Entry = { service: string; path: string };

const anna = 'anna@contoso.example';
let stack: RunningStack;

beforeAll(async () => {
  stack = await runStack();
}, 30_000);
afterAll(() => stack.close());
beforeEach(async () => {
  await stack.api('anna', 'POST', 'integrations/outlook/disconnect');
  await stack.api('omar', 'POST', 'integrations/outlook/disconnect');
});

/** Clicks Connect and goes through Microsoft's pages, up to what the browser brings back. */
async function comeBack(person: PersonName, address = anna): Promise<Back> {
  const { body } = await stack.api<{ authorizeUrl: string }>(person, 'POST', 'integrations/outlook/connect');
  const page = new URL(body.authorizeUrl);
  page.searchParams.set('account', address);
  page.searchParams.set('decision', 'accept');
  const redirect = await fetch(page, { redirect: 'manual' });
  return Object.fromEntries(new URL(redirect.headers.get('location') ?? '').searchParams);
}

const finish = (person: PersonName, back: Back) =>
  stack.api(person, 'POST', 'integrations/outlook/callback', back);
const statusOf = async (person: PersonName) =>
  (await stack.api(person, 'GET', 'integrations/outlook')).body.status;
const expired = { status: 409, body: { code: 'sign_in_expired', remedy: 'reconnect' } };

async function tokenRequests(work: () => Promise<unknown>): Promise<number> {
  await stack.local('DELETE', 'requests');
  await work();
  const { requests } = (await stack.local<{ requests: Entry[] }>('GET', 'requests')).body;
  return requests.filter(({ service, path }) => service === 'entra' && path.endsWith('/token')).length;
}

test('two tabs: the newer sign-in takes the place of the older one', async () => {
  const older = await comeBack('anna');
  const newer = await comeBack('anna');
  expect(await finish('anna', older)).toMatchObject(expired);
  expect(await finish('anna', newer)).toMatchObject({ status: 200 });
});

test('two users in one browser: whoever did not start it cannot finish it, and nothing is linked to either (A02)', async () => {
  const back = await comeBack('anna');
  const asked = await tokenRequests(async () => {
    expect(await finish('omar', back)).toMatchObject(expired);
  });
  expect(asked).toBe(0);
  expect([await statusOf('anna'), await statusOf('omar')]).toEqual(['not_connected', 'not_connected']);
  expect(await finish('anna', back)).toMatchObject({ status: 200 });
});

test('a state of one company is nothing in another (A10)', async () => {
  const back = await comeBack('anna');
  expect(await finish('kim', back)).toMatchObject(expired);
});

test('the same callback twice: the second one expired, one token request in all (A05)', async () => {
  const back = await comeBack('anna');
  const asked = await tokenRequests(async () => {
    expect(await finish('anna', back)).toMatchObject({ status: 200 });
    expect(await finish('anna', back)).toMatchObject(expired);
  });
  expect(asked).toBe(1);
  expect(await statusOf('anna')).toBe('connected');
});

test('twenty callbacks at once: one connects, one token request in all (A06)', async () => {
  const back = await comeBack('anna');
  let answers: Answer[] = [];
  const asked = await tokenRequests(async () => {
    answers = await Promise.all(Array.from({ length: 20 }, () => finish('anna', back)));
  });
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  for (const answer of answers.filter(({ status }) => status !== 200)) expect(answer).toMatchObject(expired);
  expect(asked).toBe(1);
});

test('a callback after a disconnect, or after the credentials changed, expired without asking Microsoft', async () => {
  const asked = await tokenRequests(async () => {
    const first = await comeBack('anna');
    await stack.api('anna', 'POST', 'integrations/outlook/disconnect');
    expect(await finish('anna', first)).toMatchObject(expired);
  });
  expect(asked).toBe(0);
  const second = await comeBack('anna');
  const { companies } = await import('../../local/people');
  const { tenantId, clientId, clientSecret } = companies.contoso;
  expect(
    (await stack.api('omar', 'PUT', 'integrations/outlook/credentials', { tenantId, clientId, clientSecret }))
      .status,
  ).toBe(200);
  const later = await tokenRequests(async () => {
    expect(await finish('anna', second)).toMatchObject(expired);
  });
  expect(later).toBe(0);
});

test.each([
  ['tampered', 'x'.repeat(43)],
  ['empty', ''],
  ['of 9 kB', 'x'.repeat(9_000)],
])('A07: a state that is %s expired', async (_name, state) => {
  await comeBack('anna');
  expect(await finish('anna', { code: 'x', state })).toMatchObject(expired);
});

test("an issuer that is not the tenant's is refused before the code is used (A11)", async () => {
  const back = await comeBack('anna');
  const asked = await tokenRequests(async () => {
    expect(await finish('anna', { ...back, iss: 'https://evil.example/v2.0' })).toMatchObject(expired);
  });
  expect(asked).toBe(0);
});

test('an error description is never shown, logged or acted upon (A16)', async () => {
  const back = await comeBack('anna');
  const answer = await finish('anna', {
    state: back.state ?? '',
    error: 'access_denied',
    error_description: '<script>canary()</script> anna@contoso.example',
  });
  expect(answer).toMatchObject({ status: 409, body: { code: 'sign_in_not_finished' } });
  expect(JSON.stringify(answer.body)).not.toContain('canary');
  expect(stack.output()).not.toContain('canary');
});

test('consent: granted is only a hint and changes nothing; declined says so, although it carries admin_consent too', async () => {
  expect(await finish('kim', { admin_consent: 'True', tenant: 'x', state: 'whatever' })).toMatchObject({
    status: 200,
    body: { outcome: 'consent_granted', status: { status: 'not_configured' } },
  });
  expect(
    await finish('anna', {
      admin_consent: 'True',
      error: 'consent_required',
      error_description: 'AADSTS65004',
    }),
  ).toMatchObject({ status: 409, body: { code: 'consent_declined' } });
  expect(await statusOf('anna')).toBe('not_connected');
});
