// An access token for one mailbox, from its refresh token. A secret that the company has just rotated is read again
// once; a secret that Entra refuses opens the company's breaker and leaves the user unmarked.
import type { Connection } from '../domain/connection';
import { Failure, isCompanyCode } from '../domain/failure';
import { madeElsewhere } from '../domain/registration-state';
import type { Ports, Tokens } from '../ports';
import { grantsCalendar, scopesOf, type Settings } from '../settings';
import { closeBreaker, openBreaker } from './company-breaker';
import type { CredentialsCache } from './credentials-cache';

type Needs = Pick<Ports, 'clock' | 'companies' | 'identityProvider' | 'log' | 'secrets'>;

/** @throws Failure with the code that Entra's answer stands for; scope_missing when the calendar is no longer granted. */
export function renewAccess(ports: Needs, settings: Settings, credentials: CredentialsCache) {
  return async (connection: Connection): Promise<Tokens & { readonly usedToken: string }> => {
    const { companyId, userId, token } = connection;
    const refreshToken = token && (await ports.secrets.read(token.name, { companyId, userId }));
    if (refreshToken === undefined)
      throw new Failure('sign_in_again', { reason: 'no refresh token in the vault' });
    const tokens = await refreshWith(refreshToken);
    if (!grantsCalendar(settings, tokens.scopes))
      throw new Failure('scope_missing', { reason: 'at refresh' });
    return { ...tokens, usedToken: refreshToken };

    async function refreshWith(refreshToken: string): Promise<Tokens> {
      const scopes = scopesOf(settings);
      const first = await credentials.get(companyId);
      try {
        const tokens = await ports.identityProvider.refresh({ ...first.client, refreshToken, scopes });
        await succeeded(first.row);
        return tokens;
      } catch (error) {
        if (!isRefusedRegistration(error)) throw error;
        credentials.forget(companyId);
        const second = await credentials.get(companyId);
        // A refresh token goes to the registration that it was given to, and to no other.
        if (madeElsewhere(connection, second.row)) throw new Failure('credentials_changed');
        if (second.row.version === first.row.version) throw await broken(error, first.row.version);
        try {
          const tokens = await ports.identityProvider.refresh({ ...second.client, refreshToken, scopes });
          await succeeded(second.row);
          return tokens;
        } catch (again) {
          throw isRefusedRegistration(again) ? await broken(again, second.row.version) : again;
        }
      }
    }

    async function succeeded(row: { readonly version: string; readonly breaker: unknown }): Promise<void> {
      if (row.breaker === undefined) return;
      await closeBreaker(ports, companyId, { version: row.version });
      credentials.forget(companyId);
    }

    async function broken(failure: Failure, version: string): Promise<Failure> {
      await openBreaker(ports, companyId, { version, code: failure.code });
      credentials.forget(companyId);
      return failure;
    }
  };
}

function isRefusedRegistration(error: unknown): error is Failure {
  return error instanceof Failure && isCompanyCode(error.code);
}
