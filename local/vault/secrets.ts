// The secrets of one vault, in memory: names, versions, soft delete. Knows nothing of HTTP; answers what happened.

import { randomBytes } from 'node:crypto';

export type SecretVersion = {
  readonly version: string;
  readonly value: string;
  readonly contentType?: string | undefined;
  readonly tags?: Record<string, string> | undefined;
  readonly enabled: boolean;
  readonly notBefore?: number | undefined;
  readonly expires?: number | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
};
export type Secret = { readonly name: string; readonly versions: readonly SecretVersion[] };
export type DeletedSecret = Secret & { readonly deletedAt: number; readonly purgeAt: number };
export type NewVersion = Pick<SecretVersion, 'value' | 'contentType' | 'tags' | 'notBefore' | 'expires'> & {
  readonly enabled?: boolean | undefined;
};
export type VaultState = { readonly live: readonly Secret[]; readonly deleted: readonly DeletedSecret[] };

export const retentionDays = 7;

export type Secrets = {
  set(name: string, given: NewVersion): SecretVersion | 'soft-deleted';
  get(name: string, version?: string): SecretVersion | undefined;
  update(name: string, version: string, change: Partial<NewVersion>): SecretVersion | undefined;
  versions(name: string): readonly SecretVersion[] | undefined;
  delete(name: string): DeletedSecret | 'soft-deleted' | undefined;
  getDeleted(name: string): DeletedSecret | undefined;
  recover(name: string): SecretVersion | 'live' | undefined;
  purge(name: string): boolean;
  live(): readonly Secret[];
  deleted(): readonly DeletedSecret[];
};

/** Names are compared without regard to case, as the vault does. Seconds, because the protocol counts in them. */
export function secretsInMemory(state?: VaultState): Secrets {
  const live = new Map((state?.live ?? []).map((secret) => [secret.name.toLowerCase(), secret]));
  const deleted = new Map((state?.deleted ?? []).map((secret) => [secret.name.toLowerCase(), secret]));
  const nowSeconds = () => Math.floor(Date.now() / 1000);
  const forgetTheExpired = () => {
    for (const [key, secret] of deleted) if (secret.purgeAt <= nowSeconds()) deleted.delete(key);
  };
  const newest = (secret: Secret) => secret.versions.at(-1);

  return {
    set: (name, given) => {
      forgetTheExpired();
      const key = name.toLowerCase();
      if (deleted.has(key)) return 'soft-deleted';
      const now = nowSeconds();
      const version: SecretVersion = {
        ...given,
        enabled: given.enabled ?? true,
        version: randomBytes(16).toString('hex'),
        createdAt: now,
        updatedAt: now,
      };
      const known = live.get(key);
      live.set(key, { name: known?.name ?? name, versions: [...(known?.versions ?? []), version] });
      return version;
    },
    get: (name, version) => {
      const secret = live.get(name.toLowerCase());
      if (secret === undefined) return undefined;
      return version === undefined
        ? newest(secret)
        : secret.versions.find((each) => each.version === version);
    },
    update: (name, version, change) => {
      const key = name.toLowerCase();
      const secret = live.get(key);
      const before = secret?.versions.find((each) => each.version === version);
      if (secret === undefined || before === undefined) return undefined;
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const after: SecretVersion = { ...before, ...given, updatedAt: nowSeconds() };
      live.set(key, { ...secret, versions: secret.versions.map((each) => (each === before ? after : each)) });
      return after;
    },
    versions: (name) => live.get(name.toLowerCase())?.versions,
    delete: (name) => {
      forgetTheExpired();
      const key = name.toLowerCase();
      const secret = live.get(key);
      if (secret === undefined) return deleted.has(key) ? 'soft-deleted' : undefined;
      const now = nowSeconds();
      const gone = { ...secret, deletedAt: now, purgeAt: now + retentionDays * 86_400 };
      live.delete(key);
      deleted.set(key, gone);
      return gone;
    },
    getDeleted: (name) => {
      forgetTheExpired();
      return deleted.get(name.toLowerCase());
    },
    recover: (name) => {
      forgetTheExpired();
      const key = name.toLowerCase();
      const secret = deleted.get(key);
      if (secret === undefined) return live.has(key) ? 'live' : undefined;
      deleted.delete(key);
      live.set(key, { name: secret.name, versions: secret.versions });
      return newest(secret);
    },
    purge: (name) => {
      forgetTheExpired();
      return deleted.delete(name.toLowerCase());
    },
    live: () => [...live.values()],
    deleted: () => {
      forgetTheExpired();
      return [...deleted.values()];
    },
  };
}
