// What this process, with the app in it, holds in memory.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export type Memory = {
  /** After everything that nobody needs any more was thrown away. */
  readonly heapUsed: number;
  /** The most that the process ever took of the machine; it never falls. */
  readonly peakRss: number;
};

export function memoryNow(): Memory {
  collect();
  return { heapUsed: process.memoryUsage().heapUsed, peakRss: process.resourceUsage().maxRSS * 1_024 };
}

/** Whoever started the process need not have asked for it with --expose-gc. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
