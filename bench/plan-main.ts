// `npm run plan -- --mailboxes N`: the load on every limit, the price and what breaks first, for a night of so many
// mailboxes. Reads bench/figures.json and bench/prices.json; nothing is measured.

import { failureText } from '../local/cli/failure';
import { readPlanFlags } from './flags';
import { readInputs } from './plan/inputs';
import { breakingPoints } from './plan/limits';
import { planFor } from './plan/plan';
import { report } from './plan/report';

async function main(): Promise<void> {
  const { mailboxes } = readPlanFlags(process.argv.slice(2));
  const inputs = await readInputs();
  const breaking = { night: breakingPoints(inputs, 'night'), atOnce: breakingPoints(inputs, 'at-once') };
  for (const line of report(planFor(inputs, mailboxes), breaking)) console.log(line);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(failureText(error, 'npm run plan'));
    process.exit(1);
  },
);
