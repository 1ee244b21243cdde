// `npm start`: the local stack in one process, until Ctrl-C. Flags: --port, --calendar, --today, --data, --microsoft.

import { join } from 'node:path';
import { addresses, opening, ready } from './cli/banner';
import { failureText } from './cli/failure';
import { readStartFlags } from './cli/flags';
import { untilStopped } from './cli/stopping';
import { root } from './root';

async function main(): Promise<void> {
  const flags = readStartFlags(process.argv.slice(2));
  const stopped = untilStopped();
  console.log(opening(flags));
  // Loaded after the first line is out: it is most of what one waits for.
  const { startStack } = await import('./stack');
  const stack = await startStack({ ...flags, entry: join(root, 'functions/index.ts') });
  for (const line of addresses(stack, flags)) console.log(line);
  // Counted from the start of the process, because that is what one waits for.
  console.log(ready(performance.now()));
  await stopped;
  await stack.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(failureText(error, 'npm start'));
    process.exit(1);
  },
);
