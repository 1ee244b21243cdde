// The flags of `npm run bench` and `npm run plan`, read and judged; what is wrong is one sentence.

import { read } from '../local/cli/flags';
import { Sentence } from '../local/stack/sentence';

export type BenchFlags = { readonly mailboxes: number; readonly warmUp: number; readonly write: boolean };

export function readBenchFlags(args: readonly string[]): BenchFlags {
  const values = read(args, {
    mailboxes: { type: 'string' },
    'warm-up': { type: 'string' },
    write: { type: 'boolean' },
  });
  return {
    mailboxes: wholeNumber('mailboxes', values['mailboxes'] ?? '30', 1, 1_000),
    warmUp: wholeNumber('warm-up', values['warm-up'] ?? '10', 0, 1_000),
    write: values['write'] === true,
  };
}

export type PlanFlags = { readonly mailboxes: number };

export function readPlanFlags(args: readonly string[]): PlanFlags {
  const values = read(args, { mailboxes: { type: 'string' } });
  if (values['mailboxes'] === undefined)
    throw new Sentence('--mailboxes is missing. Try: npm run plan -- --mailboxes 100000');
  return { mailboxes: wholeNumber('mailboxes', values['mailboxes'], 1, 1_000_000) };
}

function wholeNumber(name: string, value: unknown, least: number, most: number): number {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : NaN;
  if (number >= least && number <= most) return number;
  throw new Sentence(
    `--${name} takes a whole number from ${grouped(least)} to ${grouped(most)}, not "${String(value)}".`,
  );
}

const grouped = (number: number) => number.toLocaleString('en-US');
