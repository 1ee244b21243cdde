// OtiumWork's own token issuer, as callers of the API know it: signs access tokens for the local people and
// publishes the key that they are checked with.

import { SignJWT, exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK } from 'jose';
import { companies, type LocalPerson } from './people';

export type Issuer = {
  readonly jwks: JSONWebKeySet;
  tokenFor(person: LocalPerson): Promise<string>;
  /** The private key, for a stack that keeps its state. */
  readonly privateKey: JWK;
};

export async function createIssuer(options: {
  issuer: string;
  audience: string;
  privateKey?: JWK | undefined;
}): Promise<Issuer> {
  const privateKey = options.privateKey ?? (await newPrivateKey());
  const { n, e, kid } = privateKey as { n: string; e: string; kid: string };
  const signingKey = await importJWK(privateKey, 'RS256');
  return {
    jwks: { keys: [{ kty: 'RSA', n, e, kid, use: 'sig', alg: 'RS256' }] },
    tokenFor: (person) =>
      new SignJWT({
        company_id: companies[person.company].companyId,
        roles: [...person.roles],
        zoneinfo: person.zoneinfo,
      })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid })
        .setSubject(person.userId)
        .setIssuer(options.issuer)
        .setAudience(options.audience)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(signingKey),
    privateKey,
  };
}

async function newPrivateKey(): Promise<JWK> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(pair.privateKey);
  return { ...jwk, kid: `local-${(jwk.n ?? '').slice(0, 8)}` };
}
