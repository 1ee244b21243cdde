// Dates and lists as a locale has them, beyond what format.ts has: what only the larger elements say.
import type { Format } from './format';

/** Friday, 20 November */
export const dayIn = (format: Format, at: Date, timeZone: string): string =>
  format.dates(at, { weekday: 'long', day: 'numeric', month: 'long', timeZone });

/** A local date, YYYY-MM-DD: 20 November 2026 */
export const dateIn = (format: Format, day: string): string =>
  format.dates(new Date(`${day}T00:00Z`), { dateStyle: 'long', timeZone: 'UTC' });

/** 16–22 November 2026, or any other such range */
export const rangeIn = (
  { locale }: Format,
  from: Date,
  until: Date,
  options: Intl.DateTimeFormatOptions,
): string => new Intl.DateTimeFormat(locale, options).formatRange(from, until);

/** "today", "tomorrow", "in 24 days", "3 days ago" */
export const inDays = ({ locale }: Format, days: number): string =>
  new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');

/** "1 updated, 2 removed and 3 imported" */
export const listIn = ({ locale }: Format, parts: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
