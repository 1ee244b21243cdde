// Which Chromium the browser tests run on: the one that CHROMIUM_PATH names, else the one that comes as an npm package
// (Linux on x64, with its own libraries), else Chrome or Edge as installed, else a `chromium` on the path.
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium as playwright, type LaunchOptions } from '@playwright/test';

/** `folder` is for what has to be unpacked: one of its own, so that two test runs at once share no half-written file. */
export async function findChromium(folder: string): Promise<LaunchOptions> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined) return { executablePath: named };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackInto(folder);
  for (const channel of ['chrome', 'msedge']) {
    if (await starts({ channel })) return { channel };
  }
  const found = onPath('chromium') ?? onPath('chromium-browser');
  if (found !== undefined) return { executablePath: found };
  throw new Error(
    'The browser tests need a Chromium. Install Chrome, Edge or Chromium, or set CHROMIUM_PATH to one.',
  );
}

async function unpackInto(folder: string): Promise<LaunchOptions> {
  const before = { ...process.env };
  // The package brings libraries and fonts along only where it believes itself on a server of this kind.
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' });
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  const { LD_LIBRARY_PATH = '' } = process.env;
  for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
    if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before[name];
  }

  // Its fonts are looked for in /tmp alone.
  const fonts = join(folder, 'fonts');
  const settings = await readFile(join(fonts, 'fonts.conf'), 'utf8');
  await writeFile(join(fonts, 'fonts.conf'), settings.replaceAll('/tmp/fonts', fonts));
  const env = { ...process.env, LD_LIBRARY_PATH, FONTCONFIG_PATH: fonts } as Record<string, string>;
  return { executablePath, env };
}

async function starts(options: LaunchOptions): Promise<boolean> {
  try {
    await (await playwright.launch(options)).close();
    return true;
  } catch {
    return false; // not installed
  }
}

function onPath(name: string): string | undefined {
  try {
    return execFileSync('which', [name], { encoding: 'utf8' }).trim();
  } catch {
    return undefined; // not there
  }
}
