// What `npm run simulate` does and says.
import { read } from '../../local/cli/flags';
import { Sentence } from '../../local/stack/sentence';
import type { Played } from './play';
import { promises } from './promises';
import { simulate, type Options } from './simulate';

export type Say = {
  readonly line: (text: string) => void;
  /** Takes the place of the progress said before, where that is possible. */
  readonly progress: (text: string) => void;
};

const usualSeeds = 200;

/** @returns the status with which the command ends */
export async function simulateCommand(
  args: readonly string[],
  say: Say,
  options: Options = {},
): Promise<0 | 1> {
  const { from, until } = readSeeds(args);
  const startedAt = performance.now();
  const totals = { seeds: 0, steps: 0, syncs: 0, brokenPromises: 0 };
  const replay = from === until;
  say.progress(replay ? `Seed ${from}.` : `Seeds ${counted(from)} to ${counted(until)}.`);
  for (let seed = from; seed <= until && totals.brokenPromises === 0; seed++) {
    const { played, shortest } = await simulate(seed, options);
    totals.seeds += 1;
    totals.steps += played.steps;
    totals.syncs += played.syncs;
    if (shortest) {
      totals.brokenPromises += 1;
      for (const line of verdict(seed, played.steps, shortest)) say.line(line);
    } else if (replay) for (const line of played.lines) say.line(line);
    else say.progress(`Seeds ${counted(from)} to ${counted(until)}: ${counted(totals.seeds)} played.`);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  say.line(
    [
      `${counted(totals.seeds)} ${totals.seeds === 1 ? 'seed' : 'seeds'}`,
      `${counted(totals.steps)} steps`,
      `${counted(totals.syncs)} syncs`,
      `${totals.brokenPromises} broken ${totals.brokenPromises === 1 ? 'promise' : 'promises'}`,
      `${seconds.toFixed(0)} s`,
    ].join(', '),
  );
  return totals.brokenPromises === 0 ? 0 : 1;
}

function verdict(seed: number, stepsBefore: number, { lines, steps, broken }: Played): string[] {
  if (!broken) throw new Error('A history that broke a promise keeps it when it is played again.');
  const { promise, expected, seen } = broken;
  return [
    `Seed ${seed} breaks a promise: ${promises[promise]}.`,
    `  expected  ${expected}`,
    `  seen      ${seen}`,
    `The history, shortened from ${stepsBefore} steps to ${steps}:`,
    ...lines.map((line) => `  ${line}`),
    `To replay it: npm run simulate -- --seed ${seed}`,
  ];
}

const counted = (count: number) => count.toLocaleString('en-US');

function readSeeds(args: readonly string[]): { readonly from: number; readonly until: number } {
  const values = read(args, { seeds: { type: 'string' }, seed: { type: 'string' } });
  if (values['seed'] === undefined)
    return { from: 1, until: wholeNumber('seeds', values['seeds'] ?? String(usualSeeds)) };
  if (values['seeds'] !== undefined)
    throw new Sentence('--seed replays one history; with it there is no --seeds.');
  const seed = wholeNumber('seed', values['seed']);
  return { from: seed, until: seed };
}

/** Seeds are 31 bits, as fast-check takes them. */
function wholeNumber(flag: string, value: unknown): number {
  const text = String(value);
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number < 2 ** 31) return number;
  throw new Sentence(`--${flag} takes a whole number from 1, not "${text}".`);
}
