// Everything that is stored about one person goes. The connection row goes last: as long as it is there, running the
// command again finds the person and finishes.
import { Failure } from '../src/domain/failure';
import type { UserKey } from '../src/domain/ids';
import type { OpsPorts } from '../src/ops-ports';
import { disconnect } from '../src/use-cases/disconnect';
import { countPerson, isEmpty } from './count';
import type { Erased, Steps } from './rounds';
import { takeTrash } from './trash';

export function erasePerson(ports: OpsPorts, user: UserKey): Steps {
  return {
    async close() {
      await closePerson(ports, user);
      await takeTrash(ports, user);
    },
    async finish() {
      await requirePurged(takeTrash(ports, user));
      await finishPerson(ports, user);
      return isEmpty(await countPerson(ports, user)) ? 'gone' : 'in-use';
    },
  };
}

/**
 * Disconnects: the new epoch stands in the fence first, then in the connection, and the token is purged. Then the rows. Two
 * stay: the fence, which refuses running syncs, and the connection, whose epoch tells a sign-in on its way back that it came
 * too late. Without them both would find a user whom nobody knows, and begin anew.
 */
export async function closePerson(ports: OpsPorts, user: UserKey): Promise<void> {
  await disconnect(ports)(user);
  await ports.person.eraseTimeline(user);
}

/** The two rows, and whatever running requests have brought meanwhile. `in-use`: somebody signed in again. */
export async function finishPerson(ports: OpsPorts, user: UserKey): Promise<Erased> {
  const found = await ports.connections.get(user);
  if (found?.value.token) return 'in-use';
  await ports.pendingSignIns.forget(user);
  await ports.person.eraseTimeline(user);
  await ports.person.eraseFence(user);
  // Once the connection is gone nobody would look here again.
  if (!isEmpty(await ports.person.timelineCounts(user))) return 'in-use';
  if (!found) return 'gone';
  return (await ports.person.eraseConnection(user, found.etag)) ? 'gone' : 'in-use';
}

/** No row that remembers a person or a company goes before the vault has said that their secrets are gone. */
export async function requirePurged(purging: Promise<number>): Promise<void> {
  const pending = await purging;
  if (pending > 0)
    throw new Failure('vault_unavailable', { reason: `${pending} secrets are not confirmed to be purged` });
}
