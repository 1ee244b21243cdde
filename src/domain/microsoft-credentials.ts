// A company's own Entra app registration, without its secret, and what we know of its health.
import type { Code } from './failure';
import type { CompanyId, TenantId } from './ids';

export type Verification = {
  readonly outcome: 'verified' | 'failed' | 'never';
  readonly code: Code | undefined;
  readonly at: Date | undefined;
  readonly warnings: readonly string[];
};

/** Open while the company's registration is known to be broken: the night leaves the company alone but for one probe. */
export type Breaker = { readonly code: Code; readonly openedAt: Date; readonly probedAt: Date | undefined };

export type MicrosoftCredentials = {
  readonly companyId: CompanyId;
  readonly tenantId: TenantId;
  readonly clientId: string;
  /** Where the client secret lies in the vault. */
  readonly secretName: string;
  /** A date, YYYY-MM-DD, as the admin entered it. */
  readonly secretExpiresOn: string | undefined;
  /** Changes with every save. */
  readonly version: string;
  readonly verification: Verification;
  readonly breaker: Breaker | undefined;
  readonly updatedAt: Date;
};

/** Whether two sets name the same app registration: a rotated secret does not change it. */
export function sameRegistration(
  a: { readonly tenantId: string; readonly clientId: string },
  b: { readonly tenantId: string; readonly clientId: string },
): boolean {
  return a.tenantId === b.tenantId && a.clientId === b.clientId;
}
