// One user's timeline as rows of one partition, and the rows in it that are not events: the fence, the index of
// Outlook ids, and what the user taught us.
import * as z from 'zod';
import { hashOf } from '../../domain/hash';
import type { UserKey } from '../../domain/ids';
import type { Fence } from '../../domain/timeline-event';
import type { Lesson } from '../../domain/edit-event';
import type { Versioned } from '../../ports';
import { readRow, text } from './rows';

/** Sorts right behind the events, so that one range query brings both. */
export const fenceKey = 'f';
const lessonPrefix = 'k!';

export function timelinePartition(user: UserKey): string {
  return hashOf('user', user.companyId, user.userId);
}

const fenceRow = z.object({
  epoch: text,
  runId: z.string().default(''),
  seq: z.number().default(0),
  etag: text,
});

export function toFenceRow(user: UserKey, { epoch, runId, seq }: Fence) {
  return { partitionKey: timelinePartition(user), rowKey: fenceKey, epoch, runId, seq };
}

export function fromFenceRow(stored: object): Versioned<Fence> {
  const { etag, ...value } = readRow(fenceRow, stored, { table: 'Timeline', key: fenceKey });
  return { value, etag };
}

const indexRow = z.object({ event: text });

/** The key of the event's row. */
export function fromIndexRow(stored: object): string {
  return readRow(indexRow, stored, { table: 'Timeline', key: 'i!…' }).event;
}

const lessonRow = z.object({ rowKey: text, category: z.string().default('') });

/** Unlearnt is an empty category: writing it takes no look at whether the row is there. */
export function toLessonRow(user: UserKey, { titleKey, category }: Lesson) {
  return {
    partitionKey: timelinePartition(user),
    rowKey: `${lessonPrefix}${titleKey}`,
    category: category ?? '',
  };
}

export function fromLessonRow(stored: object): Lesson {
  const { rowKey, category } = readRow(lessonRow, stored, { table: 'Timeline', key: 'k!…' });
  return { titleKey: rowKey.slice(lessonPrefix.length), category: category === '' ? undefined : category };
}
