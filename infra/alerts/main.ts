// `npm run alerts`: writes infra/alerts.json and the queries in docs/operations.md from the list of alerts.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../local/root';
import { alertsJson } from './alerts';
import { withQueries } from './queries-in-docs';

async function main(): Promise<void> {
  const page = join(root, 'docs/operations.md');
  await writeFile(join(root, 'infra/alerts.json'), alertsJson());
  await writeFile(page, withQueries(await readFile(page, 'utf8')));
}

void main();
