// Disconnect Outlook: no code path can use the refresh token afterwards; events stay. Also what an admin does for a
// leaver and what the removal of a company's credentials does for everybody.
import { newConnection, type Connection } from '../domain/connection';
import { Failure } from '../domain/failure';
import type { UserKey } from '../domain/ids';
import type { Ports } from '../ports';
import { purgeSecret } from './purge-secret';

export type Cleanup = 'done' | 'pending';

type Needs = Pick<
  Ports,
  'clock' | 'connections' | 'log' | 'pendingSignIns' | 'random' | 'secrets' | 'timeline' | 'trash'
>;

/**
 * Idempotent, and a new epoch each time: a sign-in that is on its way back does not undo it. The fence goes first, so
 * that a running sync's next write is refused; then the connection, in one transaction with the trash row that
 * remembers the secret until it is purged.
 * @returns whether the secret is gone from the vault already; asked again, a purge that is pending is tried again
 */
export function disconnect(ports: Needs) {
  const purge = ({ companyId }: UserKey, secretName: string) => purgeSecret(ports, { companyId, secretName });
  return async (user: UserKey): Promise<Cleanup> => {
    await ports.pendingSignIns.forget(user);
    for (let tries = 0; tries < 10; tries++) {
      const found = await ports.connections.get(user);
      // Also for whoever has no row yet: their first sign-in may be on its way back.
      const before = found?.value ?? newConnection(user);
      const epoch = ports.random.id();
      await ports.timeline.setEpoch(user, epoch);
      const after: Connection = {
        ...before,
        status: 'not_connected',
        epoch,
        connectionId: undefined,
        account: undefined,
        clientId: undefined,
        token: undefined,
        purging: before.token?.name ?? before.purging,
        connectedAt: undefined,
        nextSyncAt: undefined,
        claim: undefined,
        attempts: 0,
        heldSince: undefined,
        notBefore: undefined,
        problem: undefined,
      };
      const name = before.token?.name;
      const trash = name === undefined ? {} : { add: [{ secretName: name, dueAt: ports.clock.now() }] };
      if ((await ports.connections.save(after, found?.etag, trash)) === undefined) continue;
      return after.purging === undefined ? 'done' : purge(user, after.purging);
    }
    throw new Failure('storage_unavailable', { reason: 'the connection kept changing' });
  };
}
