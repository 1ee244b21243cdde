// Entra over Microsoft in memory. Like the real one it rotates refresh tokens and keeps the old ones valid, checks the
// secret before the grant, and redeems a code once.
import { Failure, type Code } from '../../src/domain/failure';
import type { TenantId } from '../../src/domain/ids';
import type { ClientCredentials, Clock, IdentityProvider, Tokens } from '../../src/ports';
import { challengeOf, type Authorization, type Grant, type Microsoft } from './microsoft';

const login = 'https://login.microsoft.example';
const redirectErrors: Readonly<Record<string, Code>> = {
  consent_required: 'admin_consent_required',
  server_error: 'entra_unavailable',
  temporarily_unavailable: 'entra_unavailable',
};

export function issuerOf(tenantId: string): string {
  return `${login}/${tenantId}/v2.0`;
}

export function fakeIdentityProvider(world: {
  readonly microsoft: Microsoft;
  readonly clock: Clock;
}): IdentityProvider {
  const { microsoft, clock } = world;

  function checkClient({ tenantId, clientId, clientSecret }: ClientCredentials): readonly string[] {
    const registrations = [...microsoft.registrations.values()];
    if (!registrations.some((each) => each.tenantId === tenantId)) throw new Failure('tenant_unknown');
    const registration = microsoft.registrations.get(clientId);
    if (registration?.tenantId !== tenantId) throw new Failure('client_unknown');
    if (registration.expired.has(clientSecret)) throw new Failure('secret_expired');
    if (!registration.secrets.has(clientSecret)) throw new Failure('secret_wrong');
    return registration.warnings;
  }

  function tokensFor(grant: Grant, authorization?: Authorization): Tokens {
    return {
      accessToken: microsoft.issue('access', grant),
      refreshToken: authorization?.oddity.withoutRefreshToken ? undefined : microsoft.issue('refresh', grant),
      idToken: authorization && idTokenOf(authorization, clock.now()),
      scopes: grant.scopes,
    };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- so that what is thrown rejects
  const later = async <T>(answer: () => T): Promise<T> => answer();

  return {
    issuer: issuerOf,
    codeOfRedirectError: (error, description) =>
      error === 'access_denied' && description?.includes('AADSTS65004')
        ? 'consent_declined'
        : (redirectErrors[error] ?? 'sign_in_not_finished'),
    authorizeUrl: (request) => {
      const { tenantId, clientId, redirectUri, scopes, state, nonce, codeChallenge } = request;
      const query = new URLSearchParams({
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: scopes.join(' '),
        state,
        nonce,
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
      });
      return Promise.resolve(`${login}/${tenantId}/oauth2/v2.0/authorize?${query.toString()}`);
    },
    redeemCode: (request) =>
      later(() => {
        microsoft.tokenRequests.push({ grant: 'code', clientId: request.clientId });
        checkClient(request);
        const authorization = microsoft.codes.get(request.code);
        microsoft.codes.delete(request.code);
        const fits =
          authorization?.clientId === request.clientId &&
          authorization.redirectUri === request.redirectUri &&
          authorization.codeChallenge === challengeOf(request.codeVerifier);
        if (!authorization || !fits) throw new Failure('sign_in_expired', { reason: 'code' });
        return tokensFor(authorization, authorization);
      }),
    verifyIdToken: (idToken, expected) =>
      later(() => {
        const [signature, payload = ''] = idToken.split('.', 2);
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, string>;
        const { iss, aud, nonce, exp, tid = '', oid = '' } = claims;
        const fits =
          signature === 'signed' &&
          iss === issuerOf(tid) &&
          aud === expected.clientId &&
          nonce === expected.nonce &&
          new Date(exp ?? 0) > clock.now();
        if (!fits) throw new Failure('sign_in_expired', { reason: 'ID token' });
        return { tid, oid };
      }),
    refresh: (request) =>
      later(() => {
        microsoft.tokenRequests.push({ grant: 'refresh', clientId: request.clientId });
        checkClient(request);
        const grant = microsoft.refreshTokens.get(request.refreshToken);
        if (grant?.clientId !== request.clientId) throw new Failure('grant_revoked');
        return tokensFor(grant);
      }),
    verifyCredentials: (credentials) => later(() => ({ warnings: checkClient(credentials) })),
    adminConsentUrl: ({ tenantId, clientId }, { scopes }) =>
      `${login}/${tenantId}/v2.0/adminconsent?client_id=${clientId}&scope=${scopes.join('%20')}`,
  };
}

function idTokenOf({ account, clientId, nonce, oddity }: Authorization, now: Date): string | undefined {
  if (oddity.idToken === 'missing') return undefined;
  const claims = {
    iss: issuerOf(account.tid satisfies TenantId),
    aud: clientId,
    tid: account.tid,
    oid: account.oid,
    nonce,
    exp: new Date(now.getTime() + 60 * 60_000),
    ...(typeof oddity.idToken === 'object' ? oddity.idToken : {}),
  };
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${oddity.idToken === 'forged' ? 'forged' : 'signed'}.${payload}`;
}
