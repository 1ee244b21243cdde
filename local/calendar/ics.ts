// Reads somebody's own calendar from an .ics file: expands recurrences within a range, applies exceptions, and
// gives the meetings as the stand-in keeps them. One entry that cannot be read never costs another.

import ICAL from 'ical.js';

import { checkedLines, IcsError } from './ics-lines';
import { instantsOf, isAllDay, occurrencesOf } from './ics-series';
import type { Occurrence, ZoneOf } from './ics-series';
import { zonesOf } from './ics-zones';
import { meetingId } from './meeting';
import type { StandInMeeting } from './meeting';

export { IcsError } from './ics-lines';

export type IcsOptions = {
  readonly from: Date;
  readonly until: Date;
  /** IANA; what floating times mean. */
  readonly zone: string;
};

export type IcsCalendar = {
  /** Occurrences that overlap [from, until). */
  readonly meetings: StandInMeeting[];
  /** Every single entry of the file, plus the occurrences of its series from a year before `from` to a year after. */
  readonly total: number;
  /** Entries that were left out because they cannot be read: one sentence each. */
  readonly unreadable: string[];
};

type Entry = {
  readonly event: ICAL.Component;
  readonly uid: string;
  readonly cancelledByMethod: boolean;
  readonly zoneOf: ZoneOf;
};

const yearMs = 366 * 86_400_000;

export function readIcs(text: string, options: IcsOptions): IcsCalendar {
  const unreadable: string[] = [];
  const meetings: StandInMeeting[] = [];
  let total = 0;
  for (const series of seriesOf(entriesOf(parsed(checkedLines(text)), options.zone))) {
    try {
      const all = expanded(series, options);
      total += all.length;
      meetings.push(...all.filter(({ start, end }) => overlaps({ start, end }, options)));
    } catch (error) {
      const title = series[0].event.getFirstPropertyValue('summary') ?? series[0].uid;
      unreadable.push(`The entry "${String(title)}" cannot be read: ${messageOf(error)}.`);
    }
  }
  return { meetings, total, unreadable };
}

/** Half-open, but a meeting without length counts at its start. */
function overlaps({ start, end }: Occurrence, { from, until }: IcsOptions): boolean {
  return start < until && (end > from || (start.getTime() === end.getTime() && start >= from));
}

function parsed(text: string): ICAL.Component[] {
  try {
    const parts = ICAL.parse(text) as [unknown, ...unknown[]];
    const calendars = (Array.isArray(parts[0]) ? parts : [parts]) as unknown[][];
    return calendars.map((calendar) => new ICAL.Component(calendar));
  } catch (error) {
    throw new IcsError(`The file is not a readable iCalendar file: ${messageOf(error)}.`, { cause: error });
  }
}

function entriesOf(calendars: ICAL.Component[], zone: string): Entry[] {
  return calendars.flatMap((calendar) => {
    const zoneOf = zonesOf(calendar, zone);
    const cancelledByMethod = String(calendar.getFirstPropertyValue('method')).toUpperCase() === 'CANCEL';
    return calendar.getAllSubcomponents('vevent').map((event, index) => ({
      event,
      uid: String(event.getFirstPropertyValue('uid') ?? `without-uid-${index}`),
      cancelledByMethod,
      zoneOf,
    }));
  });
}

function seriesOf(entries: Entry[]): [Entry, ...Entry[]][] {
  const byUid = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of entries) {
    const series = byUid.get(entry.uid);
    if (series === undefined) byUid.set(entry.uid, [entry]);
    else series.push(entry);
  }
  return [...byUid.values()];
}

/** One UID: its master's occurrences without EXDATE, each replaced by its exception where there is one. */
function expanded(series: [Entry, ...Entry[]], options: IcsOptions): StandInMeeting[] {
  const found = new Map<number, StandInMeeting>();
  const span = {
    from: new Date(options.from.getTime() - yearMs),
    until: new Date(options.until.getTime() + yearMs),
  };
  const isException = ({ event }: Entry) => event.hasProperty('recurrence-id');
  // An export may hold several states of one entry: the highest SEQUENCE is the present one.
  const master = series
    .filter((entry) => !isException(entry))
    .sort(bySequence)
    .at(-1);
  let masterIsAllDay: boolean | undefined;
  if (master !== undefined) {
    const { event, zoneOf } = master;
    const allDay = isAllDay(event, zoneOf);
    masterIsAllDay = allDay;
    const recurs = event.hasProperty('rrule') || event.hasProperty('rdate');
    const left = new Set(instantsOf(event, 'exdate', zoneOf, allDay).map(({ start }) => start.getTime()));
    if (!event.hasProperty('dtstart')) throw new Error('it has no DTSTART');
    for (const occurrence of occurrencesOf(event, zoneOf, recurs ? span.until : new Date(8.64e15))) {
      const at = occurrence.start.getTime();
      if (left.has(at) || (recurs && occurrence.end < span.from)) continue;
      found.set(at, toMeeting(master, occurrence, allDay, recurs ? at : undefined));
    }
  }
  for (const exception of series.filter(isException).sort(bySequence)) {
    const { event, zoneOf } = exception;
    const allDay = isAllDay(event, zoneOf);
    const replaces = instantsOf(event, 'recurrence-id', zoneOf, masterIsAllDay ?? allDay)[0]!.start.getTime();
    const occurrence = occurrencesOf(event, zoneOf, new Date(8.64e15))[0];
    if (occurrence !== undefined) found.set(replaces, toMeeting(exception, occurrence, allDay, replaces));
  }
  return [...found.values()];
}

function toMeeting(
  entry: Entry,
  { start, end }: Occurrence,
  allDay: boolean,
  recurrence?: number,
): StandInMeeting {
  const text = (name: string) => {
    const value = entry.event.getFirstPropertyValue(name);
    return typeof value === 'string' ? value : undefined;
  };
  const addresses = (name: string) =>
    entry.event
      .getAllProperties(name)
      .map((property) => String(property.getFirstValue()).replace(/^mailto:/i, ''));
  return {
    id: meetingId(`${entry.uid}|${recurrence ?? 'single'}`),
    subject: text('summary') ?? null,
    start,
    end,
    isAllDay: allDay,
    isCancelled: entry.cancelledByMethod || text('status')?.toUpperCase() === 'CANCELLED',
    body: text('description') ?? '',
    attendees: addresses('attendee'),
    location: text('location') ?? '',
    organizer: addresses('organizer')[0] ?? '',
  };
}

function bySequence(one: Entry, other: Entry): number {
  return sequence(one) - sequence(other);
}

function sequence({ event }: Entry): number {
  return Number(event.getFirstPropertyValue('sequence') ?? 0) || 0;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}
