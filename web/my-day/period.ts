// What the timeline shows at a time: a day, or the week that a day is in.
import { addDays, type LocalDate } from '../../src/domain/time-zone';

export type View = 'day' | 'week';
/** Half-open local dates. */
export type Period = { readonly view: View; readonly from: LocalDate; readonly until: LocalDate };

/** 1 is Monday, 7 is Sunday, as Intl counts. */
export type Weekday = number;

type WeekInfo = { readonly firstDay: Weekday };
type WithWeekInfo = Intl.Locale & { getWeekInfo?: () => WeekInfo; readonly weekInfo?: WeekInfo };

/** On which day weeks begin; Monday (ISO 8601) where a browser cannot tell. */
export function firstDayOf(locale: string): Weekday {
  const known: WithWeekInfo = new Intl.Locale(locale);
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}

export function periodAround(day: LocalDate, view: View, firstDay: Weekday): Period {
  if (view === 'day') return { view, from: day, until: addDays(day, 1) };
  const weekday = new Date(`${day}T00:00Z`).getUTCDay();
  const from = addDays(day, -((weekday - firstDay + 7) % 7));
  return { view, from, until: addDays(from, 7) };
}

export function includes(period: Period, day: LocalDate): boolean {
  return period.from <= day && day < period.until;
}

export function samePeriod(a: Period, b: Period): boolean {
  return a.from === b.from && a.until === b.until;
}

export function daysOf({ from, until }: Pick<Period, 'from' | 'until'>): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day < until; day = addDays(day, 1)) days.push(day);
  return days;
}
