// The five headings of the product's help page, each as somebody lives through it.
import { companies } from '../../local/people';
import { runStack, type RunningStack } from './running-stack';

type Event = { title: string | null; start: string; days: string[] };

const anna = 'anna@contoso.example';
let stack: RunningStack;

beforeAll(async () => {
  stack = await runStack();
}, 30_000);
afterAll(() => stack.close());

const outlook = <T = Record<string, unknown>>(
  person: 'anna' | 'omar' | 'kim' | 'lee',
  method: string,
  path = '',
  body?: unknown,
) => stack.api<T>(person, method, `integrations/outlook${path}`, body);

/** Clicks Connect and opens Microsoft's page as this account; answers what the page says, if the browser stays there. */
async function atMicrosoft(account: string, decision: string): Promise<string> {
  const { body } = await outlook<{ authorizeUrl: string }>('anna', 'POST', '/connect');
  const page = new URL(body.authorizeUrl);
  page.searchParams.set('account', account);
  page.searchParams.set('decision', decision);
  const answer = await fetch(page, { redirect: 'manual' });
  expect(answer.headers.get('location')).toBeNull();
  return answer.text();
}

test("Your admin hasn't configured Microsoft credentials yet", async () => {
  const refused = await outlook('kim', 'POST', '/connect');
  expect(refused.body).toMatchObject({ code: 'credentials_missing', remedy: 'fix-credentials' });
  expect((refused.body as { help: { forwardText: string } }).help.forwardText).toContain(
    'Admin → Settings → Microsoft credentials',
  );
  const { tenantId, clientId, clientSecret } = companies.fabrikam;
  expect((await outlook('lee', 'PUT', '/credentials', { tenantId, clientId, clientSecret })).status).toBe(
    200,
  );
  expect(await stack.signIn('kim', 'kim@fabrikam.example')).toMatchObject({
    status: 200,
    body: { outcome: 'connected' },
  });
  expect(await outlook('kim', 'POST', '/sync')).toMatchObject({
    status: 200,
    body: { outcome: 'succeeded' },
  });
});

test('Approval request sent: the browser stays at Microsoft, IT approves, Connect works', async () => {
  expect(await atMicrosoft('approval-required', 'request')).toContain('Request sent');
  await stack.local('POST', 'clock', { advance: 'PT11M' });
  const { body } = await outlook<{
    problem: { code: string; message: string; help: { adminConsentUrl: string; forwardText: string } };
  }>('anna', 'GET');
  expect(body).toMatchObject({
    status: 'not_connected',
    problem: { code: 'sign_in_not_heard_of', remedy: 'reconnect' },
  });
  expect(body.problem.message).toContain('"Approval required"');
  for (const words of [
    'Calendars.Read',
    'Grant admin consent for [tenant]',
    'admin consent requests',
    '"unverified"',
    'Enabled for users to sign-in',
    'Oh no',
    'then click Connect again',
    body.problem.help.adminConsentUrl,
  ]) {
    expect(body.problem.help.forwardText).toContain(words);
  }
  const approved = await fetch(`${body.problem.help.adminConsentUrl}&decision=accept`, {
    redirect: 'manual',
  });
  const back = Object.fromEntries(new URL(approved.headers.get('location') ?? '').searchParams);
  expect(await outlook('anna', 'POST', '/callback', back)).toMatchObject({
    status: 200,
    body: { outcome: 'consent_granted' },
  });
  expect(await stack.signIn('anna', 'approval-required')).toMatchObject({
    status: 200,
    body: { outcome: 'connected' },
  });
  await outlook('anna', 'POST', '/disconnect');
});

test('Microsoft did not return a refresh_token', async () => {
  const refused = await stack.signIn('anna', 'no-refresh-token');
  expect(refused).toMatchObject({ status: 409, body: { code: 'no_refresh_token', remedy: 'reconnect' } });
  expect(refused.body.detail).toMatch(/^Microsoft did not return a refresh_token/);
  expect((await outlook('anna', 'GET')).body).toMatchObject({ status: 'not_connected', account: null });
  expect((await stack.local<{ live: string[] }>('GET', 'vault')).body.live).toHaveLength(3);
  expect(await stack.signIn('anna', anna)).toMatchObject({ status: 200 });
  await outlook('anna', 'POST', '/disconnect');
});

test('Your sign-in session expired before Microsoft redirected back', async () => {
  const { body } = await outlook<{ authorizeUrl: string }>('anna', 'POST', '/connect');
  await stack.local('POST', 'clock', { advance: 'PT10M1S' });
  const state = new URL(body.authorizeUrl).searchParams.get('state');
  const late = await outlook('anna', 'POST', '/callback', { code: 'late', state });
  expect(late).toMatchObject({ status: 409, body: { code: 'sign_in_expired', remedy: 'reconnect' } });
  expect(late.body.detail).toMatch(/^Your sign-in session expired before Microsoft redirected back/);
  expect(await stack.signIn('anna', anna)).toMatchObject({ status: 200 });
});

test('The wrong time zone: a meeting at 23:30 stands on the right day once the zone is right', async () => {
  const put = (timeZone: string | null) => outlook('anna', 'PUT', '/preferences', { timeZone });
  const noon = new Date(Date.now() - 2 * 86_400_000);
  noon.setUTCHours(12, 0, 0, 0);
  const day = noon.toISOString().slice(0, 10);
  const dayAfter = new Date(noon.getTime() + 86_400_000).toISOString().slice(0, 10);
  // 23:30 in Kiritimati, UTC+14 all year, is 09:30 UTC of the same date; in Berlin it is the morning.
  const start = new Date(`${day}T09:30:00Z`);
  const meeting = { subject: 'Late one', start, end: new Date(start.getTime() + 3_600_000) };
  await stack.local('POST', 'microsoft', { action: 'add', address: anna, meeting });
  expect((await outlook('anna', 'POST', '/sync')).status).toBe(200);
  const shown = async (from: string, until: string) =>
    (
      await stack.api<{ events: Event[]; timeZone: string }>(
        'anna',
        'GET',
        `timeline?from=${from}&until=${until}`,
      )
    ).body.events.find(({ title }) => title === 'Late one');
  expect((await shown(day, dayAfter))?.days).toEqual([day]);
  expect(await put('Pacific/Kiritimati')).toMatchObject({
    status: 200,
    body: { timeZoneSource: 'preference' },
  });
  const late = await shown(day, dayAfter);
  expect(late?.days).toEqual([day, dayAfter]);
  expect(
    await shown(dayAfter, new Date(noon.getTime() + 2 * 86_400_000).toISOString().slice(0, 10)),
  ).toBeDefined();
  expect((await outlook('anna', 'GET')).body.timeZone).toBe('Pacific/Kiritimati');
  expect(await put(null)).toMatchObject({ body: { timeZone: 'Europe/Berlin', timeZoneSource: 'profile' } });
  expect((await shown(day, dayAfter))?.days).toEqual([day]);
});
