// The company's breaker: open while Entra refuses the company's app registration, so that the night leaves it alone
// but for one probe. Users are never marked for it. Any success closes it.
import { Failure, toFailure, type Code } from '../domain/failure';
import type { CompanyId } from '../domain/ids';
import type { MicrosoftCredentials } from '../domain/microsoft-credentials';
import type { Ports } from '../ports';

type Needs = Pick<Ports, 'clock' | 'companies' | 'log'>;

const probeEveryMs = 20 * 60 * 60_000;
/** Calls that were already under way when it opened have nothing to add. */
const sameNewsMs = 60_000;

/** Opens it, or keeps it open with the newest code. Somebody else's change of the row wins: they know better. */
export async function openBreaker(
  ports: Needs,
  companyId: CompanyId,
  seen: { readonly version: string; readonly code: Code },
): Promise<void> {
  const at = ports.clock.now();
  await changeRow(ports, companyId, (row) => {
    const { breaker, verification } = row;
    const told = breaker?.code === seen.code && at.getTime() - (verification.at?.getTime() ?? 0) < sameNewsMs;
    if (row.version !== seen.version || told) return undefined;
    ports.log.record({ event: 'company.breaker_opened', level: 'warn', companyId, code: seen.code });
    return {
      ...row,
      verification: { outcome: 'failed', code: seen.code, at, warnings: [] },
      breaker: { code: seen.code, openedAt: breaker?.openedAt ?? at, probedAt: breaker?.probedAt },
    };
  });
}

/** Closes it after a success with this version of the credentials, and records the verification. */
export async function closeBreaker(
  ports: Needs,
  companyId: CompanyId,
  seen: { readonly version: string; readonly warnings?: readonly string[] },
): Promise<void> {
  await changeRow(ports, companyId, (row) => {
    if (row.version !== seen.version) return undefined;
    if (row.breaker) ports.log.record({ event: 'company.breaker_closed', companyId });
    const warnings = seen.warnings ?? row.verification.warnings;
    return {
      ...row,
      verification: { outcome: 'verified', code: undefined, at: ports.clock.now(), warnings },
      breaker: undefined,
    };
  });
}

/**
 * Asks Entra something with these credentials. An answer about the user, good or bad, means that the registration was
 * accepted: the breaker closes.
 * @returns what was asked; a company's own refusal and an outage are thrown as they came
 */
export async function closingBreaker<T>(
  ports: Needs,
  row: MicrosoftCredentials,
  ask: () => Promise<T>,
): Promise<T> {
  const accepted = async () => {
    if (row.breaker) await closeBreaker(ports, row.companyId, { version: row.version });
  };
  try {
    const answer = await ask();
    await accepted();
    return answer;
  } catch (error) {
    if (error instanceof Failure && (error.remedy === 'reconnect' || error.remedy === 'ask-admin'))
      await accepted();
    throw error;
  }
}

/** Whether the night may try this company: its breaker is closed, or was not probed since yesterday. */
export function mayProbe({ breaker }: MicrosoftCredentials, now: Date): boolean {
  return !breaker?.probedAt || now.getTime() - breaker.probedAt.getTime() >= probeEveryMs;
}

/** Takes tonight's probe: of many callers one gets it. */
export async function takeProbe(ports: Needs, companyId: CompanyId): Promise<boolean> {
  const now = ports.clock.now();
  const found = await ports.companies.credentials(companyId);
  const breaker = found?.value.breaker;
  if (!found || !breaker || !mayProbe(found.value, now)) return found !== undefined && !breaker;
  const probed = { ...found.value, breaker: { ...breaker, probedAt: now } };
  return (await ports.companies.saveCredentials(probed, found.etag)) !== undefined;
}

/** The probe did not get as far as Entra: tonight's is still to come, if that can be written down. */
export async function giveProbeBack(ports: Needs, companyId: CompanyId): Promise<void> {
  try {
    await changeRow(ports, companyId, (row) =>
      row.breaker ? { ...row, breaker: { ...row.breaker, probedAt: undefined } } : undefined,
    );
  } catch (error) {
    const { code } = toFailure(error);
    ports.log.record({ event: 'company.probe_lost', level: 'warn', companyId, code });
  }
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
