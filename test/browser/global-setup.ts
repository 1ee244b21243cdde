// Before the browser tests: what a browser gets is built once, and a Chromium is at hand. The workers find both through
// the environment.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWeb } from '../../local/web';
import { findChromium } from './chromium';

export default async function setUp(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'web-'));
  await writeWeb(folder);
  process.env['WEB_FOLDER'] = folder;
  const browserFolder = await mkdtemp(join(tmpdir(), 'chromium-'));
  process.env['CHROMIUM'] = JSON.stringify(await findChromium(browserFolder));
  return async () => {
    for (const each of [folder, browserFolder]) await rm(each, { recursive: true });
  };
}
