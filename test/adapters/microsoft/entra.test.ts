// Entra through an unmodified MSAL, against a scripted server: what goes over the wire, what is read from the answers,
// and what every kind of outage looks like from here.
import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { entraIdentityProvider } from '../../../src/adapters/microsoft/entra';
import { Failure } from '../../../src/domain/failure';
import type { TenantId } from '../../../src/domain/ids';
import type { Tokens } from '../../../src/ports';
import { clientId, tenantId } from '../../fixtures/builders';
import '../fixtures/own-realm-fetch';
import {
  cutOff,
  hangUp,
  html,
  nobodyAt,
  scriptedServer,
  silence,
  type Reply,
} from '../fixtures/scripted-server';
import { unsigned } from '../fixtures/signed-tokens';
import { systemClock } from '../../../src/adapters/system';

const entra = scriptedServer();
const elsewhere = scriptedServer();

const graphUrl = 'https://graph.microsoft.com';
const provider = (loginUrl = entra.url) => entraIdentityProvider({ clock: systemClock, loginUrl, graphUrl });

const tokenPath = `/${tenantId}/oauth2/v2.0/token`;
const scopes = ['Calendars.Read', 'User.Read', 'openid', 'profile', 'offline_access'];
const longScopes =
  'https://graph.microsoft.com/Calendars.Read https://graph.microsoft.com/User.Read openid profile offline_access';
const client = { tenantId, clientId, clientSecret: 'a-secret~Value' };
const codeVerifier = 'v'.repeat(43);
const redirectUri = 'https://app.otiumwork.example/admin/integrations/outlook/callback';
const nonce = 'the-nonce';

const idToken = unsigned({ iss: 'x', aud: clientId, nonce, tid: tenantId, oid: 'o', sub: 's' });
const granted = (overrides: Record<string, unknown> = {}): Reply => ({
  body: {
    token_type: 'Bearer',
    expires_in: 3600,
    scope: 'Calendars.Read User.Read openid profile',
    access_token: 'the-access-token',
    refresh_token: 'the-refresh-token',
    id_token: idToken,
    ...overrides,
  },
});
const refusedWith = (status: number, error: string, error_codes: number[], suberror?: string): Reply => ({
  status,
  body: {
    error,
    error_description: `AADSTS${error_codes[0] ?? 0}: about anna@contoso.example`,
    error_codes,
    trace_id: 't',
    correlation_id: 'c',
    ...(suberror !== undefined && { suberror }),
  },
});

const busy = (status: number, headers: Record<string, string> = {}): Reply => ({
  status,
  headers,
  body: { error: 'temporarily_unavailable', error_codes: [90033] },
});

const redeem = (loginUrl?: string) =>
  provider(loginUrl).redeemCode({ ...client, code: 'the-code', redirectUri, scopes, codeVerifier, nonce });
const refresh = (loginUrl?: string, refreshToken = 'the-old-one') =>
  provider(loginUrl).refresh({ ...client, refreshToken, scopes });
const verify = (overrides: Partial<typeof client> = {}, loginUrl?: string) =>
  provider(loginUrl).verifyCredentials({ ...client, ...overrides });

async function failureOf(operation: Promise<unknown>): Promise<Failure> {
  const thrown = await operation.then(
    () => new Error('it succeeded'),
    (error: unknown) => error,
  );
  if (thrown instanceof Failure) return thrown;
  throw thrown;
}

describe('redeeming a code', () => {
  test('is one request to the company tenant, with the verifier, the secret, and scopes by their full names', async () => {
    entra.answer(granted());
    await redeem();
    expect(entra.lines).toEqual([`POST ${tokenPath}`]);
    const [request] = entra.requests;
    expect(request?.headers['content-type']).toContain('application/x-www-form-urlencoded');
    expect(request?.form).toMatchObject({
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: client.clientSecret,
      code: 'the-code',
      code_verifier: codeVerifier,
      redirect_uri: redirectUri,
      scope: longScopes,
    });
  });

  test('nothing secret stands in a URL', async () => {
    entra.answer(granted());
    await redeem();
    const [request] = entra.requests;
    expect(Object.keys(request?.query ?? {})).toEqual(['client-request-id']);
    expect(JSON.stringify(request?.headers)).not.toMatch(/the-code|a-secret|vvvv/);
  });

  test('gives access token, refresh token, ID token and what was granted', async () => {
    entra.answer(granted());
    expect(await redeem()).toEqual({
      accessToken: 'the-access-token',
      refreshToken: 'the-refresh-token',
      idToken,
      scopes: ['Calendars.Read', 'User.Read', 'openid', 'profile'],
    } satisfies Tokens);
  });

  test('A35: an answer without a refresh token says so', async () => {
    entra.answer(granted({ refresh_token: undefined }));
    expect((await redeem()).refreshToken).toBeUndefined();
  });

  test('A12: an ID token with the nonce of another sign-in is refused before anything is used', async () => {
    const foreign = unsigned({ ...decodeJwt(idToken), nonce: 'of somebody else' });
    entra.answer(granted({ id_token: foreign }));
    expect(await failureOf(redeem())).toMatchObject({ code: 'sign_in_expired' });
  });

  test('A12: an answer without ID token does not finish a sign-in', async () => {
    entra.answer(granted({ id_token: undefined }));
    expect(await failureOf(redeem())).toMatchObject({ code: 'sign_in_expired' });
  });

  test.each<readonly [why: string, reply: Reply, code: string]>([
    ['a code that was used before', refusedWith(400, 'invalid_grant', [54005]), 'sign_in_expired'],
    ['A08: another verifier', refusedWith(400, 'invalid_grant', [501481]), 'sign_in_expired'],
    ['no consent', refusedWith(400, 'invalid_grant', [65001], 'consent_required'), 'admin_consent_required'],
    ['Conditional Access', refusedWith(400, 'interaction_required', [53003]), 'blocked_by_policy'],
    [
      'a redirect URI of a single-page app',
      refusedWith(400, 'invalid_request', [9002327]),
      'registered_as_spa',
    ],
    ['a wrong secret', refusedWith(401, 'invalid_client', [7000215]), 'secret_wrong'],
  ])('%s is told apart, and nothing is tried twice', async (_why, reply, code) => {
    entra.answer(reply);
    expect(await failureOf(redeem())).toMatchObject({ code });
    expect(entra.requests).toHaveLength(1);
  });
});

describe('refreshing', () => {
  test('is one request with the token, the secret, and the same scopes as were asked for', async () => {
    entra.answer(granted());
    await refresh();
    expect(entra.lines).toEqual([`POST ${tokenPath}`]);
    expect(entra.requests[0]?.form).toMatchObject({
      grant_type: 'refresh_token',
      client_id: clientId,
      client_secret: client.clientSecret,
      refresh_token: 'the-old-one',
      scope: longScopes,
    });
    expect(Object.keys(entra.requests[0]?.query ?? {})).toEqual(['client-request-id']);
  });

  test('the rotated refresh token is found', async () => {
    entra.answer(granted({ refresh_token: 'the-new-one' }));
    expect(await refresh()).toMatchObject({ accessToken: 'the-access-token', refreshToken: 'the-new-one' });
  });

  test('an answer without rotation leaves the old token standing', async () => {
    entra.answer(granted({ refresh_token: undefined }));
    expect(await refresh()).toMatchObject({ accessToken: 'the-access-token', refreshToken: undefined });
  });

  test.each<readonly [scope: string | undefined, names: readonly string[]]>([
    ['Calendars.Read User.Read', ['Calendars.Read', 'User.Read']],
    ['https://graph.microsoft.com/Calendars.Read openid', ['Calendars.Read', 'openid']],
    [' User.Read  profile ', ['User.Read', 'profile']],
    ['https://graph.microsoft.us/Calendars.ReadBasic', ['Calendars.ReadBasic']],
    ['', []],
  ])('granted "%s": the short names are what the service compares', async (scope, names) => {
    entra.answer(granted({ scope }));
    expect((await refresh()).scopes).toEqual(names);
  });

  test('an answer that does not say what was granted granted what was asked (RFC 6749 section 5.1)', async () => {
    entra.answer(granted({ scope: undefined }));
    expect([...(await refresh()).scopes].sort()).toEqual([...scopes].sort());
  });

  test.each<readonly [why: string, reply: Reply, code: string]>([
    ['F14: a withdrawn grant', refusedWith(400, 'invalid_grant', [50173]), 'grant_revoked'],
    [
      'F14: a second factor',
      refusedWith(400, 'interaction_required', [50076], 'basic_action'),
      'sign_in_again',
    ],
    ['F15: a number of tomorrow', refusedWith(400, 'invalid_grant', [99999999]), 'grant_revoked'],
    ['F15: an error of tomorrow', refusedWith(400, 'not_today', [99999999]), 'entra_unavailable'],
    ['a disabled account', refusedWith(400, 'invalid_grant', [50057]), 'account_disabled'],
    [
      'consent taken back',
      refusedWith(400, 'invalid_grant', [65001], 'consent_required'),
      'admin_consent_required',
    ],
    ['F16: an expired secret', refusedWith(401, 'invalid_client', [7000222]), 'secret_expired'],
    ['a token for a single-page app', refusedWith(400, 'invalid_grant', [700084]), 'registered_as_spa'],
  ])('%s is told apart', async (_why, reply, code) => {
    entra.answer(reply);
    expect(await failureOf(refresh())).toMatchObject({ code });
  });

  test('A29: the failure names the machine codes, and nothing that Entra wrote about a person', async () => {
    entra.answer(refusedWith(400, 'invalid_grant', [50020], 'bad_token'));
    const failure = await failureOf(refresh());
    expect(failure.reason).toBe('invalid_grant bad_token 50020');
    expect(failure.message).not.toContain('anna');
  });

  test('an answer of 200 with an error inside, or with no token inside, is no answer', async () => {
    for (const body of [{ error: 'invalid_grant', error_codes: [70000] }, {}, [], { access_token: '' }]) {
      entra.answer({ body });
      expect(await failureOf(refresh())).toMatchObject({ code: 'entra_unavailable' });
    }
  });
});

const operations = [
  ['redeeming', redeem],
  ['refreshing', refresh],
  ['verifying', (loginUrl?: string) => verify({}, loginUrl)],
] as const;

describe.each(operations)('an outage while %s', (_name, operation) => {
  test.each<readonly [shape: string, reply: () => Reply, retryAfterSeconds: number | undefined]>([
    ['an answer cut off in the middle', () => cutOff, undefined],
    ['a connection that ends', () => hangUp, undefined],
    ['a page of HTML with 200', () => html(200), undefined],
    ['a page of HTML with 500', () => html(500), undefined],
    ['a page of HTML with 503 and a time to wait', () => html(503, { 'Retry-After': '17' }), 17],
    ['F07: 429 with seconds', () => busy(429, { 'Retry-After': '42' }), 42],
    [
      'F07: 429 with a date',
      () => busy(429, { 'Retry-After': new Date(Date.now() - 5000).toUTCString() }),
      1,
    ],
    ['F07: 429 without a word', () => busy(429), undefined],
    ['F07: 429 for an hour', () => busy(429, { 'Retry-After': '3600' }), 3600],
    ['500', () => busy(500), undefined],
    ['503 for a minute', () => busy(503, { 'Retry-After': '60' }), 60],
    [
      '429 of a gateway that speaks JSON of its own',
      () => ({ status: 429, headers: { 'Retry-After': '5' } }),
      5,
    ],
    [
      '503 of a gateway that speaks JSON of its own',
      () => ({ status: 503, body: { message: 'busy' } }),
      undefined,
    ],
    ['429 that calls itself invalid_grant', () => refusedWith(429, 'invalid_grant', [50173]), undefined],
    ['an empty body', () => ({ body: '' }), undefined],
    ['null', () => ({ body: 'null' }), undefined],
  ])('F09: %s is entra_unavailable, at once and without marking anybody', async (_shape, reply, wait) => {
    entra.answer(reply());
    const failure = await failureOf(operation());
    expect(failure).toMatchObject({ code: 'entra_unavailable' });
    expect(failure.retryAfterSeconds).toBe(wait);
    expect(entra.requests).toHaveLength(1);
  });

  test('a refused connection is entra_unavailable', async () => {
    expect(await failureOf(operation(await nobodyAt()))).toMatchObject({ code: 'entra_unavailable' });
  });

  test.each([301, 302, 303, 307, 308])(
    'A14: a redirect (%i) is not followed: the secret goes nowhere else',
    async (status) => {
      entra.answer({ status, headers: { Location: `${elsewhere.url}/token` }, body: {} });
      expect(await failureOf(operation())).toMatchObject({ code: 'entra_unavailable' });
      expect(elsewhere.requests).toEqual([]);
    },
  );

  test('silence ends after ten seconds', async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const asked: number[] = [];
    const shortened = jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      asked.push(ms);
      return timeout(30);
    });
    try {
      entra.answer(silence);
      expect(await failureOf(operation())).toMatchObject({ code: 'entra_unavailable' });
      expect(asked).toEqual([10_000]);
    } finally {
      shortened.mockRestore();
    }
  });
});

describe("one user's trouble is nobody else's", () => {
  test.each<readonly [string, Reply]>([
    ['429', busy(429, { 'Retry-After': '3600' })],
    ['503', busy(503, { 'Retry-After': '3600' })],
    [
      'a refusal that says when to come back',
      {
        status: 400,
        headers: { 'Retry-After': '3600' },
        body: { error: 'invalid_grant', error_codes: [50173] },
      },
    ],
  ])('F08: after %s for one user the next one is served, by the same provider', async (_what, reply) => {
    const shared = provider();
    const ask = (refreshToken: string) => shared.refresh({ ...client, refreshToken, scopes });
    entra.answer(reply, granted(), granted());
    await failureOf(ask('of anna'));
    expect(await ask('of ben')).toMatchObject({ accessToken: 'the-access-token' });
    expect(await ask('of anna')).toMatchObject({ accessToken: 'the-access-token' });
    expect(entra.requests.map(({ form }) => form.refresh_token)).toEqual(['of anna', 'of ben', 'of anna']);
  });

  test('two refreshes at once do not meet: each gets its own tokens', async () => {
    const shared = provider();
    entra.always(({ form }) =>
      granted({ access_token: `for ${form.refresh_token}`, refresh_token: `after ${form.refresh_token}` }),
    );
    const names = Array.from({ length: 20 }, (_, index) => `user-${index}`);
    const tokens = await Promise.all(
      names.map((refreshToken) => shared.refresh({ ...client, refreshToken, scopes })),
    );
    expect(tokens.map(({ accessToken, refreshToken }) => [accessToken, refreshToken])).toEqual(
      names.map((name) => [`for ${name}`, `after ${name}`]),
    );
  });
});

describe('verifying what an admin entered', () => {
  const known: Reply = { body: { issuer: 'https://login.example/v2.0' } };
  const appOnly = (claims: Record<string, unknown>): Reply => ({
    body: { token_type: 'Bearer', expires_in: 3600, access_token: unsigned(claims) },
  });

  test('asks for the tenant first, then for an app-only token with client and secret', async () => {
    entra.answer(known, appOnly({ aud: graphUrl }));
    expect(await verify()).toEqual({ warnings: [] });
    expect(entra.lines).toEqual([
      `GET /${tenantId}/v2.0/.well-known/openid-configuration`,
      `POST ${tokenPath}`,
    ]);
    expect(entra.requests[1]?.form).toMatchObject({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: client.clientSecret,
      scope: 'https://graph.microsoft.com/.default',
    });
  });

  test.each<readonly [string, Reply]>([
    ['400 invalid_tenant', refusedWith(400, 'invalid_tenant', [90002])],
    ['400 without a number', refusedWith(400, 'invalid_request', [])],
    ['404', { status: 404, body: { error: 'not_found' } }],
  ])('an unknown tenant (%s) is not even shown the secret', async (_what, reply) => {
    entra.answer(reply);
    expect(await failureOf(verify())).toMatchObject({ code: 'tenant_unknown' });
    expect(entra.requests).toHaveLength(1);
  });

  test.each<readonly [why: string, reply: Reply, code: string]>([
    ['a wrong secret', refusedWith(401, 'invalid_client', [7000215]), 'secret_wrong'],
    ['an expired secret', refusedWith(401, 'invalid_client', [7000222]), 'secret_expired'],
    ['an unknown client', refusedWith(400, 'unauthorized_client', [700016]), 'client_unknown'],
    [
      'a client without service principal',
      refusedWith(401, 'unauthorized_client', [7000229]),
      'client_unknown',
    ],
    ['a disabled client', refusedWith(400, 'unauthorized_client', [7000112]), 'client_disabled'],
    ['a public client', refusedWith(401, 'invalid_client', [700025]), 'registered_as_spa'],
    [
      'a tenant that only the token endpoint misses',
      refusedWith(400, 'invalid_request', [90002]),
      'tenant_unknown',
    ],
    ['Conditional Access for the workload', refusedWith(400, 'invalid_grant', [53003]), 'blocked_by_policy'],
  ])('%s is told apart', async (_why, reply, code) => {
    entra.answer(known, reply);
    expect(await failureOf(verify())).toMatchObject({ code });
  });

  test("a wrong secret that looks like a GUID is the secret's ID, copied from the wrong column", async () => {
    const looksLikeIt = { clientSecret: '2d1c7a52-9a6b-4c67-8d0a-0b6f3f4e6f0d' };
    entra.answer(known, refusedWith(401, 'invalid_client', [7000215]));
    expect(await failureOf(verify(looksLikeIt))).toMatchObject({ code: 'secret_is_its_id' });
    entra.answer(known, refusedWith(401, 'invalid_client', [7000222]));
    expect(await failureOf(verify(looksLikeIt))).toMatchObject({ code: 'secret_expired' });
    entra.answer(known, appOnly({}));
    expect(await verify(looksLikeIt)).toEqual({ warnings: [] });
  });

  test('application permissions, which reach every mailbox, are warned of', async () => {
    entra.answer(known, appOnly({ roles: ['Calendars.Read'] }));
    const { warnings } = await verify();
    expect(warnings).toEqual([expect.stringContaining('application permissions')]);
  });

  test.each([{ roles: [] }, { roles: 'Calendars.Read' }, { roles: null }, {}])(
    '%j is nothing to warn of',
    async (claims) => {
      entra.answer(known, appOnly(claims));
      expect(await verify()).toEqual({ warnings: [] });
    },
  );

  test('an access token that is no JWT gives no warning: it is none of our business', async () => {
    entra.answer(known, { body: { token_type: 'Bearer', expires_in: 3600, access_token: 'opaque' } });
    expect(await verify()).toEqual({ warnings: [] });
  });

  test('an answer without a token verifies nothing', async () => {
    entra.answer(known, { body: { token_type: 'Bearer', expires_in: 3600 } });
    expect(await failureOf(verify())).toMatchObject({ code: 'entra_unavailable' });
  });

  test('A26: the secret stands in no failure', async () => {
    entra.answer(known, refusedWith(401, 'invalid_client', [7000215]));
    const { message, reason, stack } = await failureOf(verify());
    expect(JSON.stringify([message, reason, stack])).not.toContain(client.clientSecret);
  });
});

describe('where the browser is sent', () => {
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const request = { ...client, redirectUri, scopes, state: 'the-state', nonce, codeChallenge };
  const urlOf = async (overrides: Partial<typeof request> = {}) =>
    new URL(await provider().authorizeUrl({ ...request, ...overrides }));

  test('A35: the authorize URL asks for exactly this and nothing more', async () => {
    const { origin, pathname, searchParams } = await urlOf();
    expect(origin + pathname).toBe(`${entra.url}/${tenantId}/oauth2/v2.0/authorize`);
    const meant = Object.fromEntries(
      [...searchParams].filter(([name]) => !/^(x-client-|client-request-id$|claims$)/.test(name)),
    );
    expect(meant).toEqual({
      client_id: clientId,
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: redirectUri,
      scope: longScopes,
      state: 'the-state',
      nonce,
      code_challenge: codeChallenge,
      code_challenge_method: 'S256',
      prompt: 'select_account',
      client_info: '1',
      clidata: '1',
    });
  });

  test('what MSAL adds by itself is its name, a request id, and ID token claims that nobody must grant', async () => {
    const { searchParams } = await urlOf();
    const added = [...searchParams.keys()].filter((name) =>
      /^(x-client-|client-request-id$|claims$)/.test(name),
    );
    expect(added.sort()).toEqual([
      'claims',
      'client-request-id',
      'x-client-CPU',
      'x-client-OS',
      'x-client-SKU',
      'x-client-VER',
    ]);
    expect(JSON.parse(searchParams.get('claims') ?? '')).toEqual({
      id_token: {
        signin_state: { essential: false },
        login_hint: { essential: false },
        tenant_region_sub_scope: { essential: false },
      },
    });
  });

  test('no parameter comes twice, and neither verifier nor secret is among them', async () => {
    const url = await urlOf();
    const names = [...url.searchParams.keys()];
    expect(new Set(names).size).toBe(names.length);
    expect(url.href).not.toContain(codeVerifier);
    expect(url.href).not.toContain('a-secret');
  });

  test('a deployment that chose Calendars.ReadBasic asks for that, on its own cloud', async () => {
    const china = entraIdentityProvider({
      clock: systemClock,
      loginUrl: 'https://login.partner.microsoftonline.cn',
      graphUrl: 'https://microsoftgraph.chinacloudapi.cn',
    });
    const url = new URL(
      await china.authorizeUrl({ ...request, scopes: ['Calendars.ReadBasic', 'openid', 'offline_access'] }),
    );
    expect(url.origin).toBe('https://login.partner.microsoftonline.cn');
    expect(new Set(url.searchParams.get('scope')?.split(' '))).toEqual(
      new Set([
        'https://microsoftgraph.chinacloudapi.cn/Calendars.ReadBasic',
        'openid',
        'profile',
        'offline_access',
      ]),
    );
  });

  test('making a URL asks nobody anything', async () => {
    await urlOf();
    expect(entra.requests).toEqual([]);
  });

  test('the admin consent link is exactly this: all scopes, and the same redirect URI', () => {
    const link = entraIdentityProvider({
      clock: systemClock,
      loginUrl: 'https://login.microsoftonline.com',
      graphUrl,
    }).adminConsentUrl(client, { redirectUri, scopes });
    expect(link).toBe(
      `https://login.microsoftonline.com/${tenantId}/v2.0/adminconsent?client_id=${clientId}` +
        '&scope=https%3A%2F%2Fgraph.microsoft.com%2FCalendars.Read%20https%3A%2F%2Fgraph.microsoft.com%2FUser.Read%20openid%20profile%20offline_access' +
        '&redirect_uri=https%3A%2F%2Fapp.otiumwork.example%2Fadmin%2Fintegrations%2Foutlook%2Fcallback',
    );
  });

  test("a tenant's issuer is what its ID tokens say", () => {
    expect(provider('https://login.microsoftonline.com').issuer(tenantId)).toBe(
      `https://login.microsoftonline.com/${tenantId}/v2.0`,
    );
  });

  test('the tenant in every address is the one that was given', async () => {
    const other = '11111111-2222-4333-8444-555555555555' as TenantId;
    entra.answer(granted());
    await provider().refresh({ ...client, tenantId: other, refreshToken: 'x', scopes });
    expect(entra.lines).toEqual([`POST /${other}/oauth2/v2.0/token`]);
  });
});
