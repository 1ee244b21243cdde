// A Connection as columns of the row `user!…`. All known columns are always written, so that a merge also clears.
import * as z from 'zod';
import type { Connection } from '../../domain/connection';
import { companiesTable, companyPartition, connectionKey } from './company-partition';
import { runs } from './run-json';
import * as row from './rows';

const connectionRow = z.object({
  companyId: row.companyId,
  userId: row.userId,
  status: z.enum(['not_connected', 'connected', 'reconnect_required', 'blocked']),
  epoch: z.string().default(''),
  connectionId: row.optionalText,
  tid: row.optionalText,
  oid: z.string().default(''),
  address: z.string().default(''),
  clientId: row.optionalText,
  tokenName: row.optionalText,
  tokenSetAt: row.optionalInstant,
  purging: row.optionalText,
  connectedAt: row.optionalInstant,
  lastSyncAt: row.optionalInstant,
  nextSyncAt: row.optionalInstant,
  claimId: row.optionalText,
  claimUntil: row.optionalInstant,
  attempts: z.number().default(0),
  heldSince: row.optionalInstant,
  notBefore: row.optionalInstant,
  problemCode: row.optionalCode,
  problemAt: row.optionalInstant,
  problemReference: z.string().default(''),
  runs,
  timeZone: row.optionalText,
  excludeWords: row.json(z.array(z.string()), '[]'),
  profileZone: row.optionalText,
});

export function toConnectionRow(value: Connection) {
  const { account, token, claim, problem, preferences } = value;
  return {
    partitionKey: companyPartition(value.companyId),
    rowKey: connectionKey(value.userId),
    companyId: value.companyId,
    userId: value.userId,
    status: value.status,
    epoch: value.epoch,
    connectionId: row.textCell(value.connectionId),
    tid: row.textCell(account?.tid),
    oid: row.textCell(account?.oid),
    address: row.textCell(account?.address),
    clientId: row.textCell(value.clientId),
    tokenName: row.textCell(token?.name),
    tokenSetAt: row.textCell(token?.setAt),
    purging: row.textCell(value.purging),
    connectedAt: row.textCell(value.connectedAt),
    lastSyncAt: row.textCell(value.lastSyncAt),
    nextSyncAt: row.textCell(value.nextSyncAt),
    claimId: row.textCell(claim?.id),
    claimUntil: row.textCell(claim?.until),
    attempts: value.attempts,
    heldSince: row.textCell(value.heldSince),
    notBefore: row.textCell(value.notBefore),
    problemCode: row.textCell(problem?.code),
    problemAt: row.textCell(problem?.at),
    problemReference: row.textCell(problem?.reference),
    runs: row.jsonCell(value.runs),
    timeZone: row.textCell(preferences.timeZone),
    excludeWords: row.jsonCell(preferences.excludeWords),
    profileZone: row.textCell(value.profileZone),
  };
}

export function fromConnectionRow(stored: object): Connection {
  const read = row.readRow(connectionRow, stored, { table: companiesTable, key: 'user!…' });
  const { tid, oid, address, tokenName, tokenSetAt, claimId, claimUntil, ...afterAccount } = read;
  const { problemCode, problemAt, problemReference, timeZone, excludeWords, ...rest } = afterAccount;
  return {
    ...rest,
    account:
      tid === undefined ? undefined : { tid: tid as NonNullable<Connection['account']>['tid'], oid, address },
    token:
      tokenName === undefined || tokenSetAt === undefined
        ? undefined
        : { name: tokenName, setAt: tokenSetAt },
    claim: claimId === undefined || claimUntil === undefined ? undefined : { id: claimId, until: claimUntil },
    problem:
      problemCode === undefined || problemAt === undefined
        ? undefined
        : { code: problemCode, at: problemAt, reference: problemReference },
    preferences: { timeZone, excludeWords },
  };
}
