// Before the browser tests: what a browser gets is built once, and a Chromium is at hand. The workers find both through
// the environment.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildWeb } from '../../local/web';
import { findChromium } from './chromium';

export default async function setUp(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'web-'));
  for (const [name, contents] of await buildWeb()) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, contents);
  }
  process.env['WEB_FOLDER'] = folder;
  const browserFolder = await mkdtemp(join(tmpdir(), 'chromium-'));
  process.env['CHROMIUM'] = JSON.stringify(await findChromium(browserFolder));
  return async () => {
    for (const each of [folder, browserFolder]) await rm(each, { recursive: true });
  };
}
