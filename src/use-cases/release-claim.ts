// The end of a run, written onto the connection: also if the row was changed meanwhile, unless the run no longer owns it.
import type { Connection } from '../domain/connection';
import { Failure } from '../domain/failure';
import type { Ports, TrashChange, Versioned } from '../ports';

const mostTries = 10;

/** @returns the connection as written, or `superseded` when another epoch or claim owns the mailbox now. */
export async function releaseClaim(
  ports: Pick<Ports, 'connections'>,
  claimed: Versioned<Connection>,
  change: (row: Connection) => Connection,
  trash?: TrashChange,
): Promise<Connection | 'superseded'> {
  const { epoch, claim } = claimed.value;
  let row: Versioned<Connection> | undefined = claimed;
  for (let tries = 0; tries < mostTries; tries++) {
    // Our own release, whose answer was lost on the way.
    if (tries > 0 && row?.value.epoch === epoch && row.value.runs[0]?.id === claim?.id) return row.value;
    if (row?.value.epoch !== epoch || row.value.claim?.id !== claim?.id) return 'superseded';
    const changed = change(row.value);
    if ((await ports.connections.save(changed, row.etag, trash)) !== undefined) return changed;
    row = await ports.connections.get(claimed.value);
  }
  throw new Failure('storage_unavailable', { reason: 'the connection kept changing' });
}
