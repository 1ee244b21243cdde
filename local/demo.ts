// `npm run demo`: the whole journey over real HTTP against the local stack, every line asserted. Flags: --calendar,
// --today, --bundle (the built file instead of the sources).
import { join } from 'node:path';
import { buildApp } from './build';
import { failureText } from './cli/failure';
import { readStartFlags } from './cli/flags';
import { demoClient } from './demo/client';
import { Mismatch } from './demo/checks';
import { tell } from './demo/steps';
import { root } from './root';
import { startStack } from './stack';

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const bundle = args.includes('--bundle');
  const flags = readStartFlags(args.filter((arg) => arg !== '--bundle'));
  if (bundle) await buildApp();
  const entry = join(root, bundle ? 'dist/index.js' : 'functions/index.ts');
  const stack = await startStack({ ...flags, port: 0, entry, quiet: true });
  try {
    await tell(demoClient(stack.url), { ownCalendar: flags.calendarFile !== undefined });
  } finally {
    await stack.close();
  }
  console.log(`  Done in ${process.uptime().toFixed(0)} s.`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Mismatch ? error.message : failureText(error, 'npm run demo'));
    process.exit(1);
  },
);
