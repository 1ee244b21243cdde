// The command: flags in, lines and an exit status out.

import { Sentence } from '../stack/sentence';
import type { Print } from './run';
import { readSmokeFlags, type SmokeFlags } from './target';

export type ExitStatus = 0 | 1 | 2;

export async function smokeCommand(
  args: readonly string[],
  print: Print,
  complain: Print,
): Promise<ExitStatus> {
  let flags: SmokeFlags;
  try {
    flags = readSmokeFlags(args);
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    complain(error.message);
    return 2;
  }
  const { smoke } = await import('./index');
  const { failed } = await smoke(flags, print);
  return failed === 0 ? 0 : 1;
}
