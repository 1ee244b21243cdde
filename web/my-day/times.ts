// When an event is, as people say it.
import type { TimelineEvent } from '../api/types';
import type { Format } from '../format';
import { dayIn, rangeIn } from '../format-more';
import type { Period } from './period';
import { clocksChange, comesTwice, wallTime } from './zone';

type Times = Pick<TimelineEvent, 'start' | 'end'>;

/** 14:00 – 15:00; with the name of the time where nobody could tell without it how long that is. */
export function timesOf(event: Times, timeZone: string, format: Format): string {
  const [start, end] = [new Date(event.start), new Date(event.end)];
  const isUnclear =
    clocksChange(start, end, timeZone) || comesTwice(start, timeZone) || comesTwice(end, timeZone);
  const time = (at: Date) =>
    isUnclear
      ? format.dates(at, { hour: 'numeric', minute: '2-digit', timeZoneName: 'short', timeZone })
      : format.time(at, timeZone);
  return `${time(start)} – ${time(end)}`;
}

/** Friday, 20 November, 14:00 – 15:00; with both days if it goes through midnight. */
export function whenOf(event: Times, timeZone: string, format: Format): string {
  const [start, end] = [new Date(event.start), new Date(event.end)];
  const lastMoment = new Date(Math.max(start.getTime(), end.getTime() - 1));
  const day = (at: Date) => wallTime(at, timeZone).slice(0, 10);
  if (day(start) === day(lastMoment))
    return `${dayIn(format, start, timeZone)}, ${timesOf(event, timeZone, format)}`;
  return rangeIn(format, start, end, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    ...(clocksChange(start, end, timeZone) && { timeZoneName: 'short' }),
    timeZone,
  });
}

/** 16–22 November 2026, or Friday, 20 November 2026 */
export function periodText({ view, from, until }: Period, format: Format): string {
  const first = new Date(`${from}T00:00Z`);
  if (view === 'day') return format.dates(first, { dateStyle: 'full', timeZone: 'UTC' });
  const last = new Date(Date.parse(`${until}T00:00Z`) - 1);
  return rangeIn(format, first, last, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}
