// Companies in memory, in the storage that it shares with Connections and Trash.
import type { Companies, TrashChange, Versioned } from '../../ports';
import type { CompanyId } from '../../domain/ids';
import { applyTrash, canApply, copyOf, memoryStorage, type MemoryStorage } from './memory-storage';

export function memoryCompanies({
  storage = memoryStorage(),
}: { readonly storage?: MemoryStorage } = {}): Companies {
  const save = <T>(
    row: Versioned<T> | undefined,
    etag: string | undefined,
    trash: { readonly companyId: CompanyId; readonly change: TrashChange | undefined },
    put: (etag: string) => void,
  ): string | undefined => {
    const rows = storage.company(trash.companyId);
    if (row?.etag !== etag || !canApply(rows, trash.change)) return undefined;
    const next = storage.newEtag();
    put(next);
    applyTrash(rows, trash.companyId, trash.change);
    return next;
  };
  return {
    credentials: (companyId) => Promise.resolve(copyOf(storage.company(companyId).credentials)),
    saveCredentials(value, etag, change) {
      const { companyId } = value;
      const rows = storage.company(companyId);
      const put = (next: string) => (rows.credentials = { value: copyOf(value), etag: next });
      return Promise.resolve(save(rows.credentials, etag, { companyId, change }, put));
    },
    removeCredentials(companyId, etag, change) {
      const rows = storage.company(companyId);
      const remove = () => (rows.credentials = undefined);
      return Promise.resolve(save(rows.credentials, etag, { companyId, change }, remove) !== undefined);
    },
    catalogue: (companyId) => Promise.resolve(copyOf(storage.company(companyId).catalogue)),
    saveCatalogue(companyId, value, etag) {
      const rows = storage.company(companyId);
      const put = (next: string) => (rows.catalogue = { value: copyOf(value), etag: next });
      return Promise.resolve(save(rows.catalogue, etag, { companyId, change: undefined }, put));
    },
  };
}
