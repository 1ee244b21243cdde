// Secrets in memory: a vault that purges at once.
import { Failure } from '../../domain/failure';
import type { SecretOwner, Secrets } from '../../ports';

export type MemorySecrets = Secrets & { names(): readonly string[] };

export function memorySecrets(): MemorySecrets {
  const secrets = new Map<string, SecretOwner & { readonly secret: string }>();
  return {
    put(name, { companyId, userId }, secret) {
      secrets.set(name, { companyId, ...(userId === undefined ? {} : { userId }), secret });
      return Promise.resolve();
    },
    read(name, owner) {
      const found = secrets.get(name);
      if (found === undefined) return Promise.resolve(undefined);
      if (found.companyId === owner.companyId && found.userId === owner.userId)
        return Promise.resolve(found.secret);
      return Promise.reject(new Failure('internal_error', { reason: 'secret of another owner' }));
    },
    ownerOf(name) {
      const found = secrets.get(name);
      if (found === undefined) return Promise.resolve(undefined);
      const { companyId, userId } = found;
      return Promise.resolve(userId === undefined ? { companyId } : { companyId, userId });
    },
    purge(name) {
      secrets.delete(name);
      return Promise.resolve(true);
    },
    names: () => [...secrets.keys()],
  };
}
