// Rows, meetings and a planner with everything filled in, so that a test names only what it is about.
import { hashOf } from '../../src/domain/hash';
import type { Meeting } from '../../src/domain/meeting';
import { planSync, type PlanInput, type SyncPlan } from '../../src/domain/plan-sync';
import { subjectHashOf } from '../../src/domain/planning/source-side';
import type { Suggestion } from '../../src/domain/suggestion/suggest';
import type { StoredEvent, TimelineChange, TimelineEvent } from '../../src/domain/timeline-event';

export const window = { from: new Date('2026-06-08T00:00Z'), until: new Date('2026-06-16T00:00Z') };
export const now = new Date('2026-06-15T18:00Z');
export const outlookKeyOf = (outlookId: string) => hashOf('anna', outlookId);
export const suggested = (title: string | undefined): Suggestion => ({
  category: 'meeting',
  workType: 'meeting',
  by: 'default',
  because: `suggested for ${title ?? 'nothing'}`,
});

/** An hour on the 10th of June, or as said: `at('12T10:00')`. */
export const at = (dayAndTime: string) => new Date(`2026-06-${dayAndTime}Z`);

export function aMeeting(outlookId: string, parts: Partial<Meeting> = {}): Meeting {
  return {
    kind: 'meeting',
    outlookId,
    title: `About ${outlookId}`,
    start: at('10T09:00'),
    end: at('10T10:00'),
    ...parts,
  };
}

/** The row that a sync would have written for this meeting, changed as said. */
export function aRow(meeting: Meeting, parts: Partial<TimelineEvent> = {}): StoredEvent {
  const { title, start, end } = meeting;
  const event: TimelineEvent = {
    id: `event ${meeting.outlookId}`,
    account: 'anna',
    connectionId: 'this connection',
    source: {
      outlookKey: outlookKeyOf(meeting.outlookId),
      title,
      subjectHash: subjectHashOf(title),
      start,
      end,
    },
    suggestion: suggested(title),
    user: {},
    goneAtSource: false,
    deletedAt: undefined,
    ...parts,
  };
  return { event, etag: `etag of ${event.id}` };
}

export function plan(parts: Partial<PlanInput>): SyncPlan {
  return planSync({
    existing: [],
    entries: [],
    window,
    windowDays: {
      from: window.from.toISOString().slice(0, 10),
      until: window.until.toISOString().slice(0, 10),
    },
    account: 'anna',
    connectionId: 'this connection',
    runId: 'this run',
    now,
    excludeWords: [],
    heldSince: undefined,
    suggest: suggested,
    outlookKeyOf,
    ...parts,
  });
}

/** What became of the timeline: what the changes make of the rows. */
export function applied(
  existing: readonly StoredEvent[],
  changes: readonly TimelineChange[],
): readonly StoredEvent[] {
  const rows = new Map(existing.map((row) => [row.event.id, row]));
  for (const change of changes) {
    if (change.kind === 'remove') rows.delete(change.before.event.id);
    else rows.set(change.event.id, { event: change.event, etag: `${change.kind} ${change.event.id}` });
  }
  return [...rows.values()];
}
