// An app as it lies on the platform: a folder with host.json and package.json, whose `main` is the file that registers
// the functions. It is read the way the platform reads it, and nothing beside it is looked at.

import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Sentence } from './stack/sentence';

export type App = {
  /** Absolute path of the file that registers the functions. */
  readonly entry: string;
  /** The content of host.json. */
  readonly hostJson: unknown;
};

export async function unpackedApp(folder: string): Promise<App> {
  const [hostJson, manifest] = await Promise.all([
    jsonIn(folder, 'host.json'),
    jsonIn(folder, 'package.json'),
  ]);
  const main =
    typeof manifest === 'object' && manifest !== null && 'main' in manifest ? manifest.main : undefined;
  if (typeof main !== 'string' || main === '')
    throw new Sentence(`--app ${folder}: its package.json has no "main", so nobody knows what to run.`);
  return { entry: resolve(folder, main), hostJson };
}

async function jsonIn(folder: string, name: string): Promise<unknown> {
  const text = await readFile(join(folder, name), 'utf8').catch(() => {
    throw new Sentence(
      `--app ${folder}: there is no ${name} in it. Unpack into it what \`npm run package\` makes.`,
    );
  });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Sentence(`--app ${folder}: its ${name} is not JSON.`);
  }
}
