// What the in-memory stores share. Everything is copied on the way in and out, so nobody holds a piece of the store,
// and each operation runs without a pause, so it happens as a whole.
import { hashOf } from '../../domain/hash';
import type { CompanyId, UserKey } from '../../domain/ids';
import type { Connection } from '../../domain/connection';
import type { MicrosoftCredentials } from '../../domain/microsoft-credentials';
import type { Catalogue } from '../../domain/suggestion/catalogue';
import type { TrashChange, TrashItem, Versioned } from '../../ports';

/** One company's rows, which change together. */
export type CompanyRows = {
  credentials: Versioned<MicrosoftCredentials> | undefined;
  catalogue: Versioned<Catalogue> | undefined;
  readonly connections: Map<string, Versioned<Connection>>;
  readonly trash: Map<string, TrashItem>;
};

export type MemoryStorage = {
  company(id: CompanyId): CompanyRows;
  companies(): readonly CompanyRows[];
  newEtag(): string;
};

export function memoryStorage(): MemoryStorage {
  const all = new Map<string, CompanyRows>();
  const newEtag = etags();
  return {
    company(id) {
      const found = all.get(id);
      if (found !== undefined) return found;
      const rows: CompanyRows = {
        credentials: undefined,
        catalogue: undefined,
        connections: new Map(),
        trash: new Map(),
      };
      all.set(id, rows);
      return rows;
    },
    companies: () => [...all.values()],
    newEtag,
  };
}

export function etags(): () => string {
  let last = 0;
  return () => `W/"${++last}"`;
}

export function userPlace({ companyId, userId }: UserKey): string {
  return hashOf('user', companyId, userId);
}

/** A deep copy of what the domain is made of: plain objects, lists, maps and instants. */
export function copyOf<T>(value: T): T {
  return copied(value) as T;
}

function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return new Date(value);
  if (Array.isArray(value)) return value.map(copied);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, copied(item)]));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copied(item)]));
}

/** Whether every name to take down still hangs there; else the whole transaction is refused. */
export function canApply(rows: CompanyRows, change: TrashChange = {}): boolean {
  return (change.drop ?? []).every((name) => rows.trash.has(name));
}

export function applyTrash(rows: CompanyRows, companyId: CompanyId, change: TrashChange = {}): void {
  for (const item of change.add ?? []) rows.trash.set(item.secretName, copyOf({ companyId, ...item }));
  for (const name of change.drop ?? []) rows.trash.delete(name);
}
