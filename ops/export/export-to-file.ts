// The export as the terminal sees it: a new file of its own, and on the terminal only how much is in it.
import type { UserKey } from '../../src/domain/ids';
import type { OpsPorts } from '../../src/ops-ports';
import { countPerson, isEmpty } from '../count';
import type { Status, Terminal } from '../run';
import { exportPerson, type Exported } from './export-person';
import { refusalOf, writePrivately } from './private-file';

export async function exportToFile(
  ports: Pick<OpsPorts, 'clock' | 'person'>,
  { say }: Pick<Terminal, 'say'>,
  { user, file }: { readonly user: UserKey; readonly file: string },
): Promise<Status> {
  const { companyId, userId } = user;
  const counts = await countPerson(ports, user);
  if (isEmpty(counts)) {
    const [person, company] = [JSON.stringify(userId), JSON.stringify(companyId)];
    say(`Nothing is stored about a user ${person} of company ${company}. No file was written.`);
    return 1;
  }
  const exported: Exported = { events: 0, deletedEvents: 0, lessons: 0, unknownColumns: new Set() };
  const pieces = exportPerson(ports.person, { user, now: ports.clock.now(), counts, exported });
  try {
    await writePrivately(file, pieces);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    say(`--out ${refusal}`);
    return 2;
  }
  const { events, deletedEvents, lessons, unknownColumns } = exported;
  say(`Written. Events: ${events}, of them deleted: ${deletedEvents}. Lessons: ${lessons}.`);
  say('The file can be read by you alone and is not encrypted. Hand it over safely, then delete it.');
  if (unknownColumns.size === 0 && counts.other === 0) return 0;
  say(`Not all is in it: ${missing([...unknownColumns], counts.other)}`);
  say('They are of a newer version. Delete the file and export again with the version that is deployed.');
  return 1;
}

function missing(columns: readonly string[], rows: number): string {
  const parts = [
    ...(columns.length === 0 ? [] : [`the columns ${columns.join(', ')}`]),
    ...(rows === 0 ? [] : [`${rows} rows of an unknown kind`]),
  ];
  return `${parts.join(' and ')}.`;
}
