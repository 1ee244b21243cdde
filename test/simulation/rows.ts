// The rows of a timeline, as a sync of one connection may see them.
import type { StoredEvent } from '../../src/domain/timeline-event';
import { recognise, sightingOf, type Notes, type Walk } from './notebook';
import { touches } from './own-window';

/** By event id. */
export type Rows = ReadonlyMap<string, StoredEvent>;

export const rowsById = (rows: readonly StoredEvent[]): Rows =>
  new Map(rows.map((row) => [row.event.id, row]));

export const isLiving = ({ event }: StoredEvent): boolean => event.deletedAt === undefined;

/** Of this mailbox, and not released by an earlier connection. */
export const isOwn = ({ event }: StoredEvent, walk: Walk): boolean =>
  event.account === walk.account && event.connectionId === walk.connectionId;

export const isInWindow = ({ event }: StoredEvent, walk: Walk): boolean => touches(walk.window, event.source);

/** Rows of whose loss it could be said that it was an outage. */
function standing(walk: Walk, rows: Rows): readonly StoredEvent[] {
  return [...rows.values()].filter(
    (row) => isLiving(row) && isOwn(row, walk) && isInWindow(row, walk) && !row.event.goneAtSource,
  );
}

const twelveHoursMs = 12 * 3_600_000;

/**
 * Whether so much is missing that it is not believed yet: everything where 3 or more stand; or more than 5 that are
 * more than half. Or whether anything still is, after that.
 */
export function mustHold(
  notes: Notes,
  walk: Walk,
  rows: Rows,
  run: { readonly startedAt: Date; readonly heldSince: Date | undefined },
): boolean {
  const { startedAt, heldSince } = run;
  const there = standing(walk, rows);
  const taken = new Set([...recognise(notes, walk).values()].map(({ eventId }) => eventId));
  const missing = there.filter(
    ({ event }) => sightingOf(walk, event.source.outlookKey) === 'absent' && !taken.has(event.id),
  ).length;
  const isEmptied = walk.entries.length === 0 && there.length >= 3;
  const isMost = missing > 5 && missing * 2 > there.length;
  const isStill = missing > 0 && heldSince !== undefined;
  const waitedMs = heldSince ? startedAt.getTime() - heldSince.getTime() : 0;
  return (isEmptied || isMost || isStill) && waitedMs < twelveHoursMs;
}
