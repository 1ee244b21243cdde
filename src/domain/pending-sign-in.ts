// A sign-in that we sent to Microsoft and have not heard back about.
import type { TenantId, UserKey } from './ids';

/** Minutes that a sign-in may take; Entra's codes live about as long. */
export const signInMinutes = 10;

export type PendingSignIn = UserKey & {
  readonly stateHash: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly tenantId: TenantId;
  readonly clientId: string;
  readonly credentialsVersion: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
};
