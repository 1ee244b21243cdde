// What the engineers' program says. Pure. Numbers and the ids that were typed; never a title, an address or the name of a
// secret.
import type { Failure } from '../src/domain/failure';
import type { TimelineCounts } from '../src/ops-ports';
import type { OwnCounts, PersonCounts } from './count';
import { quietMinutes } from './quiet';

export const help = [
  'npm run ops -- delete-person --company ID --user ID [--confirm]   everything that is stored about a person',
  'npm run ops -- delete-company --company ID [--confirm]            everything about a company and its people',
  'npm run ops -- export-person --company ID --user ID --out FILE    the same, written into a new file',
  'npm run ops -- poison                                             what waits in outlook-sync-poison',
  'npm run ops -- replay-poison [--confirm]                          back into outlook-sync with it',
  'Without --confirm nothing is changed: it is only said what would be. An id that begins with a dash: --user=ID',
  'Storage and vault are those of the environment (DataStorage…, KEY_VAULT_URL), reached as whoever is signed in: az login.',
  'docs/data-requests.md says who may do this, with which rights, and what is left where.',
];

type Counted = readonly (readonly [count: number, one: string, many: string])[];

/** One line per kind that there is. */
function countLines(counted: Counted): readonly string[] {
  const there = counted.filter(([count]) => count > 0);
  const width = Math.max(0, ...there.map(([count]) => inWords(count).length));
  return there.map(
    ([count, one, many]) => `  ${inWords(count).padStart(width)}  ${count === 1 ? one : many}`,
  );
}

function inWords(count: number): string {
  return count.toLocaleString('en-US');
}

const connections = [
  'connection, with preferences and last runs',
  'connections, with preferences and last runs',
];
const pendingSignIns = ['pending sign-in', 'pending sign-ins'];
const tokens = ['refresh token in the vault', 'refresh tokens in the vault'];
const trash = ['secret that waits to be purged', 'secrets that wait to be purged'];

export function personLines(counts: PersonCounts, trashCount: number): readonly string[] {
  return countLines([
    row(counts.connections, connections),
    row(counts.pendingSignIns, pendingSignIns),
    row(counts.tokens, tokens),
    row(trashCount, trash),
    ...timelineRows(counts),
  ]);
}

export function companyLines(own: OwnCounts, timelines: TimelineCounts): readonly string[] {
  return countLines([
    row(own.credentials, ['set of credentials, with its client secret in the vault', '']),
    row(own.catalogues, ['catalogue of categories and rules', '']),
    row(own.connections, connections),
    row(own.pendingSignIns, pendingSignIns),
    row(own.tokens, tokens),
    row(own.trash, trash),
    row(own.other, [
      'row of the company that only a newer version knows',
      'rows of the company that only a newer version knows',
    ]),
    ...timelineRows(timelines),
  ]);
}

function timelineRows(counts: TimelineCounts): Counted {
  return [
    row(counts.events, ['event', 'events']),
    row(counts.tombstones, ['deleted event (tombstone)', 'deleted events (tombstones)']),
    row(counts.lessons, ['lesson', 'lessons']),
    row(counts.indexRows, ['index row', 'index rows']),
    row(counts.signposts, ['signpost', 'signposts']),
    row(counts.fences, ['fence', 'fences']),
    row(counts.other, ['row that only a newer version knows', 'rows that only a newer version knows']),
  ];
}

function row(count: number, words: readonly string[]): Counted[number] {
  const [one = '', many = ''] = words;
  return [count, one, many];
}

/** As a shell takes it, whatever the id is made of. */
export function commandLine(name: string, flags: Readonly<Record<string, string>>): string {
  const given = Object.entries(flags).map(([flag, value]) => `--${flag}=${quoted(value)}`);
  return ['npm run ops --', name, ...given, '--confirm'].join(' ');
}

function quoted(value: string): string {
  if (/^[A-Za-z0-9_@.+:-]+$/.test(value)) return value;
  if (!/\p{Cc}/u.test(value)) return `'${value.replaceAll("'", "'\\''")}'`;
  // What would be invisible or break the line, as bash and zsh write it.
  const shown = value.replace(/[\\']/g, '\\$&').replace(/\p{Cc}/gu, (character) => {
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
  return `$'${shown}'`;
}

export type Places = { readonly tables: string; readonly queues: string; readonly vault: string };

/** Which environment it is, before anything is said or done: of addresses the hosts alone. */
export function placesLine({ tables, queues, vault }: Places): string {
  const [ofTables, ofQueues, ofVault] = [tables, queues, vault].map((address) => new URL(address).host);
  return `Tables: ${ofTables}. Queues: ${ofQueues}. Vault: ${ofVault}.`;
}

export const otherVault =
  'This vault does not hold the secret that the row names: is KEY_VAULT_URL that of the same environment? Nothing is changed.';

export const unprovenVault =
  'No row names a secret that could tell whether this is the right vault: compare the hosts above.';

export const waiting = [
  'All but the last rows is deleted, and nothing that was under way can write any more.',
  `The last rows go in ${quietMinutes} minutes, when no request that began before can still be running.`,
  'If this is broken off, the same command finishes it.',
];

export const stillInUse =
  'It is still in use: whatever was deleted came back three times. End their access to OtiumWork first, then run the same command again.';

export const leftElsewhere =
  'What is left elsewhere (logs, messages, at Microsoft) says docs/data-requests.md.';

/** What to do about a call that failed. */
export function failureLines({ code, reason, cause }: Failure): readonly string[] {
  const why = reason === undefined ? '' : ` (${reason})`;
  switch (code) {
    case 'storage_unavailable':
    case 'vault_unavailable': {
      const what = code === 'vault_unavailable' ? 'The vault' : 'Storage';
      return [
        `${what} did not do what was asked${why}.`,
        '403 is a right that is missing (docs/data-requests.md); no answer is a wrong address, a closed network, or nobody signed in (az login).',
        'Then run the same command again: it goes on where it stopped.',
      ];
    }
    case 'internal_error':
      return [
        `Something here is not as this version expects it${why}. Is it the version that is deployed? If so, it is a bug.`,
        ...framesOf(cause),
      ];
    default:
      return [`It was refused: ${code}${why}. Run the same command again.`];
  }
}

/** Where a bug is, without its message: that may hold anything. */
function framesOf(thrown: unknown): readonly string[] {
  const lines = thrown instanceof Error ? (thrown.stack ?? '').split('\n') : [];
  return lines.filter((line) => line.trimStart().startsWith('at ')).slice(0, 8);
}

export function messagesWait(total: number): string {
  return `About ${total} ${total === 1 ? 'message waits' : 'messages wait'} in outlook-sync-poison.`;
}
