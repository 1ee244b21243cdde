// Where a day begins to be worth looking at.
import type { TimelineEvent } from '../api/types';
import { includes, type Period } from './period';
import { wallTime } from './zone';

const workBegins = '08:00';

/** HH:mm: when work begins, or half an hour before the first event of the period that begins earlier. */
export function scrollStart(
  events: readonly Pick<TimelineEvent, 'start'>[],
  period: Period,
  timeZone: string,
): string {
  const times = events
    .map(({ start }) => wallTime(new Date(start), timeZone))
    .filter((wall) => includes(period, wall.slice(0, 10)))
    .map((wall) => wall.slice(11));
  const first = times.reduce((least, time) => (time < least ? time : least), workBegins);
  if (first === workBegins) return workBegins;
  const minutes = Math.max(0, Number(first.slice(0, 2)) * 60 + Number(first.slice(3)) - 30);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
