// Everything that is stored about a company and its people goes: first the credentials, so that nobody can connect or
// sync any more, then its people, then what is left in its partition.
import { newConnection } from '../src/domain/connection';
import type { CompanyId, UserKey } from '../src/domain/ids';
import type { OpsPorts } from '../src/ops-ports';
import { pagesOfConnections } from '../src/use-cases/credentials';
import { dropCredentials } from '../src/use-cases/drop-credentials';
import { countOwn, isEmpty } from './count';
import { closePerson, finishPerson, requirePurged } from './erase-person';
import type { Steps } from './rounds';
import { takeTrash } from './trash';

/** Each person is some ten calls of storage and five of the vault: far below what either takes. */
const peopleAtOnce = 8;

/** `tell` hears now and then how far it has come. */
export function eraseCompany(ports: OpsPorts, companyId: CompanyId, tell: (line: string) => void): Steps {
  const forEverybody = (done: string, act: (user: UserKey) => Promise<unknown>) =>
    forEach(pagesOfConnections(ports, companyId), act, (people) => tell(`  ${people} people ${done}`));
  return {
    async close() {
      await dropCredentials(ports, companyId);
      // Whose first sign-in is pending has no other row yet. With one they are found below, and by the next run after a crash.
      await forEach(ports.company.pendingSignIns(companyId), (user) =>
        ports.connections.save(newConnection(user), undefined),
      );
      await forEverybody('disconnected, their rows deleted', (user) => closePerson(ports, user));
      await takeTrash(ports, { companyId });
    },
    async finish() {
      await requirePurged(takeTrash(ports, { companyId }));
      await forEverybody('looked at again, their last rows deleted', (user) => finishPerson(ports, user));
      await ports.company.eraseCatalogue(companyId);
      return isEmpty(await countOwn(ports, companyId)) ? 'gone' : 'in-use';
    },
  };
}

async function forEach(
  pages: AsyncIterable<readonly UserKey[]>,
  act: (user: UserKey) => Promise<unknown>,
  tell: (done: number) => void = () => undefined,
): Promise<void> {
  let done = 0;
  for await (const page of pages) {
    for (let n = 0; n < page.length; n += peopleAtOnce)
      await Promise.all(page.slice(n, n + peopleAtOnce).map(act));
    done += page.length;
    if (page.length > 0) tell(done);
  }
}
