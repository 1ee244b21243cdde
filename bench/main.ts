// `npm run bench`: what one mailbox's sync costs, measured here, with the real client libraries. Flags: --mailboxes,
// --warm-up, --write (into bench/figures.json, which `npm run plan` reads).

import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { failureText } from '../local/cli/failure';
import { root } from '../local/root';
import { readBenchFlags } from './flags';
import { measure } from './sync/measure';
import { table } from './sync/table';

async function main(): Promise<void> {
  const { mailboxes, warmUp, write } = readBenchFlags(process.argv.slice(2));
  const date = new Date().toISOString().slice(0, 10);
  const say = (what: string) => process.stderr.write(`  ${what}\n`);
  const measured = await measure({ mailboxes, warmUp, messages: 2_000, say });
  const machine = { cores: availableParallelism(), model: cpus()[0]?.model.trim() ?? 'unknown' };
  const figures = { date, node: process.version, machine, ...measured };
  for (const line of table(figures)) console.log(line);
  if (!write) return;
  await writeFile(join(root, 'bench/figures.json'), `${JSON.stringify(figures, undefined, 2)}\n`);
  console.log('Written to bench/figures.json.');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(failureText(error, 'npm run bench'));
    process.exit(1);
  },
);
