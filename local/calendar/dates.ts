// Calendar dates (YYYY-MM-DD) and the instants they mean in a zone. No clock.

import { formatInTimeZone, fromZonedTime } from 'date-fns-tz';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

const weekdays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const dayMs = 86_400_000;

export function addDays(date: string, days: number): string {
  return new Date(midnightUtc(date).getTime() + days * dayMs).toISOString().slice(0, 10);
}

export function weekdayOf(date: string): Weekday {
  return weekdays[midnightUtc(date).getUTCDay()]!;
}

export function isWorkingDay(date: string): boolean {
  return !['sat', 'sun'].includes(weekdayOf(date));
}

/** Midnight UTC of the date: how an all-day meeting says which date it is on. */
export function midnightUtc(date: string): Date {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error(`Not a date like 2026-11-20: "${date}"`);
  return new Date(`${date}T00:00:00Z`);
}

/** `time` is HH:MM on the clocks of `zone`. */
export function instantOf(date: string, time: string, zone: string): Date {
  return fromZonedTime(`${date}T${time}:00`, zone);
}

export function dateIn(zone: string, instant: Date): string {
  return formatInTimeZone(instant, zone, 'yyyy-MM-dd');
}

export function hourIn(zone: string, instant: Date): number {
  return Number(formatInTimeZone(instant, zone, 'H'));
}
