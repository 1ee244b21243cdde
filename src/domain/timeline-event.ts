// What the timeline keeps of a meeting, and how the source's words and the user's are kept apart.
import type { Suggestion } from './suggestion/suggest';

/** The calendar's side; only a sync writes it. */
export type SourceSide = {
  /** hash(account, Outlook id) */
  readonly outlookKey: string;
  readonly title: string | undefined;
  /** hash(title), kept when the title is blanked. */
  readonly subjectHash: string;
  readonly start: Date;
  readonly end: Date;
};

/** The user's side; only their own requests write it. Absent means: as the source has it. */
export type UserSide = {
  /** `null` is a title that the user emptied. */
  readonly title?: string | null;
  readonly time?: { readonly start: Date; readonly end: Date };
  /** With the work type that the catalogue gave this category when it was chosen. */
  readonly category?: { readonly id: string; readonly workType: string };
  readonly workType?: string;
};

/** One row of a timeline, living or (with `deletedAt`) a tombstone. */
export type TimelineEvent = {
  readonly id: string;
  /** hash(tid, oid) of the mailbox that it came from. */
  readonly account: string;
  /** The connection that wrote it; those of an earlier one are released. */
  readonly connectionId: string;
  readonly source: SourceSide;
  readonly suggestion: Suggestion;
  readonly user: UserSide;
  readonly goneAtSource: boolean;
  readonly deletedAt: Date | undefined;
};

/** A row as read: `etag` guards every later change of it. */
export type StoredEvent = { readonly event: TimelineEvent; readonly etag: string };

/** The row that names the only epoch that may write a timeline, and the last transaction that did. */
export type Fence = { readonly epoch: string; readonly runId: string; readonly seq: number };

/** One change that a sync makes to a timeline. */
export type TimelineChange =
  | {
      readonly kind: 'insert';
      readonly event: TimelineEvent;
      /** The Outlook id has a released event elsewhere in time; its index row will point here. */
      readonly takesIndex?: true;
    }
  | { readonly kind: 'replace'; readonly before: StoredEvent; readonly event: TimelineEvent }
  | { readonly kind: 'remove'; readonly before: StoredEvent };

/** When the timeline shows the event: the user's time, else the meeting's. The start is part of the row's key. */
export function shownTime(event: TimelineEvent): { readonly start: Date; readonly end: Date } {
  return event.user.time ?? { start: event.source.start, end: event.source.end };
}

export function shownTitle(event: TimelineEvent): string | null {
  return event.user.title !== undefined ? event.user.title : (event.source.title ?? null);
}

export function shownCategory(event: TimelineEvent): {
  readonly category: string;
  readonly workType: string;
} {
  const category = event.user.category?.id ?? event.suggestion.category;
  const workType = event.user.workType ?? event.user.category?.workType ?? event.suggestion.workType;
  return { category, workType };
}

export const editable = ['title', 'time', 'category', 'workType'] as const;
export type Edited = (typeof editable)[number];

/** What the user has changed, in a fixed order. */
export function editedFields(event: TimelineEvent): readonly Edited[] {
  return editable.filter((field) => event.user[field] !== undefined);
}

export function isEdited(event: TimelineEvent): boolean {
  return editedFields(event).length > 0;
}

/** The longest event that a timeline holds, and so how far before a window its rows may begin: days. */
export const longestEventDays = 7;
export const longestEventMs = longestEventDays * 24 * 60 * 60 * 1000;
