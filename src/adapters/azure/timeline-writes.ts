// Turns the operations on a timeline's rows into actions of one table transaction.
import type { TableClient, TransactionAction } from '@azure/data-tables';
import type { UserKey } from '../../domain/ids';
import { indexKey, type RowOperation } from '../../domain/timeline-rows';
import type { TimelineEvent } from '../../domain/timeline-event';
import { orAbsent } from './answers';
import { sourceColumns, userColumns } from './event-row';
import { guardedDelete } from './guarded-deletes';
import { inParallel } from './in-parallel';
import { timelinePartition } from './timeline-partition';

type Columns = Record<string, unknown>;
/** Whose columns an existing row gets. */
type Side = 'source' | 'user';

const readsAtOnce = 8;

/** Undefined when a row that is to move no longer stands as it was read. */
export async function actionsFor(
  table: TableClient,
  request: { readonly user: UserKey; readonly side: Side; readonly operations: readonly RowOperation[] },
): Promise<readonly TransactionAction[] | undefined> {
  const { user, side, operations } = request;
  const copies = await rowsToCopy(table, user, operations);
  if (copies === undefined) return undefined;
  return operations.map((operation) => toAction(user, side, operation, copies));
}

function toAction(
  user: UserKey,
  side: Side,
  operation: RowOperation,
  copies: ReadonlyMap<string, Columns>,
): TransactionAction {
  const partitionKey = timelinePartition(user);
  const columns = side === 'source' ? sourceColumns : userColumns;
  switch (operation.kind) {
    case 'create-event': {
      const { key, event, copyOf } = operation;
      const old = copyOf === undefined ? undefined : copies.get(copyOf.key);
      const written = old === undefined ? newRow(user, event) : { ...old, ...columns(event) };
      return ['create', { ...written, partitionKey, rowKey: key }];
    }
    case 'update-event': {
      const { key, event, etag } = operation;
      return ['update', { ...columns(event), partitionKey, rowKey: key }, 'Merge', { etag }];
    }
    case 'delete-event':
      return guardedDelete({ partitionKey, rowKey: operation.key }, operation.etag);
    case 'create-index':
      return ['create', { partitionKey, rowKey: indexKey(operation.outlookKey), event: operation.key }];
    case 'put-index':
      return [
        'upsert',
        { partitionKey, rowKey: indexKey(operation.outlookKey), event: operation.key },
        'Merge',
      ];
    case 'delete-index':
      return ['delete', { partitionKey, rowKey: indexKey(operation.outlookKey) }];
    case 'put-signpost':
      return ['upsert', { partitionKey, rowKey: operation.signpost, event: operation.key }, 'Merge'];
    case 'delete-signpost':
      return ['delete', { partitionKey, rowKey: operation.signpost }];
  }
}

function newRow({ companyId, userId }: UserKey, event: TimelineEvent): Columns {
  return { eventId: event.id, companyId, userId, ...userColumns(event), ...sourceColumns(event) };
}

/** A key cannot change, so a row moves as a copy: with every column, also those of a newer version, typed as they stand. */
async function rowsToCopy(
  table: TableClient,
  user: UserKey,
  operations: readonly RowOperation[],
): Promise<ReadonlyMap<string, Columns> | undefined> {
  const sources = operations.flatMap((operation) =>
    operation.kind === 'create-event' && operation.copyOf !== undefined ? [operation.copyOf] : [],
  );
  const found = await inParallel(sources, readsAtOnce, async ({ key, etag }) => {
    const options = { disableTypeConversion: true };
    const row = await orAbsent(table.getEntity<Columns>(timelinePartition(user), key, options));
    return row?.etag === etag ? ([key, columnsOf(row)] as const) : undefined;
  });
  const copies = found.filter((copy) => copy !== undefined);
  return copies.length === sources.length ? new Map(copies) : undefined;
}

const notColumns = new Set(['partitionKey', 'rowKey', 'etag', 'timestamp']);

function columnsOf(row: Columns): Columns {
  const columns = Object.entries(row).filter(([name]) => !notColumns.has(name) && !name.startsWith('odata.'));
  return Object.fromEntries(columns);
}
