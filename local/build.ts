// The app as it is deployed: one minified CommonJS file.

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { root } from './root';

export const bundle = join(root, 'dist/index.js');

/** The file's contents; the same sources make the same bytes. */
export async function bundleApp(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'functions/index.ts')],
    outfile: bundle,
    write: false,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Exists only inside a Functions worker, which supplies it.
    external: ['@azure/functions-core'],
    // CommonJS has no import.meta, but packages written as modules ask for its url when they load.
    define: { 'import.meta.url': '__importMetaUrl' },
    banner: { js: 'const __importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
    legalComments: 'none',
    logLevel: 'error',
  });
  return outputFiles[0]!.contents;
}

/** Writes it into dist/ and answers where. */
export async function buildApp(): Promise<string> {
  await writeWhole(bundle, await bundleApp());
  return bundle;
}

/** Nobody finds half a file, however many build at the same time. */
export async function writeWhole(file: string, contents: Uint8Array): Promise<void> {
  const unfinished = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(unfinished, contents);
  await rename(unfinished, file);
}
