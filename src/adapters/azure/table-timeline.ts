// A user's timeline in Table Storage: one partition, every write one transaction of it. Syncs are guarded by the fence
// and by the rows that they read, users' edits by the row that they change.
import { odata, type TableClient } from '@azure/data-tables';
import { Failure } from '../../domain/failure';
import type { StoredEvent } from '../../domain/timeline-event';
import {
  editedEvent,
  eventKeyAt,
  firstKeyAt,
  firstSignpostAt,
  indexKey,
  isEventId,
  rowsOfChange,
  rowsOfEdit,
} from '../../domain/timeline-rows';
import type { UserKey } from '../../domain/ids';
import { maxRowsPerTransaction, type Timeline } from '../../ports';
import { eventKeyShape, fromContinuation, toContinuation } from '../continuation';
import { fromStorage, orAbsent } from './answers';
import { fromEventRow } from './event-row';
import { inParallel } from './in-parallel';
import { allRows, takeRows, type StoredRow } from './queries';
import { fenceKey, fromFenceRow, fromIndexRow, fromLessonRow } from './timeline-partition';
import { timelinePartition, toFenceRow, toLessonRow } from './timeline-partition';
import { actionsFor } from './timeline-writes';
import { transactionsOn } from './transactions';

const readsAtOnce = 8;

export function tableTimeline({ table }: { readonly table: TableClient }): Timeline {
  const transactions = transactionsOn(table);
  const point = (user: UserKey, key: string) => orAbsent(table.getEntity(timelinePartition(user), key));

  const eventAt = async (user: UserKey, key: string): Promise<StoredEvent | undefined> => {
    const row = await point(user, key);
    return row && fromEventRow(row);
  };

  const eventById = async (user: UserKey, eventId: string): Promise<StoredEvent | undefined> => {
    const filter = odata`PartitionKey eq ${timelinePartition(user)} and RowKey ge 'e!' and RowKey lt 'f' and eventId eq ${eventId}`;
    const [row] = await allRows(table, { filter });
    return row && fromEventRow(row);
  };

  const eventUnder = async (user: UserKey, outlookKey: string): Promise<StoredEvent | undefined> => {
    // Between the two reads the event may move; then the index already says where it went.
    for (let attempt = 0; attempt < 2; attempt++) {
      const index = await point(user, indexKey(outlookKey));
      if (index === undefined) return undefined;
      const found = await eventAt(user, fromIndexRow(index));
      if (found !== undefined) return found;
    }
    return undefined;
  };

  return {
    async readFrom(user, from) {
      const filter = odata`PartitionKey eq ${timelinePartition(user)} and RowKey ge ${firstKeyAt(from)} and RowKey le ${fenceKey}`;
      const rows = await allRows(table, { filter });
      const fence = rows.find(({ rowKey }) => rowKey === fenceKey);
      const found = rows.filter(({ rowKey }) => rowKey.startsWith('e!'));
      const known = new Set(found.map(({ rowKey }) => rowKey));
      const signposts = rows.filter(({ rowKey }) => rowKey >= firstSignpostAt(from) && rowKey < fenceKey);
      const farAway = signposts.map(fromIndexRow).filter((key) => !known.has(key));
      const fetched = await inParallel(farAway, readsAtOnce, (key) => eventAt(user, key));
      const events = [...fetched.filter((event) => event !== undefined), ...found.map(fromEventRow)];
      return { fence: fence && fromFenceRow(fence), events };
    },
    async fence(user) {
      const row = await point(user, fenceKey);
      return row && fromFenceRow(row);
    },
    async setEpoch(user, epoch) {
      await fromStorage(table.upsertEntity(toFenceRow(user, { epoch, runId: '', seq: 0 }), 'Merge'));
    },
    async commit(user, { guard, next, changes }) {
      const operations = changes.flatMap(rowsOfChange);
      if (operations.length > maxRowsPerTransaction) {
        throw new Failure('internal_error', { reason: 'too many rows for a transaction' });
      }
      const actions = await actionsFor(table, { user, side: 'source', operations });
      if (actions === undefined) return { outcome: 'refused' };
      const fence = toFenceRow(user, next);
      const submitted = await transactions.submit([['update', fence, 'Merge', { etag: guard }], ...actions]);
      if (submitted.outcome !== 'committed') return { outcome: submitted.outcome };
      const etag = submitted.etags[0];
      return etag === undefined ? { outcome: 'unknown' } : { outcome: 'committed', etag };
    },
    async findByOutlookKey(user, outlookKeys) {
      const found = await inParallel([...new Set(outlookKeys)], readsAtOnce, (key) => eventUnder(user, key));
      return found.filter((event) => event !== undefined);
    },
    async list(user, { from, until, after, limit }) {
      const last = fromContinuation(after, eventKeyShape);
      const begin = firstKeyAt(from);
      // An event's key always goes on behind its start, so `gt` keeps the one that begins at `from`.
      const behind = last !== undefined && last > begin ? last : begin;
      const filter = odata`PartitionKey eq ${timelinePartition(user)} and RowKey gt ${behind} and RowKey lt ${firstKeyAt(until)}`;
      const { rows, more } = await takeRows(table, { filter, limit, wanted: isLiving });
      const next = more ? rows.at(-1)?.rowKey : undefined;
      return { items: rows.map(fromEventRow), next: next && toContinuation(next) };
    },
    async find(user, eventId, start) {
      if (!isEventId(eventId)) return undefined;
      const seen = start && (await eventAt(user, eventKeyAt(start, eventId)));
      const found = seen ?? (await eventById(user, eventId));
      return found?.event.deletedAt === undefined ? found : undefined;
    },
    async edit(user, before, after, lesson) {
      const operations = rowsOfEdit(before, after);
      const rows = await actionsFor(table, { user, side: 'user', operations });
      if (rows === undefined) return undefined;
      const lessons = lesson === undefined ? [] : [toLessonRow(user, lesson)];
      const submitted = await transactions.submit([
        ...rows,
        ...lessons.map((row): ['upsert', typeof row, 'Merge'] => ['upsert', row, 'Merge']),
      ]);
      if (submitted.outcome === 'unknown') throw submitted.failure;
      if (submitted.outcome === 'refused') return undefined;
      const written = operations.findIndex(({ kind }) => kind === 'update-event' || kind === 'create-event');
      return { event: editedEvent(before.event, after), etag: submitted.etags[written] ?? '' };
    },
    async lessons(user) {
      const filter = odata`PartitionKey eq ${timelinePartition(user)} and RowKey ge 'k!' and RowKey lt 'k"'`;
      const lessons = (await allRows(table, { filter })).map(fromLessonRow);
      return new Map(
        lessons.flatMap(({ titleKey, category }) => (category === undefined ? [] : [[titleKey, category]])),
      );
    },
  };
}

function isLiving(row: StoredRow): boolean {
  return (row['deletedAt'] ?? '') === '';
}
