// An access token for one mailbox, from its refresh token. A secret that the company has just rotated is read again
// once; a secret that Entra refuses opens the company's breaker and leaves the user unmarked.
import type { Connection } from '../domain/connection';
import { Failure, isCompanyCode } from '../domain/failure';
import { madeElsewhere } from '../domain/registration-state';
import type { Ports, Tokens } from '../ports';
import { grantsCalendar, scopesOf, type Settings } from '../settings';
import { closingBreaker, openBreaker } from './company-breaker';
import type { CompanyCredentials, CredentialsCache } from './credentials-cache';

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
      const first = await credentials.get(companyId);
      try {
        return await ask(first, refreshToken);
      } catch (error) {
        if (!isRefusedRegistration(error)) throw error;
        credentials.forget(companyId);
        const second = await credentials.get(companyId);
        // A refresh token goes to the registration that it was given to, and to no other.
        if (madeElsewhere(connection, second.row)) throw new Failure('credentials_changed');
        if (second.row.version === first.row.version) throw await broken(error, first.row.version);
        try {
          return await ask(second, refreshToken);
        } catch (again) {
          throw isRefusedRegistration(again) ? await broken(again, second.row.version) : again;
        }
      }
    }

    async function ask({ row, client }: CompanyCredentials, refreshToken: string): Promise<Tokens> {
      const scopes = scopesOf(settings);
      try {
        return await closingBreaker(ports, row, () =>
          ports.identityProvider.refresh({ ...client, refreshToken, scopes }),
        );
      } finally {
        // What was kept says that the breaker is open, and may be wrong by now.
        if (row.breaker) credentials.forget(companyId);
      }
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
