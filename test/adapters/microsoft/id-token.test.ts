// ID tokens of Entra (OpenID Connect Core 3.1.3.7): MSAL does not verify them, we do. A scripted key endpoint, real signatures.
import { idTokenVerifier } from '../../../src/adapters/microsoft/id-token';
import type { TenantId } from '../../../src/domain/ids';
import { clientId, tenantId } from '../../fixtures/builders';
import '../fixtures/own-realm-fetch';
import { cutOff, hangUp, html, nobodyAt, scriptedServer, type Reply } from '../fixtures/scripted-server';
import {
  aSigningKey,
  secondsFromNow,
  signed,
  signedWithPublicKey,
  unsigned,
  type SigningKey,
} from '../fixtures/signed-tokens';

const entra = scriptedServer();
const elsewhere = scriptedServer();

const otherTenant = '11111111-2222-4333-8444-555555555555' as TenantId;
const oid = '7c1f0d0e-4a55-4f0e-8f1c-6f0b6f5d2a90';
const expected = { tenantId, clientId, nonce: 'the-nonce' };

let key: SigningKey;
let strangersKey: SigningKey;
beforeAll(async () => {
  [key, strangersKey] = await Promise.all([aSigningKey('entra-1'), aSigningKey('entra-1')]);
});

const keys = (): Reply => ({ body: { keys: [key.jwk] } });
const issuer = (tid: string) => `${entra.url}/${tid}/v2.0`;
const claims = (overrides: Record<string, unknown> = {}) => ({
  iss: issuer(tenantId),
  aud: clientId,
  tid: tenantId,
  oid,
  sub: 'pairwise',
  nonce: 'the-nonce',
  iat: secondsFromNow(-5),
  exp: secondsFromNow(3600),
  ...overrides,
});
const verify = (idToken: string) => idTokenVerifier(entra.url)(idToken, expected);
const withoutKeys = { code: 'sign_in_expired' };

test('a good token names the directory and the person in it, by the keys of the company tenant', async () => {
  entra.answer(keys());
  expect(await verify(await signed(claims(), key))).toEqual({ tid: tenantId, oid });
  expect(entra.lines).toEqual([`GET /${tenantId}/discovery/v2.0/keys`]);
});

test('the keys are fetched once for many sign-ins', async () => {
  entra.answer(keys());
  const check = idTokenVerifier(entra.url);
  for (let n = 0; n < 3; n++) await check(await signed(claims(), key), expected);
  expect(entra.requests).toHaveLength(1);
});

test("an account of another directory is told from a forged token: whether it is the company's is judged later", async () => {
  entra.answer(keys());
  const foreign = claims({ tid: otherTenant.toUpperCase(), iss: issuer(otherTenant.toUpperCase()) });
  expect(await verify(await signed(foreign, key))).toEqual({ tid: otherTenant, oid });
});

test('a clock that is a minute off costs nobody the sign-in', async () => {
  entra.answer(keys());
  expect(await verify(await signed(claims({ exp: secondsFromNow(-50) }), key))).toMatchObject({ oid });
});

describe('refused, with the reason inward only', () => {
  test.each<readonly [why: string, overrides: () => Record<string, unknown>]>([
    ['A11: another issuer', () => ({ iss: 'https://login.evil.example/v2.0' })],
    ['A11: the issuer of another tenant than its own tid', () => ({ iss: issuer(otherTenant) })],
    ['A11: a tid that is not the one of its issuer', () => ({ tid: otherTenant })],
    ['A11: the issuer of version 1', () => ({ iss: `https://sts.windows.net/${tenantId}/` })],
    ['A11: another audience', () => ({ aud: '00000003-0000-0000-c000-000000000000' })],
    ['A12: another nonce', () => ({ nonce: 'of somebody else' })],
    ['A12: a nonce that is no text', () => ({ nonce: ['the-nonce'] })],
    ['expired', () => ({ exp: secondsFromNow(-120) })],
    ['not valid yet', () => ({ nbf: secondsFromNow(600) })],
    ['an oid that is no text', () => ({ oid: 7 })],
    ...['iss', 'aud', 'nonce', 'exp', 'oid'].map(
      (name) => [`without ${name}`, () => ({ [name]: undefined })] as const,
    ),
  ])('%s', async (_why, overrides) => {
    entra.answer(keys());
    const idToken = await signed(claims(overrides()), key);
    const failure: unknown = await verify(idToken).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'sign_in_expired' });
    expect((failure as { reason: string }).reason).toMatch(/^ID token: /);
    expect(JSON.stringify(failure)).not.toContain(idToken.slice(-40));
  });

  test.each([undefined, 'common', 'contoso.com', '../x', '', 7, [tenantId], `${tenantId}/`, '9188040d'])(
    'A11: a tid that is no GUID (%p), without asking for any keys',
    async (tid) => {
      await expect(verify(await signed(claims({ tid }), key))).rejects.toMatchObject(withoutKeys);
      expect(entra.requests).toEqual([]);
    },
  );

  test('A11: a signature by a key that only calls itself the same', async () => {
    entra.answer(keys());
    await expect(verify(await signed(claims(), strangersKey))).rejects.toMatchObject(withoutKeys);
  });

  test('A11: claims that were changed after signing', async () => {
    entra.answer(keys());
    const [header, , signature] = (await signed(claims(), key)).split('.');
    const payload = Buffer.from(JSON.stringify(claims({ oid: 'of somebody else' }))).toString('base64url');
    await expect(verify(`${header ?? ''}.${payload}.${signature ?? ''}`)).rejects.toMatchObject(withoutKeys);
  });

  test('A11: alg none', async () => {
    await expect(verify(unsigned(claims(), { kid: 'entra-1' }))).rejects.toMatchObject(withoutKeys);
  });

  test('A11: HS256 with the public key as the secret', async () => {
    await expect(verify(signedWithPublicKey(claims(), key))).rejects.toMatchObject(withoutKeys);
  });

  test('A11: an algorithm that Entra does not use', async () => {
    const elliptic = await aSigningKey('entra-1', 'ES256');
    await expect(verify(await signed(claims(), elliptic))).rejects.toMatchObject(withoutKeys);
  });

  test('A11: a key id that Entra does not know', async () => {
    entra.answer(keys());
    const unknown = { ...key, jwk: { ...key.jwk, kid: 'entra-2' } };
    await expect(verify(await signed(claims(), unknown))).rejects.toMatchObject(withoutKeys);
  });

  test('A14: keys that the token itself points at are never fetched', async () => {
    entra.answer(keys());
    const pointing = { jku: `${elsewhere.url}/keys`, x5u: `${elsewhere.url}/cert`, jwk: strangersKey.jwk };
    await expect(verify(await signed(claims(), strangersKey, pointing))).rejects.toMatchObject(withoutKeys);
    expect(elsewhere.requests).toEqual([]);
  });

  test.each(['', 'x', 'a.b.c', '..', 'e30.e30.', 'null'])('what is no token at all (%p)', async (idToken) => {
    await expect(verify(idToken)).rejects.toMatchObject(withoutKeys);
  });
});

describe('keys that cannot be had are an outage, not a lapsed sign-in', () => {
  test.each<readonly [shape: string, reply: () => Reply]>([
    ['500', () => ({ status: 500 })],
    ['429', () => ({ status: 429 })],
    ['404', () => ({ status: 404 })],
    ['HTML with 200', () => html(200)],
    ['an answer cut off', () => cutOff],
    ['a connection that ends', () => hangUp],
    ['JSON that holds no keys', () => ({ body: {} })],
    [
      'A14: a redirect, which is not followed',
      () => ({ status: 302, headers: { Location: `${elsewhere.url}/k` } }),
    ],
  ])('F09: %s', async (_shape, reply) => {
    entra.answer(reply());
    await expect(verify(await signed(claims(), key))).rejects.toMatchObject({ code: 'entra_unavailable' });
    expect(elsewhere.requests).toEqual([]);
  });

  test('F09: a refused connection', async () => {
    const loginUrl = await nobodyAt();
    const idToken = await signed(claims({ iss: `${loginUrl}/${tenantId}/v2.0` }), key);
    await expect(idTokenVerifier(loginUrl)(idToken, expected)).rejects.toMatchObject({
      code: 'entra_unavailable',
    });
  });

  test('the next sign-in asks again', async () => {
    entra.answer({ status: 503 }, keys());
    const check = idTokenVerifier(entra.url);
    const idToken = await signed(claims(), key);
    await expect(check(idToken, expected)).rejects.toMatchObject({ code: 'entra_unavailable' });
    expect(await check(idToken, expected)).toMatchObject({ oid });
  });
});
