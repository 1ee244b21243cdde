// A company's app registration goes: first the row, in one transaction with the trash row that remembers its secret, so
// that nobody can connect or sync any more; then the secret.
import { Failure } from '../domain/failure';
import type { CompanyId } from '../domain/ids';
import type { Ports } from '../ports';
import { purgeSecret } from './purge-secret';

/** @returns whether there was one. @throws Failure changed_elsewhere when its admin keeps saving it */
export async function dropCredentials(
  ports: Pick<Ports, 'clock' | 'companies' | 'log' | 'secrets' | 'trash'>,
  companyId: CompanyId,
): Promise<boolean> {
  for (let tries = 0; ; tries++) {
    const found = await ports.companies.credentials(companyId);
    if (!found) return false;
    const { secretName } = found.value;
    const trash = { add: [{ secretName, dueAt: ports.clock.now() }] };
    if (await ports.companies.removeCredentials(companyId, found.etag, trash)) {
      await purgeSecret(ports, { companyId, secretName });
      return true;
    }
    if (tries >= 5) throw new Failure('changed_elsewhere');
  }
}
