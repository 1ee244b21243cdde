// One VEVENT and the occurrences that its rules give, as instants. Rules run on the wall clock of the event's
// zone, so a meeting at nine stays at nine across a clock change. Exceptions are not applied here.

import ICAL from 'ical.js';

import type { Wall, Zone } from './ics-zones';

export type ZoneOf = (tzid: string | undefined) => Zone;
export type Occurrence = { readonly start: Date; readonly end: Date };

/** A rule that is dafter than daily for centuries is cut, not followed. */
const mostSteps = 200_000;
const dayMs = 86_400_000;

export function isAllDay(event: ICAL.Component, zoneOf: ZoneOf): boolean {
  const start = event.getFirstProperty('dtstart');
  if (start === null) return false;
  if (timeOf(start).isDate) return true;
  // Outlook may write an all-day entry as midnight to midnight and say so in a property of its own.
  const outlook = event.getFirstPropertyValue('x-microsoft-cdo-alldayevent');
  const ends = endOf(event, zoneOf, wallOf(timeOf(start)).getTime());
  return (
    String(outlook).toUpperCase() === 'TRUE' &&
    wallOf(timeOf(start)).getTime() % dayMs === 0 &&
    ends % dayMs === 0
  );
}

/** The occurrences that start before `until`, in order, exceptions and EXDATE still to be applied. */
export function occurrencesOf(event: ICAL.Component, zoneOf: ZoneOf, until: Date): Occurrence[] {
  const property = event.getFirstProperty('dtstart');
  if (property === null) return [];
  const allDay = isAllDay(event, zoneOf);
  const zone = allDay ? zoneOf('UTC') : zoneOfProperty(property, zoneOf);
  const first = wallOf(timeOf(property));
  const lasts =
    endOf(event, zoneOf, first.getTime(), allDay) - (allDay ? first : zone.toInstant(first)).getTime();
  const lengthMs = allDay ? Math.max(lasts, dayMs) : Math.max(lasts, 0);

  const starts = new Map<number, number>();
  const add = (start: Date, length = lengthMs) => {
    if (start < until) starts.set(start.getTime(), length);
  };
  const rules = event.getAllProperties('rrule');
  if (rules.length === 0) add(zone.toInstant(first));
  for (const rule of rules) {
    for (const wall of wallsOf(rule, first, zone, until)) add(zone.toInstant(wall));
  }
  for (const extra of instantsOf(event, 'rdate', zoneOf, allDay)) add(extra.start, extra.lengthMs);
  return [...starts]
    .sort(([one], [other]) => one - other)
    .map(([start, length]) => ({ start: new Date(start), end: new Date(start + length) }));
}

/** The instants that RDATE, EXDATE or RECURRENCE-ID name. */
export function instantsOf(
  event: ICAL.Component,
  name: string,
  zoneOf: ZoneOf,
  allDay: boolean,
): { start: Date; lengthMs?: number }[] {
  return event.getAllProperties(name).flatMap((property) => {
    const zone = allDay ? zoneOf('UTC') : zoneOfProperty(property, zoneOf);
    return property.getValues().map((value) => {
      if (value instanceof ICAL.Period) {
        return {
          start: zone.toInstant(wallOf(value.start)),
          lengthMs: value.getDuration().toSeconds() * 1000,
        };
      }
      return { start: zone.toInstant(wallOf(value as ICAL.Time)) };
    });
  });
}

function* wallsOf(rule: ICAL.Property, first: Wall, zone: Zone, until: Date): Generator<Wall> {
  const recur = (rule.getFirstValue() as ICAL.Recur).clone();
  // UNTIL is an instant where DTSTART has a zone; the iterator compares clocks.
  if (recur.until?.zone === ICAL.Timezone.utcTimezone) {
    recur.until = floating(zone.toWall(wallOf(recur.until)));
  } else if (recur.until?.isDate === true) {
    recur.until = floating(new Date(wallOf(recur.until).getTime() + dayMs - 1000));
  }
  const iterator = recur.iterator(floating(first));
  const last = zone.toWall(until);
  for (let step = 0; step < mostSteps; step += 1) {
    const next = iterator.next() as ICAL.Time | null;
    if (next === null || wallOf(next) > last) return;
    yield wallOf(next);
  }
}

/** Where the event ends: an instant, or for an all-day event midnight UTC of the date. */
function endOf(event: ICAL.Component, zoneOf: ZoneOf, firstWall: number, floatingEnd = true): number {
  const end = event.getFirstProperty('dtend');
  const start = event.getFirstProperty('dtstart')!;
  if (end !== null) {
    const wall = wallOf(timeOf(end));
    return (floatingEnd ? wall : zoneOfProperty(end, zoneOf).toInstant(wall)).getTime();
  }
  const from = floatingEnd
    ? firstWall
    : zoneOfProperty(start, zoneOf).toInstant(new Date(firstWall)).getTime();
  const duration = event.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) return from + duration.toSeconds() * 1000;
  return timeOf(start).isDate ? from + dayMs : from;
}

function zoneOfProperty(property: ICAL.Property, zoneOf: ZoneOf): Zone {
  if (timeText(property).endsWith('Z')) return zoneOf('UTC');
  const tzid: unknown = property.getParameter('tzid');
  return zoneOf(typeof tzid === 'string' ? tzid : undefined);
}

function timeText(property: ICAL.Property): string {
  const value = property.getFirstValue();
  return value instanceof ICAL.Period ? value.start.toICALString() : timeOf(property).toICALString();
}

function timeOf(property: ICAL.Property): ICAL.Time {
  return property.getFirstValue() as ICAL.Time;
}

function wallOf(time: ICAL.Time): Wall {
  return new Date(Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second));
}

function floating(wall: Wall): ICAL.Time {
  const time = ICAL.Time.fromJSDate(wall, true);
  time.zone = ICAL.Timezone.localTimezone;
  return time;
}
