// When the next sync comes, as people say it; and how long a wait is, rounded so that it never promises too early.
import { localTime } from '../format';

export type Coming = 'soon' | 'tonight' | 'today' | 'tomorrow' | 'later';

const nightEndsAtHour = 6;
const dayMs = 86_400_000;

/** Judged by the user's own days, in their time zone. */
export function comingOf(next: Date, now: Date, timeZone: string): Coming {
  if (next <= now) return 'soon';
  const then = localTime(next, timeZone);
  const today = localTime(now, timeZone);
  const days = (then.day - today.day) / dayMs;
  const isNight = then.hour < nightEndsAtHour;
  if (isNight && (days === 1 || (days === 0 && today.hour < nightEndsAtHour))) return 'tonight';
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'later';
}

/** 61 seconds are two minutes: whoever waits as long as was said may go on. */
export function roundedUp(ms: number): number {
  for (const unit of [3_600_000, 60_000]) if (ms > unit) return Math.ceil(ms / unit) * unit;
  return Math.ceil(ms / 1000) * 1000;
}
