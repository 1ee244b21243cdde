// What a stack with a data folder remembers beside Azurite's own files: vault, Microsoft's side, the issuer's key
// and how far the clock was shifted. Written as a whole, beside the old one and then in its place.

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JWK } from 'jose';
import type { VaultState } from '../vault/secrets';

export type StackState = {
  readonly clockOffsetMs: number;
  readonly vault: VaultState;
  readonly microsoft?: unknown;
  readonly issuerKey: JWK;
};

const fileOf = (dir: string) => join(dir, 'state.json');

export async function readState(dir: string | undefined): Promise<StackState | undefined> {
  if (dir === undefined) return undefined;
  await mkdir(dir, { recursive: true });
  try {
    return JSON.parse(await readFile(fileOf(dir), 'utf8')) as StackState;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${fileOf(dir)} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

export type StateKeeper = {
  /** Writes soon; many calls become one. */
  changed(): void;
  close(): Promise<void>;
};

const soonMs = 200;

export function keepState(dir: string | undefined, snapshot: () => StackState): StateKeeper {
  if (dir === undefined) return { changed: () => undefined, close: () => Promise.resolve() };
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  const write = () => {
    timer = undefined;
    const text = JSON.stringify(snapshot());
    writing = writing.then(async () => {
      await writeFile(`${fileOf(dir)}.new`, text, { mode: 0o600 });
      await rename(`${fileOf(dir)}.new`, fileOf(dir));
    });
    // A failed write is reported once, when the stack is closed.
    writing.catch(() => undefined);
  };
  return {
    changed: () => {
      timer ??= setTimeout(write, soonMs);
    },
    close: async () => {
      clearTimeout(timer);
      write();
      await writing;
    },
  };
}
