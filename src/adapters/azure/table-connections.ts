// Connections in Table Storage: rows of the company's partition, listed by it, or swept over all companies by their
// next sync.
import { odata, type TableClient } from '@azure/data-tables';
import * as z from 'zod';
import type { Connections } from '../../ports';
import { connectionKeyShape, fromContinuation, toContinuation } from '../continuation';
import { fromStorage, orAbsent } from './answers';
import { companiesTable, companyPartition, connectionKey, trashActions } from './company-partition';
import { fromConnectionRow, toConnectionRow } from './connection-row';
import { pagesOf, takeRows } from './queries';
import { companyId, instant, readRow, userId } from './rows';
import { createOrMerge, transactionsOn } from './transactions';

const dueRow = z.object({ companyId, userId, epoch: z.string(), nextSyncAt: instant });

export function tableConnections({ table }: { readonly table: TableClient }): Connections {
  const transactions = transactionsOn(table);
  return {
    async get(user) {
      const row = await orAbsent(
        table.getEntity(companyPartition(user.companyId), connectionKey(user.userId)),
      );
      return row && { value: fromConnectionRow(row), etag: row.etag };
    },
    save: (connection, etag, trash) => {
      const row = toConnectionRow(connection);
      const others = trashActions(connection.companyId, trash);
      if (others.length === 0) return transactions.writeOne(row, etag);
      return transactions.write([createOrMerge(row, etag), ...others]);
    },
    async list(id, { limit, after }) {
      const last = fromContinuation(after, connectionKeyShape) ?? 'user!';
      const filter = odata`PartitionKey eq ${companyPartition(id)} and RowKey gt ${last} and RowKey lt 'user"'`;
      const { rows, more } = await fromStorage(takeRows(table, { filter, limit }));
      const next = more ? rows.at(-1)?.rowKey : undefined;
      return { items: rows.map(fromConnectionRow), next: next && toContinuation(next) };
    },
    async *listDue(now) {
      const filter = odata`nextSyncAt gt '' and nextSyncAt le ${now.toISOString()} and epoch gt ''`;
      const select = ['companyId', 'userId', 'epoch', 'nextSyncAt'];
      for await (const page of pagesOf(table, { filter, select })) {
        yield page.map((row) => readRow(dueRow, row, { table: companiesTable, key: 'user!…' }));
      }
    },
  };
}
