// The two deletes as the terminal sees them: what there is, and with --confirm that it goes.
import type { CompanyId, UserKey } from '../src/domain/ids';
import type { OpsPorts } from '../src/ops-ports';
import { countOwn, countPerson, countTimelines, isEmpty } from './count';
import { eraseCompany } from './erase-company';
import { erasePerson } from './erase-person';
import { inRounds, type Steps } from './rounds';
import type { Status, Terminal } from './run';
import { proveVaultOfCompany, proveVaultOfPerson, type VaultProof } from './same-vault';
import { countTrash } from './trash';
import {
  commandLine,
  companyLines,
  leftElsewhere,
  otherVault,
  personLines,
  stillInUse,
  unprovenVault,
  waiting,
} from './words';

type Delete = {
  /** Such as `this person`. */
  readonly what: string;
  readonly lines: readonly string[];
  /** Which does it, for good. */
  readonly command: string;
  readonly confirmed: boolean;
  readonly vault: VaultProof;
  readonly steps: Steps;
};

export async function deletePerson(
  ports: OpsPorts,
  terminal: Terminal,
  { user, confirmed }: { readonly user: UserKey; readonly confirmed: boolean },
): Promise<Status> {
  const { companyId, userId } = user;
  const counts = await countPerson(ports, user);
  if (isEmpty(counts)) {
    const [person, company] = [JSON.stringify(userId), JSON.stringify(companyId)];
    terminal.say(`Nothing is stored about a user ${person} of company ${company}.`);
    return 1;
  }
  return dryRunOrDelete(terminal, {
    what: 'this person',
    lines: personLines(counts, await countTrash(ports, user)),
    command: commandLine('delete-person', { company: companyId, user: userId }),
    confirmed,
    vault: await proveVaultOfPerson(ports, user),
    steps: erasePerson(ports, user),
  });
}

export async function deleteCompany(
  ports: OpsPorts,
  terminal: Terminal,
  { companyId, confirmed }: { readonly companyId: CompanyId; readonly confirmed: boolean },
): Promise<Status> {
  terminal.say('All of the table PendingSignIns is read, page by page: it has no index by company.');
  const counts = await countOwn(ports, companyId);
  if (isEmpty(counts)) {
    terminal.say(`Nothing is stored about a company ${JSON.stringify(companyId)}.`);
    return 1;
  }
  return dryRunOrDelete(terminal, {
    what: 'this company and its people',
    lines: companyLines(counts, await countTimelines(ports, companyId)),
    command: commandLine('delete-company', { company: companyId }),
    confirmed,
    vault: await proveVaultOfCompany(ports, companyId),
    steps: eraseCompany(ports, companyId, terminal.say),
  });
}

async function dryRunOrDelete({ say, quiet }: Terminal, asked: Delete): Promise<Status> {
  const { what, lines, command, confirmed, vault, steps } = asked;
  say(`Stored about ${what}:`);
  lines.forEach(say);
  if (vault === 'other') {
    say(otherVault);
    return 1;
  }
  if (vault === 'unproven') say(unprovenVault);
  if (!confirmed) {
    say('This was a dry run: nothing is changed. To delete all of it, for good:');
    say(`  ${command}`);
    say('Before that, end their access to OtiumWork: whoever has it can connect again at any moment.');
    return 0;
  }
  const erased = await inRounds(steps, async () => {
    waiting.forEach(say);
    await quiet();
  });
  if (erased === 'in-use') {
    say(stillInUse);
    return 1;
  }
  say(`Done: nothing is stored about ${what} any more. ${leftElsewhere}`);
  return 0;
}
