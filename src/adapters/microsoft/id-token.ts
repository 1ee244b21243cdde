// The check of Entra's ID tokens, by jose: OpenID Connect Core 3.1.3.7. MSAL does not verify them.
import { createRemoteJWKSet, decodeJwt, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { JOSEError, JWKSTimeout } from 'jose/errors';
import { Failure } from '../../domain/failure';
import type { AppRegistration } from '../../ports';
import { timeoutMs } from './entra-http';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

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
      if (typeof tid !== 'string' || !guid.test(tid)) throw refused('tid');
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

/** jose throws a plain JOSEError when the keys' address answers anything but 200, and TypeError when nobody answers. */
function isOutage(error: unknown): boolean {
  if (error instanceof JWKSTimeout || error instanceof TypeError) return true;
  return error instanceof JOSEError && error.code === 'ERR_JOSE_GENERIC';
}

function refused(reason: string, cause?: unknown): Failure {
  return new Failure('sign_in_expired', { reason: `ID token: ${reason}`, cause });
}
