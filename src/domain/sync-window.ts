// The window of a sync, and the one predicate that says what is in it.
import { addDays, localDate, startOfDay } from './time-zone';

/** Half-open [from, until). */
export type SyncWindow = { readonly from: Date; readonly until: Date };

/** From the local midnight of today − `days` until the end of the user's today: `days` + 1 local dates. */
export function syncWindow(now: Date, zone: string, days: number): SyncWindow {
  const today = localDate(now, zone);
  return { from: startOfDay(addDays(today, -days), zone), until: startOfDay(addDays(today, 1), zone) };
}

/**
 * Whether [start, end) and the window share an instant. A meeting without length counts as its start.
 * Graph's calendarView has the same rule but for one that ends exactly at `from`, which it may return.
 */
export function overlaps(window: SyncWindow, time: { readonly start: Date; readonly end: Date }): boolean {
  if (time.start >= window.until) return false;
  return time.end > window.from || time.start >= window.from;
}
