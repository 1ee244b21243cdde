// Graph's event resource on the wire, and how it becomes a CalendarEntry. The only place that knows Graph's field
// names. One malformed entry never costs another.
import type { AllDay, CalendarEntry } from '../../domain/meeting';
import { onOneLine } from '../../domain/one-line';
import { instantOf, isLocalDate, isTimeZone } from '../../domain/time-zone';

/** Everything that is ever asked of a meeting; `id` and the ETag come back unasked. */
export const selectedFields = ['subject', 'start', 'end', 'isAllDay', 'isCancelled'] as const;

const longestTitle = 1000;

/** One element of calendarView's `value`, of whatever shape it came. */
export function toEntry(graphEvent: unknown): CalendarEntry {
  const event = (typeof graphEvent === 'object' && graphEvent !== null ? graphEvent : {}) as Record<
    string,
    unknown
  >;
  const outlookId = typeof event.id === 'string' && event.id !== '' ? event.id : undefined;
  if (outlookId === undefined) return { kind: 'malformed', outlookId };
  if (event.isCancelled === true) return { kind: 'cancelled', outlookId };
  if (event.isAllDay === true) return { kind: 'all-day', outlookId, days: toDays(event) };
  const start = toInstant(event.start);
  const end = toInstant(event.end);
  if (!start || !end || end < start) return { kind: 'malformed', outlookId };
  return { kind: 'meeting', outlookId, title: toTitle(event.subject), start, end };
}

/** An all-day entry's dates: it starts and ends at midnight, whatever zone was asked for. */
function toDays({ start, end }: Record<string, unknown>): AllDay | undefined {
  const dateOf = (value: unknown) => {
    const { dateTime } = (typeof value === 'object' && value !== null ? value : {}) as Record<
      string,
      unknown
    >;
    return typeof dateTime === 'string' ? /^\d{4}-\d{2}-\d{2}(?=T)/.exec(dateTime)?.[0] : undefined;
  };
  const [from, until] = [dateOf(start), dateOf(end)];
  return from === undefined || until === undefined ? undefined : { from, until };
}

/** A subject as a title: control characters and line separators become spaces, at most 1,000 characters, never half a pair. */
export function toTitle(subject: unknown): string | undefined {
  if (typeof subject !== 'string') return undefined;
  const oneLine = onOneLine(subject).toWellFormed();
  const cut = oneLine.slice(0, longestTitle).replace(/[\uD800-\uDBFF]$/, '');
  return cut.trim() === '' ? undefined : cut;
}

const utcNames = new Set(['utc', 'etc/utc', 'gmt', 'etc/gmt', 'tzone://microsoft/utc']);

/**
 * dateTimeTimeZone as an instant. UTC is asked for, and the text has no Z: a plain Date would read it as local time.
 * Another IANA zone is converted; a zone that nobody knows makes this one entry malformed.
 */
function toInstant(value: unknown): Date | undefined {
  const { dateTime, timeZone } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  if (typeof dateTime !== 'string' || typeof timeZone !== 'string') return undefined;
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,3})?\d*(Z|[+-]\d{2}:\d{2})?$/.exec(dateTime);
  if (!match) return undefined;
  const [, seconds = '', fraction = '', offset] = match;
  if (!isLocalDate(seconds.slice(0, 10))) return undefined;
  const local = `${seconds}${fraction}`;
  if (offset !== undefined || utcNames.has(timeZone.toLowerCase()))
    return readable(`${local}${offset ?? 'Z'}`);
  const wall = readable(`${local}Z`);
  return wall && isTimeZone(timeZone) ? instantOf(wall, timeZone) : undefined;
}

function readable(text: string): Date | undefined {
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
