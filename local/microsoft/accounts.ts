// Who can sign in at the stand-in: an ordinary account for every person of the local stack, and in Contoso's
// tenant one account per documented trouble; colleagues can be hired by the hundred. Behaviours can be changed
// while the stand-in runs.

import { createHash } from 'node:crypto';

import { companies, people } from '../people';
import type { CompanyName, PersonName } from '../people';
import { behaviourNames, behaviours } from './behaviours';
import type { BehaviourName } from './behaviours';

export type Account = {
  readonly key: string;
  readonly address: string;
  readonly company: CompanyName;
  readonly displayName: string;
  /** What the account picker says it does. */
  readonly label: string;
  readonly behaviour: BehaviourName;
  /** The product's outcome code (or state) that the account ends in. */
  readonly leadsTo: string;
  /** Entra's object id, the same as Graph's user id. */
  readonly oid: string;
  /** One of many: exists only because somebody asked for a company of that size. */
  readonly hired: boolean;
};

const ordinary: readonly Account[] = (Object.keys(people) as PersonName[]).map((key) => {
  const { name, company, roles } = people[key];
  return account({
    key,
    company,
    displayName: name,
    label: roles.includes('admin') ? 'signs in (an administrator)' : 'signs in',
    behaviour: 'ordinary',
  });
});

const troublesome: readonly Account[] = behaviourNames
  .filter((behaviour) => behaviour !== 'ordinary')
  .map((behaviour) =>
    account({
      key: behaviour,
      company: 'contoso',
      displayName: behaviour.charAt(0).toUpperCase() + behaviour.slice(1).replaceAll('-', ' '),
      label: behaviours[behaviour].does,
      behaviour,
    }),
  );

export const accounts: readonly Account[] = [...ordinary, ...troublesome];

/** A company's nth colleague: ordinary, and the same whenever asked for. */
export function colleague(company: CompanyName, number: number): Account {
  return account({
    key: `${company}-${number}`,
    company,
    displayName: `Colleague ${number}`,
    label: 'signs in',
    behaviour: 'ordinary',
    hired: true,
  });
}

/** By key or address; addresses are compared as Entra does, without regard to case. */
export function findAccount(among: readonly Account[], keyOrAddress: string): Account | undefined {
  const wanted = keyOrAddress.toLowerCase();
  return among.find(({ key, address }) => key === wanted || address === wanted);
}

function account(
  row: Omit<Account, 'address' | 'oid' | 'leadsTo' | 'hired'> & Partial<Pick<Account, 'hired'>>,
): Account {
  const address = `${row.key}@${companies[row.company].domain}`;
  const { leadsTo } = behaviours[row.behaviour];
  return { hired: false, ...row, address, oid: guidOf(address), leadsTo };
}

/** A GUID that is the same for the same text. */
export function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
