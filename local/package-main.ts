// `npm run package`.
import { relative } from 'node:path';
import { writeWhole } from './build';
import { packageApp, packageFile } from './package';
import { root } from './root';

async function main(): Promise<void> {
  const zip = await packageApp();
  await writeWhole(packageFile, zip);
  console.log(`${relative(root, packageFile)}: ${(zip.length / 1_000_000).toFixed(2)} MB`);
}

void main();
