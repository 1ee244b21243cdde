// Shifts the time that this process reads through `Date`, so that a night can pass in a second. Timers of the
// runtime (setTimeout) and durations (performance.now) are not touched.

import { formatInTimeZone, fromZonedTime } from 'date-fns-tz';

export type Clock = {
  now(): Date;
  offsetMs(): number;
  advance(ms: number): void;
  /** Makes today the given date in the zone, at the present time of day but never within half an hour of midnight. */
  setToday(date: string, zone: string): void;
  restore(): void;
};

const halfHourMs = 30 * 60_000;

/** Replaces the global `Date` by a proxy of itself: the prototype stays, so dates made before and after are alike. */
export function shiftableClock(initialOffsetMs = 0): Clock {
  const RealDate = globalThis.Date;
  let offset = initialOffsetMs;
  const nowMs = () => RealDate.now() + offset;

  const shifted: DateConstructor = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(
        target,
        args.length === 0 ? [nowMs()] : args,
        newTarget === shifted ? target : newTarget,
      ) as Date,
    apply: () => new RealDate(nowMs()).toString(),
    get: (target, key, receiver): unknown => (key === 'now' ? nowMs : Reflect.get(target, key, receiver)),
  });
  globalThis.Date = shifted;
  RealDate.prototype.constructor = shifted;

  return {
    now: () => new RealDate(nowMs()),
    offsetMs: () => offset,
    advance: (ms) => {
      offset += ms;
    },
    setToday: (date, zone) => {
      offset = awayFromMidnight(date, zone, nowMs()) - RealDate.now();
    },
    restore: () => {
      globalThis.Date = RealDate;
      RealDate.prototype.constructor = RealDate;
    },
  };
}

function awayFromMidnight(date: string, zone: string, nowMs: number): number {
  const timeOfDay = formatInTimeZone(nowMs, zone, 'HH:mm:ss.SSS');
  const wanted = fromZonedTime(`${date}T${timeOfDay}`, zone).getTime();
  const earliest = fromZonedTime(`${date}T00:00:00`, zone).getTime() + halfHourMs;
  const latest = fromZonedTime(`${date}T23:59:59.999`, zone).getTime() - halfHourMs;
  return Math.min(Math.max(wanted, earliest), latest);
}
