// A user's timeline in memory, row by row as the table has it.
import { Failure } from '../../domain/failure';
import type { UserKey } from '../../domain/ids';
import type { TimelineEvent } from '../../domain/timeline-event';
import { editedEvent, eventKey, eventKeyAt, firstKeyAt, isEventId } from '../../domain/timeline-rows';
import { firstSignpostAt, rowsOfChange, rowsOfEdit, signpostOf } from '../../domain/timeline-rows';
import { maxRowsPerTransaction, type Timeline } from '../../ports';
import { eventKeyShape, fromContinuation, toContinuation } from '../continuation';
import { copyOf, etags, userPlace } from './memory-storage';
import { applied, inOrder, noRows, type UserRows } from './timeline-rows-in-memory';

export function memoryTimeline(): Timeline {
  const users = new Map<string, UserRows>();
  const newEtag = etags();
  const rowsOf = (user: UserKey) => users.get(userPlace(user)) ?? noRows;
  const put = (user: UserKey, rows: UserRows) => users.set(userPlace(user), rows);

  const timeline: SyncTimeline = {
    readFrom(user, from) {
      const rows = rowsOf(user);
      const isInSight = (key: string, event: TimelineEvent) =>
        key >= firstKeyAt(from) || (signpostOf(event) ?? '') >= firstSignpostAt(from);
      const events = inOrder(rows).filter(([key, { event }]) => isInSight(key, event));
      return { fence: rows.fence, events: events.map(([, stored]) => stored) };
    },
    fence: (user) => rowsOf(user).fence,
    setEpoch(user, epoch) {
      put(user, { ...rowsOf(user), fence: { value: { epoch, runId: '', seq: 0 }, etag: newEtag() } });
    },
    commit(user, { guard, next, changes }) {
      const rows = rowsOf(user);
      const operations = changes.flatMap(rowsOfChange);
      if (operations.length > maxRowsPerTransaction) {
        throw new Failure('internal_error', { reason: 'too many rows for a transaction' });
      }
      const after = applied(rows, operations, newEtag);
      if (after === undefined || rows.fence?.etag !== guard) return { outcome: 'refused' };
      const fence = { value: copyOf(next), etag: newEtag() };
      put(user, { ...after, fence });
      return { outcome: 'committed', etag: fence.etag };
    },
    findByOutlookKey(user, outlookKeys) {
      const { index, events } = rowsOf(user);
      const keys = [...new Set(outlookKeys)].map((outlookKey) => index.get(outlookKey) ?? '');
      return keys.map((key) => events.get(key)).filter((stored) => stored !== undefined);
    },
    list(user, { from, until, after, limit }) {
      const last = fromContinuation(after, eventKeyShape) ?? '';
      const found = inOrder(rowsOf(user)).filter(
        ([key, { event }]) =>
          key >= firstKeyAt(from) && key < firstKeyAt(until) && key > last && event.deletedAt === undefined,
      );
      const page = found.slice(0, limit);
      const next = found.length > limit ? page.at(-1)?.[0] : undefined;
      return { items: page.map(([, stored]) => stored), next: next && toContinuation(next) };
    },
    find(user, eventId, start) {
      if (!isEventId(eventId)) return undefined;
      const { events } = rowsOf(user);
      const seen = start && events.get(eventKeyAt(start, eventId));
      const found = seen ?? [...events.values()].find(({ event }) => event.id === eventId);
      return found?.event.deletedAt === undefined ? found : undefined;
    },
    edit(user, before, after, lesson) {
      const rows = applied(rowsOf(user), rowsOfEdit(before, after), newEtag);
      if (rows === undefined) return undefined;
      const lessons = new Map(rows.lessons);
      if (lesson?.category !== undefined) lessons.set(lesson.titleKey, lesson.category);
      else if (lesson !== undefined) lessons.delete(lesson.titleKey);
      put(user, { ...rows, lessons });
      return rows.events.get(eventKey(editedEvent(before.event, after)));
    },
    lessons: (user) => rowsOf(user).lessons,
  };
  return asynchronous(timeline);
}

type SyncTimeline = {
  [Verb in keyof Timeline]: (...given: Parameters<Timeline[Verb]>) => Awaited<ReturnType<Timeline[Verb]>>;
};

/** Each verb runs as a whole, then answers like a service: later, and with copies. */
function asynchronous(timeline: SyncTimeline): Timeline {
  const later =
    <Given extends readonly unknown[], Answer>(verb: (...given: Given) => Answer) =>
    // eslint-disable-next-line @typescript-eslint/require-await -- so that what is thrown rejects
    async (...given: Given): Promise<Answer> =>
      copyOf(verb(...given));
  return {
    readFrom: later(timeline.readFrom),
    fence: later(timeline.fence),
    setEpoch: later(timeline.setEpoch),
    commit: later(timeline.commit),
    findByOutlookKey: later(timeline.findByOutlookKey),
    list: later(timeline.list),
    find: later(timeline.find),
    edit: later(timeline.edit),
    lessons: later(timeline.lessons),
  };
}
