// ETags on the wire. An event's carries where its row was seen, so that a change of it is a point read.
import type { StoredEvent } from '../../src/domain/timeline-event';
import { shownTime } from '../../src/domain/timeline-event';
import type { Precondition } from '../../src/use-cases/timeline';

/** Opaque to callers: a strong entity tag (RFC 9110 section 8.8.3). */
export function eventTag(stored: StoredEvent): string {
  const place = `${shownTime(stored.event).start.toISOString()} ${stored.etag}`;
  return `"${Buffer.from(place).toString('base64url')}"`;
}

/** If-Match as a precondition; a tag that is not one of ours can match nothing. */
export function toPrecondition(ifMatch: string): Precondition {
  if (ifMatch === '*') return '*';
  const place = fromTag(ifMatch);
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

/** And back. If-Match compares strongly (RFC 9110 section 13.1.1): a weak tag, like any other text, matches nothing. */
export function fromTag(ifMatch: string): string {
  return ifMatch === '*'
    ? ifMatch
    : Buffer.from(/^"?([\w-]+)"?$/.exec(ifMatch)?.[1] ?? '', 'base64url').toString();
}
