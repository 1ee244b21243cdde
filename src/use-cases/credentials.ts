// The company's own app registration: shown, verified and saved, tested, removed. The secret goes in and never out.
import { Failure, isCompanyCode, toFailure } from '../domain/failure';
import { isGuid, type CompanyId, type TenantId } from '../domain/ids';
import type { MicrosoftCredentials, Verification } from '../domain/microsoft-credentials';
import { expiryWarning } from '../domain/secret-expiry';
import type { Caller, Ports } from '../ports';
import { scopesOf, type Settings } from '../settings';
import { closeBreaker, openBreaker } from './company-breaker';
import { readCredentials, type CredentialsCache } from './credentials-cache';
import { disconnect } from './disconnect';
import { dropCredentials } from './drop-credentials';
import { keepSecret } from './keep-secret';
import { purgeSecret } from './purge-secret';

export type CredentialsView = {
  readonly row: MicrosoftCredentials | undefined;
  readonly verification: Verification;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
};

export type CredentialsInput = {
  readonly tenantId: TenantId;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly secretExpiresOn?: string | undefined;
};

const never: Verification = { outcome: 'never', code: undefined, at: undefined, warnings: [] };

export function getCredentials(ports: Pick<Ports, 'clock' | 'companies'>, settings: Settings) {
  return async (caller: Caller): Promise<CredentialsView> => {
    const found = await ports.companies.credentials(caller.companyId);
    return view(found?.value, settings, ports.clock.now());
  };
}

/**
 * Verified at Entra first; what is refused stores nothing. A new secret for the same registration disconnects nobody;
 * another tenant or client asks everybody to connect again (derived from the rows, no fan-out).
 */
export function saveCredentials(ports: Ports, settings: Settings, cache: CredentialsCache) {
  return async (caller: Caller, input: CredentialsInput): Promise<CredentialsView> => {
    const { companyId } = caller;
    const { tenantId, clientId, clientSecret } = input;
    // A secret's value never has the shape of a GUID; its ID in Entra's portal always has.
    if (isGuid(clientSecret)) throw new Failure('secret_is_its_id', { reason: 'shape' });
    const { warnings } = await ports.identityProvider.verifyCredentials({ tenantId, clientId, clientSecret });
    const kept = await keepSecret(ports, { companyId }, clientSecret);
    for (let tries = 0; tries < 5; tries++) {
      const found = await ports.companies.credentials(companyId);
      const now = ports.clock.now();
      // Our own write, whose answer was lost on the way.
      if (found?.value.secretName === kept.name) return view(found.value, settings, now);
      const row: MicrosoftCredentials = {
        companyId,
        tenantId,
        clientId,
        secretName: kept.name,
        secretExpiresOn: input.secretExpiresOn,
        version: ports.random.id(),
        verification: { outcome: 'verified', code: undefined, at: now, warnings },
        breaker: undefined,
        updatedAt: now,
      };
      const old = found?.value.secretName;
      if ((await ports.companies.saveCredentials(row, found?.etag, kept.trash(old))) === undefined) continue;
      cache.forget(companyId);
      if (old !== undefined) await purgeSecret(ports, { companyId, secretName: old });
      ports.log.record({ event: 'admin.credentials_saved', companyId, userId: caller.userId });
      return view(row, settings, now);
    }
    throw new Failure('changed_elsewhere');
  };
}

/** Asks Entra with what is stored. An outage is thrown; a refusal is the answer, and opens the company's breaker. */
export function testCredentials(ports: Ports, settings: Settings, cache: CredentialsCache) {
  return async (caller: Caller): Promise<Verification> => {
    const { companyId } = caller;
    const { row, client } = await readCredentials(ports, companyId);
    const { version } = row;
    cache.forget(companyId);
    try {
      const { warnings } = await ports.identityProvider.verifyCredentials(client);
      await closeBreaker(ports, companyId, { version, warnings });
    } catch (error) {
      const { code } = toFailure(error);
      if (!isCompanyCode(code)) throw error;
      await openBreaker(ports, companyId, { version, code });
    }
    return (await getCredentials(ports, settings)(caller)).verification;
  };
}

/** Takes the registration away first, so that nobody can connect or sync any more, then every user's token. Idempotent. */
export function removeCredentials(ports: Ports, settings: Settings, cache: CredentialsCache) {
  const disconnectUser = disconnect(ports);
  return async (caller: Caller): Promise<CredentialsView> => {
    const { companyId } = caller;
    if (await dropCredentials(ports, companyId)) {
      cache.forget(companyId);
      ports.log.record({ event: 'admin.credentials_removed', companyId, userId: caller.userId });
    }
    await disconnectEverybody(companyId);
    return view(undefined, settings, ports.clock.now());
  };

  /** A few at a time; one that fails does not keep the others connected, and repeating the request goes on with it. */
  async function disconnectEverybody(companyId: CompanyId): Promise<void> {
    const failures: unknown[] = [];
    for await (const page of pagesOfConnections(ports, companyId)) {
      for (let n = 0; n < page.length; n += atOnce) {
        const results = await Promise.allSettled(page.slice(n, n + atOnce).map(disconnectUser));
        for (const result of results) if (result.status === 'rejected') failures.push(result.reason);
      }
    }
    if (failures.length > 0) throw toFailure(failures[0]);
  }
}

const atOnce = 8;

/** All connections of a company, page by page. */
export async function* pagesOfConnections(ports: Pick<Ports, 'connections'>, companyId: CompanyId) {
  let after: string | undefined;
  do {
    const page = await ports.connections.list(companyId, { limit: 200, after });
    yield page.items;
    after = page.next;
  } while (after !== undefined);
}

function view(row: MicrosoftCredentials | undefined, settings: Settings, now: Date): CredentialsView {
  const verification = row?.verification ?? never;
  const expiry = row && expiryWarning(row.secretExpiresOn, now);
  return {
    row,
    verification: {
      ...verification,
      warnings: expiry === undefined ? verification.warnings : [...verification.warnings, expiry],
    },
    redirectUri: settings.signIn.redirectUri,
    scopes: scopesOf(settings),
  };
}
