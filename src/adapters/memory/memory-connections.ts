// Connections in memory, in the storage that it shares with Companies and Trash.
import { hashOf } from '../../domain/hash';
import type { Connections } from '../../ports';
import { connectionKeyShape, fromContinuation, toContinuation } from '../continuation';
import { applyTrash, canApply, copyOf, memoryStorage, type MemoryStorage } from './memory-storage';

/** So that a test of the sweep sees more than one page. */
const duePerPage = 1_000;

export function memoryConnections({
  storage = memoryStorage(),
}: { readonly storage?: MemoryStorage } = {}): Connections {
  const keyOf = (userId: string) => `user!${hashOf('user', userId)}`;
  return {
    get: ({ companyId, userId }) =>
      Promise.resolve(copyOf(storage.company(companyId).connections.get(keyOf(userId)))),
    save(connection, etag, change) {
      const { companyId, userId } = connection;
      const rows = storage.company(companyId);
      const key = keyOf(userId);
      if (rows.connections.get(key)?.etag !== etag || !canApply(rows, change))
        return Promise.resolve(undefined);
      const next = storage.newEtag();
      rows.connections.set(key, { value: copyOf(connection), etag: next });
      applyTrash(rows, companyId, change);
      return Promise.resolve(next);
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- so that a bad continuation rejects
    async list(companyId, { limit, after }) {
      const last = fromContinuation(after, connectionKeyShape) ?? '';
      const found = [...storage.company(companyId).connections].filter(([key]) => key > last).sort(byKey);
      const page = found.slice(0, limit);
      const next = found.length > limit ? page.at(-1)?.[0] : undefined;
      return { items: page.map(([, { value }]) => copyOf(value)), next: next && toContinuation(next) };
    },
    async *listDue(now) {
      const all = storage.companies().flatMap(({ connections }) => [...connections.values()]);
      const due = all.flatMap(({ value: { companyId, userId, epoch, nextSyncAt } }) =>
        epoch !== '' && nextSyncAt !== undefined && nextSyncAt <= now
          ? [{ companyId, userId, epoch, nextSyncAt: copyOf(nextSyncAt) }]
          : [],
      );
      for (let from = 0; from < due.length; from += duePerPage) {
        yield await Promise.resolve(due.slice(from, from + duePerPage));
      }
    },
  };
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
