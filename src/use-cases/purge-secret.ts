// Purge one vault name now if the vault answers; its trash row stays until it is really gone, so the sweep repeats it.
import type { CompanyId } from '../domain/ids';
import { Failure } from '../domain/failure';
import type { Ports } from '../ports';

/** How long until the trash row of a secret that was being written is due: long after its request has ended. */
export const trashGraceMs = 60 * 60_000;

export async function purgeSecret(
  ports: Pick<Ports, 'secrets' | 'trash' | 'log'>,
  item: { readonly companyId: CompanyId; readonly secretName: string },
): Promise<'done' | 'pending'> {
  try {
    if (!(await ports.secrets.purge(item.secretName))) return 'pending';
    await ports.trash.drop(item);
    return 'done';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    ports.log.record({
      event: 'secret.purge_postponed',
      level: 'warn',
      companyId: item.companyId,
      code: error.code,
    });
    return 'pending';
  }
}
