// Entra as our IdentityProvider, through MSAL. A new application object per operation: MSAL keeps a throttle that
// would let one user's failed refresh block everybody else's. Every answer is judged in classify.ts.
import {
  ClientAuthError,
  ConfidentialClientApplication,
  type AuthenticationResult,
  type Configuration,
} from '@azure/msal-node';
import { decodeJwt } from 'jose';
import { Failure, type Code } from '../../domain/failure';
import { isGuid } from '../../domain/ids';
import type { AppRegistration, Clock, IdentityProvider, Tokens } from '../../ports';
import { codeOfRedeemError, codeOfRedirectError, codeOfTokenError, type EntraError } from './classify';
import { entraHttp, recordingNetwork, toEntraError, type EntraAnswer } from './entra-http';
import { idTokenVerifier } from './id-token';
import { retryAfterSeconds } from './retry-after';

type Network = ReturnType<typeof recordingNetwork>;

const idTokenErrors = new Set(['nonce_mismatch', 'token_parsing_error']);
const oidcScopes = new Set(['openid', 'profile', 'offline_access', 'email']);

export function entraIdentityProvider(needs: {
  readonly loginUrl: string;
  readonly graphUrl: string;
  readonly clock: Clock;
}): IdentityProvider {
  const { loginUrl, graphUrl, clock } = needs;
  const askEntra = entraHttp(clock);
  const withPrefix = (scopes: readonly string[]) =>
    scopes.map((scope) => (oidcScopes.has(scope) ? scope : `${graphUrl}/${scope}`));

  function application(
    registration: AppRegistration & { readonly clientSecret?: string },
    networkClient: Network,
  ) {
    const tenant = `${loginUrl}/${registration.tenantId}`;
    // MSAL wants an https authority even where the endpoints are on the loopback; it is a name here, never called.
    const name = loginUrl.startsWith('https:') ? new URL(loginUrl).host : 'login.local';
    const configuration: Configuration = {
      auth: {
        clientId: registration.clientId,
        ...(registration.clientSecret !== undefined && { clientSecret: registration.clientSecret }),
        authority: `https://${name}/${registration.tenantId}`,
        knownAuthorities: [name],
        authorityMetadata: JSON.stringify({
          authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
          token_endpoint: `${tenant}/oauth2/v2.0/token`,
          issuer: `https://${name}/{tenantid}/v2.0`,
          jwks_uri: `${tenant}/discovery/v2.0/keys`,
        }),
      },
      system: { networkClient },
    };
    return new ConfidentialClientApplication(configuration);
  }

  /** Runs one MSAL operation and turns whatever went wrong into a Failure. */
  async function ask(
    registration: AppRegistration & { readonly clientSecret: string },
    codeOf: (answer: EntraError) => Code,
    operation: (app: ConfidentialClientApplication) => Promise<AuthenticationResult | null>,
  ): Promise<Tokens> {
    const network = recordingNetwork(askEntra);
    const app = application(registration, network);
    try {
      const result = await operation(app);
      // MSAL takes any JSON without `error` for a success, whatever its status; a token it must hold.
      if (!result?.accessToken || network.answer?.status !== 200)
        throw new Error('no access token in the answer');
      return {
        accessToken: result.accessToken,
        refreshToken: refreshTokenIn(app),
        idToken: result.idToken === '' ? undefined : result.idToken,
        scopes: grantedScopes(network.answer, result.scopes),
      };
    } catch (error) {
      if (error instanceof Failure) throw error;
      if (network.failure) throw network.failure;
      if (network.answer && network.answer.status !== 200) {
        throw refused(network.answer, codeOf, registration.clientSecret, clock);
      }
      // MSAL looks into the ID token itself, before we can.
      if (error instanceof ClientAuthError && idTokenErrors.has(error.errorCode)) {
        throw new Failure('sign_in_expired', { reason: `ID token: ${error.errorCode}` });
      }
      throw refused(network.answer, codeOf, registration.clientSecret, clock, error);
    }
  }

  return {
    issuer: (tenantId) => `${loginUrl}/${tenantId}/v2.0`,

    codeOfRedirectError,

    authorizeUrl: (request) =>
      application({ ...request, clientSecret: 'unused' }, recordingNetwork(askEntra)).getAuthCodeUrl({
        scopes: withPrefix(request.scopes),
        redirectUri: request.redirectUri,
        state: request.state,
        nonce: request.nonce,
        codeChallenge: request.codeChallenge,
        codeChallengeMethod: 'S256',
        prompt: 'select_account',
      }),

    redeemCode: (request) =>
      ask(request, codeOfRedeemError, (app) =>
        app.acquireTokenByCode({
          code: request.code,
          scopes: withPrefix(request.scopes),
          redirectUri: request.redirectUri,
          codeVerifier: request.codeVerifier,
          nonce: request.nonce,
        }),
      ),

    verifyIdToken: idTokenVerifier(loginUrl),

    refresh: (request) =>
      ask(request, codeOfTokenError, (app) =>
        // forceCache: without it a rotated refresh token is dropped unseen.
        app.acquireTokenByRefreshToken({
          refreshToken: request.refreshToken,
          scopes: withPrefix(request.scopes),
          forceCache: true,
        }),
      ),

    verifyCredentials: async (credentials) => {
      const tenant = `${loginUrl}/${credentials.tenantId}`;
      const discovery = await askEntra(`${tenant}/v2.0/.well-known/openid-configuration`);
      if (discovery.status !== 200) throw refused(discovery, codeOfDiscoveryError, undefined, clock);
      const tokens = await ask(credentials, codeOfTokenError, (app) =>
        app.acquireTokenByClientCredential({ scopes: [`${graphUrl}/.default`] }),
      );
      return { warnings: warningsIn(tokens.accessToken) };
    },

    adminConsentUrl: (registration, request) => {
      const query = new URLSearchParams({
        client_id: registration.clientId,
        scope: withPrefix(request.scopes).join(' '),
        redirect_uri: request.redirectUri,
      });
      return `${loginUrl}/${registration.tenantId}/v2.0/adminconsent?${query.toString().replaceAll('+', '%20')}`;
    },
  };
}

function refused(
  answer: EntraAnswer | undefined,
  codeOf: (answer: EntraError) => Code,
  secret: string | undefined,
  clock: Clock,
  cause?: unknown,
): Failure {
  // MSAL refused before or after the call, without Entra saying no: nothing to act on but to try again.
  if (!answer || answer.status === 200)
    return new Failure('entra_unavailable', { reason: 'answer not understood', cause });
  const error = toEntraError(answer);
  const code = codeOf(error);
  return new Failure(
    code === 'secret_wrong' && secret !== undefined && isGuid(secret) ? 'secret_is_its_id' : code,
    {
      reason: [error.error, error.suberror, ...error.numbers].filter((part) => part !== undefined).join(' '),
      retryAfterSeconds: retryAfterSeconds(answer.retryAfter, clock.now()),
    },
  );
}

/** Entra answers 400 for a tenant that it does not have, whatever number it gives. */
function codeOfDiscoveryError(answer: EntraError): Code {
  const code = codeOfTokenError(answer);
  return code === 'entra_unavailable' && (answer.status === 400 || answer.status === 404)
    ? 'tenant_unknown'
    : code;
}

/** MSAL's results carry no refresh token; it stands only in the cache. */
function refreshTokenIn(app: ConfidentialClientApplication): string | undefined {
  const cache = JSON.parse(app.getTokenCache().serialize()) as {
    RefreshToken?: Record<string, { secret?: string }>;
  };
  return Object.values(cache.RefreshToken ?? {})[0]?.secret;
}

/** What was granted (RFC 6749 section 5.1): Graph's scopes by their short names; as asked if the answer says nothing. */
function grantedScopes(answer: EntraAnswer | undefined, asked: readonly string[]): readonly string[] {
  const scope = (answer?.body as { scope?: unknown } | undefined)?.scope;
  const names = typeof scope === 'string' ? scope.split(' ').filter((name) => name !== '') : asked;
  return names.map((name) => name.slice(name.lastIndexOf('/') + 1));
}

/** An app-only token with roles means application permissions, which reach every mailbox and are not needed. */
function warningsIn(accessToken: string): readonly string[] {
  try {
    const { roles } = decodeJwt(accessToken);
    if (!Array.isArray(roles) || roles.length === 0) return [];
    return [
      'The app registration has application permissions. OtiumWork does not need them; remove them under API permissions.',
    ];
  } catch {
    // Access tokens are opaque to clients (RFC 6749 section 1.4): one that is not a JWT gives no warning.
    return [];
  }
}
