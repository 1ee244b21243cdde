// `npm run host`: builds the app and runs the bundle on the local Functions host alone, with the environment as
// given. Storage, vault and Microsoft are wherever the settings say; nothing is stood in for. With `--app FOLDER` it
// builds nothing and runs what lies there, unpacked as it would be deployed.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failureText } from './cli/failure';
import { readHostFlags } from './cli/flags';
import { untilStopped } from './cli/stopping';
import { hostLine } from './stack/lines';
import { root } from './root';
import { unpackedApp, type App } from './unpacked-app';

async function main(): Promise<void> {
  const { port, appFolder } = readHostFlags(process.argv.slice(2));
  const stopped = untilStopped();
  // Side by side: the build is another process's work, loading the host is this one's.
  const [{ entry, hostJson }, { startHost }] = await Promise.all([
    appFolder === undefined ? builtApp() : unpackedApp(appFolder),
    import('./host'),
  ]);
  const host = await startHost({
    entry,
    port,
    hostJson,
    env: process.env,
    corsOrigins: originsOf(process.env['FRONTEND_URL']),
    log: (line) => {
      // The app tells of its requests itself; what is left is what the host has to say.
      if (line.kind === 'log') console.log(line.category === 'user' ? line.message : hostLine(line));
    },
  });
  console.log(`Functions host on ${host.url} (${host.functions.length} functions)`);
  await stopped;
  await host.close();
}

async function builtApp(): Promise<App> {
  const { buildApp } = await import('./build');
  const hostJson = JSON.parse(await readFile(join(root, 'host.json'), 'utf8')) as unknown;
  return { entry: await buildApp(), hostJson };
}

/** A wrong value is the app's to complain about. */
function originsOf(frontendUrl: string | undefined): string[] {
  return frontendUrl !== undefined && URL.canParse(frontendUrl) ? [new URL(frontendUrl).origin] : [];
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(failureText(error, 'npm run host'));
    process.exit(1);
  },
);
