// Where the project lies: the nearest folder upward that holds a package.json, from wherever this code was put.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function above(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : above(dirname(folder));
}

export const root = above(__dirname);
