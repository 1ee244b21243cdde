// What the demo reads of the API, and how it insists on it.
import type { Window } from './expected';
import type { ShownEvent } from './table';

export type Run = {
  trigger: string;
  outcome: string;
  window: { from: string; until: string };
  imported: number;
  updated: number;
  removed: number;
  unchanged: number;
  skipped: { cancelled: number; allDay: number };
};
export type Status = { status: string; account: { address: string } | null; lastRun: Run | null };
export type Timeline = { events: ShownEvent[]; next: string | null };

/** A line of the demo that did not come out as it should. */
export class Mismatch extends Error {
  constructor(label: string, expected: unknown, seen: unknown) {
    super(`${label}\n  expected ${JSON.stringify(expected)}\n  seen     ${JSON.stringify(seen)}`);
  }
}

export function windowOf(run: Run): Window {
  return { from: new Date(run.window.from), until: new Date(run.window.until) };
}

export function expectSame(label: string, expected: unknown, seen: unknown): void {
  if (JSON.stringify(expected) !== JSON.stringify(seen)) throw new Mismatch(label, expected, seen);
}
