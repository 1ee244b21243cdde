// A company's credentials with their secret, kept for at most five minutes per instance: a night of a company costs
// one vault read for the secret. Absence is never kept.
import { Failure } from '../domain/failure';
import type { CompanyId } from '../domain/ids';
import type { MicrosoftCredentials } from '../domain/microsoft-credentials';
import type { ClientCredentials, Ports } from '../ports';

const maxAgeMs = 5 * 60_000;
const mostCompanies = 10_000;

export type CompanyCredentials = { readonly row: MicrosoftCredentials; readonly client: ClientCredentials };

export type CredentialsCache = {
  /** @throws Failure credentials_missing, storage_unavailable, vault_unavailable */
  get(companyId: CompanyId): Promise<CompanyCredentials>;
  /** The next get reads anew. */
  forget(companyId: CompanyId): void;
};

export function credentialsCache(ports: Pick<Ports, 'clock' | 'companies' | 'secrets'>): CredentialsCache {
  const kept = new Map<CompanyId, { readonly readAt: number; readonly value: Promise<CompanyCredentials> }>();
  return {
    async get(companyId) {
      const now = ports.clock.now().getTime();
      const known = kept.get(companyId);
      if (known && now - known.readAt < maxAgeMs && now >= known.readAt) return known.value;
      const value = readCredentials(ports, companyId);
      kept.set(companyId, { readAt: now, value });
      if (kept.size > mostCompanies) kept.delete(kept.keys().next().value ?? companyId);
      try {
        return await value;
      } catch (error) {
        kept.delete(companyId);
        throw error;
      }
    },
    forget: (companyId) => {
      kept.delete(companyId);
    },
  };
}

/** Row and secret, read now; a secret that was rotated away between the two is read by the new row. */
export async function readCredentials(
  ports: Pick<Ports, 'companies' | 'secrets'>,
  companyId: CompanyId,
): Promise<CompanyCredentials> {
  const found = await ports.companies.credentials(companyId);
  if (!found) throw new Failure('credentials_missing');
  const { tenantId, clientId, secretName } = found.value;
  const clientSecret = await ports.secrets.read(secretName, { companyId });
  if (clientSecret === undefined) {
    const again = await ports.companies.credentials(companyId);
    if (again && again.etag !== found.etag) return readCredentials(ports, companyId);
    throw new Failure('credentials_missing', { reason: 'the secret is not in the vault' });
  }
  return { row: found.value, client: { tenantId, clientId, clientSecret } };
}
