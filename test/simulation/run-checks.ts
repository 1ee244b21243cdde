// What a run tells of itself, against what was seen of it.
import type { Connection, SyncRun } from '../../src/domain/connection';
import type { AllDay, CalendarEntry } from '../../src/domain/meeting';
import { wallDate } from '../fixtures/wall-clock';
import { zoneOf } from './nights';
import { recognise, sightingOf, type Notes, type Walk } from './notebook';
import { ownWindow, touches, type Window } from './own-window';
import { broken, type Broken } from './promises';
import { instant } from './wording';
import type { Run } from './witness';

export type ToldAndSeen = {
  readonly told: SyncRun;
  readonly seen: Run;
  /** As the run left it. */
  readonly connection: Connection;
  readonly notes: Notes;
  /** Nobody else did anything meanwhile. */
  readonly alone: boolean;
};

export function checkRun(run: ToldAndSeen): Broken | undefined {
  const { walk } = run.seen;
  if (!walk) return broken('counts', 'a run that succeeded has looked at the calendar', 'it has not');
  return checkWindow(run, walk) ?? checkCounts(run, walk) ?? checkHold(run) ?? checkRecord(run);
}

function checkWindow({ told, seen }: ToldAndSeen, walk: Walk): Broken | undefined {
  const inWords = ({ from, until }: Window) => `${instant(from)} to ${instant(until)}`;
  const expected = inWords(ownWindow(told.startedAt, zoneOf(seen.connection)));
  const wrong = [told.window, walk.window].map(inWords).find((window) => window !== expected);
  return wrong === undefined ? undefined : broken('window', expected, wrong);
}

function checkCounts(run: ToldAndSeen, walk: Walk): Broken | undefined {
  const { told, seen, alone } = run;
  const { imported, updated, unchanged, removed, skipped } = told;
  const { outsideWindow, ...reasons } = skipped;
  const sum = Object.values(reasons).reduce((total, count) => total + count, 0);
  const entries = imported + updated + unchanged + outsideWindow + sum;
  const counted = { entries, imported, removed, skipped: alone ? reasons : {} };
  const nameless = walk.entries.filter(({ outlookId }) => outlookId === undefined).length;
  const expected = {
    entries: walk.byKey.size + nameless,
    imported: seen.inserted,
    removed: seen.removed,
    skipped: alone ? reasonsToSkip(run, walk, nameless) : {},
  };
  const [should, is] = [JSON.stringify(expected), JSON.stringify(counted)];
  return should === is ? undefined : broken('counts', should, is);
}

/** All but what lies outside the window: a known meeting that has moved there counts as an update. */
function reasonsToSkip({ seen, notes }: ToldAndSeen, walk: Walk, nameless: number) {
  const zone = zoneOf(seen.connection);
  const days = { from: wallDate(walk.window.from, zone), until: wallDate(walk.window.until, zone) };
  const there = [...walk.byKey].filter(([, entry]) => !isElsewhere(entry, walk.window, days));
  const sightings = there.map(([key]) => sightingOf(walk, key));
  const count = (wanted: string) => sightings.filter((sighting) => sighting === wanted).length;
  const deleted = [...recognise(notes, walk).values()].filter((note) => note.deleted);
  return {
    cancelled: count('cancelled'),
    allDay: count('all-day'),
    tooLong: count('too long'),
    malformed: count('malformed') + nameless,
    excludedTitle: count('excluded'),
    deletedByUser: deleted.length,
  };
}

function isElsewhere(entry: CalendarEntry, window: Window, days: AllDay): boolean {
  if (entry.kind === 'meeting') return !touches(window, entry);
  if (entry.kind !== 'all-day' || !entry.days) return false;
  return entry.days.until <= days.from || entry.days.from >= days.until;
}

function checkHold({ told, seen, connection, alone }: ToldAndSeen): Broken | undefined {
  if (!alone) return undefined;
  const inWords = (outcome: string, since: Date | undefined) => `${outcome}, held since ${instant(since)}`;
  const expected = seen.mustHold
    ? inWords('held', seen.connection.heldSince ?? told.startedAt)
    : inWords('succeeded', undefined);
  const is = inWords(told.outcome, connection.heldSince);
  return expected === is ? undefined : broken('outage', expected, is);
}

function checkRecord({ told, connection, alone }: ToldAndSeen): Broken | undefined {
  const { runs } = connection;
  const isNewest = runs[0]?.id === told.id || !alone;
  return isNewest && runs.length <= 14
    ? undefined
    : broken('record', 'the newest of at most 14', `one of ${runs.length}: ${runs[0]?.id ?? 'none'}`);
}
