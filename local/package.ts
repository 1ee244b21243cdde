// What is deployed, as one zip: the bundle, host.json and the little that the platform must know of the package.
// No sources, no settings, no secrets; the same sources make the same zip, in every time zone.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { bundleApp } from './build';
import { root } from './root';

export const packageFile = join(root, 'dist/otiumwork-outlook-calendar.zip');

/** A zip knows local times only, so this one is read off the wall. */
const written = new Date(2020, 0, 1);

export async function packageApp(): Promise<Uint8Array> {
  const { name, version, engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly engines: object;
  };
  const manifest = { name, version, private: true, engines, main: 'index.js' };
  const files: Zippable = {
    'host.json': await readFile(join(root, 'host.json')),
    'index.js': await bundleApp(),
    'package.json': new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 2)}\n`),
  };
  return zipSync(files, { level: 9, mtime: written });
}
