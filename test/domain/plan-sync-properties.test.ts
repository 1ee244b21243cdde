// Random histories: a calendar that changes, a user who edits and deletes, connections that come and go, word lists
// that change, and syncs. After every sync that was believed the promises hold.
import fc from 'fast-check';
import { deleteEvent, editEvent } from '../../src/domain/edit-event';
import type { CalendarEntry, Meeting } from '../../src/domain/meeting';
import { builtInCatalogue } from '../../src/domain/suggestion/catalogue';
import { overlaps } from '../../src/domain/sync-window';
import { isEdited, type StoredEvent, type TimelineEvent } from '../../src/domain/timeline-event';
import { applied, outlookKeyOf, plan, window } from './timeline-samples';

/** What the calendar really holds. `serial` is the meeting itself, whatever its id is today. */
type Real = {
  readonly serial: number;
  readonly version: number;
  readonly title: string;
  readonly start: number;
  readonly hours: number;
  readonly kind: CalendarEntry['kind'];
};

type World = {
  /** By a number that a step can name. */
  calendar: Map<number, Real>;
  serials: number;
  rows: readonly StoredEvent[];
  /** Meetings that the user deleted from their timeline. */
  deleted: Set<number>;
  connection: number;
  excludeWords: readonly string[];
  heldSince: Date | undefined;
  clock: number;
};

const hourMs = 3_600_000;
const who = fc.integer({ min: 0, max: 11 });
const start = fc.integer({ min: -6, max: 34 });
const title = fc.constantFrom('Weekly', 'Review', 'Dentist', 'Flight');

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('sync' as const), hours: fc.nat({ max: 30 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('meet' as const), who, title, start, hours: fc.nat(9) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), who, start }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rename' as const), who, title }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('re-create' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('vanish' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('turn' as const),
      who,
      kind: fc.constantFrom('meeting', 'meeting', 'cancelled', 'all-day', 'malformed'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('edit' as const), row: fc.nat(20), what: fc.nat(5), start }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), row: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('outage' as const), returned: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reconnect' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('exclude' as const), words: fc.subarray(['dentist', 'fli']) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Every meeting has its own minute, so that no two are ever equal and which one it is is never a guess. */
function timeOf(real: Real): { start: Date; end: Date } {
  const from = window.from.getTime() + real.start * 6 * hourMs + real.serial * 60_000;
  return { start: new Date(from), end: new Date(from + real.hours * hourMs) };
}

const outlookIdOf = (real: Real) => `${real.serial}/${real.version}`;

function toEntry(real: Real): CalendarEntry {
  const outlookId = outlookIdOf(real);
  if (real.kind === 'meeting') return { kind: 'meeting', outlookId, title: real.title, ...timeOf(real) };
  if (real.kind === 'all-day') return { kind: real.kind, outlookId, days: undefined };
  return { kind: real.kind, outlookId };
}

/** As Graph does: what overlaps the window, whatever its kind. */
function walk(world: World): readonly CalendarEntry[] {
  return [...world.calendar.values()].filter((real) => overlaps(window, timeOf(real))).map(toEntry);
}

const isExcluded = (text: string, words: readonly string[]) =>
  words.some((word) => text.toLowerCase().includes(word));
const isLiving = ({ event }: StoredEvent) => event.deletedAt === undefined;
const living = (world: World) => world.rows.filter(isLiving);
const isOurs = (world: World, event: TimelineEvent) =>
  event.connectionId === `connection ${world.connection}`;

/** Whether an event has the times and the title of a meeting; of a tombstone the title is not told. */
function says(
  { source, deletedAt }: TimelineEvent,
  meeting: Pick<Meeting, 'start' | 'end' | 'title'>,
): boolean {
  const sameTime =
    source.start.getTime() === meeting.start.getTime() && source.end.getTime() === meeting.end.getTime();
  return sameTime && (deletedAt !== undefined || source.title === meeting.title);
}

function isFor(event: TimelineEvent, real: Real): boolean {
  const sameId = event.source.outlookKey === outlookKeyOf(outlookIdOf(real));
  return sameId || says(event, { ...timeOf(real), title: real.title });
}

/**
 * A meeting that the walk does not show in full loses its trace with its id. So does, at its next move, one that
 * stands in a released row, because such a row does not follow.
 */
function canBeRecognised(world: World, real: Real): boolean {
  const shown = real.kind === 'meeting' && !isExcluded(real.title, world.excludeWords);
  const released = world.rows.some(({ event }) => !isOurs(world, event) && isFor(event, real));
  return shown && overlaps(window, timeOf(real)) && !released;
}

function put(world: World, before: StoredEvent, event: TimelineEvent): void {
  world.rows = world.rows.map((row) => (row === before ? { event, etag: `${row.etag}'` } : row));
}

function edited(row: StoredEvent, what: number, startAt: number): TimelineEvent {
  const time = timeOf({ start: startAt, hours: 2, serial: 0 } as Real);
  const edits = [
    { title: 'Mine' },
    { title: null },
    { category: 'customer' },
    { category: null, workType: 'travel' },
    time,
    { title: null, start: row.event.source.start, end: row.event.source.end },
  ];
  try {
    return editEvent(row.event, edits[what]!, builtInCatalogue).event;
  } catch {
    return row.event; // a meeting without length cannot be given its own time back bound by bound
  }
}

function take(world: World, action: Step): void {
  const real = 'who' in action ? world.calendar.get(action.who) : undefined;
  const change = (parts: Partial<Real>) =>
    'who' in action && real && world.calendar.set(action.who, { ...real, ...parts });
  const row = 'row' in action ? living(world)[action.row] : undefined;
  switch (action.do) {
    case 'meet':
      if (!real)
        world.calendar.set(action.who, {
          serial: (world.serials += 1),
          version: world.clock,
          title: action.title,
          start: action.start,
          hours: action.hours,
          kind: 'meeting',
        });
      return;
    case 'move':
      change({ start: action.start });
      return;
    case 'rename':
      change({ title: action.title });
      return;
    case 're-create':
      if (!real || !canBeRecognised(world, real)) return;
      // A new id and a new time at once would be another meeting to anybody.
      sync(world);
      change({ version: world.clock });
      sync(world);
      return;
    case 'turn':
      change({ kind: action.kind });
      return;
    case 'vanish':
      world.calendar.delete(action.who);
      return;
    case 'edit':
      if (row) put(world, row, edited(row, action.what, action.start));
      return;
    case 'delete':
      if (row) {
        const real = [...world.calendar.values()].find((each) => isFor(row.event, each));
        if (real) world.deleted.add(real.serial);
        put(world, row, deleteEvent(row.event, new Date(world.clock)));
      }
      return;
    case 'reconnect':
      world.connection += 1;
      world.heldSince = undefined;
      return;
    case 'outage':
      sync(world, walk(world).slice(0, action.returned));
      return;
    case 'exclude':
      world.excludeWords = action.words;
      return;
    case 'sync':
      world.clock += action.hours * hourMs;
      sync(world);
  }
}

function planFor(world: World, entries: readonly CalendarEntry[]) {
  return plan({
    existing: world.rows,
    entries,
    connectionId: `connection ${world.connection}`,
    runId: `run ${world.clock}`,
    now: new Date(world.clock),
    excludeWords: world.excludeWords,
    heldSince: world.heldSince,
  });
}

function sync(world: World, entries = walk(world)): void {
  world.clock += 1;
  const before = new Map(world.rows.map((row) => [row.event.id, row.event]));
  const result = planFor(world, entries);
  world.rows = applied(world.rows, result.changes);
  world.heldSince = result.heldSince;
  const { counts } = result;
  const skipped = Object.values(counts.skipped).reduce((sum, n) => sum + n, 0);
  expect(counts.imported + counts.updated + counts.unchanged + skipped).toBe(entries.length);

  // No user column was changed by a sync, and nothing deleted came back.
  for (const { event } of world.rows) {
    const was = before.get(event.id);
    if (was) expect([event.user, event.deletedAt]).toEqual([was.user, was.deletedAt]);
  }
  for (const change of result.changes) {
    if (change.kind !== 'remove') continue;
    expect(isEdited(change.before.event)).toBe(false);
    expect(change.before.event.deletedAt).toBeUndefined();
    expect(change.before.event.connectionId).toBe(`connection ${world.connection}`);
  }

  // Doing it again writes nothing.
  world.clock += 1;
  expect(planFor(world, entries).changes).toEqual([]);

  // Every importable meeting stands once, unless its user deleted it.
  const importable = entries.filter(
    (entry): entry is Meeting =>
      entry.kind === 'meeting' &&
      !isExcluded(entry.title ?? '', world.excludeWords) &&
      overlaps(window, entry),
  );
  for (const entry of importable) {
    const rowsOfIt = world.rows.filter(
      ({ event }) => event.source.outlookKey === outlookKeyOf(entry.outlookId),
    );
    const ours = rowsOfIt.filter(({ event }) => isOurs(world, event));
    if (world.deleted.has(Number(entry.outlookId.split('/')[0]))) {
      expect(ours.filter(isLiving)).toEqual([]);
    } else if (ours.length > 0) {
      expect(ours.map(({ event }) => [says(event, entry), event.deletedAt])).toEqual([[true, undefined]]);
    } else {
      const known = world.rows.filter(
        (row) => isLiving(row) && (rowsOfIt.includes(row) || says(row.event, entry)),
      );
      expect(known).toHaveLength(1);
    }
  }

  // Nothing that lives in the window lacks a source, unless it was edited, held or released.
  if (result.held) return;
  const sources = new Set(entries.map((entry) => outlookKeyOf(entry.outlookId ?? '')));
  for (const { event } of living(world)) {
    if (!isOurs(world, event) || !overlaps(window, event.source)) continue;
    if (!sources.has(event.source.outlookKey))
      expect([isEdited(event), event.goneAtSource]).toEqual([true, true]);
  }
}

test('Whatever happens to a calendar and a timeline, a sync keeps its promises', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }), (steps) => {
      const world: World = {
        calendar: new Map(),
        rows: [],
        deleted: new Set(),
        serials: 0,
        connection: 1,
        excludeWords: [],
        heldSince: undefined,
        clock: window.until.getTime(),
      };
      for (const action of steps) {
        world.clock += 1;
        take(world, action);
      }
      sync(world);
    }),
    { numRuns: 600 },
  );
});
