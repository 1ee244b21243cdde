// A company's credentials with their secret, kept for at most five minutes per instance: a night of a company costs
// one vault read for the secret. Absence is never kept.
import type { Connection } from '../domain/connection';
import { Failure } from '../domain/failure';
import type { CompanyId } from '../domain/ids';
import type { MicrosoftCredentials } from '../domain/microsoft-credentials';
import { madeElsewhere } from '../domain/registration-state';
import type { ClientCredentials, Ports, Versioned } from '../ports';

const maxAgeMs = 5 * 60_000;
const mostCompanies = 10_000;

export type CompanyCredentials = { readonly row: MicrosoftCredentials; readonly client: ClientCredentials };

export type CredentialsCache = {
  /** Row and secret. @throws Failure credentials_missing, storage_unavailable, vault_unavailable */
  get(companyId: CompanyId): Promise<CompanyCredentials>;
  /**
   * The row alone, for a connection: one that seems to be of another registration is judged by the row as it is now.
   * @throws Failure credentials_missing, storage_unavailable
   */
  rowFor(connection: Connection): Promise<MicrosoftCredentials>;
  /** The next get reads anew. */
  forget(companyId: CompanyId): void;
};

type Row = Versioned<MicrosoftCredentials>;
type Kept = { readonly readAt: number; readonly row: Promise<Row>; value?: Promise<CompanyCredentials> };

export function credentialsCache(ports: Pick<Ports, 'clock' | 'companies' | 'secrets'>): CredentialsCache {
  const kept = new Map<CompanyId, Kept>();

  function entryOf(companyId: CompanyId): Kept {
    const now = ports.clock.now().getTime();
    const known = kept.get(companyId);
    if (known && now - known.readAt < maxAgeMs && now >= known.readAt) return known;
    const entry: Kept = { readAt: now, row: readRow(ports, companyId) };
    kept.set(companyId, entry);
    if (kept.size > mostCompanies) kept.delete(kept.keys().next().value ?? companyId);
    return entry;
  }

  /** What could not be had is not kept. */
  async function orForget<T>(companyId: CompanyId, wanted: Promise<T>): Promise<T> {
    try {
      return await wanted;
    } catch (error) {
      kept.delete(companyId);
      throw error;
    }
  }

  return {
    async get(companyId) {
      const entry = entryOf(companyId);
      entry.value ??= entry.row.then((row) => withSecret(ports, companyId, row));
      return orForget(companyId, entry.value);
    },
    async rowFor(connection) {
      const { companyId } = connection;
      const { value } = await orForget(companyId, entryOf(companyId).row);
      if (!madeElsewhere(connection, value)) return value;
      kept.delete(companyId);
      return (await orForget(companyId, entryOf(companyId).row)).value;
    },
    forget: (companyId) => {
      kept.delete(companyId);
    },
  };
}

/** Row and secret, read now. */
export async function readCredentials(
  ports: Pick<Ports, 'companies' | 'secrets'>,
  companyId: CompanyId,
): Promise<CompanyCredentials> {
  return withSecret(ports, companyId, await readRow(ports, companyId));
}

async function readRow(ports: Pick<Ports, 'companies'>, companyId: CompanyId): Promise<Row> {
  const found = await ports.companies.credentials(companyId);
  if (!found) throw new Failure('credentials_missing');
  return found;
}

/** The row with its secret; a secret that was rotated away meanwhile is read by the new row. */
async function withSecret(
  ports: Pick<Ports, 'companies' | 'secrets'>,
  companyId: CompanyId,
  found: Row,
): Promise<CompanyCredentials> {
  const { tenantId, clientId, secretName } = found.value;
  const clientSecret = await ports.secrets.read(secretName, { companyId });
  if (clientSecret !== undefined) return { row: found.value, client: { tenantId, clientId, clientSecret } };
  const again = await readRow(ports, companyId);
  if (again.etag !== found.etag) return withSecret(ports, companyId, again);
  throw new Failure('credentials_missing', { reason: 'the secret is not in the vault' });
}
