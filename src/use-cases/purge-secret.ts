// Purge one vault name now if the vault answers; its trash row stays until it is really gone, so the sweep repeats it.
import type { CompanyId } from '../domain/ids';
import { Failure, type Code } from '../domain/failure';
import type { Ports } from '../ports';

/** How long until the trash row of a secret that was being written is due: long after its request has ended. */
export const trashGraceMs = 60 * 60_000;

export async function purgeSecret(
  ports: Pick<Ports, 'secrets' | 'trash' | 'log'>,
  item: { readonly companyId: CompanyId; readonly secretName: string },
): Promise<'done' | 'pending'> {
  try {
    if (!(await ports.secrets.purge(item.secretName))) return postponed({ reason: 'not gone yet' });
    await ports.trash.drop(item);
    return 'done';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return postponed({ code: error.code, reason: error.reason });
  }

  function postponed(why: { readonly code?: Code; readonly reason: string | undefined }): 'pending' {
    const { companyId } = item;
    ports.log.record({ event: 'secret.purge_postponed', level: 'warn', companyId, ...why });
    return 'pending';
  }
}
