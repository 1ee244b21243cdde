// One seed is one history. One that breaks a promise is shortened, as long as it still breaks the same one.
import { historyOf } from './chance';
import type { History } from './history';
import { play, type Played } from './play';
import { shortened } from './shorten';
import type { Tamper } from './stage';

export type Simulated = {
  readonly played: Played;
  /** If a promise was broken: the shortest history that was found to break it. */
  readonly shortest: Played | undefined;
};

export type Options = {
  readonly tamper?: Tamper | undefined;
  /** How long to look for a shorter history. */
  readonly patienceMs?: number;
};

export async function simulate(seed: number, options: Options = {}): Promise<Simulated> {
  const { tamper, patienceMs = 20_000 } = options;
  const whole = historyOf(seed);
  const played = await play(whole, tamper);
  const promise = played.broken?.promise;
  if (promise === undefined) return { played, shortest: undefined };
  const breaksIt = async (history: History) => (await play(history, tamper)).broken?.promise === promise;
  const shortest = await shortened(whole, breaksIt, patienceMs);
  return { played, shortest: await play(shortest, tamper) };
}
