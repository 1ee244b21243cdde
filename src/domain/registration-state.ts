// What a user may be told of their company's app registration.
import type { Code } from './failure';
import type { Connection } from './connection';
import { sameRegistration, type MicrosoftCredentials } from './microsoft-credentials';

/** The company's own problem, which its users see but are not marked with; undefined while all is well. */
export function companyProblem(
  credentials: MicrosoftCredentials,
): { readonly code: Code; readonly at: Date } | undefined {
  if (credentials.breaker) return { code: credentials.breaker.code, at: credentials.breaker.openedAt };
  const { outcome, code, at } = credentials.verification;
  return outcome === 'failed' && code !== undefined ? { code, at: at ?? credentials.updatedAt } : undefined;
}

/** A connection made with another tenant or client than the company's present one must be renewed; derived, never stored. */
export function madeElsewhere(connection: Connection, credentials: MicrosoftCredentials): boolean {
  if (connection.account === undefined || connection.clientId === undefined) return false;
  return !sameRegistration({ tenantId: connection.account.tid, clientId: connection.clientId }, credentials);
}
