// The files that the check is about, from a folder.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { workflowPath, type Texts } from './project';

export function readTexts(root: string): Texts {
  const inside = readdirSync(join(root, 'infra'), { recursive: true, encoding: 'utf8' })
    .map((name) => `infra/${name.split(sep).join('/')}`)
    .filter((path) => /\.(bicep|bicepparam|json)$/.test(path));
  const paths = [...inside.sort(), 'azure.yaml', workflowPath];
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}
