// When a mailbox's next nightly sync is due. Stable per mailbox, so that a night's work is spread and predictable.
import { hashOf } from './hash';
import { addDays, localDate, startOfDay } from './time-zone';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Where in the spread a mailbox stands: whole seconds in [0, spreadMinutes). */
function spreadMs(key: string, spreadMinutes: number): number {
  const share = parseInt(hashOf('night', key).slice(0, 8), 16) / 2 ** 32;
  return Math.floor(share * spreadMinutes * 60) * 1000;
}

/**
 * The first local midnight + `syncHour` + the mailbox's spread that is later than `after`. The hours are elapsed
 * time: a night in which the clocks change has no hour that is missing or doubled.
 */
export function nextNight(
  after: Date,
  zone: string,
  options: { readonly syncHour: number; readonly spreadMinutes: number; readonly key: string },
): Date {
  const sinceMidnight = options.syncHour * hourMs + spreadMs(options.key, options.spreadMinutes);
  // A late hour with a wide spread may belong to the midnight before yesterday's.
  const daysBack = Math.ceil(sinceMidnight / (24 * hourMs)) + 1;
  for (let day = addDays(localDate(after, zone), -daysBack); ; day = addDays(day, 1)) {
    const night = new Date(startOfDay(day, zone).getTime() + sinceMidnight);
    if (night > after) return night;
  }
}
