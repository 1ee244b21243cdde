// Days in a person's time zone: which local date an instant falls on, and when a local date begins.
// Right where midnight is skipped, happens twice or a whole date is missing. Knows nothing of "today".

/** YYYY-MM-DD */
export type LocalDate = string;

const dayMs = 24 * 60 * 60 * 1000;
/** More than any zone has ever been away from UTC (Manila's local mean time was 15:56 behind). */
const farthestOffsetMs = 16 * 60 * 60 * 1000;

/**
 * The only abbreviations in the IANA database. ICU takes more, and reads them its own way: 'BST' is Dhaka there,
 * 'IST' Kolkata. Whoever sends one most likely means another place.
 */
const abbreviations = new Set('CET EET EST GMT HST MET MST PRC ROC ROK UCT UTC WET'.split(' '));

// Creating a formatter costs a hundred times more than using it. Names are case-insensitive, so the map stays small.
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const key = zone.toLowerCase();
  const known = clocks.get(key);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(key, clock);
  return clock;
}

/** Whether this is an IANA name that Intl knows. Offsets ('+02:00') and Windows names are not. */
export function isTimeZone(name: string): boolean {
  if (/^[+-]|^SystemV\//i.test(name)) return false;
  if (/^[a-z]{3}$/i.test(name) && !abbreviations.has(name.toUpperCase())) return false;
  try {
    clockOf(name);
    return true;
  } catch (thrown) {
    if (thrown instanceof RangeError) return false;
    throw thrown;
  }
}

/**
 * How far the zone's clocks are ahead of UTC at an instant. The day of the month alone tells whether they show
 * the day before or after, so neither month nor year nor era need be read.
 */
function offsetMs(at: number, zone: string): number {
  const second = Math.floor(at / 1000) * 1000;
  const utc = new Date(second);
  const [day = 0, hour = 0, minute = 0, sec = 0] = clockOf(zone)
    .format(utc)
    .split(/\D+/)
    .map((digits) => Number(digits));
  const dayAfter = new Date(second + dayMs).getUTCDate();
  const days = day === utc.getUTCDate() ? 0 : day === dayAfter ? 1 : -1;
  const utcSeconds = utc.getUTCHours() * 3600 + utc.getUTCMinutes() * 60 + utc.getUTCSeconds();
  return days * dayMs + (hour * 3600 + minute * 60 + sec - utcSeconds) * 1000;
}

function dateOf(utcMs: number): LocalDate {
  const iso = new Date(utcMs).toISOString();
  return iso.slice(0, iso.indexOf('T'));
}

function utcMidnight(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** The date that a calendar on the wall shows in this zone at this instant. */
export function localDate(instant: Date, zone: string): LocalDate {
  return dateOf(instant.getTime() + offsetMs(instant.getTime(), zone));
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOf(utcMidnight(date) + days * dayMs);
}

/**
 * The first instant of a local date: its midnight, the first one if there are two, or the moment to which the
 * clocks jumped if there is none. A date that a zone left out altogether begins where the next one does.
 */
export function startOfDay(date: LocalDate, zone: string): Date {
  const midnight = utcMidnight(date);
  const before = midnight - farthestOffsetMs;
  const after = midnight + farthestOffsetMs;
  const midnights = [offsetMs(before, zone), offsetMs(after, zone)]
    .filter((offset) => offsetMs(midnight - offset, zone) === offset)
    .map((offset) => midnight - offset);
  if (midnights.length > 0) return new Date(Math.min(...midnights));
  return new Date(firstWhere((at) => at + offsetMs(at, zone) >= midnight, before, after));
}

/**
 * The instant at which the zone's clocks show this time, written as if it were UTC: the first of two, and for what
 * they skip the one that they would have shown it at, had they gone on (RFC 5545, 3.3.5).
 */
export function instantOf(wall: Date, zone: string): Date {
  const shown = wall.getTime();
  const offsets = [
    offsetMs(shown - farthestOffsetMs, zone),
    offsetMs(shown + farthestOffsetMs, zone),
  ] as const;
  const instants = offsets
    .map((offset) => shown - offset)
    .filter((instant) => instant + offsetMs(instant, zone) === shown);
  return new Date(instants.length > 0 ? Math.min(...instants) : shown - offsets[0]);
}

/** The least instant in (low, high] from which on the condition holds. */
function firstWhere(holds: (at: number) => boolean, low: number, high: number): number {
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Whether the text is a date of the calendar, written YYYY-MM-DD. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const midnight = utcMidnight(text);
  return !Number.isNaN(midnight) && dateOf(midnight) === text;
}

/**
 * The local dates that [start, end) shares an instant with. What ends at midnight does not touch the day that
 * begins there; what has no length touches the day of its start.
 */
export function daysTouched(
  time: { readonly start: Date; readonly end: Date },
  zone: string,
): readonly LocalDate[] {
  const first = localDate(time.start, zone);
  const lastInstant = new Date(Math.max(time.start.getTime(), time.end.getTime() - 1));
  const last = localDate(lastInstant, zone);
  const days = [first];
  for (let day = addDays(first, 1); day < last; day = addDays(day, 1)) {
    if (localDate(startOfDay(day, zone), zone) === day) days.push(day);
  }
  if (last > first) days.push(last);
  return days;
}
