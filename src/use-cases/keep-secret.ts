// Put a secret under a new random name such that a crash at any point leaves no name that nobody remembers: the
// trash row is written first and taken down in the transaction that names the secret.
import type { Ports, SecretOwner, TrashChange } from '../ports';
import { trashGraceMs } from './purge-secret';

/**
 * @returns the new name, and the trash change to be made in the same transaction as the row that names it:
 * the new name comes down, the old one (if any) goes up, due at once.
 */
export async function keepSecret(
  ports: Pick<Ports, 'clock' | 'random' | 'secrets' | 'trash'>,
  owner: SecretOwner,
  secret: string,
  oldName: string | undefined,
): Promise<{ readonly name: string; readonly trash: TrashChange }> {
  const name = ports.random.id();
  const now = ports.clock.now();
  const { companyId } = owner;
  await ports.trash.add({ companyId, secretName: name, dueAt: new Date(now.getTime() + trashGraceMs) });
  await ports.secrets.put(name, owner, secret);
  return {
    name,
    trash: { drop: [name], add: oldName === undefined ? [] : [{ secretName: oldName, dueAt: now }] },
  };
}
