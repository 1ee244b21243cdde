// Trash in memory, in the storage that it shares with Companies and Connections.
import type { Trash } from '../../ports';
import { copyOf, memoryStorage, type MemoryStorage } from './memory-storage';

export function memoryTrash({ storage = memoryStorage() }: { readonly storage?: MemoryStorage } = {}): Trash {
  return {
    add(item) {
      storage.company(item.companyId).trash.set(item.secretName, copyOf(item));
      return Promise.resolve();
    },
    drop({ companyId, secretName }) {
      storage.company(companyId).trash.delete(secretName);
      return Promise.resolve();
    },
    async *listDue(now) {
      const all = storage.companies().flatMap(({ trash }) => [...trash.values()]);
      const due = all.filter(({ dueAt }) => dueAt <= now).map(copyOf);
      if (due.length > 0) yield await Promise.resolve(due);
    },
  };
}
