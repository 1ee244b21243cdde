// Carries out one command and says what there is and what was done.
import type { OpsPorts } from '../src/ops-ports';
import type { Command } from './command';
import { deleteCompany, deletePerson } from './delete';
import { exportToFile } from './export/export-to-file';
import { listPoison, putPoisonBack } from './poison';

/** With which the program ends: done; could not be done; was asked for wrongly. */
export type Status = 0 | 1 | 2;

export type Terminal = {
  readonly say: (line: string) => void;
  /** Until no request that runs now can still be running. */
  readonly quiet: () => Promise<void>;
};

/** @throws Failure */
export function run(command: Command, ports: OpsPorts, terminal: Terminal): Promise<Status> {
  switch (command.name) {
    case 'delete-person':
      return deletePerson(ports, terminal, command);
    case 'delete-company':
      return deleteCompany(ports, terminal, command);
    case 'export-person':
      return exportToFile(ports, terminal, command);
    case 'poison':
      return listPoison(ports, terminal);
    case 'replay-poison':
      return putPoisonBack(ports, terminal, command);
  }
}
