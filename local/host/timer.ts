// Runs timer functions when their NCRONTAB expression is due, in UTC, never at start and never two at once.
// When the clock is shifted, occurrences that it jumped over are not made up for: a person runs those by hand.

import { Cron } from 'croner';
import type { RpcData } from './functions-core';

export type Timer = { close(): void };

// Node's timers end at 2^31 ms; an hour keeps far from that.
const longestWaitMs = 3_600_000;
const jumpMs = 2_000;

export function nextOccurrence(schedule: string, after: Date): Date | undefined {
  return new Cron(schedule, { mode: '6-part', timezone: 'UTC', domAndDow: true }).nextRun(after) ?? undefined;
}

export function isSchedule(schedule: string): boolean {
  try {
    nextOccurrence(schedule, new Date());
    return true;
  } catch {
    return false;
  }
}

export function startTimer(schedule: string, run: (data: RpcData) => Promise<unknown>): Timer {
  let timeout: NodeJS.Timeout | undefined;
  let closed = false;

  const wait = () => {
    if (closed) return;
    const due = nextOccurrence(schedule, new Date())?.getTime();
    if (due === undefined) return;
    const [startedAt, startedTicks] = [Date.now(), performance.now()];
    timeout = setTimeout(
      () => {
        const jumped = Date.now() - startedAt - (performance.now() - startedTicks);
        const isDue = Date.now() >= due && Math.abs(jumped) < jumpMs;
        // The next occurrence is looked for once this run has ended: a timer does not overtake itself.
        if (isDue)
          run(timerData(schedule))
            .catch(() => undefined)
            .finally(wait);
        else wait();
      },
      Math.min(Math.max(due - startedAt, 1), longestWaitMs),
    );
  };
  wait();
  return {
    close: () => {
      closed = true;
      clearTimeout(timeout);
    },
  };
}

/** What the host tells a timer function. */
export function timerData(schedule: string): RpcData {
  const now = new Date();
  const next = nextOccurrence(schedule, now) ?? now;
  return {
    json: JSON.stringify({
      Schedule: { AdjustForDST: true },
      ScheduleStatus: { Last: now.toISOString(), LastUpdated: now.toISOString(), Next: next.toISOString() },
      IsPastDue: false,
    }),
  };
}
