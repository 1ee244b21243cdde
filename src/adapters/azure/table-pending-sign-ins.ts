// PendingSignIns in Table Storage. Taking one is a delete with If-Match: of many who read it, one deletes it.
import type { TableClient } from '@azure/data-tables';
import type { PendingSignIns } from '../../ports';
import { fromStorage, isConflict, orAbsent, unavailable } from './answers';
import { fromPendingSignInRow, signInRowOf, toPendingSignInRow } from './pending-sign-in-row';
import type { UserKey } from '../../domain/ids';

export function tablePendingSignIns({ table }: { readonly table: TableClient }): PendingSignIns {
  const read = (user: UserKey) => {
    const { partitionKey, rowKey } = signInRowOf(user);
    return orAbsent(table.getEntity(partitionKey, rowKey));
  };
  return {
    async replace(signIn) {
      await fromStorage(table.upsertEntity(toPendingSignInRow(signIn), 'Replace'));
    },
    async peek(user) {
      const row = await read(user);
      return row && fromPendingSignInRow(row);
    },
    async takeOnce(user, stateHash) {
      const row = await read(user);
      if (row === undefined) return undefined;
      const signIn = fromPendingSignInRow(row);
      if (signIn.stateHash !== stateHash) return undefined;
      const { partitionKey, rowKey } = signInRowOf(user);
      try {
        await table.deleteEntity(partitionKey, rowKey, { etag: row.etag });
        return signIn;
      } catch (error) {
        // Also when our own delete was answered only after a retry: then the person starts again, which is safe.
        if (isConflict(error)) return undefined;
        throw unavailable('storage_unavailable', error);
      }
    },
    async forget(user) {
      const { partitionKey, rowKey } = signInRowOf(user);
      await orAbsent(table.deleteEntity(partitionKey, rowKey));
    },
  };
}
