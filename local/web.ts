// What a browser gets: the custom elements as ES modules that share what they can, and the page of the demo.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { minify } from '@swc/core';
import { build } from 'esbuild';
import { root } from './root';
import { templates } from './web-templates';

/** One module per element, so that a page loads what it shows. */
const elements = ['outlook-strip', 'outlook-callback', 'my-day', 'microsoft-credentials'];

const outdir = join(root, 'dist/web');

export type WebFiles = ReadonlyMap<string, Uint8Array>;

/** File names as they are asked for, such as `outlook-strip.js` and `chunks/….js`, with their contents. */
export function buildElements(): Promise<WebFiles> {
  return bundle(elements);
}

/** The demo beside them. It loads the elements as they are, and shares nothing with them. */
export async function buildDemo(): Promise<WebFiles> {
  return new Map(
    (await Promise.all([buildElements(), bundle(['demo/demo'])])).flatMap((files) => [...files]),
  );
}

async function bundle(entries: readonly string[]): Promise<WebFiles> {
  const { outputFiles } = await build({
    entryPoints: entries.map((name) => join(root, 'web', `${name}.ts`)),
    outdir,
    outbase: join(root, 'web'),
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    loader: { '.css': 'text' },
    plugins: [templates],
    write: false,
    legalComments: 'none',
    logLevel: 'error',
  });
  const files = outputFiles.map(async ({ path, text }) => {
    // It names by frequency, which compresses better, and folds a little more than esbuild.
    const { code } = await minify(text, { module: true, compress: { passes: 3 }, mangle: true });
    return [path.slice(outdir.length + 1), new TextEncoder().encode(code)] as const;
  });
  return new Map(await Promise.all(files));
}

/** The elements as files in dist/web, for a frontend to serve. */
export async function writeWeb(folder = outdir): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [name, contents] of await buildElements()) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), contents);
  }
}
