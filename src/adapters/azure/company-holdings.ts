// Everything that is stored about one company in our tables: counted and erased. For the engineers' program alone.
import { odata } from '@azure/data-tables';
import * as z from 'zod';
import type { CompanyId } from '../../domain/ids';
import type { CompanyCounts, CompanyHoldings } from '../../ops-ports';
import type { StorageClients } from './clients';
import { companyPartition, credentialsKey, catalogueKey, fromTrashRow, onlyTrash } from './company-partition';
import { eraseRows } from './erase-rows';
import { pagesOf, type StoredRow } from './queries';
import { companyId, readRow, userId } from './rows';

type Clients = Pick<StorageClients, 'companies' | 'pendingSignIns'>;

/** Neither credentials nor a connection nor trash: these have their own ways to go. */
const ofNoOtherKind = odata`RowKey ne 'credentials' and (RowKey lt 'trash!' or RowKey ge 'trash"') and (RowKey lt 'user!' or RowKey ge 'user"')`;

const signInRow = z.object({ companyId, userId });

export function tableCompanyHoldings({ companies, pendingSignIns }: Clients): CompanyHoldings {
  const partition = (id: CompanyId) => odata`PartitionKey eq ${companyPartition(id)}`;
  return {
    async counts(id) {
      const counts = { credentials: 0, catalogues: 0, connections: 0, tokens: 0, trash: 0, other: 0 };
      const select = ['RowKey', 'tokenName'];
      for await (const page of pagesOf(companies, { filter: partition(id), select })) {
        for (const row of page) {
          counts[kindOf(row)] += 1;
          if ((row['tokenName'] ?? '') !== '') counts.tokens += 1;
        }
      }
      return counts;
    },
    async *trash(id) {
      const filter = `${partition(id)} and ${onlyTrash}`;
      for await (const page of pagesOf(companies, { filter })) yield page.map(fromTrashRow);
    },
    async *pendingSignIns(id) {
      const filter = odata`companyId eq ${id}`;
      const select = ['companyId', 'userId'];
      for await (const page of pagesOf(pendingSignIns, { filter, select }))
        yield page.map((row) => readRow(signInRow, row, { table: 'PendingSignIns', key: 'sign-in' }));
    },
    eraseCatalogue: (id) => eraseRows(companies, `${partition(id)} and ${ofNoOtherKind}`),
  };
}

function kindOf({ rowKey }: StoredRow): keyof CompanyCounts {
  if (rowKey === credentialsKey) return 'credentials';
  if (rowKey === catalogueKey) return 'catalogues';
  if (rowKey.startsWith('user!')) return 'connections';
  return rowKey.startsWith('trash!') ? 'trash' : 'other';
}
