// What is printed: one line per check, such that the wrong ones are seen at once.

import type { Verdict } from './check';

export type Made = { readonly name: string; readonly verdict: Verdict; readonly ms: number | undefined };

const passed = ({ verdict }: Made) => verdict.faults.length === 0;

/** How long it took is told and never judged: a cold start is slow, and right. */
export function lineOf(made: Made): string {
  const { name, verdict, ms } = made;
  const said = passed(made) ? (verdict.note ?? '') : verdict.faults.join('; ');
  return columns(passed(made) ? 'ok' : 'FAILED', ms, said === '' ? name : `${name}: ${said}`);
}

/** No check: only so that nobody thinks that nothing happens. */
export function waitLine(path: string, why: string): string {
  return columns('wait', undefined, `${path}: ${why}; asking again`);
}

function columns(mark: string, ms: number | undefined, text: string): string {
  const time = ms === undefined ? '' : `${Math.round(ms)} ms`;
  return `${mark.padEnd(6)} ${time.padStart(9)}  ${text}`;
}

export type Outcome = { readonly passed: number; readonly failed: number };

export function outcomeOf(all: readonly Made[]): Outcome {
  const good = all.filter(passed).length;
  return { passed: good, failed: all.length - good };
}

export function lastLine({ passed: good, failed }: Outcome): string {
  return `${good} passed, ${failed} failed`;
}
