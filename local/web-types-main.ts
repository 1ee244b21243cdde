// `npm run web:types`: writes the types of the API for the web elements. With --check it only says whether they are as
// they should be.
import { readFile, writeFile } from 'node:fs/promises';
import { webTypes, webTypesFile } from './web-types';

async function main(): Promise<void> {
  const types = await webTypes();
  if (!process.argv.includes('--check')) await writeFile(webTypesFile, types);
  else if (types !== (await readFile(webTypesFile, 'utf8'))) {
    console.error('The types of the API have changed. Run: npm run web:types');
    process.exitCode = 1;
  }
}

void main();
