import { createLocalJWKSet, jwtVerify } from 'jose';
import { createIssuer } from '../../local/issuer';
import { people } from '../../local/people';

const options = { issuer: 'http://localhost:7071', audience: 'otiumwork-api' };

test('a token says who somebody is, and is good for an hour', async () => {
  const issuer = await createIssuer(options);
  const { payload, protectedHeader } = await jwtVerify(
    await issuer.tokenFor(people.omar),
    createLocalJWKSet(issuer.jwks),
    { ...options, typ: 'at+jwt', algorithms: ['RS256'] },
  );
  expect(payload).toMatchObject({
    sub: 'omar',
    company_id: 'contoso',
    roles: ['admin'],
    zoneinfo: 'Europe/Berlin',
  });
  expect(payload.exp! - payload.iat!).toBe(3600);
  expect(protectedHeader.kid).toBe(issuer.jwks.keys[0]?.kid);
});

test('the published key is the public half only', async () => {
  const issuer = await createIssuer(options);
  expect(Object.keys(issuer.jwks.keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

test('with a kept key, tokens of before are still good', async () => {
  const first = await createIssuer(options);
  const second = await createIssuer({ ...options, privateKey: structuredClone(first.privateKey) });
  await jwtVerify(await first.tokenFor(people.anna), createLocalJWKSet(second.jwks), options);
});
