// Deletes whatever rows of one partition a filter finds, of whatever kind, by their keys alone.
import type { TableClient } from '@azure/data-tables';
import { Failure } from '../../domain/failure';
import { pagesOf, type StoredRow } from './queries';
import { transactionsOn } from './transactions';

const mostRowsPerTransaction = 100;
const mostTries = 10;

/** Idempotent. A row that is put there meanwhile, behind where this has come to, stays. @throws Failure storage_unavailable */
export async function eraseRows(table: TableClient, filter: string): Promise<void> {
  const transactions = transactionsOn(table);
  const keys = ['PartitionKey', 'RowKey'];
  for (let tries = 0; tries < mostTries; tries++) {
    let refused = false;
    for await (const page of pagesOf(table, { filter, select: keys })) {
      for (const rows of chunksOf(page)) {
        const submitted = await transactions.submit(
          rows.map(({ partitionKey = '', rowKey }) => ['delete', { partitionKey, rowKey }]),
        );
        if (submitted.outcome === 'unknown') throw submitted.failure;
        // One of them is gone already: its user moved it, or our own delete was answered only after a retry.
        if (submitted.outcome === 'refused') refused = true;
      }
    }
    if (!refused) return;
  }
  throw new Failure('storage_unavailable', { reason: 'the rows kept changing' });
}

function* chunksOf(rows: readonly StoredRow[]): Generator<readonly StoredRow[]> {
  for (let from = 0; from < rows.length; from += mostRowsPerTransaction)
    yield rows.slice(from, from + mostRowsPerTransaction);
}
