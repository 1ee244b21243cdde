// What one sync changes in a timeline: the rows that stand and one complete walk of the calendar go in, changes
// and counts come out. It reads and writes nothing; rows that it does not name stay as they are.
import type { Counts } from './connection';
import { hashOf } from './hash';
import type { AllDay, CalendarEntry, LeftOut, Meeting } from './meeting';
import { newDraft, skipReasons } from './planning/draft';
import { decideHold } from './planning/hold';
import { isTombstone, occasionOf, toSourceSide } from './planning/source-side';
import { adoptable, standingRows } from './planning/standing-rows';
import { containsWord } from './suggestion/excluded';
import type { Suggestion } from './suggestion/suggest';
import { overlaps, type SyncWindow } from './sync-window';
import { longestEventMs, type StoredEvent, type TimelineChange } from './timeline-event';

export type SyncPlan = {
  /** Inserts and replacements first, removals last. */
  readonly changes: readonly TimelineChange[];
  readonly counts: Counts;
  readonly held: boolean;
  /** To be kept on the connection. */
  readonly heldSince: Date | undefined;
};

export type PlanInput = {
  /** Every row read: of any account and connection, tombstones, within and outside the window. */
  readonly existing: readonly StoredEvent[];
  /** One complete walk. */
  readonly entries: readonly CalendarEntry[];
  readonly window: SyncWindow;
  /** The window as local dates, for entries that are dates. */
  readonly windowDays: AllDay;
  readonly account: string;
  readonly connectionId: string;
  readonly runId: string;
  readonly now: Date;
  readonly excludeWords: readonly string[];
  readonly heldSince: Date | undefined;
  /** Asked for inserts and changed titles only. */
  readonly suggest: (title: string | undefined) => Suggestion;
  /** hash(account, Outlook id) */
  readonly outlookKeyOf: (outlookId: string) => string;
};

export function planSync(input: PlanInput): SyncPlan {
  const { window, runId } = input;
  const rows = standingRows(input.existing, input);
  const returned = entriesByKey(input.entries, input.outlookKeyOf);
  const draft = newDraft(input, rows, input.suggest);
  const isOurs = (row: StoredEvent) => !rows.isReleased(row) && !isTombstone(row.event);
  /** Rows that a walk may judge: those whose source lies in the window that was walked. */
  const isJudged = (row: StoredEvent) => isOurs(row) && overlaps(window, row.event.source);
  /** A released event stays where it is: if its meeting has come from elsewhere into the window, it stands here anew. */
  const isElsewhere = (row: StoredEvent) =>
    rows.isReleased(row) && !isTombstone(row.event) && !overlaps(window, row.event.source);
  const idOf = (outlookKey: string) => hashOf(runId, outlookKey);

  // 1. Every entry that came, against the row that stands under its id.
  const strangers: { readonly meeting: Meeting; readonly outlookKey: string }[] = [];
  for (const [outlookKey, entry] of returned.byKey) {
    const row = rows.byKey.get(outlookKey);
    if (entry.kind === 'malformed') {
      draft.skip('malformed'); // what cannot be read says nothing about its row
    } else if (entry.kind === 'meeting') {
      const outside = !overlaps(window, entry);
      const barred = barredBecause(entry, input.excludeWords);
      if (barred !== undefined) {
        draft.skip(outside ? 'outsideWindow' : barred);
        if (row && isJudged(row)) draft.turnAway(row, barred === 'excludedTitle' ? timeOf(entry) : undefined);
      } else if (row && isElsewhere(row) && !outside) {
        draft.insert(idOf(outlookKey), toSourceSide(entry, outlookKey), true);
      } else if (row) draft.follow(row, toSourceSide(entry, outlookKey), outside);
      else if (outside) draft.skip('outsideWindow');
      else strangers.push({ meeting: entry, outlookKey });
    } else {
      draft.skip(isDayElsewhere(entry, input.windowDays) ? 'outsideWindow' : skipReasons[entry.kind]);
      // Turned into an all-day entry it is still in the calendar; cancelled it is as good as gone.
      if (row && isJudged(row)) {
        if (entry.kind === 'cancelled') draft.giveUp(row);
        else draft.turnAway(row);
      }
    }
  }
  for (let n = 0; n < returned.withoutId; n++) draft.skip('malformed');

  // 2. Meetings under ids never seen: a row that the walk did not return may be theirs.
  const orphans = adoptable(rows, (outlookKey) => returned.byKey.has(outlookKey));
  const adopted = new Set<StoredEvent>();
  for (const { meeting, outlookKey } of strangers) {
    const source = toSourceSide(meeting, outlookKey);
    const row = orphans.take(occasionOf(source));
    if (row) {
      adopted.add(row);
      draft.follow(row, source, false);
    } else draft.insert(idOf(outlookKey), source, false);
  }

  // 3. Rows that nothing came back for, if the walk is believed.
  const judged = [...rows.byKey.values()].filter(isJudged);
  const absent = judged.filter(
    (row) => !returned.byKey.has(row.event.source.outlookKey) && !adopted.has(row),
  );
  const isNews = (row: StoredEvent) => !row.event.goneAtSource;
  // When a plan is made again within one run, its own inserts stand already; they must not lift a hold.
  const stoodBefore = ({ event }: StoredEvent) => event.id !== idOf(event.source.outlookKey);
  const hold = decideHold(
    {
      emptyAnswer: input.entries.length === 0,
      standing: judged.filter((row) => isNews(row) && stoodBefore(row)).length,
      absent: absent.filter(isNews).length,
    },
    input.heldSince,
    input.now,
  );
  for (const row of absent) {
    // An entry without an id may be any of them.
    if (!hold.held && returned.withoutId === 0) draft.giveUp(row);
    else if (!isNews(row)) draft.tally.keptEdited += 1;
  }

  return { changes: draft.changes(), counts: draft.tally, ...hold };
}

/**
 * An all-day entry on dates outside the window. Graph places it at midnight UTC, and so returns that of the day before
 * or after to whoever looks from another zone.
 */
function isDayElsewhere(entry: LeftOut, window: AllDay): boolean {
  if (entry.kind !== 'all-day' || entry.days === undefined) return false;
  return entry.days.until <= window.from || entry.days.from >= window.until;
}

/** Entries by Outlook key; of one that came on several pages the last. */
function entriesByKey(
  entries: readonly CalendarEntry[],
  outlookKeyOf: (outlookId: string) => string,
): { readonly byKey: ReadonlyMap<string, CalendarEntry>; readonly withoutId: number } {
  const byKey = new Map<string, CalendarEntry>();
  let withoutId = 0;
  for (const entry of entries) {
    if (entry.outlookId === undefined) withoutId += 1;
    else byKey.set(outlookKeyOf(entry.outlookId), entry);
  }
  return { byKey, withoutId };
}

const timeOf = ({ start, end }: Meeting) => ({ start, end });

/** Why a meeting is not for the timeline, wherever in time it is. */
function barredBecause(
  meeting: Meeting,
  excludeWords: readonly string[],
): 'tooLong' | 'excludedTitle' | undefined {
  if (meeting.end.getTime() - meeting.start.getTime() > longestEventMs) return 'tooLong';
  const { title } = meeting;
  return title !== undefined && containsWord(title, excludeWords) !== undefined ? 'excludedTitle' : undefined;
}
