// The calendar's side of a row, as a meeting gives it.
import { hashOf } from '../hash';
import type { Meeting } from '../meeting';
import type { SourceSide, TimelineEvent } from '../timeline-event';

/** What remains of a title when it is blanked: enough to recognise it, not to read it. */
export function subjectHashOf(title: string | undefined): string {
  return hashOf('title', title ?? '');
}

export function toSourceSide(meeting: Meeting, outlookKey: string): SourceSide {
  return {
    outlookKey,
    title: meeting.title,
    subjectHash: subjectHashOf(meeting.title),
    start: meeting.start,
    end: meeting.end,
  };
}

/** A tombstone stays where its meeting is, but keeps no title. */
export function withoutTitle(source: SourceSide): SourceSide {
  return { ...source, title: undefined };
}

export function sameSource(a: SourceSide, b: SourceSide): boolean {
  return a.title === b.title && a.outlookKey === b.outlookKey && occasionOf(a) === occasionOf(b);
}

/** Start, end and subject: what a meeting is recognised by when its id changed. */
export function occasionOf(source: SourceSide): string {
  return `${source.start.getTime()} ${source.end.getTime()} ${source.subjectHash}`;
}

/** Whether the row is a tombstone: what its user deleted. */
export function isTombstone(event: TimelineEvent): boolean {
  return event.deletedAt !== undefined;
}
