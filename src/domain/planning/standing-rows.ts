// The rows that a sync may know of, by Outlook key and by occasion. Those of other accounts are invisible.
import { isEdited, type StoredEvent } from '../timeline-event';
import { isTombstone, occasionOf } from './source-side';

/** One mailbox's rows of one connection, and what earlier connections released. */
export type StandingRows = {
  readonly byKey: ReadonlyMap<string, StoredEvent>;
  /** Written under an earlier connection: known, but never changed or removed. */
  readonly isReleased: (row: StoredEvent) => boolean;
};

export function standingRows(
  existing: readonly StoredEvent[],
  of: { readonly account: string; readonly connectionId: string },
): StandingRows {
  const isReleased = (row: StoredEvent) => row.event.connectionId !== of.connectionId;
  const byKey = new Map<string, StoredEvent>();
  for (const row of existing) {
    if (row.event.account !== of.account) continue;
    const key = row.event.source.outlookKey;
    const other = byKey.get(key);
    // The same row may have been read twice; the later reading is the newer one.
    if (other === undefined || !isReleased(row)) byKey.set(key, row);
  }
  return { byKey, isReleased };
}

/**
 * Hands out the rows that the walk did not return to meetings of the same occasion, each row once.
 * Of several that are equal, the one whose loss would hurt most goes first: what the user worked on, then what
 * stands, then what was deleted; a row of ours before a released one.
 */
export function adoptable(
  rows: StandingRows,
  wasReturned: (outlookKey: string) => boolean,
): { readonly take: (occasion: string) => StoredEvent | undefined } {
  const byOccasion = new Map<string, StoredEvent[]>();
  for (const row of rows.byKey.values()) {
    const source = row.event.source;
    if (wasReturned(source.outlookKey)) continue;
    const occasion = occasionOf(source);
    const others = byOccasion.get(occasion);
    if (others === undefined) byOccasion.set(occasion, [row]);
    else others.push(row);
  }
  const rank = (row: StoredEvent) => [
    isTombstone(row.event) ? 1 : 0,
    rows.isReleased(row) ? 1 : 0,
    isEdited(row.event) ? 0 : 1,
  ];
  const worstFirst = (a: StoredEvent, b: StoredEvent) =>
    rank(b).join('').localeCompare(rank(a).join('')) || b.event.id.localeCompare(a.event.id);
  for (const equals of byOccasion.values()) if (equals.length > 1) equals.sort(worstFirst);
  return { take: (occasion) => byOccasion.get(occasion)?.pop() };
}
