// The app as it is deployed: one minified CommonJS file in dist/.

import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './root';

export const bundle = join(root, 'dist/index.js');

export async function buildApp(): Promise<string> {
  await build({
    entryPoints: [join(root, 'functions/index.ts')],
    outfile: bundle,
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
  return bundle;
}
