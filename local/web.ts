// What a browser gets: the custom elements as ES modules that share chunks, and the pages of the demo.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { root } from './root';

/** One module per element, so that a page loads what it shows. */
export const elements = ['outlook-strip', 'outlook-callback', 'my-day', 'microsoft-credentials'] as const;

const outdir = join(root, 'dist/web');

export type WebFiles = ReadonlyMap<string, Uint8Array>;

/** File names as they are asked for, such as `outlook-strip.js` and `chunks/….js`, with their contents. */
export async function buildWeb(entries: readonly string[] = [...elements, 'demo/demo']): Promise<WebFiles> {
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
    write: false,
    legalComments: 'none',
    logLevel: 'error',
  });
  return new Map(outputFiles.map(({ path, contents }) => [path.slice(outdir.length + 1), contents]));
}

/** The elements as files in dist/web, for a frontend to serve. */
export async function writeWeb(folder = outdir, entries: readonly string[] = elements): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [name, contents] of await buildWeb(entries)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), contents);
  }
}
