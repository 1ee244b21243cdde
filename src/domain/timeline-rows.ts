// Which rows an event takes in its user's timeline, and what a change does to them. Pure: every store carries out
// the same operations, all of them or none.
import type { StoredEvent, TimelineChange, TimelineEvent } from './timeline-event';
import { longestEventMs, shownTime } from './timeline-event';

/** One row written. `copyOf` is the row that a moved event leaves; what stands there and is unknown to us moves along. */
export type RowOperation =
  | {
      readonly kind: 'create-event';
      readonly key: string;
      readonly event: TimelineEvent;
      readonly copyOf?: { readonly key: string; readonly etag: string };
    }
  | {
      readonly kind: 'update-event';
      readonly key: string;
      readonly event: TimelineEvent;
      readonly etag: string;
    }
  | { readonly kind: 'delete-event'; readonly key: string; readonly etag: string }
  | { readonly kind: 'create-index' | 'put-index'; readonly outlookKey: string; readonly key: string }
  | { readonly kind: 'delete-index'; readonly outlookKey: string }
  | { readonly kind: 'put-signpost'; readonly signpost: string; readonly key: string }
  | { readonly kind: 'delete-signpost'; readonly signpost: string };

/** The row of an event: ordered by the start that the timeline shows. */
export function eventKey(event: TimelineEvent): string {
  return eventKeyAt(shownTime(event).start, event.id);
}

export function eventKeyAt(start: Date, eventId: string): string {
  return `${firstKeyAt(start)}!${eventId}`;
}

/** Sorts before every event that begins at `start` or later, and after every earlier one. */
export function firstKeyAt(start: Date): string {
  return `e!${start.toISOString()}`;
}

/**
 * A sync reads events from one longest event before its window on. One that its user moved to an earlier time than
 * that would be out of its sight while the meeting still is in the window; so it leaves a signpost at its meeting's
 * end. Signposts sort behind all events and before the fence.
 */
export function signpostOf({ id, source, user }: TimelineEvent): string | undefined {
  const inSightFrom = source.end.getTime() - longestEventMs;
  if (user.time === undefined || user.time.start.getTime() >= inSightFrom) return undefined;
  return `${firstSignpostAt(source.end)}!${id}`;
}

/** Sorts before every signpost to a meeting that ends at `end` or later, and after every earlier one. */
export function firstSignpostAt(end: Date): string {
  return `e~${end.toISOString()}`;
}

/** Where an Outlook id's event is noted. */
export function indexKey(outlookKey: string): string {
  return `i!${outlookKey}`;
}

/** Whether an id from outside can be one of ours: only such ids become part of a key. */
export function isEventId(id: string): boolean {
  return /^[A-Za-z0-9_-]{1,100}$/.test(id);
}

/** What a sync writes of an event: the source's side. The user's side stays as it stands. */
function syncedEvent(before: TimelineEvent, after: TimelineEvent): TimelineEvent {
  return { ...after, id: before.id, user: before.user, deletedAt: before.deletedAt };
}

/** What a user writes of an event: their own side. A tombstone also loses the title and the words that came from it. */
export function editedEvent(before: TimelineEvent, after: TimelineEvent): TimelineEvent {
  const { user, deletedAt } = after;
  if (deletedAt === undefined) return { ...before, user, deletedAt };
  const source = { ...before.source, title: after.source.title };
  return { ...before, source, suggestion: after.suggestion, user, deletedAt };
}

export function rowsOfChange(change: TimelineChange): readonly RowOperation[] {
  switch (change.kind) {
    case 'insert': {
      const key = eventKey(change.event);
      return [
        { kind: 'create-event', key, event: change.event },
        {
          kind: change.takesIndex ? 'put-index' : 'create-index',
          outlookKey: change.event.source.outlookKey,
          key,
        },
      ];
    }
    case 'replace':
      return rowsOfReplacement(change.before, syncedEvent(change.before.event, change.event));
    case 'remove':
      return [
        { kind: 'delete-event', key: eventKey(change.before.event), etag: change.before.etag },
        { kind: 'delete-index', outlookKey: change.before.event.source.outlookKey },
      ];
  }
}

export function rowsOfEdit(before: StoredEvent, after: TimelineEvent): readonly RowOperation[] {
  return rowsOfReplacement(before, editedEvent(before.event, after));
}

function rowsOfReplacement(before: StoredEvent, event: TimelineEvent): readonly RowOperation[] {
  const { etag } = before;
  const oldKey = eventKey(before.event);
  const key = eventKey(event);
  const oldOutlookKey = before.event.source.outlookKey;
  const { outlookKey } = event.source;
  const moved = key !== oldKey;
  const rows: RowOperation[] = moved
    ? [
        { kind: 'delete-event', key: oldKey, etag },
        { kind: 'create-event', key, event, copyOf: { key: oldKey, etag } },
      ]
    : [{ kind: 'update-event', key, event, etag }];
  if (outlookKey !== oldOutlookKey) {
    rows.push({ kind: 'delete-index', outlookKey: oldOutlookKey }, { kind: 'create-index', outlookKey, key });
  } else if (moved) {
    rows.push({ kind: 'put-index', outlookKey, key });
  }
  const oldSignpost = signpostOf(before.event);
  const signpost = signpostOf(event);
  if (oldSignpost !== undefined && oldSignpost !== signpost)
    rows.push({ kind: 'delete-signpost', signpost: oldSignpost });
  if (signpost !== undefined && (moved || oldSignpost !== signpost))
    rows.push({ kind: 'put-signpost', signpost, key });
  return rows;
}

/** Rows that a change takes in its transaction, beside the fence. */
export function rowsTaken(change: TimelineChange): number {
  return rowsOfChange(change).length;
}

/** A transaction names every row once. Two changes that meet in one row were planned wrongly. */
export function sameRowTwice(operations: readonly RowOperation[]): boolean {
  const keys = operations.map((row) => {
    if ('outlookKey' in row) return indexKey(row.outlookKey);
    return 'signpost' in row ? row.signpost : row.key;
  });
  return new Set(keys).size < keys.length;
}
