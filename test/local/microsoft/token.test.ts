import type { MicrosoftStandIn } from '../../../local/microsoft';
import { behaviourNames, behaviours } from '../../../local/microsoft/behaviours';
import { entraErrors } from '../../../local/microsoft/entra/errors';
import { companies } from '../../../local/people';
import { connect, graph, redeem, refresh, scope, signIn, standIn, token, viewUrl } from './client';

const { contoso, fabrikam } = companies;
const realNow = Date.now;
let microsoft: MicrosoftStandIn;
beforeEach(async () => {
  microsoft = await standIn();
});
afterEach(async () => {
  jest.useRealTimers();
  Date.now = realNow;
  await microsoft.close();
});

function at(days: number): void {
  jest.useFakeTimers({
    now: realNow() + days * 86_400_000,
    doNotFake: [
      'setTimeout',
      'setInterval',
      'setImmediate',
      'nextTick',
      'queueMicrotask',
      'clearTimeout',
      'clearInterval',
      'clearImmediate',
      'performance',
      'hrtime',
    ],
  });
}

async function newCode(account = 'anna', change: Record<string, string> = {}): Promise<string> {
  return (await signIn(microsoft, account, change)).get('code')!;
}

describe('an authorization code', () => {
  test('is good once', async () => {
    const code = await newCode();
    expect((await redeem(microsoft, code)).status).toBe(200);
    expect(await redeem(microsoft, code)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_codes: [54005] },
    });
  });

  test.each([
    ['with another verifier', { code_verifier: 'another' }, 501481],
    ['without a verifier', { code_verifier: '' }, 501481],
    ['with another redirect URI', { redirect_uri: 'http://localhost/else' }, 500112],
    ['that was never given out', { code: 'made-up' }, 70000],
  ])('%s is refused, and is not used up by it', async (_, change, number) => {
    const code = await newCode();
    expect((await redeem(microsoft, code, change)).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [number],
    });
    expect((await redeem(microsoft, code)).status).toBe(200);
  });

  test('is refused after ten minutes', async () => {
    const code = await newCode();
    at(11 / 1440);
    expect((await redeem(microsoft, code)).body.error_codes).toEqual([70008]);
  });

  test('of one company is worth nothing at another', async () => {
    const code = await newCode();
    const there = { client_id: fabrikam.clientId, client_secret: fabrikam.clientSecret };
    expect((await redeem(microsoft, code, there, { tenant: fabrikam.tenantId })).body.error_codes).toEqual([
      700005,
    ]);
  });
});

describe('what is granted', () => {
  test('scopes are named as they were asked for, offline_access never is', async () => {
    const short = await connect(microsoft, 'anna');
    expect(short.scope.split(' ').sort()).toEqual([
      'Calendars.Read',
      'User.Read',
      'email',
      'openid',
      'profile',
    ]);
    const long = await connect(microsoft, 'anna', {
      scope: `openid offline_access ${microsoft.url}/Calendars.Read ${microsoft.url}/User.Read`,
    });
    expect(long.scope).toContain(`${microsoft.url}/Calendars.Read`);
    expect(long.scope).not.toContain('offline_access');
  });

  test('a refresh token is given only to who asked for offline_access', async () => {
    expect((await connect(microsoft, 'anna')).refresh_token).toBeDefined();
    expect(
      (await connect(microsoft, 'anna', { scope: 'openid Calendars.Read User.Read' })).refresh_token,
    ).toBeUndefined();
    expect((await connect(microsoft, 'no-refresh-token')).refresh_token).toBeUndefined();
  });

  test('an unticked calendar is missing without any error', async () => {
    const tokens = await connect(microsoft, 'calendar-unticked');
    expect(tokens.scope).not.toContain('Calendars');
    expect((await graph(viewUrl(microsoft), tokens.access_token)).body.error?.code).toBe('ErrorAccessDenied');
  });

  test('a scope that does not exist comes back as invalid_scope', async () => {
    expect((await signIn(microsoft, 'anna', { scope: 'openid Calendars.Reed' })).get('error')).toBe(
      'invalid_scope',
    );
  });
});

describe('a refresh token', () => {
  test('replaces itself at every use, and the old one stays valid', async () => {
    const { refresh_token: first } = await connect(microsoft, 'anna');
    const second = await refresh(microsoft, first);
    expect(second.body.refresh_token).not.toBe(first);
    expect((await refresh(microsoft, first)).status).toBe(200);
    expect((await refresh(microsoft, second.body.refresh_token)).status).toBe(200);
  });

  test('expires after 90 days without use', async () => {
    const { refresh_token: unused } = await connect(microsoft, 'anna');
    at(91);
    expect((await refresh(microsoft, unused)).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [700082],
    });
  });

  test('gives no more than was granted', async () => {
    const { refresh_token: granted } = await connect(microsoft, 'anna');
    const more = await refresh(microsoft, granted, { scope: `${scope} Mail.Read` });
    expect(more.body).toMatchObject({
      error: 'invalid_grant',
      suberror: 'consent_required',
      error_codes: [65001],
    });
  });

  const refused = behaviourNames.filter((name) => behaviours[name].refresh !== undefined);
  test.each(refused)('of the account %s is refused as Entra does', async (name) => {
    const expected = behaviours[name].refresh!;
    const { refresh_token: given } = await connect(microsoft, name);
    const { status, body } = await refresh(microsoft, given);
    expect(status).toBe(400);
    expect(body.error).toBe(expected.error ?? entraErrors[expected.number].error);
    expect(body.error_codes).toEqual([expected.number]);
    expect(body.suberror).toBe(expected.suberror);
    expect(body.error_description).toMatch(/^AADSTS\d+: .*Trace ID: .*Correlation ID: .*Timestamp: /);
  });

  test('works again once the trouble of the account is over', async () => {
    const { refresh_token: given } = await connect(microsoft, 'anna');
    microsoft.setBehaviour('anna@contoso.example', 'grant-revoked');
    expect((await refresh(microsoft, given)).body.error_codes).toEqual([50173]);
    microsoft.setBehaviour('anna@contoso.example', 'ordinary');
    expect((await refresh(microsoft, given)).status).toBe(200);
    expect(() => microsoft.setBehaviour('anna@contoso.example', 'sulks')).toThrow('No behaviour "sulks"');
  });
});

describe('the client', () => {
  const asApp = (change: Record<string, string> = {}, tenant = contoso.tenantId) =>
    token(
      microsoft,
      { grant_type: 'client_credentials', scope: `${microsoft.url}/.default`, ...change },
      { tenant },
    );
  const clientOf = (kind: string) =>
    microsoft.registrations().find((row) => row.kind === kind && row.company === 'contoso')!.clientId;

  test('gets an app-only token without roles even where it has no permissions', async () => {
    const { status, body } = await asApp();
    expect(status).toBe(200);
    const claims = JSON.parse(
      Buffer.from(body.access_token.split('.')[1]!, 'base64url').toString(),
    ) as object;
    expect(claims).not.toHaveProperty('roles');
    expect((await graph(`${microsoft.url}/v1.0/me`, body.access_token)).response.status).toBe(400);
  });

  test.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
    ['the id of the secret', { client_secret: contoso.clientSecretId }, 401, 'invalid_client', 7000215],
    ['a client of another tenant', { client_id: fabrikam.clientId }, 400, 'unauthorized_client', 700016],
    ['a scope that is not .default', { scope: 'User.Read' }, 400, 'invalid_scope', 1002012],
    ['an unknown grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
  ])('with %s is refused', async (_, change, status, error, number) => {
    expect(await asApp(change)).toMatchObject({ status, body: { error, error_codes: [number] } });
  });

  test('of an unknown tenant is refused', async () => {
    expect(await asApp({}, '11111111-2222-4333-8444-555555555555')).toMatchObject({
      status: 400,
      body: { error_codes: [90002] },
    });
  });

  test('with an expired secret is refused until a new one is set', async () => {
    microsoft.setCompanySecret('contoso', { kind: 'expired' });
    expect(await asApp()).toMatchObject({
      status: 401,
      body: { error: 'invalid_client', error_codes: [7000222] },
    });
    microsoft.setCompanySecret('contoso', { kind: 'valid', value: 'brand-new' });
    expect((await asApp()).body.error_codes).toEqual([7000215]);
    expect((await asApp({ client_secret: 'brand-new' })).status).toBe(200);
  });

  test('that is disabled, or public, is refused whatever it wants', async () => {
    expect(await asApp({ client_id: clientOf('disabled') })).toMatchObject({
      status: 400,
      body: { error: 'unauthorized_client', error_codes: [7000112] },
    });
    expect(await asApp({ client_id: clientOf('public') })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client', error_codes: [700025] },
    });
  });

  test('registered as single-page application cannot redeem a code from a server, nor a proper one from a browser', async () => {
    const spa = clientOf('spa');
    const code = await newCode('anna', { client_id: spa });
    expect((await redeem(microsoft, code, { client_id: spa })).body).toMatchObject({
      error: 'invalid_request',
      error_codes: [9002327],
    });
    const crossOrigin = { headers: { origin: 'http://localhost:7071' } };
    expect((await redeem(microsoft, await newCode(), {}, crossOrigin)).body.error_codes).toEqual([9002326]);
  });

  test('that became a single-page application loses its refresh tokens', async () => {
    const { refresh_token: given } = await connect(microsoft, 'anna');
    microsoft.setRegistration(contoso.clientId, 'spa');
    expect((await refresh(microsoft, given)).body.error_codes).toEqual([700084]);
  });
});

test('a snapshot carries tokens, keys, consents and behaviours over a restart', async () => {
  const { refresh_token: given, access_token: access } = await connect(microsoft, 'anna');
  microsoft.setBehaviour('omar@contoso.example', 'grant-revoked');
  microsoft.addMeeting('anna@contoso.example', {
    subject: 'Kept',
    start: new Date('2026-11-10T09:00:00Z'),
    end: new Date('2026-11-10T10:00:00Z'),
  });
  const state: unknown = JSON.parse(JSON.stringify(microsoft.snapshot()));
  await microsoft.close();
  microsoft = await standIn([], { state });
  expect((await refresh(microsoft, given)).status).toBe(200);
  expect((await graph(viewUrl(microsoft), access)).body.value).toMatchObject([{ subject: 'Kept' }]);
  expect(microsoft.accounts().find(({ key }) => key === 'omar')?.behaviour).toBe('grant-revoked');
});

test('a taken port is reported as the system reports it', async () => {
  const port = Number(new URL(microsoft.url).port);
  const { startMicrosoft } = await import('../../../local/microsoft');
  await expect(startMicrosoft({ port, redirectUris: [], calendars: {} })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
