// The user clicks Connect Outlook: remember what we send to Microsoft, and answer where to go.
import { createHash } from 'node:crypto';
import { Failure } from '../domain/failure';
import { hashOf } from '../domain/hash';
import { signInMinutes } from '../domain/pending-sign-in';
import type { Caller, Ports } from '../ports';
import { scopesOf, type Settings } from '../settings';

/** The stored form of a state: whoever reads the table cannot finish a sign-in. */
export const stateHashOf = (state: string): string => hashOf('state', state);

/**
 * One pending sign-in per user; a newer one takes its place. PKCE with S256 (RFC 7636 section 4.2).
 * @throws Failure credentials_missing
 */
export function startSignIn(
  ports: Pick<Ports, 'clock' | 'companies' | 'identityProvider' | 'pendingSignIns' | 'random'>,
  settings: Settings,
) {
  return async (caller: Caller): Promise<{ authorizeUrl: string; expiresAt: Date }> => {
    const credentials = await ports.companies.credentials(caller.companyId);
    if (!credentials) throw new Failure('credentials_missing');
    const { tenantId, clientId, version } = credentials.value;
    const state = ports.random.secret();
    const nonce = ports.random.secret();
    const codeVerifier = ports.random.secret();
    const { redirectUri } = settings.signIn;
    const scopes = scopesOf(settings);
    const expiresAt = new Date(ports.clock.now().getTime() + signInMinutes * 60_000);
    await ports.pendingSignIns.replace({
      companyId: caller.companyId,
      userId: caller.userId,
      stateHash: stateHashOf(state),
      nonce,
      codeVerifier,
      tenantId,
      clientId,
      credentialsVersion: version,
      redirectUri,
      scopes,
      expiresAt,
    });
    const authorizeUrl = await ports.identityProvider.authorizeUrl({
      tenantId,
      clientId,
      redirectUri,
      scopes,
      state,
      nonce,
      codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    });
    return { authorizeUrl, expiresAt };
  };
}
