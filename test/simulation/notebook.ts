// The notes of a careful person who watches one timeline: which event was made for which meeting, where that meeting
// was last seen, what the user did to the event. By these notes it is told whether a meeting is known.
import type { CalendarEntry, Meeting } from '../../src/domain/meeting';
import { isEdited, type StoredEvent, type TimelineEvent } from '../../src/domain/timeline-event';
import { touches, type Window } from './own-window';

export type Note = {
  readonly eventId: string;
  readonly account: string;
  readonly connectionId: string;
  readonly key: string;
  readonly start: Date;
  readonly end: Date;
  readonly title: string | undefined;
  readonly deleted: boolean;
  readonly edited: boolean;
  /** The user's own columns, as they last wrote them. */
  readonly user: string;
};

/** By event id. */
export type Notes = Map<string, Note>;

/** What one sync got to see, and with which eyes. */
export type Walk = {
  readonly entries: readonly CalendarEntry[];
  readonly byKey: ReadonlyMap<string, CalendarEntry>;
  readonly window: Window;
  readonly account: string;
  readonly connectionId: string;
  readonly words: readonly string[];
};

export const userColumns = ({ user, deletedAt }: TimelineEvent): string => JSON.stringify([user, deletedAt]);

/** A note on a row as it stands. What was deleted no longer tells its title; then it is the one that is known. */
export function noteOf({ event }: StoredEvent, knownTitle: string | undefined): Note {
  const { id, account, connectionId, source, deletedAt } = event;
  const deleted = deletedAt !== undefined;
  return {
    eventId: id,
    account,
    connectionId,
    key: source.outlookKey,
    start: source.start,
    end: source.end,
    title: deleted ? knownTitle : source.title,
    deleted,
    edited: isEdited(event),
    user: userColumns(event),
  };
}

const sevenDaysMs = 7 * 24 * 3_600_000;

/** What a walk says about the meeting under this key. `elsewhere`: it is shown, but not in the window. */
export type Sighting =
  'importable' | 'elsewhere' | 'too long' | 'excluded' | 'cancelled' | 'all-day' | 'malformed' | 'absent';

export function sightingOf(walk: Walk, key: string): Sighting {
  const entry = walk.byKey.get(key);
  if (!entry) return 'absent';
  if (entry.kind !== 'meeting') return entry.kind;
  if (entry.end.getTime() - entry.start.getTime() > sevenDaysMs) return 'too long';
  const title = (entry.title ?? '').toLowerCase();
  if (walk.words.some((word) => title.includes(word.toLowerCase()))) return 'excluded';
  return touches(walk.window, entry) ? 'importable' : 'elsewhere';
}

/** An entry without an id may be of any row. */
export const hasNameless = (walk: Walk): boolean =>
  walk.entries.some(({ outlookId }) => outlookId === undefined);

export type Shown = { readonly key: string; readonly meeting: Meeting };

/** The meetings that a walk shows and that belong into the timeline. */
export function importable(walk: Walk): readonly Shown[] {
  return [...walk.byKey].flatMap(([key, meeting]) =>
    meeting.kind === 'meeting' && sightingOf(walk, key) === 'importable' ? [{ key, meeting }] : [],
  );
}

type Occasion = Pick<Meeting, 'start' | 'end' | 'title'>;
export const sameOccasion = (a: Occasion, b: Occasion): boolean =>
  a.start.getTime() === b.start.getTime() && a.end.getTime() === b.end.getTime() && a.title === b.title;

/**
 * By key, the notes on the meetings that a walk shows. A meeting is known by its id, or it stands where another one was
 * last seen that is not to be seen any more under its old id. Of several such it is the dearest, each for one meeting: a
 * living one before a deleted one, one of this connection before an earlier one, one that its user worked on before
 * others. Among equals it does not matter.
 */
export function recognise(notes: Notes, walk: Walk): ReadonlyMap<string, Note> {
  const shown = importable(walk);
  const worth = (note: Note) =>
    (note.deleted ? 0 : 4) + (note.connectionId === walk.connectionId ? 2 : 0) + (note.edited ? 1 : 0);
  const dearestFirst = [...notes.values()]
    .filter(({ account }) => account === walk.account)
    .sort((a, b) => worth(b) - worth(a));
  const known = new Map<string, Note>();
  for (const { key } of shown) {
    const note = dearestFirst.find((each) => each.key === key && !isLeftElsewhere(each, walk));
    if (note) known.set(key, note);
  }
  const left = dearestFirst.filter((note) => !walk.byKey.has(note.key));
  for (const { key, meeting } of shown) {
    const place = known.has(key) ? -1 : left.findIndex((note) => sameOccasion(note, meeting));
    for (const note of place < 0 ? [] : left.splice(place, 1)) known.set(key, note);
  }
  return known;
}

/** What an earlier connection left outside the window stays there; a meeting that came in from there is new here. */
const isLeftElsewhere = (note: Note, walk: Walk): boolean =>
  !note.deleted && note.connectionId !== walk.connectionId && !touches(walk.window, note);

/** After a sync that succeeded: where each known meeting was seen. A released event does not follow its meeting. */
export function noteSightings(notes: Notes, walk: Walk): void {
  const known = recognise(notes, walk);
  for (const { key, meeting } of importable(walk)) {
    const note = known.get(key);
    if (note?.connectionId !== walk.connectionId) continue;
    const { start, end, title } = meeting;
    notes.set(note.eventId, { ...note, key, start, end, title });
  }
  // What is excluded but was worked on goes along with its meeting, under the title that it had.
  for (const note of notes.values()) {
    const meeting = note.connectionId === walk.connectionId ? walk.byKey.get(note.key) : undefined;
    if (meeting?.kind === 'meeting' && note.edited && sightingOf(walk, note.key) === 'excluded')
      notes.set(note.eventId, { ...note, start: meeting.start, end: meeting.end });
  }
}
