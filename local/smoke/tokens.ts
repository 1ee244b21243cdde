// Tokens that must open nothing. They name somebody who cannot exist, so that a service that believes one of them all
// the same does nobody any harm.

import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';

export type BadTokens = { readonly noToken: string; readonly unsigned: string; readonly foreign: string };

export function badTokens(now: Date): BadTokens {
  const nobody = `smoke-test-${randomUUID()}`;
  const seconds = Math.floor(now.getTime() / 1000);
  const claims = encode({
    iss: 'https://smoke-test.invalid',
    sub: nobody,
    company_id: nobody,
    roles: ['admin'],
    iat: seconds,
    exp: seconds + 600,
  });
  const unsigned = `${encode({ alg: 'none', typ: 'at+jwt' })}.${claims}`;
  const signed = `${encode({ alg: 'ES256', typ: 'at+jwt', kid: 'smoke-test' })}.${claims}`;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return {
    noToken: 'smoke-test',
    unsigned: `${unsigned}.`,
    foreign: `${signed}.${signature.toString('base64url')}`,
  };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
