// Companies in Table Storage. Every write is one transaction of the company's partition, with the trash rows that
// belong to it.
import type { TableClient } from '@azure/data-tables';
import type { CompanyId } from '../../domain/ids';
import type { Companies } from '../../ports';
import { orAbsent } from './answers';
import { fromCatalogueRow, toCatalogueRow } from './catalogue-row';
import { catalogueKey, companyPartition, credentialsKey, trashActions } from './company-partition';
import { fromCredentialsRow, toCredentialsRow } from './credentials-row';
import { guardedDelete } from './guarded-deletes';
import { createOrMerge, transactionsOn } from './transactions';

export function tableCompanies({ table }: { readonly table: TableClient }): Companies {
  const transactions = transactionsOn(table);
  const read = (companyId: CompanyId, key: string) =>
    orAbsent(table.getEntity(companyPartition(companyId), key));
  return {
    async credentials(companyId) {
      const row = await read(companyId, credentialsKey);
      return row && { value: fromCredentialsRow(row), etag: row.etag };
    },
    saveCredentials: (value, etag, trash) =>
      transactions.write([
        createOrMerge(toCredentialsRow(value), etag),
        ...trashActions(value.companyId, trash),
      ]),
    async removeCredentials(companyId, etag, trash) {
      const row = { partitionKey: companyPartition(companyId), rowKey: credentialsKey };
      const written = await transactions.write([guardedDelete(row, etag), ...trashActions(companyId, trash)]);
      return written !== undefined;
    },
    async catalogue(companyId) {
      const row = await read(companyId, catalogueKey);
      return row && { value: fromCatalogueRow(row), etag: row.etag };
    },
    saveCatalogue: (companyId, value, etag) =>
      transactions.write([createOrMerge(toCatalogueRow(companyId, value), etag)]),
  };
}
