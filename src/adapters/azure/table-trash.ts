// Trash in Table Storage: vault names due for purging, beside the rows that once named them.
import { odata, type TableClient } from '@azure/data-tables';
import type { Trash } from '../../ports';
import { fromStorage, orAbsent } from './answers';
import { companyPartition, fromTrashRow, onlyTrash, toTrashRow, trashKey } from './company-partition';
import { pagesOf } from './queries';

export function tableTrash({ table }: { readonly table: TableClient }): Trash {
  return {
    async add(item) {
      await fromStorage(table.upsertEntity(toTrashRow(item), 'Replace'));
    },
    async drop({ companyId, secretName }) {
      await orAbsent(table.deleteEntity(companyPartition(companyId), trashKey(secretName)));
    },
    async *listDue(now) {
      const filter = `${onlyTrash} and ${odata`dueAt le ${now.toISOString()}`}`;
      for await (const page of pagesOf(table, { filter })) yield page.map(fromTrashRow);
    },
  };
}
