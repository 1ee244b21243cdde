// All that is stored about one person as one JSON text, piece by piece: a page of rows is in memory, never all of them.
import type { UserKey } from '../../src/domain/ids';
import type { Held, PersonHoldings, TimelineCounts } from '../../src/ops-ports';
import {
  connectionMembers,
  eventMembers,
  lessonMembers,
  pendingSignInMembers,
  preferencesMembers,
  runMembers,
} from './members';

export type Exported = {
  events: number;
  deletedEvents: number;
  lessons: number;
  /** Columns that only a newer version knows, and which are therefore not in the export. */
  readonly unknownColumns: Set<string>;
};

type Request = {
  readonly user: UserKey;
  readonly now: Date;
  /** Rows that are only counted in the export. */
  readonly counts: TimelineCounts;
  /** Filled as the pieces are read. */
  readonly exported: Exported;
};

export async function* exportPerson(person: PersonHoldings, request: Request): AsyncGenerator<string> {
  const { user, now, counts, exported } = request;
  const connection = known(await person.connection(user));
  const pending = known(await person.pendingSignIn(user));
  yield '{\n';
  yield member('format', 'otiumwork-outlook-person/1');
  yield member('explainedIn', 'docs/data-requests.md');
  yield member('exportedAt', now);
  yield member('company', user.companyId);
  yield member('user', user.userId);
  yield member('connection', connection ? connectionMembers(connection) : null);
  yield member('preferences', connection ? preferencesMembers(connection) : null);
  yield member('runs', connection?.runs.map(runMembers) ?? []);
  yield member('pendingSignIn', pending ? pendingSignInMembers(pending) : null);
  const { indexRows, signposts, fences, other } = counts;
  yield member('technicalRows', { indexRows, signposts, fences, other });
  yield '"events": [';
  yield* list(person.events(user), (event) => {
    exported.events += 1;
    if (event.deletedAt !== undefined) exported.deletedEvents += 1;
    return eventMembers(event);
  });
  yield '],\n"lessons": [';
  yield* list(person.lessons(user), (lesson) => {
    exported.lessons += 1;
    return lessonMembers(lesson);
  });
  yield ']\n}\n';

  function known<T>(held: Held<T> | undefined): T | undefined {
    for (const name of held?.unknownColumns ?? []) exported.unknownColumns.add(name);
    return held?.value;
  }

  /** Each page as one piece, each row on a line of its own. */
  async function* list<T>(
    pages: AsyncIterable<readonly Held<T>[]>,
    toMembers: (value: T) => object,
  ): AsyncGenerator<string> {
    let separator = '\n';
    for await (const page of pages) {
      const lines = page.flatMap((row) => {
        const value = known(row);
        return value === undefined ? [] : [JSON.stringify(toMembers(value))];
      });
      yield separator + lines.join(',\n');
      separator = ',\n';
    }
  }
}

function member(name: string, value: unknown): string {
  return `${JSON.stringify(name)}: ${JSON.stringify(value)},\n`;
}
