// Verifies OtiumWork's own access tokens (RFC 9068) by jose, with algorithms and type pinned (RFC 8725).
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { JOSEError } from 'jose/errors';
import type { Config } from '../config';
import { Failure } from '../domain/failure';
import type { CompanyId, UserId } from '../domain/ids';
import type { Callers } from '../ports';

const longestId = 256;

export function otiumworkCallers(config: Config['callers']): Callers {
  const keys = createRemoteJWKSet(new URL(config.jwksUrl));
  const { claims } = config;
  return {
    async verify(accessToken) {
      try {
        const { payload } = await jwtVerify(accessToken, keys, {
          algorithms: config.algorithms,
          issuer: config.issuer,
          audience: config.audience,
          typ: config.tokenType,
          requiredClaims: ['exp', 'iat', claims.user, claims.company],
          maxTokenAge: '24h',
          clockTolerance: 60,
        });
        const roles: unknown = payload[claims.roles];
        const zone: unknown = payload[claims.zone];
        return {
          userId: idIn(payload[claims.user]) as UserId,
          companyId: idIn(payload[claims.company]) as CompanyId,
          isAdmin: Array.isArray(roles) && roles.includes(config.adminRole),
          zone: typeof zone === 'string' ? zone : undefined,
        };
      } catch (error) {
        if (error instanceof Failure) throw error;
        throw new Failure('not_signed_in', {
          reason: error instanceof JOSEError ? error.code : 'keys unavailable',
          cause: error,
        });
      }
    },
  };
}

/** Half a character is refused: keys are hashes of UTF-8, in which all halves are the same. */
function idIn(claim: unknown): string {
  if (typeof claim !== 'string' || claim === '' || claim.length > longestId || !claim.isWellFormed()) {
    throw new Failure('not_signed_in', { reason: 'user or company claim' });
  }
  return claim;
}
