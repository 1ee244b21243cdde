// MicrosoftCredentials as columns of the row `credentials`. The client secret is never among them.
import * as z from 'zod';
import type { MicrosoftCredentials } from '../../domain/microsoft-credentials';
import { companiesTable, companyPartition, credentialsKey } from './company-partition';
import * as row from './rows';

const credentialsRow = z.object({
  companyId: row.companyId,
  tenantId: row.tenantId,
  clientId: row.text,
  secretName: row.text,
  secretExpiresOn: row.optionalText,
  version: row.text,
  verificationOutcome: z.enum(['verified', 'failed', 'never']),
  verificationCode: row.optionalCode,
  verificationAt: row.optionalInstant,
  verificationWarnings: row.json(z.array(z.string()), '[]'),
  breakerCode: row.optionalCode,
  breakerOpenedAt: row.optionalInstant,
  breakerProbedAt: row.optionalInstant,
  updatedAt: row.instant,
});

export function toCredentialsRow(value: MicrosoftCredentials) {
  const { verification, breaker } = value;
  return {
    partitionKey: companyPartition(value.companyId),
    rowKey: credentialsKey,
    companyId: value.companyId,
    tenantId: value.tenantId,
    clientId: value.clientId,
    secretName: value.secretName,
    secretExpiresOn: row.textCell(value.secretExpiresOn),
    version: value.version,
    verificationOutcome: verification.outcome,
    verificationCode: row.textCell(verification.code),
    verificationAt: row.textCell(verification.at),
    verificationWarnings: row.jsonCell(verification.warnings),
    breakerCode: row.textCell(breaker?.code),
    breakerOpenedAt: row.textCell(breaker?.openedAt),
    breakerProbedAt: row.textCell(breaker?.probedAt),
    updatedAt: row.textCell(value.updatedAt),
  };
}

export function fromCredentialsRow(stored: object): MicrosoftCredentials {
  const {
    verificationOutcome,
    verificationCode,
    verificationAt,
    verificationWarnings,
    breakerCode,
    breakerOpenedAt,
    breakerProbedAt,
    ...rest
  } = row.readRow(credentialsRow, stored, { table: companiesTable, key: credentialsKey });
  const open = breakerCode !== undefined && breakerOpenedAt !== undefined;
  return {
    ...rest,
    verification: {
      outcome: verificationOutcome,
      code: verificationCode,
      at: verificationAt,
      warnings: verificationWarnings,
    },
    breaker: open ? { code: breakerCode, openedAt: breakerOpenedAt, probedAt: breakerProbedAt } : undefined,
  };
}
