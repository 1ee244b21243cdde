// ETags on the wire. An event's carries where its row was seen, so that a change of it is a point read.
import { Failure } from '../../src/domain/failure';
import type { StoredEvent } from '../../src/domain/timeline-event';
import { shownTime } from '../../src/domain/timeline-event';
import type { Precondition } from '../../src/use-cases/timeline';

/** Opaque to callers: a strong entity tag (RFC 9110 section 8.8.3). */
export function eventTag(stored: StoredEvent): string {
  const place = `${shownTime(stored.event).start.toISOString()} ${stored.etag}`;
  return `"${Buffer.from(place).toString('base64url')}"`;
}

/** If-Match as what the caller may have seen; a tag that is not one of ours can match nothing. */
export function toPreconditions(ifMatch: string): readonly Precondition[] {
  return ifMatch === '*' ? ['*'] : fromTags(ifMatch).map(toPrecondition);
}

function toPrecondition(place: string): Precondition {
  const [start = '', ...rest] = place.split(' ');
  const seen = new Date(start);
  return Number.isNaN(seen.getTime()) || rest.length === 0
    ? 'unreadable'
    : { start: seen, etag: rest.join(' ') };
}

/** A table's ETag as a strong tag. */
export function toTag(etag: string): string {
  return `"${Buffer.from(etag).toString('base64url')}"`;
}

/** A comma inside a tag does not end it. */
const listMember = /(?:[^",]|"[^"]*"?)+/g;
const mostTags = 10;

/**
 * And back, for each tag of the list. If-Match compares strongly (RFC 9110 section 13.1.1): a weak tag, like any other
 * text, matches nothing. @throws Failure request_malformed
 */
export function fromTags(ifMatch: string): readonly string[] {
  if (ifMatch === '*') return [ifMatch];
  const tags = (ifMatch.match(listMember) ?? []).map((tag) => tag.trim()).filter((tag) => tag !== '');
  if (tags.length > mostTags) {
    const message = `names more than ${mostTags} ETags.`;
    throw new Failure('request_malformed', { errors: [{ field: 'If-Match', message }] });
  }
  return tags.length === 0 ? [''] : tags.map(fromTag);
}

function fromTag(tag: string): string {
  return Buffer.from(/^("?)([\w-]+)\1$/.exec(tag)?.[2] ?? '', 'base64url').toString();
}

/** Makes the change under the first tag that matches: one that does not has changed nothing. */
export async function underAny<Seen, Answer>(
  tags: readonly Seen[],
  change: (seen: Seen) => Promise<Answer>,
): Promise<Answer> {
  for (const tag of tags) {
    try {
      return await change(tag);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'changed_elsewhere') throw error;
    }
  }
  throw new Failure('changed_elsewhere');
}
