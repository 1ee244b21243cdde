// The check of Entra's ID tokens, by jose: OpenID Connect Core 3.1.3.7. MSAL does not verify them.
import { createRemoteJWKSet, decodeJwt, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { JOSEError, JWKSInvalid, JWKSTimeout } from 'jose/errors';
import { Failure } from '../../domain/failure';
import { isGuid } from '../../domain/ids';
import type { AppRegistration } from '../../ports';
import { timeoutMs } from './entra-http';

/**
 * Verifies signature, issuer (`{loginUrl}/{tid}/v2.0` of the token's own `tid`), audience, nonce and expiry.
 * Whether that tenant is the company's is for the caller to judge.
 * @throws Failure sign_in_expired with the reason inward; entra_unavailable when the keys cannot be had.
 */
export function idTokenVerifier(loginUrl: string) {
  const keySets = new Map<string, JWTVerifyGetKey>();
  const keysOf = (tenantId: string): JWTVerifyGetKey => {
    const known = keySets.get(tenantId);
    if (known) return known;
    const url = new URL(`${loginUrl}/${tenantId}/discovery/v2.0/keys`);
    const keys = createRemoteJWKSet(url, { timeoutDuration: timeoutMs });
    keySets.set(tenantId, keys);
    return keys;
  };
  return async (
    idToken: string,
    expected: AppRegistration & { readonly nonce: string },
  ): Promise<{ tid: string; oid: string }> => {
    try {
      const { tid } = decodeJwt(idToken);
      if (typeof tid !== 'string' || !isGuid(tid)) throw refused('tid');
      const { payload } = await jwtVerify(idToken, keysOf(expected.tenantId), {
        algorithms: ['RS256'],
        issuer: `${loginUrl}/${tid}/v2.0`,
        audience: expected.clientId,
        requiredClaims: ['exp', 'nonce', 'oid', 'tid'],
        clockTolerance: 60,
      });
      if (payload.nonce !== expected.nonce) throw refused('nonce');
      if (typeof payload.oid !== 'string') throw refused('oid');
      return { tid: tid.toLowerCase(), oid: payload.oid };
    } catch (error) {
      if (error instanceof Failure) throw error;
      if (isOutage(error)) throw new Failure('entra_unavailable', { reason: 'signing keys', cause: error });
      throw refused(error instanceof JOSEError ? error.code : 'unreadable', error);
    }
  };
}

/** The keys could not be had: jose throws a plain JOSEError for any answer but 200, and fetch's own error for none. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof JOSEError) || error instanceof JWKSTimeout || error instanceof JWKSInvalid)
    return true;
  return error.code === 'ERR_JOSE_GENERIC';
}

function refused(reason: string, cause?: unknown): Failure {
  return new Failure('sign_in_expired', { reason: `ID token: ${reason}`, cause });
}
