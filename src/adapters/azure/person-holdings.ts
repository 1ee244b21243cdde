// Everything that is stored about one person in our tables: counted, handed out, erased. For the engineers' program alone.
import { odata, type TableClient } from '@azure/data-tables';
import type { UserKey } from '../../domain/ids';
import { indexKey } from '../../domain/timeline-rows';
import type { Held, PersonHoldings, TimelineCounts } from '../../ops-ports';
import { isConflict, orAbsent, unavailable } from './answers';
import { companyPartition, connectionKey } from './company-partition';
import { fromConnectionRow } from './connection-row';
import type { StorageClients } from './clients';
import { eraseRows } from './erase-rows';
import { fromEventRow } from './event-row';
import { unknownColumns, type ExportedRow } from './exported-columns';
import { fromPendingSignInRow, signInRowOf } from './pending-sign-in-row';
import { pagesOf, type StoredRow } from './queries';
import { fenceKey, fromLessonRow, timelinePartition } from './timeline-partition';

type Clients = Pick<StorageClients, 'companies' | 'pendingSignIns' | 'timeline'>;

export function tablePersonHoldings({ companies, pendingSignIns, timeline }: Clients): PersonHoldings {
  const connectionAt = (user: UserKey) =>
    [companyPartition(user.companyId), connectionKey(user.userId)] as const;
  return {
    async timelineCounts(user) {
      const counts = {
        events: 0,
        tombstones: 0,
        signposts: 0,
        indexRows: 0,
        lessons: 0,
        fences: 0,
        other: 0,
      };
      const filter = odata`PartitionKey eq ${timelinePartition(user)}`;
      for await (const page of pagesOf(timeline, { filter, select: ['RowKey', 'deletedAt'] }))
        for (const row of page) counts[kindOf(row)] += 1;
      return counts;
    },
    async connection(user) {
      const row = await orAbsent(companies.getEntity(...connectionAt(user)));
      return row && held('connection', row, fromConnectionRow);
    },
    async pendingSignIn(user) {
      const { partitionKey, rowKey } = signInRowOf(user);
      const row = await orAbsent(pendingSignIns.getEntity(partitionKey, rowKey));
      return row && held('pendingSignIn', row, fromPendingSignInRow);
    },
    events: (user) =>
      heldRows(timeline, user, 'e!', (row) => held('event', row, (stored) => fromEventRow(stored).event)),
    lessons: (user) => heldRows(timeline, user, 'k!', (row) => held('lesson', row, fromLessonRow)),
    eraseTimeline: (user) =>
      eraseRows(timeline, odata`PartitionKey eq ${timelinePartition(user)} and RowKey ne ${fenceKey}`),
    async eraseFence(user) {
      await orAbsent(timeline.deleteEntity(timelinePartition(user), fenceKey));
    },
    async eraseConnection(user, etag) {
      try {
        await companies.deleteEntity(...connectionAt(user), { etag });
        return true;
      } catch (error) {
        if (isConflict(error)) return false;
        throw unavailable('storage_unavailable', error);
      }
    },
  };
}

function kindOf(row: StoredRow): keyof TimelineCounts {
  const { rowKey } = row;
  if (rowKey === fenceKey) return 'fences';
  if (rowKey.startsWith('e!')) return (row['deletedAt'] ?? '') === '' ? 'events' : 'tombstones';
  if (rowKey.startsWith('e~')) return 'signposts';
  if (rowKey.startsWith(indexKey(''))) return 'indexRows';
  return rowKey.startsWith('k!') ? 'lessons' : 'other';
}

function held<T>(kind: ExportedRow, row: object, from: (row: object) => T): Held<T> {
  return { value: from(row), unknownColumns: unknownColumns(kind, row) };
}

/** Rows whose keys begin with a letter and `!`; the character after it is `"`. */
async function* heldRows<T>(
  table: TableClient,
  user: UserKey,
  prefix: `${string}!`,
  toHeld: (row: StoredRow) => Held<T>,
): AsyncGenerator<readonly Held<T>[]> {
  const end = prefix.replace('!', '"');
  const filter = odata`PartitionKey eq ${timelinePartition(user)} and RowKey ge ${prefix} and RowKey lt ${end}`;
  for await (const page of pagesOf(table, { filter })) yield page.map(toHeld);
}
