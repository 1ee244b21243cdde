// Secrets in Key Vault. A value carries its owner, checked after reading; deleting is delete and purge, and counts as
// done only when the vault knows neither a live nor a deleted secret of that name.
import { setTimeout as sleep } from 'node:timers/promises';
import type { SecretClient } from '@azure/keyvault-secrets';
import * as z from 'zod';
import { Failure } from '../../domain/failure';
import type { CompanyId, UserId } from '../../domain/ids';
import type { SecretOwner, Secrets } from '../../ports';
import { answerOf, unavailable } from './answers';

const secretValue = z.object({ companyId: z.string(), userId: z.string().optional(), secret: z.string() });

/** A vault takes a moment to move a deleted secret to where it can be purged. */
const purgePausesMs = [0, 300, 700];

export function keyVaultSecrets({ client }: { readonly client: SecretClient }): Secrets {
  return {
    async put(name, owner, secret) {
      const value = JSON.stringify({ v: 1, companyId: owner.companyId, userId: owner.userId, secret });
      const answer = await ask(() => client.setSecret(name, value, { contentType: 'application/json' }));
      if (typeof answer === 'string') throw new Failure('vault_unavailable', { reason: `put ${answer}` });
    },
    async read(name, owner) {
      const found = await ask(() => client.getSecret(name));
      if (found === 'refused') throw new Failure('vault_unavailable', { reason: `read ${found}` });
      return found === 'absent' ? undefined : opened(found.value, owner);
    },
    async ownerOf(name) {
      const found = await ask(() => client.getSecret(name));
      if (found === 'refused') throw new Failure('vault_unavailable', { reason: `read ${found}` });
      if (found === 'absent') return undefined;
      const read = secretValue.safeParse(parsed(found.value));
      return read.success ? ownerIn(read.data) : 'unreadable';
    },
    async purge(name) {
      const deleted = await ask(() => client.beginDeleteSecret(name));
      let purged = false;
      for (const pauseMs of deleted === 'absent' ? [0] : purgePausesMs) {
        if (pauseMs > 0) await sleep(pauseMs);
        const answer = await ask(() => client.purgeDeletedSecret(name));
        purged = answer !== 'refused' && (answer !== 'absent' || deleted === 'absent');
        if (purged) break;
      }
      if (!purged) return false;
      const [live, remains] = await Promise.all([
        ask(() => client.getSecret(name)),
        ask(() => client.getDeletedSecret(name)),
      ]);
      return live === 'absent' && remains === 'absent';
    },
  };
}

/** 404 is "there is none", 409 is "being deleted just now"; everything else is an outage. */
async function ask<T>(call: () => Promise<T>): Promise<T | 'absent' | 'refused'> {
  try {
    return await call();
  } catch (error) {
    const { status } = answerOf(error);
    if (status === 404) return 'absent';
    if (status === 409) return 'refused';
    throw unavailable('vault_unavailable', error);
  }
}

function opened(value: string | undefined, owner: SecretOwner): string {
  const read = secretValue.safeParse(parsed(value));
  if (!read.success) throw new Failure('internal_error', { reason: 'unreadable secret' });
  const { companyId, userId } = ownerIn(read.data);
  if (companyId === owner.companyId && userId === owner.userId) return read.data.secret;
  throw new Failure('internal_error', { reason: 'secret of another owner' });
}

function ownerIn({ companyId, userId }: z.output<typeof secretValue>): SecretOwner {
  const company = { companyId: companyId as CompanyId };
  return userId === undefined ? company : { ...company, userId: userId as UserId };
}

function parsed(value: string | undefined): unknown {
  try {
    return JSON.parse(value ?? '');
  } catch {
    return undefined;
  }
}
