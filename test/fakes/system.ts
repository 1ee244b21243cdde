// A clock that tests set, randomness that repeats, and a log that can be read.
import { createHash } from 'node:crypto';
import type { LogEvent } from '../../src/domain/log-event';
import type { Clock, Log, Random } from '../../src/ports';

export type SettableClock = Clock & {
  set(now: Date): void;
  advance(by: {
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
    readonly seconds?: number;
  }): void;
};

export function settableClock(start: Date): SettableClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    set: (next) => void (now = next.getTime()),
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) =>
      void (now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000),
  };
}

/** Never the same twice, and the same in every run. */
export function repeatableRandom(): Random {
  let drawn = 0;
  const draw = () => createHash('sha256').update(`draw ${++drawn}`).digest();
  return { id: () => draw().toString('hex').slice(0, 32), secret: () => draw().toString('base64url') };
}

export type CollectingLog = Log & { readonly events: readonly LogEvent[] };

export function collectingLog(): CollectingLog {
  const events: LogEvent[] = [];
  return { events, record: (event) => void events.push(event) };
}
