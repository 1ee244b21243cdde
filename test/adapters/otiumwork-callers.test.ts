// Who calls: OtiumWork's own access tokens (RFC 9068), judged by real signatures against a scripted key set. Every
// refusal is the same answer outward; the reason stays inward.
import { otiumworkCallers } from '../../src/adapters/otiumwork-callers';
import { readConfig, type Config } from '../../src/config';
import './fixtures/own-realm-fetch';
import { cutOff, hangUp, html, nobodyAt, scriptedServer, type Reply } from './fixtures/scripted-server';
import {
  aSigningKey,
  secondsFromNow,
  signed,
  signedWithPublicKey,
  unsigned,
  type SigningKey,
} from './fixtures/signed-tokens';

const issuer = scriptedServer();
const elsewhere = scriptedServer();

let key: SigningKey;
let nextKey: SigningKey;
let strangersKey: SigningKey;
beforeAll(async () => {
  [key, nextKey, strangersKey] = await Promise.all([
    aSigningKey('key-1'),
    aSigningKey('key-2'),
    aSigningKey('key-1'),
  ]);
});
afterEach(() => {
  jest.useRealTimers();
});

const keySet = (...keys: readonly SigningKey[]): Reply => ({ body: { keys: keys.map(({ jwk }) => jwk) } });

function config(environment: Record<string, string> = {}): Config['callers'] {
  return readConfig({
    DataStorage: 'UseDevelopmentStorage=true',
    KEY_VAULT_URL: 'https://v.vault.azure.net',
    FRONTEND_URL: 'https://app.otiumwork.example',
    OTIUMWORK_ISSUER: 'https://id.otiumwork.example',
    OTIUMWORK_AUDIENCE: 'otiumwork-api',
    OTIUMWORK_JWKS_URL: `${issuer.url}/keys`,
    ...environment,
  }).callers;
}

const claims = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  iss: 'https://id.otiumwork.example',
  aud: 'otiumwork-api',
  sub: 'anna',
  company_id: 'contoso',
  roles: ['employee'],
  zoneinfo: 'Europe/Berlin',
  iat: secondsFromNow(-5),
  exp: secondsFromNow(900),
  ...overrides,
});
const header = { typ: 'at+jwt' };
const aToken = (
  overrides: Record<string, unknown> = {},
  signer = key,
  headers: Record<string, unknown> = header,
) => signed(claims(overrides), signer, headers);

const refused = { name: 'Failure', code: 'not_signed_in' };

describe('a token that holds', () => {
  test('names the user, the company, the role and the time zone', async () => {
    issuer.answer(keySet(key));
    expect(await otiumworkCallers(config()).verify(await aToken())).toEqual({
      userId: 'anna',
      companyId: 'contoso',
      isAdmin: false,
      zone: 'Europe/Berlin',
    });
    expect(issuer.lines).toEqual(['GET /keys']);
  });

  test('may be signed with ES256, and its type may be written in full', async () => {
    const elliptic = await aSigningKey('key-3', 'ES256');
    issuer.answer(keySet(elliptic));
    const token = await aToken({}, elliptic, { typ: 'application/at+jwt' });
    expect(await otiumworkCallers(config()).verify(token)).toMatchObject({ userId: 'anna' });
  });

  test('may be a minute off the clock, and a day old', async () => {
    issuer.answer(keySet(key));
    const callers = otiumworkCallers(config());
    await callers.verify(await aToken({ exp: secondsFromNow(-50) }));
    await callers.verify(await aToken({ iat: secondsFromNow(50) }));
    await callers.verify(await aToken({ nbf: secondsFromNow(50) }));
    await callers.verify(await aToken({ iat: secondsFromNow(-24 * 3600) }));
  });

  test.each([
    [['admin'], true],
    [['employee', 'admin'], true],
    [['Admin'], false],
    [[], false],
    ['admin', false],
    ['employee admin', false],
    [{ admin: true }, false],
    [{ length: 1, 0: 'admin' }, false],
    [[['admin']], false],
    [[{ admin: true }], false],
    [true, false],
    [null, false],
    [undefined, false],
  ])('A19: roles %j make an admin: %p', async (roles, isAdmin) => {
    issuer.answer(keySet(key));
    expect(await otiumworkCallers(config()).verify(await aToken({ roles }))).toMatchObject({ isAdmin });
  });

  test.each([undefined, null, 7, ['Europe/Berlin'], {}])(
    'A19: a time zone that is no text (%j) is none',
    async (zoneinfo) => {
      issuer.answer(keySet(key));
      expect((await otiumworkCallers(config()).verify(await aToken({ zoneinfo }))).zone).toBeUndefined();
    },
  );

  test('A23: ids are opaque: 256 characters of whatever kind are an id', async () => {
    issuer.answer(keySet(key));
    const callers = otiumworkCallers(config());
    for (const id of ["x' or PartitionKey gt '", 'a/b\\c#d?e', '../..', '🧑‍💻', ' ', 'x'.repeat(256)])
      expect(await callers.verify(await aToken({ sub: id, company_id: id }))).toMatchObject({
        userId: id,
        companyId: id,
      });
  });

  test('A22: nothing else in the token says who it is', async () => {
    issuer.answer(keySet(key));
    const token = await aToken({
      userId: 'omar',
      companyId: 'fabrikam',
      isAdmin: true,
      email: 'omar@x',
      role: 'admin',
    });
    expect(await otiumworkCallers(config()).verify(token)).toEqual({
      userId: 'anna',
      companyId: 'contoso',
      isAdmin: false,
      zone: 'Europe/Berlin',
    });
  });
});

describe('A17: a signature that is none', () => {
  const verify = async (token: string) => otiumworkCallers(config()).verify(token);

  test('alg none is refused, without asking for keys', async () => {
    for (const alg of ['none', 'None', 'NONE', ''])
      await expect(verify(unsigned(claims(), { ...header, alg, kid: 'key-1' }))).rejects.toMatchObject(
        refused,
      );
    expect(issuer.requests).toEqual([]);
  });

  test('HS256 with the public key as the secret is refused', async () => {
    await expect(verify(signedWithPublicKey(claims(), key, header))).rejects.toMatchObject(refused);
  });

  test('an algorithm that was not pinned is refused, even with a key of the set', async () => {
    const pss = await aSigningKey('key-3', 'PS256');
    await expect(verify(await aToken({}, pss))).rejects.toMatchObject(refused);
  });

  test("a stranger's key under the right key id is refused", async () => {
    issuer.answer(keySet(key));
    await expect(verify(await aToken({}, strangersKey))).rejects.toMatchObject(refused);
  });

  test('a changed claim breaks the signature', async () => {
    issuer.answer(keySet(key));
    const [head = '', , signature = ''] = (await aToken()).split('.');
    const payload = Buffer.from(JSON.stringify(claims({ roles: ['admin'] }))).toString('base64url');
    await expect(verify(`${head}.${payload}.${signature}`)).rejects.toMatchObject(refused);
  });

  test('an unknown key id is refused', async () => {
    issuer.answer(keySet(key));
    await expect(verify(await aToken({}, nextKey))).rejects.toMatchObject(refused);
  });

  test('A14: what the header points at or brings along (jku, x5u, jwk) is never fetched and never used', async () => {
    issuer.answer(keySet(key));
    const pointing = {
      ...header,
      jku: `${elsewhere.url}/keys`,
      x5u: `${elsewhere.url}/cert`,
      jwk: strangersKey.jwk,
    };
    await expect(verify(await aToken({}, strangersKey, pointing))).rejects.toMatchObject(refused);
    expect(elsewhere.requests).toEqual([]);
    expect(issuer.lines).toEqual(['GET /keys']);
  });

  test('a critical header that nobody understands is refused', async () => {
    issuer.always(() => keySet(key));
    const [, payload = '', signature = ''] = (await aToken()).split('.');
    const head = Buffer.from(JSON.stringify({ alg: 'RS256', kid: 'key-1', ...header, crit: ['x'], x: 1 }));
    await expect(verify(`${head.toString('base64url')}.${payload}.${signature}`)).rejects.toMatchObject(
      refused,
    );
  });

  test.each(['', 'x', 'a.b', 'a.b.c', '..', '....', 'null', '{}', 'x'.repeat(10_000)])(
    'what is no token at all (%p) is refused',
    async (token) => {
      await expect(verify(token)).rejects.toMatchObject(refused);
    },
  );
});

describe('A18: a real signature under the wrong words', () => {
  type Wrong = readonly [
    why: string,
    overrides: () => Record<string, unknown>,
    headers?: Record<string, unknown>,
  ];
  const wrongs: readonly Wrong[] = [
    ['for another audience', () => ({ aud: 'another-api' })],
    ['for no audience', () => ({ aud: undefined })],
    ['for an empty list of audiences', () => ({ aud: [] })],
    ['from another issuer', () => ({ iss: 'https://id.evil.example' })],
    ['from nobody', () => ({ iss: undefined })],
    ['from an issuer with a slash more', () => ({ iss: 'https://id.otiumwork.example/' })],
    ['an ID token', () => ({}), { typ: 'JWT' }],
    ['of no type', () => ({}), {}],
    ['expired', () => ({ exp: secondsFromNow(-120) })],
    ['that never expires', () => ({ exp: undefined })],
    ['that expires at a text', () => ({ exp: String(secondsFromNow(900)) })],
    ['of no known age', () => ({ iat: undefined })],
    ['issued in the future', () => ({ iat: secondsFromNow(3600) })],
    ['issued at a text', () => ({ iat: 'now' })],
    ['not valid before an hour from now', () => ({ nbf: secondsFromNow(3600) })],
    ['older than 24 hours', () => ({ iat: secondsFromNow(-24 * 3600 - 120), exp: secondsFromNow(900) })],
  ];
  test.each(wrongs.map(([why, ...rest]) => [why, rest] as const))(
    'a token %s is refused',
    async (_why, rest) => {
      const [overrides, headers = header] = rest;
      issuer.always(() => keySet(key));
      const token = await aToken(overrides(), key, headers);
      const failure: unknown = await otiumworkCallers(config())
        .verify(token)
        .catch((error: unknown) => error);
      expect(failure).toMatchObject(refused);
      expect((failure as { reason: string }).reason).toMatch(/^ERR_[A-Z_]+$/);
    },
  );
});

describe('A19: a real signature over claims that are no ids', () => {
  // As keys, all halves of characters are one: their owners would be one user.
  const halves = ['anna\ud800', 'anna\ud801', '\udc00'];
  const noIds = [undefined, null, '', 7, true, ['anna'], { id: 'anna' }, 'x'.repeat(257), ...halves];
  for (const name of ['sub', 'company_id'])
    test.each(noIds)(`${name} %j is refused`, async (value) => {
      issuer.answer(keySet(key));
      const token = await aToken({ [name]: value });
      await expect(otiumworkCallers(config()).verify(token)).rejects.toMatchObject(refused);
    });

  test('members named __proto__ and constructor pollute nothing and grant nothing', async () => {
    issuer.answer(keySet(key));
    const polluted = `${JSON.stringify(claims()).slice(0, -1)},"__proto__":{"roles":["admin"],"polluted":true},"constructor":{"prototype":{"polluted":true}}}`;
    const token = await signed(JSON.parse(polluted) as Record<string, unknown>, key, header);
    expect(await otiumworkCallers(config()).verify(token)).toMatchObject({ isAdmin: false, userId: 'anna' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('a claim is not inherited: one that is missing stays missing under __proto__', async () => {
    issuer.answer(keySet(key));
    const orphan = `${JSON.stringify(claims({ sub: undefined })).slice(0, -1)},"__proto__":{"sub":"anna"}}`;
    const token = await signed(JSON.parse(orphan) as Record<string, unknown>, key, header);
    await expect(otiumworkCallers(config()).verify(token)).rejects.toMatchObject(refused);
  });
});

describe('a deployment whose issuer has other names', () => {
  const theirs = {
    OTIUMWORK_CLAIMS: 'user=https://otiumwork.example/uid,company=org,roles=groups,zone=tz',
    OTIUMWORK_ADMIN_ROLE: 'Company.Admin',
    OTIUMWORK_TOKEN_TYPE: 'JWT',
    OTIUMWORK_ALGORITHMS: 'PS256',
  };

  test('maps claims, role, type and algorithm', async () => {
    const pss = await aSigningKey('key-3', 'PS256');
    issuer.answer(keySet(pss));
    const token = await aToken(
      { 'https://otiumwork.example/uid': 'u-1', org: 'o-1', groups: ['Company.Admin'], tz: 'Asia/Tokyo' },
      pss,
      { typ: 'JWT' },
    );
    expect(await otiumworkCallers(config(theirs)).verify(token)).toEqual({
      userId: 'u-1',
      companyId: 'o-1',
      isAdmin: true,
      zone: 'Asia/Tokyo',
    });
  });

  test('no longer accepts the usual names', async () => {
    const pss = await aSigningKey('key-3', 'PS256');
    issuer.always(() => keySet(pss, key));
    const callers = otiumworkCallers(config(theirs));
    await expect(callers.verify(await aToken({}, pss, { typ: 'JWT' }))).rejects.toMatchObject(refused);
    await expect(callers.verify(await aToken())).rejects.toMatchObject(refused);
  });
});

describe("the issuer's keys", () => {
  /** Only the clock: requests and their timeouts go on as they are. */
  const timePasses = (seconds: number) => {
    const now = Date.now() + seconds * 1000;
    jest.useFakeTimers({
      now,
      doNotFake: [
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'requestAnimationFrame',
        'cancelAnimationFrame',
        'requestIdleCallback',
        'cancelIdleCallback',
        'setImmediate',
        'clearImmediate',
        'setInterval',
        'clearInterval',
        'setTimeout',
        'clearTimeout',
      ],
    });
  };

  test('are fetched once for many callers', async () => {
    issuer.answer(keySet(key));
    const callers = otiumworkCallers(config());
    await Promise.all([aToken(), aToken(), aToken()].map(async (token) => callers.verify(await token)));
    await callers.verify(await aToken());
    expect(issuer.requests).toHaveLength(1);
  });

  test('rotate: a new key is accepted after one more fetch, and the old one as long as it is published', async () => {
    issuer.answer(keySet(key), keySet(key, nextKey));
    const callers = otiumworkCallers(config());
    await callers.verify(await aToken());
    timePasses(60);
    expect(await callers.verify(await aToken({}, nextKey))).toMatchObject({ userId: 'anna' });
    expect(await callers.verify(await aToken())).toMatchObject({ userId: 'anna' });
    expect(issuer.requests).toHaveLength(2);
  });

  test('that were withdrawn are refused ten minutes later at the latest', async () => {
    issuer.answer(keySet(key), keySet(nextKey));
    const callers = otiumworkCallers(config());
    await callers.verify(await aToken());
    timePasses(601);
    await expect(callers.verify(await aToken())).rejects.toMatchObject(refused);
  });

  test('are not fetched for a flood of made-up key ids: once in half a minute', async () => {
    issuer.always(() => keySet(key));
    const callers = otiumworkCallers(config());
    await callers.verify(await aToken());
    timePasses(60);
    const flood = Array.from({ length: 50 }, (_, n) => ({
      ...key,
      jwk: { ...key.jwk, kid: `made-up-${n}` },
    }));
    for (const forged of flood)
      await expect(callers.verify(await aToken({}, forged))).rejects.toMatchObject(refused);
    expect(issuer.requests).toHaveLength(2);
  });

  test('stay known while their address is down: known callers work, unknown keys are refused', async () => {
    issuer.answer(keySet(key), { status: 503 }, hangUp);
    const callers = otiumworkCallers(config());
    await callers.verify(await aToken());
    timePasses(60);
    await expect(callers.verify(await aToken({}, nextKey))).rejects.toMatchObject(refused);
    expect(await callers.verify(await aToken())).toMatchObject({ userId: 'anna' });
    await expect(callers.verify(await aToken({}, nextKey))).rejects.toMatchObject(refused);
    expect(await callers.verify(await aToken())).toMatchObject({ userId: 'anna' });
  });

  test.each<readonly [shape: string, reply: () => Reply]>([
    ['503', () => ({ status: 503 })],
    ['HTML', () => html(200)],
    ['half an answer', () => cutOff],
    ['no keys', () => ({ body: { keys: [] } })],
    ['no key set', () => ({ body: [] })],
    ['A14: a redirect', () => ({ status: 302, headers: { Location: `${elsewhere.url}/keys` } })],
  ])('that were never had (%s) let nobody in, and are asked for again', async (_shape, reply) => {
    const callers = otiumworkCallers(config());
    issuer.answer(reply());
    await expect(callers.verify(await aToken())).rejects.toMatchObject(refused);
    timePasses(60);
    issuer.answer(keySet(key));
    expect(await callers.verify(await aToken())).toMatchObject({ userId: 'anna' });
    expect(elsewhere.requests).toEqual([]);
  });

  test('that nobody serves let nobody in', async () => {
    const callers = otiumworkCallers(config({ OTIUMWORK_JWKS_URL: `${await nobodyAt()}/keys` }));
    await expect(callers.verify(await aToken())).rejects.toMatchObject({
      ...refused,
      reason: 'keys unavailable',
    });
  });
});
