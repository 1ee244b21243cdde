// The key with which Entra's stand-in signs its tokens, and a second one that it does not publish: for the
// account whose ID token nobody at Microsoft signed.

import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import type { CryptoKey, JWK, JWK_RSA_Private, JWTPayload } from 'jose';

export type SigningKey = {
  /** For the discovery endpoint. */
  readonly published: JWK;
  /** For a snapshot: the private key as JWK. */
  readonly kept: JWK;
  readonly verify: CryptoKey;
  sign(claims: JWTPayload): Promise<string>;
  signWithForeignKey(claims: JWTPayload): Promise<string>;
};

/** Making a key takes a tenth of a second: a process makes at most one of each. */
const makes = { own: once(newKey), foreign: once(newKey) };

export async function createSigningKey(kept?: Record<string, unknown>): Promise<SigningKey> {
  const own = (kept ?? (await makes.own())) as JWK_RSA_Private;
  const { n, e } = own;
  const kid = await calculateJwkThumbprint({ kty: 'RSA', n, e });
  const published = { kty: 'RSA', n, e, kid, use: 'sig', alg: 'RS256' } as const;
  const sign = async (key: JWK_RSA_Private, claims: JWTPayload) =>
    new SignJWT(claims)
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid })
      .sign(await importJWK({ ...key, kty: 'RSA' }, 'RS256'));
  return {
    published,
    kept: own,
    verify: await importJWK(published, 'RS256'),
    sign: (claims) => sign(own, claims),
    signWithForeignKey: async (claims) => sign((await makes.foreign()) as JWK_RSA_Private, claims),
  };
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return exportJWK(privateKey);
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
