// The window of a sync as section 7 of the contract words it, found the slow way: by looking at the wall, quarter of
// an hour by quarter of an hour. It shares no line with src/domain.
import { shifted, wallDate } from '../fixtures/wall-clock';

const quarterMs = 15 * 60_000;
const known = new Map<string, Date>();

/** The first quarter of an hour at which the calendar on the wall shows this date, or a later one. */
export function firstOf(date: string, zone: string): Date {
  const key = `${date} ${zone}`;
  const found = known.get(key);
  if (found) return found;
  let at = Date.parse(`${date}T00:00Z`) - 60 * quarterMs;
  while (wallDate(new Date(at), zone) < date) at += quarterMs;
  const first = new Date(at);
  known.set(key, first);
  return first;
}

export type Window = { readonly from: Date; readonly until: Date };

/** From local midnight of seven days ago until the end of the user's today. */
export function ownWindow(now: Date, zone: string): Window {
  const today = wallDate(now, zone);
  return { from: firstOf(shifted(today, -7), zone), until: firstOf(shifted(today, 1), zone) };
}

type Time = { readonly start: Date; readonly end: Date };

/** Whether a meeting and the window share an instant; a meeting without length is the instant of its start. */
export function touches(window: Window, { start, end }: Time): boolean {
  const instant = start.getTime() === end.getTime();
  return start < window.until && (instant ? start >= window.from : end > window.from);
}

/** Minutes of elapsed time since the local day began. */
export function minutesIntoDay(at: Date, zone: string): number {
  return (at.getTime() - firstOf(wallDate(at, zone), zone).getTime()) / 60_000;
}
