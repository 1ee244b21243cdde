// A sync's counts while they are being counted. Every entry of the walk is counted once: imported, updated,
// unchanged or skipped; `removed` and `keptEdited` count rows.
import type { Counts, Skipped } from '../connection';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends number ? number : Mutable<T[K]> };
export type Tally = Mutable<Counts>;
export type SkipReason = keyof Skipped;

export function newTally(): Tally {
  return {
    imported: 0,
    updated: 0,
    removed: 0,
    unchanged: 0,
    keptEdited: 0,
    skipped: {
      cancelled: 0,
      allDay: 0,
      outsideWindow: 0,
      tooLong: 0,
      malformed: 0,
      excludedTitle: 0,
      deletedByUser: 0,
    },
  };
}
