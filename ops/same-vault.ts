// Do storage and vault belong together? A vault of another environment answers as one that has purged everything: a delete
// would lose the rows that remember the secrets, and the secrets would live on. So it must first hold one that a row names.
import type { CompanyId, UserKey } from '../src/domain/ids';
import type { OpsPorts } from '../src/ops-ports';
import type { SecretOwner } from '../src/ports';
import { pagesOfConnections } from '../src/use-cases/credentials';

type Named = { readonly name: string; readonly owner: SecretOwner };
type Needs = Pick<OpsPorts, 'companies' | 'connections' | 'secrets'>;

/** `unproven`: no row names a secret, as after a delete that was broken off. */
export type VaultProof = 'same' | 'other' | 'unproven';

/** A vault is asked as long as what is asked for changes meanwhile. */
const mostTries = 5;

export function proveVaultOfPerson(ports: Needs, user: UserKey): Promise<VaultProof> {
  return prove(ports, async () => {
    const token = (await ports.connections.get(user))?.value.token;
    return token ? { name: token.name, owner: user } : clientSecret(ports, user.companyId);
  });
}

export function proveVaultOfCompany(ports: Needs, companyId: CompanyId): Promise<VaultProof> {
  return prove(ports, async () => (await clientSecret(ports, companyId)) ?? anyToken(ports, companyId));
}

async function prove({ secrets }: Needs, look: () => Promise<Named | undefined>): Promise<VaultProof> {
  let named = await look();
  for (let tries = 0; named !== undefined && tries < mostTries; tries++) {
    const owner = await secrets.ownerOf(named.name);
    if (owner !== undefined && owner !== 'unreadable' && isSame(owner, named.owner)) return 'same';
    // A sync or an admin may have put another secret in its place, and purged this one.
    const again = await look();
    if (again?.name === named.name) return 'other';
    named = again;
  }
  return named === undefined ? 'unproven' : 'other';
}

function isSame(one: SecretOwner, other: SecretOwner): boolean {
  return one.companyId === other.companyId && one.userId === other.userId;
}

async function clientSecret({ companies }: Needs, companyId: CompanyId): Promise<Named | undefined> {
  const name = (await companies.credentials(companyId))?.value.secretName;
  return name === undefined ? undefined : { name, owner: { companyId } };
}

async function anyToken(ports: Needs, companyId: CompanyId): Promise<Named | undefined> {
  for await (const page of pagesOfConnections(ports, companyId)) {
    const connected = page.find(({ token }) => token !== undefined);
    if (connected?.token) return { name: connected.token.name, owner: connected };
  }
  return undefined;
}
