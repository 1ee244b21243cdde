// Lets Node run our TypeScript: a file that is required is bundled, in memory, with everything of ours that it imports.
// `node --require ./local/typescript.cjs local/main.ts`. One bundle starts faster than two hundred files.
const { buildSync } = require('esbuild');

require.extensions['.ts'] = (module, filename) => {
  const { outputFiles } = buildSync({
    entryPoints: [filename],
    bundle: true,
    write: false,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    logLevel: 'error',
  });
  module._compile(outputFiles[0].text, filename);
};
