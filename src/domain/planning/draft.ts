// A plan while it is being made: the changes and the counts, and the few ways in which a row may change.
// Here and nowhere else a sync's changes are built; none of them touches a user column.
import type { CalendarEntry } from '../meeting';
import { isEdited, type SourceSide, type StoredEvent, type TimelineChange } from '../timeline-event';
import { isTombstone, sameSource, withoutTitle } from './source-side';
import type { StandingRows } from './standing-rows';
import { newTally, type SkipReason, type Tally } from './tally';
import type { Suggestion } from '../suggestion/suggest';

/** Who writes what is inserted. */
export type Author = { readonly account: string; readonly connectionId: string };

export type Draft = {
  readonly tally: Tally;
  readonly skip: (reason: SkipReason) => void;
  /** `takesIndex`: its Outlook id has a released event elsewhere. */
  readonly insert: (id: string, source: SourceSide, takesIndex: boolean) => void;
  /** A row whose meeting is there, at this source side; `outside`: but not in the window. */
  readonly follow: (row: StoredEvent, source: SourceSide, outside: boolean) => void;
  /** A row whose meeting the calendar does not hold any more. */
  readonly giveUp: (row: StoredEvent) => void;
  /** A row whose meeting is in the calendar, at this time if it has one, but not for the timeline. */
  readonly turnAway: (row: StoredEvent, time?: Pick<SourceSide, 'start' | 'end'>) => void;
  /** Inserts and replacements first, removals last. */
  readonly changes: () => readonly TimelineChange[];
};

export const skipReasons = {
  cancelled: 'cancelled',
  'all-day': 'allDay',
  malformed: 'malformed',
} as const satisfies Record<Exclude<CalendarEntry['kind'], 'meeting'>, SkipReason>;

export function newDraft(
  author: Author,
  rows: StandingRows,
  suggest: (title: string | undefined) => Suggestion,
): Draft {
  const tally = newTally();
  const writes: TimelineChange[] = [];
  const removals: TimelineChange[] = [];
  const skip = (reason: SkipReason) => void (tally.skipped[reason] += 1);

  /** Whether the row had to change so that it says what its source says. */
  const bringUpToDate = (before: StoredEvent, source: SourceSide): boolean => {
    const { event } = before;
    if (sameSource(event.source, source) && !event.goneAtSource) return false;
    const suggestion = event.source.title === source.title ? event.suggestion : suggest(source.title);
    writes.push({ kind: 'replace', before, event: { ...event, source, suggestion, goneAtSource: false } });
    return true;
  };

  /** Unless its user edited it: then it is kept. */
  const removed = (before: StoredEvent): boolean => {
    const goes = !isEdited(before.event);
    if (goes) removals.push({ kind: 'remove', before });
    tally[goes ? 'removed' : 'keptEdited'] += 1;
    return goes;
  };

  return {
    tally,
    skip,
    insert(id, source, takesIndex) {
      const suggestion = suggest(source.title);
      const { account, connectionId } = author;
      const nothingYet = { user: {}, goneAtSource: false, deletedAt: undefined };
      writes.push({
        kind: 'insert',
        event: { id, account, connectionId, source, suggestion, ...nothingYet },
        ...(takesIndex && { takesIndex }),
      });
      tally.imported += 1;
    },
    follow(row, source, outside) {
      const released = rows.isReleased(row);
      if (isTombstone(row.event)) {
        // A tombstone goes where its meeting goes, so that it is still recognised there when the id changes.
        if (!released) bringUpToDate(row, withoutTitle(source));
        skip(outside ? 'outsideWindow' : 'deletedByUser');
      } else if (!released && bringUpToDate(row, source)) tally.updated += 1;
      else if (outside) skip('outsideWindow');
      else tally.unchanged += 1;
    },
    giveUp(before) {
      if (removed(before)) return;
      if (!before.event.goneAtSource)
        writes.push({ kind: 'replace', before, event: { ...before.event, goneAtSource: true } });
    },
    turnAway(before, time) {
      if (removed(before)) return;
      const source = { ...before.event.source, ...time };
      if (!sameSource(before.event.source, source) || before.event.goneAtSource)
        writes.push({ kind: 'replace', before, event: { ...before.event, source, goneAtSource: false } });
    },
    changes: () => [...writes, ...removals],
  };
}
