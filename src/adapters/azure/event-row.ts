// A TimelineEvent as columns of its row. A sync writes the source's columns, a user their own, and neither the
// other's; both sides are always written in full, so that a merge also clears.
import * as z from 'zod';
import type { StoredEvent, TimelineEvent, UserSide } from '../../domain/timeline-event';
import * as row from './rows';

const eventRow = z.object({
  eventId: row.text,
  account: row.text,
  connectionId: row.text,
  outlookKey: row.text,
  subjectHash: row.text,
  sourceTitle: row.optionalText,
  sourceStart: row.instant,
  sourceEnd: row.instant,
  suggestedCategory: row.text,
  suggestedWorkType: row.text,
  suggestedBy: z.enum(['user', 'company', 'built-in', 'default']).catch('default'),
  suggestedBecause: z.string().default(''),
  goneAtSource: z.boolean().default(false),
  titleEdited: z.boolean().default(false),
  userTitle: row.optionalText,
  userStart: row.optionalInstant,
  userEnd: row.optionalInstant,
  userCategory: row.optionalText,
  userCategoryWorkType: z.string().default(''),
  userWorkType: row.optionalText,
  deletedAt: row.optionalInstant,
  etag: row.text,
});

/** Written by syncs alone. */
export function sourceColumns(event: TimelineEvent) {
  const { source } = event;
  return {
    account: event.account,
    connectionId: event.connectionId,
    outlookKey: source.outlookKey,
    subjectHash: source.subjectHash,
    sourceTitle: row.textCell(source.title),
    sourceStart: row.textCell(source.start),
    sourceEnd: row.textCell(source.end),
    ...suggestionColumns(event),
    goneAtSource: event.goneAtSource,
  };
}

/** Written by its user's requests alone. A tombstone also blanks the words that came from the calendar. */
export function userColumns(event: TimelineEvent) {
  const { user, deletedAt } = event;
  return {
    titleEdited: user.title !== undefined,
    userTitle: row.textCell(user.title ?? undefined),
    userStart: row.textCell(user.time?.start),
    userEnd: row.textCell(user.time?.end),
    userCategory: row.textCell(user.category?.id),
    userCategoryWorkType: row.textCell(user.category?.workType),
    userWorkType: row.textCell(user.workType),
    deletedAt: row.textCell(deletedAt),
    ...(deletedAt === undefined
      ? {}
      : { sourceTitle: row.textCell(event.source.title), ...suggestionColumns(event) }),
  };
}

function suggestionColumns({ suggestion }: TimelineEvent) {
  return {
    suggestedCategory: row.textCell(suggestion.category),
    suggestedWorkType: row.textCell(suggestion.workType),
    suggestedBy: suggestion.by,
    suggestedBecause: row.textCell(suggestion.because),
  };
}

export function fromEventRow(stored: object): StoredEvent {
  const read = row.readRow(eventRow, stored, { table: 'Timeline', key: 'e!…' });
  const event: TimelineEvent = {
    id: read.eventId,
    account: read.account,
    connectionId: read.connectionId,
    source: {
      outlookKey: read.outlookKey,
      title: read.sourceTitle,
      subjectHash: read.subjectHash,
      start: read.sourceStart,
      end: read.sourceEnd,
    },
    suggestion: {
      category: read.suggestedCategory,
      workType: read.suggestedWorkType,
      by: read.suggestedBy,
      because: read.suggestedBecause,
    },
    user: userSide(read),
    goneAtSource: read.goneAtSource,
    deletedAt: read.deletedAt,
  };
  return { event, etag: read.etag };
}

function userSide(read: z.output<typeof eventRow>): UserSide {
  const { titleEdited, userTitle, userStart, userEnd, userCategory, userCategoryWorkType, userWorkType } =
    read;
  return {
    ...(titleEdited ? { title: userTitle ?? null } : {}),
    ...(userStart !== undefined && userEnd !== undefined ? { time: { start: userStart, end: userEnd } } : {}),
    ...(userCategory !== undefined ? { category: { id: userCategory, workType: userCategoryWorkType } } : {}),
    ...(userWorkType !== undefined ? { workType: userWorkType } : {}),
  };
}
