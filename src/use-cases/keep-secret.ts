// Put a secret under a new random name such that a crash at any point leaves no name that nobody remembers: the
// trash row is written first and taken down in the transaction that names the secret.
import type { Ports, SecretOwner, TrashChange } from '../ports';
import { trashGraceMs } from './purge-secret';

export type KeptSecret = {
  readonly name: string;
  /** For the transaction that names the secret: the new name comes down, the old one goes up, due at once. */
  readonly trash: (oldName: string | undefined) => TrashChange;
};

export async function keepSecret(
  ports: Pick<Ports, 'clock' | 'random' | 'secrets' | 'trash'>,
  owner: SecretOwner,
  secret: string,
): Promise<KeptSecret> {
  const name = ports.random.id();
  const now = ports.clock.now();
  const { companyId } = owner;
  await ports.trash.add({ companyId, secretName: name, dueAt: new Date(now.getTime() + trashGraceMs) });
  await ports.secrets.put(name, owner, secret);
  return {
    name,
    trash: (oldName) => ({
      drop: [name],
      add: oldName === undefined ? [] : [{ secretName: oldName, dueAt: now }],
    }),
  };
}
