// Secrets of a company or a person that wait to be purged: which of them are theirs, and purging them.
import type { CompanyId, UserId } from '../src/domain/ids';
import type { OpsPorts } from '../src/ops-ports';
import type { SecretOwner, TrashItem } from '../src/ports';
import { purgeSecret, trashGraceMs } from '../src/use-cases/purge-secret';
import { quietMs } from './quiet';

/** Without `userId`: everybody's and the company's own. */
export type Whose = { readonly companyId: CompanyId; readonly userId?: UserId };
type Needs = Pick<OpsPorts, 'clock' | 'company' | 'secrets'>;

/** A trash row does not say whose its secret is; the secret does. */
export async function* trashOf(ports: Needs, whose: Whose): AsyncGenerator<TrashItem> {
  for await (const page of ports.company.trash(whose.companyId)) {
    for (const item of page) {
      const owner = await ports.secrets.ownerOf(item.secretName);
      const theirs = owner === undefined ? isAbandoned(item, ports.clock.now()) : belongs(owner, whose);
      if (theirs) yield item;
    }
  }
}

function belongs(owner: SecretOwner | 'unreadable', { userId }: Whose): boolean {
  if (userId === undefined) return true;
  return owner !== 'unreadable' && owner.userId === userId;
}

/**
 * There is no live secret any more that could say whose it is, and nobody is about to write one: a row is put up an hour
 * before it is due, or when it is due. Whosesoever it was, purging it finishes what the sweep would do.
 */
function isAbandoned({ dueAt }: TrashItem, now: Date): boolean {
  return dueAt.getTime() - trashGraceMs + quietMs <= now.getTime();
}

/** @returns how many the vault has not confirmed to be gone; their rows stay */
export async function takeTrash(
  ports: Needs & Pick<OpsPorts, 'log' | 'trash'>,
  whose: Whose,
): Promise<number> {
  let pending = 0;
  for await (const item of trashOf(ports, whose)) {
    if ((await purgeSecret(ports, item)) === 'pending') pending += 1;
  }
  return pending;
}

export async function countTrash(ports: Needs, whose: Whose): Promise<number> {
  const names = new Set<string>();
  for await (const { secretName } of trashOf(ports, whose)) names.add(secretName);
  return names.size;
}
