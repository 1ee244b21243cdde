// The clock on the wall of a time zone, as <input type="datetime-local"> shows and takes it, and the instants behind it.

/** YYYY-MM-DDTHH:mm, in a zone that is known from elsewhere. */
export type WallTime = string;

const dayMs = 24 * 60 * 60 * 1000;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const made = clocks.get(zone);
  if (made) return made;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  clocks.set(zone, clock);
  return clock;
}

export function wallTime(at: Date, zone: string): WallTime {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  return `${date}T${part('hour')}:${part('minute')}`;
}

/** Every instant at which the clock shows this: one, two where clocks go back, none where they jump ahead. */
function instantsOf(wall: WallTime, zone: string): readonly Date[] {
  return candidates(wall, zone).filter((at) => wallTime(at, zone) === wall);
}

/** What the clock's offset before and after any change of that day makes of it; the earlier instant first. */
function candidates(wall: WallTime, zone: string): readonly Date[] {
  const asUtc = Date.parse(`${wall}Z`);
  const offsets = [asUtc - dayMs, asUtc + dayMs].map((at) => offsetMs(new Date(at), zone));
  return [...new Set(offsets)].sort((a, b) => b - a).map((offset) => new Date(asUtc - offset));
}

function offsetMs(at: Date, zone: string): number {
  return Date.parse(`${wallTime(at, zone)}Z`) - Math.floor(at.getTime() / 60_000) * 60_000;
}

/**
 * The instant that somebody means who types this; undefined for what is no date and time. Of a time that comes twice
 * it is the first, and a time that the clocks skip moves ahead with them.
 */
export function instantOf(wall: WallTime, zone: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall) || Number.isNaN(Date.parse(`${wall}Z`))) return undefined;
  return instantsOf(wall, zone)[0] ?? candidates(wall, zone).at(-1);
}

/** Whether a clock on the wall does not tell this instant from another one: in the hour that comes twice. */
export function comesTwice(at: Date, zone: string): boolean {
  return instantsOf(wallTime(at, zone), zone).length > 1;
}

/** A zone that this browser knows: the service may have heard of younger ones, and then UTC is at least no lie. */
export function knownZone(zone: string): string {
  try {
    clockOf(zone);
    return zone;
  } catch {
    return 'UTC';
  }
}

/** Whether the clocks change between the two. */
export function clocksChange(from: Date, until: Date, zone: string): boolean {
  return offsetMs(from, zone) !== offsetMs(until, zone);
}

/** Whether clocks in both zones show the same all year round, as those of Berlin and Paris do. */
export function sameClock(a: string, b: string, now: Date): boolean {
  if (a === b) return true;
  return Array.from({ length: 13 }, (_, month) => new Date(now.getTime() + month * 30 * dayMs)).every(
    (at) => wallTime(at, a) === wallTime(at, b),
  );
}
