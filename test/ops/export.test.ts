import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportPerson as exportPieces } from '../../ops/export/export-person';
import { exportedColumns, unknownColumns, type ExportedRow } from '../../src/adapters/azure/exported-columns';
import { toConnectionRow } from '../../src/adapters/azure/connection-row';
import { toPendingSignInRow } from '../../src/adapters/azure/pending-sign-in-row';
import { timelinePartition } from '../../src/adapters/azure/timeline-partition';
import { aConnection, anEvent, aPendingSignIn, aRun, at, changed } from '../fixtures/builders';
import { found, insertEvents, settle, user } from './people';
import { everything, now, stage } from './stage';
import { typed } from './typed';

const theStage = stage();
const anna = user('acme', "o'neil/anna");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ops-'));
  await found(theStage(), anna.companyId);
  await settle(theStage(), user('acme', 'ben'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
const newFile = () => join(folder, `${++files}.json`);
const exportPerson = (file: string, { companyId, userId } = anna) =>
  typed(['export-person', '--company', companyId, '--user', userId, '--out', file], theStage().ports);

/** Connected, with every column filled: two events, of which one is edited in every way and one deleted. */
async function filled() {
  const { ports } = theStage();
  const connection = aConnection({
    ...anna,
    epoch: 'the epoch',
    token: { name: 'name-of-the-token', setAt: at('2026-11-19T08:01:00.000Z') },
    purging: 'name-of-the-old-token',
    claim: { id: 'the claim', until: at('2026-11-20T10:05:00.000Z') },
    attempts: 2,
    heldSince: at('2026-11-19T03:00:00.000Z'),
    notBefore: at('2026-11-20T10:01:00.000Z'),
    problem: { code: 'graph_throttled', at: at('2026-11-20T09:58:00.000Z'), reference: 'a reference' },
    runs: [aRun({ code: 'graph_throttled' }), aRun()],
  });
  await ports.secrets.put('name-of-the-token', anna, 'the refresh token');
  await ports.connections.save(connection, undefined);
  const pending = aPendingSignIn(anna);
  await ports.pendingSignIns.replace(pending);
  await ports.timeline.setEpoch(anna, 'the epoch');
  await insertEvents(ports, anna, [
    anEvent({ id: 'edited', goneAtSource: true, source: { title: 'Sprint review' } }),
    anEvent({ id: 'deleted', source: { title: 'Doctor' } }),
    anEvent({ id: 'untouched', source: { title: undefined } }),
  ]);
  const { events } = await ports.timeline.readFrom(anna, new Date(0));
  const eventOf = (id: string) => events.find(({ event }) => event.id === id)!;
  const time = { start: at('2026-10-01T09:00:00.000Z'), end: at('2026-10-01T10:00:00.000Z') };
  const edit = {
    title: 'Retro',
    time,
    category: { id: 'team', workType: 'meeting' },
    workType: 'customer',
  };
  const lesson = { titleKey: 'key of the title', category: 'team' };
  await ports.timeline.edit(anna, eventOf('edited'), changed(eventOf('edited'), { user: edit }), lesson);
  await ports.timeline.edit(
    anna,
    eventOf('deleted'),
    changed(eventOf('deleted'), { deletedAt: now, source: { title: undefined } }),
    { titleKey: 'key of another', category: undefined },
  );
  return { connection, pending, eventOf };
}

test('the export of a person is everything that is stored about them, in a new file that they alone can read', async () => {
  const { connection, pending, eventOf } = await filled();
  const before = await everything(theStage());
  const file = newFile();
  const { status, said } = await exportPerson(file);
  expect(said.split('\n')[0]).toBe('Written. Events: 3, of them deleted: 1. Lessons: 2.');
  expect(status).toBe(0);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await everything(theStage())).toEqual(before);
  const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const technical = (id: string) => {
    const { account, connectionId, source } = eventOf(id).event;
    return {
      account,
      connection: connectionId,
      outlookKey: source.outlookKey,
      titleHash: source.subjectHash,
    };
  };
  const suggestion = { category: 'project', workType: 'meeting', by: 'built-in', because: 'review' };
  const { start, end } = eventOf('edited').event.source;
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(
    asJson({
      format: 'otiumwork-outlook-person/1',
      explainedIn: 'docs/data-requests.md',
      exportedAt: now,
      company: anna.companyId,
      user: anna.userId,
      connection: {
        status: 'connected',
        id: connection.connectionId,
        account: {
          tenantId: connection.account!.tid,
          objectId: connection.account!.oid,
          address: 'anna@contoso.example',
        },
        clientId: connection.clientId,
        refreshTokenStoredAt: '2026-11-19T08:01:00.000Z',
        connectedAt: connection.connectedAt,
        lastSyncAt: connection.lastSyncAt,
        nextSyncAt: connection.nextSyncAt,
        syncRunsUntil: '2026-11-20T10:05:00.000Z',
        attempts: 2,
        heldSince: '2026-11-19T03:00:00.000Z',
        notBefore: '2026-11-20T10:01:00.000Z',
        problem: { code: 'graph_throttled', at: '2026-11-20T09:58:00.000Z', reference: 'a reference' },
      },
      preferences: { timeZone: 'Europe/Berlin', excludeWords: ['privat'], profileZone: 'Europe/Vienna' },
      runs: [connection.runs[0], { ...connection.runs[1], code: null }],
      pendingSignIn: {
        tenantId: pending.tenantId,
        clientId: pending.clientId,
        redirectUri: pending.redirectUri,
        scopes: pending.scopes,
        expiresAt: pending.expiresAt,
      },
      technicalRows: { indexRows: 3, signposts: 1, fences: 1, other: 0 },
      events: [
        {
          id: 'edited',
          deletedAt: null,
          goneAtSource: true,
          meeting: { title: 'Sprint review', start, end },
          suggestion,
          edited: {
            title: 'Retro',
            start: '2026-10-01T09:00:00.000Z',
            end: '2026-10-01T10:00:00.000Z',
            category: 'team',
            workTypeOfCategory: 'meeting',
            workType: 'customer',
          },
          technical: technical('edited'),
        },
        {
          id: 'deleted',
          deletedAt: now,
          goneAtSource: false,
          meeting: { title: null, start, end },
          suggestion,
          edited: {},
          technical: technical('deleted'),
        },
        {
          id: 'untouched',
          deletedAt: null,
          goneAtSource: false,
          meeting: { title: null, start, end },
          suggestion,
          edited: {},
          technical: technical('untouched'),
        },
      ],
      lessons: [
        { titleHash: 'key of another', category: null },
        { titleHash: 'key of the title', category: 'team' },
      ],
    }),
  );
});

/** What stands in the tables under a person, by kind of row. */
async function rowsOf(
  key: typeof anna,
): Promise<readonly (readonly [ExportedRow, Record<string, unknown>])[]> {
  const { companies, pendingSignIns, timeline } = await everything(theStage());
  const isTheirs = (row: object) => {
    const { companyId, userId } = row as Record<string, unknown>;
    return companyId === key.companyId && userId === key.userId;
  };
  const partition = timelinePartition(key);
  return [
    ...companies.filter(isTheirs).map((row) => ['connection', row] as const),
    ...pendingSignIns.filter(isTheirs).map((row) => ['pendingSignIn', row] as const),
    ...timeline
      .filter(({ partitionKey }) => partitionKey === partition)
      .map((row) => [kindOf(row.rowKey ?? ''), row] as const),
  ].map(([kind, row]) => [kind, row as Record<string, unknown>]);
}

function kindOf(rowKey: string): ExportedRow {
  if (rowKey === 'f') return 'fence';
  if (rowKey.startsWith('e!')) return 'event';
  return rowKey.startsWith('k!') ? 'lesson' : 'signpost';
}

/** Whether the member is there, in any element of a list. */
function has(value: unknown, path: readonly string[]): boolean {
  if (path.length === 0) return true;
  if (Array.isArray(value)) return value.some((element) => has(element, path));
  const [name = '', ...rest] = path;
  return typeof value === 'object' && value !== null && name in value && has(value[name as never], rest);
}

test('every column that the service writes is shown where it is said to be, or left out for a reason', async () => {
  const file = newFile();
  await exportPerson(file);
  const text = await readFile(file, 'utf8');
  const rows = await rowsOf(anna);
  expect(new Set(rows.map(([kind]) => kind)).size).toBe(Object.keys(exportedColumns).length);
  const wrongs = rows.flatMap(([kind, row]) => [
    ...unknownColumns(kind, row).map((name) => `${kind} ${name}: the export does not know it`),
    ...Object.entries(exportedColumns[kind]).flatMap(([name, treatment]) => {
      if (typeof treatment === 'string')
        return has(JSON.parse(text), treatment.split('.')) ? [] : [`${kind} ${name}: not at ${treatment}`];
      const value = row[name];
      const isShown = typeof value === 'string' && value.length > 3 && text.includes(value);
      return isShown ? [`${kind} ${name}: shown, although it ${treatment.leftOut}`] : [];
    }),
  ]);
  expect(wrongs).toEqual([]);
  expect(text).not.toContain('the refresh token');
});

test('what is shown where is what docs/data-requests.md says', async () => {
  const docs = await readFile(join(__dirname, '../../docs/data-requests.md'), 'utf8');
  const treatments = Object.values(exportedColumns).flatMap((columns) => Object.entries(columns));
  const missing = treatments.flatMap(([column, treatment]) => {
    const wanted = typeof treatment === 'string' ? treatment : column;
    return docs.includes(`\`${wanted}\``) ? [] : [wanted];
  });
  expect(missing).toEqual([]);
});

test('columns and rows of a newer version are not passed over in silence', async () => {
  const { clients } = theStage();
  const ben = user('acme', 'ben');
  const connection = toConnectionRow(aConnection(ben));
  const pending = toPendingSignInRow(aPendingSignIn(ben));
  const [partitionKey, addedLater] = [timelinePartition(ben), 'x'];
  await clients.timeline.createEntity({ partitionKey, rowKey: 'x!new kind' });
  const first = await exportPerson(newFile(), ben);
  expect([first.status, first.said]).toEqual([
    1,
    expect.stringContaining('Not all is in it: 1 rows of an unknown kind.'),
  ]);
  const event = (await rowsOf(ben)).find(([kind]) => kind === 'event')![1] as { rowKey: string };
  await clients.companies.updateEntity({ ...connection, addedToConnection: addedLater }, 'Merge');
  await clients.pendingSignIns.updateEntity({ ...pending, addedToSignIn: addedLater }, 'Merge');
  await clients.timeline.updateEntity(
    { partitionKey, rowKey: event.rowKey, addedToEvent: addedLater },
    'Merge',
  );
  const { status, said } = await exportPerson(newFile(), ben);
  expect(status).toBe(1);
  expect(said).toContain(
    'Not all is in it: the columns addedToConnection, addedToSignIn, addedToEvent and 1 rows of an unknown kind.',
  );
});

test('nothing is overwritten, and what cannot be written says what to name instead', async () => {
  const file = newFile();
  await writeFile(file, 'mine');
  expect(await exportPerson(file)).toEqual({
    status: 2,
    said: '--out names a file that exists already. Name a new one: nothing is overwritten.',
  });
  expect(await readFile(file, 'utf8')).toBe('mine');
  expect((await exportPerson(join(folder, 'none', 'a.json'))).said).toContain('a folder that does not exist');
  expect((await exportPerson('/dev/stdout')).status).toBe(2);
});

test('somebody of whom nothing is stored is unknown, and no file is written', async () => {
  const file = newFile();
  const { status, said } = await exportPerson(file, user('acme', 'nobody'));
  expect([status, said]).toEqual([1, expect.stringContaining('Nothing is stored about a user "nobody"')]);
  await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a file that could not be finished is taken away again', async () => {
  const { gate } = theStage();
  let requests = 0;
  gate.before = () => {
    if (++requests > 6) throw new Error('storage is gone');
  };
  const file = newFile();
  await expect(exportPerson(file)).rejects.toMatchObject({ code: 'storage_unavailable' });
  gate.before = () => undefined;
  await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('of 100,000 events one page is in memory at a time', async () => {
  const page = Array.from({ length: 1_000 }, () => ({ value: anEvent(), unknownColumns: [] }));
  let taken = 0;
  async function* pages() {
    for (; taken < 100; taken++) yield await Promise.resolve(page);
  }
  const { person } = theStage().ports;
  const exported = { events: 0, deletedEvents: 0, lessons: 0, unknownColumns: new Set<string>() };
  const counts = await person.timelineCounts(anna);
  let longest = 0;
  let most = 0;
  for await (const piece of exportPieces(
    { ...person, events: pages },
    { user: anna, now, counts, exported },
  )) {
    longest = Math.max(longest, piece.length);
    most = Math.max(most, taken * 1_000 - exported.events);
  }
  expect([exported.events, most]).toEqual([100_000, 0]);
  expect(longest).toBeLessThan(1_000_000);
});
