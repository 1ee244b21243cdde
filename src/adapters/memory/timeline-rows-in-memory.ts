// One user's rows in memory, and the operations on them: all of a list, or none.
import { type RowOperation, sameRowTwice } from '../../domain/timeline-rows';
import { Failure } from '../../domain/failure';
import type { Fence, StoredEvent } from '../../domain/timeline-event';
import type { Versioned } from '../../ports';
import { copyOf } from './memory-storage';

export type UserRows = {
  readonly events: ReadonlyMap<string, StoredEvent>;
  /** Outlook key → the key of the event's row. */
  readonly index: ReadonlyMap<string, string>;
  readonly lessons: ReadonlyMap<string, string>;
  readonly fence: Versioned<Fence> | undefined;
};

export const noRows: UserRows = { events: new Map(), index: new Map(), lessons: new Map(), fence: undefined };

/** The rows as they are afterwards; undefined if one of them was not as expected. */
export function applied(
  rows: UserRows,
  operations: readonly RowOperation[],
  newEtag: () => string,
): UserRows | undefined {
  if (sameRowTwice(operations)) {
    throw new Failure('internal_error', { reason: 'a transaction names the same row twice' });
  }
  const events = new Map(rows.events);
  const index = new Map(rows.index);
  for (const operation of operations) {
    if (!fits(rows, operation)) return undefined;
    switch (operation.kind) {
      case 'create-event':
      case 'update-event':
        events.set(operation.key, { event: copyOf(operation.event), etag: newEtag() });
        break;
      case 'delete-event':
        events.delete(operation.key);
        break;
      case 'create-index':
      case 'put-index':
        index.set(operation.outlookKey, operation.key);
        break;
      case 'delete-index':
        index.delete(operation.outlookKey);
        break;
      case 'put-signpost':
      case 'delete-signpost':
        break; // here every event is looked at
    }
  }
  return { ...rows, events, index };
}

function fits(rows: UserRows, operation: RowOperation): boolean {
  switch (operation.kind) {
    case 'create-event':
      return !rows.events.has(operation.key);
    case 'update-event':
    case 'delete-event':
      return rows.events.get(operation.key)?.etag === operation.etag;
    case 'create-index':
      return !rows.index.has(operation.outlookKey);
    case 'delete-index':
      return rows.index.has(operation.outlookKey);
    case 'put-index':
    case 'put-signpost':
    case 'delete-signpost':
      return true;
  }
}

/** In the order of the rows' keys. */
export function inOrder(rows: UserRows): readonly (readonly [string, StoredEvent])[] {
  return [...rows.events].sort(([a], [b]) => (a < b ? -1 : 1));
}
