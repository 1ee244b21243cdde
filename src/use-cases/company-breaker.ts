// The company's breaker: open while Entra refuses the company's app registration, so that the night leaves it alone.
// Users are never marked for it. Any success closes it.
import type { Code } from '../domain/failure';
import type { CompanyId } from '../domain/ids';
import type { MicrosoftCredentials } from '../domain/microsoft-credentials';
import type { Ports } from '../ports';

type Needs = Pick<Ports, 'clock' | 'companies' | 'log'>;

/** Opens it, or keeps it open with the newest code. Somebody else's change of the row wins: they know better. */
export async function openBreaker(
  ports: Needs,
  companyId: CompanyId,
  seen: { readonly version: string; readonly code: Code },
): Promise<void> {
  await changeRow(ports, companyId, (row) => {
    if (row.version !== seen.version || row.breaker?.code === seen.code) return undefined;
    const at = ports.clock.now();
    ports.log.record({ event: 'company.breaker_opened', level: 'warn', companyId, code: seen.code });
    return {
      ...row,
      verification: { ...row.verification, outcome: 'failed', code: seen.code, at },
      breaker: { code: seen.code, openedAt: row.breaker?.openedAt ?? at, probedAt: row.breaker?.probedAt },
    };
  });
}

/** Closes it after a success with this version of the credentials. */
export async function closeBreaker(ports: Needs, companyId: CompanyId, version: string): Promise<void> {
  await changeRow(ports, companyId, (row) => {
    if (row.version !== version || !row.breaker) return undefined;
    ports.log.record({ event: 'company.breaker_closed', companyId });
    return {
      ...row,
      verification: { ...row.verification, outcome: 'verified', code: undefined, at: ports.clock.now() },
      breaker: undefined,
    };
  });
}

async function changeRow(
  ports: Needs,
  companyId: CompanyId,
  change: (row: MicrosoftCredentials) => MicrosoftCredentials | undefined,
): Promise<void> {
  const found = await ports.companies.credentials(companyId);
  const changed = found && change(found.value);
  if (changed) await ports.companies.saveCredentials(changed, found.etag);
}
