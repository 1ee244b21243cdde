// How much of a period goes where. Meetings that overlap count each in full, as a calendar shows them side by side.
import { addDays, startOfDay, type LocalDate } from '../../src/domain/time-zone';
import type { TimelineEvent } from '../api/types';

export type Hours = {
  readonly category: string;
  readonly meetings: number;
  readonly ms: number;
  /** In the order of the days asked for. */
  readonly byDay: readonly number[];
};

type Counted = Pick<TimelineEvent, 'category' | 'start' | 'end'>;

/** The categories that occur on these days, the one with the most hours first. */
export function hoursByCategory(
  events: readonly Counted[],
  days: readonly LocalDate[],
  timeZone: string,
): readonly Hours[] {
  const bounds = days.map((day) => ({
    from: startOfDay(day, timeZone).getTime(),
    until: startOfDay(addDays(day, 1), timeZone).getTime(),
  }));
  const found = new Map<string, { meetings: number; byDay: number[] }>();
  for (const event of events) {
    const start = Date.parse(event.start);
    const end = Date.parse(event.end);
    const touches = bounds.some(({ from, until }) => start < until && (end > from || start >= from));
    if (!touches) continue;
    const sum = found.get(event.category) ?? { meetings: 0, byDay: days.map(() => 0) };
    sum.meetings += 1;
    sum.byDay = bounds.map(
      ({ from, until }, day) =>
        (sum.byDay[day] ?? 0) + Math.max(0, Math.min(end, until) - Math.max(start, from)),
    );
    found.set(event.category, sum);
  }
  return [...found]
    .map(([category, { meetings, byDay }]) => ({ category, meetings, byDay, ms: total(byDay) }))
    .sort((a, b) => b.ms - a.ms || (a.category < b.category ? -1 : 1));
}

export function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, each) => sum + each, 0);
}
