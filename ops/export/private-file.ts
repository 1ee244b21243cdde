// A new file that nobody but its owner can read, written piece by piece.
import { open, rm } from 'node:fs/promises';

/** Nothing is overwritten and no link is followed. A file that could not be finished is taken away again. */
export async function writePrivately(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of pieces) await file.appendFile(piece, 'utf8');
    await file.close();
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
}

const refusals: Readonly<Record<string, string>> = {
  EEXIST: 'names a file that exists already. Name a new one: nothing is overwritten.',
  ENOENT: 'names a folder that does not exist. Make it first, or name another.',
  ENOTDIR: 'goes through something that is no folder. Name another path.',
  EACCES: 'names a place where you may not write. Name another.',
  EPERM: 'names a place where you may not write. Name another.',
  EROFS: 'names a place where nothing can be written. Name another.',
  ENOSPC: 'names a place that is full. Name another.',
  ENAMETOOLONG: 'is too long for the name of a file. Name a shorter one.',
};

/** What is wrong with the path, behind the name of the flag; undefined if something else went wrong. */
export function refusalOf(error: unknown): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? refusals[code] : undefined;
}
