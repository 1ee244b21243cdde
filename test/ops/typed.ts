// A command as it is typed, carried out in this process: what was said, and with which status it ended.
import { readCommand } from '../../ops/command';
import { quietMinutes } from '../../ops/quiet';
import { run, type Status } from '../../ops/run';
import type { CompanyId, UserKey } from '../../src/domain/ids';
import type { OpsPorts } from '../../src/ops-ports';
import type { SettableClock } from '../fakes/system';

export type Ran = { readonly status: Status; readonly said: string };

/** `quiet` is what happens in the minutes that a delete waits. */
export async function typed(
  args: readonly string[],
  ports: OpsPorts & { readonly clock: SettableClock },
  quiet: () => Promise<void> = () => Promise.resolve(),
): Promise<Ran> {
  const read = readCommand(args);
  if (read === 'help' || 'wrong' in read) throw new Error(`Not a command: ${JSON.stringify(read)}`);
  const said: string[] = [];
  const waited = async () => {
    await quiet();
    ports.clock.advance({ minutes: quietMinutes });
  };
  const status = await run(read.command, ports, { say: (line) => said.push(line), quiet: waited });
  return { status, said: said.join('\n') };
}

export const deletePerson = ({ companyId, userId }: UserKey, ...more: readonly string[]) => [
  'delete-person',
  `--company=${companyId}`,
  `--user=${userId}`,
  ...more,
];

export const deleteCompany = (companyId: CompanyId, ...more: readonly string[]) => [
  'delete-company',
  `--company=${companyId}`,
  ...more,
];
