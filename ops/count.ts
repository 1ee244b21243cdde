// How much of each kind is stored about a person or a company. Counts alone: no title, no address, no name of a secret.
import type { CompanyId, UserKey } from '../src/domain/ids';
import type { CompanyCounts, OpsPorts, TimelineCounts } from '../src/ops-ports';
import { pagesOfConnections } from '../src/use-cases/credentials';

export type PersonCounts = TimelineCounts & {
  readonly connections: number;
  readonly pendingSignIns: number;
  readonly tokens: number;
};

/** But for the trash, which costs a look into the vault: see `countTrash`. */
export async function countPerson(ports: Pick<OpsPorts, 'person'>, user: UserKey): Promise<PersonCounts> {
  const [connection, pending, timeline] = await Promise.all([
    ports.person.connection(user),
    ports.person.pendingSignIn(user),
    ports.person.timelineCounts(user),
  ]);
  return {
    connections: connection ? 1 : 0,
    pendingSignIns: pending ? 1 : 0,
    tokens: connection?.value.token ? 1 : 0,
    ...timeline,
  };
}

/** The partition of the company and its pending sign-ins. */
export type OwnCounts = CompanyCounts & { readonly pendingSignIns: number };

export async function countOwn(
  { company }: Pick<OpsPorts, 'company'>,
  companyId: CompanyId,
): Promise<OwnCounts> {
  let pendingSignIns = 0;
  for await (const page of company.pendingSignIns(companyId)) pendingSignIns += page.length;
  return { ...(await company.counts(companyId)), pendingSignIns };
}

const timelinesAtOnce = 8;

/** The timelines of everybody who has a connection row: nobody has one without. */
export async function countTimelines(
  ports: Pick<OpsPorts, 'connections' | 'person'>,
  companyId: CompanyId,
): Promise<TimelineCounts> {
  const total = { events: 0, tombstones: 0, signposts: 0, indexRows: 0, lessons: 0, fences: 0, other: 0 };
  for await (const page of pagesOfConnections(ports, companyId)) {
    for (let n = 0; n < page.length; n += timelinesAtOnce) {
      const some = page.slice(n, n + timelinesAtOnce).map((user) => ports.person.timelineCounts(user));
      for (const counts of await Promise.all(some)) add(total, counts);
    }
  }
  return total;
}

function add(total: Record<keyof TimelineCounts, number>, counts: TimelineCounts): void {
  for (const kind of Object.keys(total) as (keyof TimelineCounts)[]) total[kind] += counts[kind];
}

export function isEmpty(counts: object): boolean {
  return Object.values(counts).every((count) => count === 0);
}
