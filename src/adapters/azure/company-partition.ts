// One company's rows: its credentials, its catalogue, its users' connections and its trash share a partition, so that
// they change together.
import { odata, type TransactionAction } from '@azure/data-tables';
import { hashOf } from '../../domain/hash';
import type { CompanyId, UserId } from '../../domain/ids';
import type { TrashChange, TrashItem } from '../../ports';
import { instant, companyId, readRow, text, textCell } from './rows';
import * as z from 'zod';

export const companiesTable = 'Companies';
export const credentialsKey = 'credentials';
export const catalogueKey = 'catalogue';

export function companyPartition(id: CompanyId): string {
  return hashOf('company', id);
}

export function connectionKey(id: UserId): string {
  return `user!${hashOf('user', id)}`;
}

/** Secret names are letters, digits and hyphens, so they may stand in a key as they are. */
export function trashKey(secretName: string): string {
  return `trash!${secretName}`;
}

export const onlyTrash = odata`RowKey ge 'trash!' and RowKey lt 'trash"'`;

const trashRow = z.object({ companyId, secretName: text, dueAt: instant });

export function fromTrashRow(row: object): TrashItem {
  return readRow(trashRow, row, { table: companiesTable, key: 'trash!…' });
}

export function toTrashRow(item: TrashItem) {
  return {
    partitionKey: companyPartition(item.companyId),
    rowKey: trashKey(item.secretName),
    companyId: item.companyId,
    secretName: item.secretName,
    dueAt: textCell(item.dueAt),
  };
}

/** A name to take down must still hang there: once it is gone, the sweep may have purged what it names. */
export function trashActions(id: CompanyId, change: TrashChange = {}): readonly TransactionAction[] {
  const added = (change.add ?? []).map((item): TransactionAction => [
    'upsert',
    toTrashRow({ companyId: id, ...item }),
    'Replace',
  ]);
  const dropped = (change.drop ?? []).map((name): TransactionAction => [
    'delete',
    { partitionKey: companyPartition(id), rowKey: trashKey(name) },
  ]);
  return [...added, ...dropped];
}
