// Holds what a sync writes against the notes and against the walk that it saw: row by row, as it lands.
import type { Meeting } from '../../src/domain/meeting';
import { isEdited, type StoredEvent } from '../../src/domain/timeline-event';
import {
  importable,
  recognise,
  sameOccasion,
  sightingOf,
  userColumns,
  type Notes,
  type Sighting,
  type Walk,
} from './notebook';
import { broken, type Broken } from './promises';
import { isInWindow, isLiving, isOwn } from './rows';
import { eventInWords, occasionInWords, rowInWords } from './wording';

export type Judged = {
  readonly notes: Notes;
  readonly walk: Walk;
  /** So much is missing, or could be missing, that nothing may be removed for it yet. */
  readonly held: boolean;
};

/** What one transaction of a sync did to one row. */
export function judgeWrite(
  before: StoredEvent | undefined,
  after: StoredEvent | undefined,
  judged: Judged,
): Broken | undefined {
  if (before && !isOwn(before, judged.walk))
    return broken('released', `unchanged: ${rowInWords(before)}`, after ? rowInWords(after) : 'removed');
  if (!after) return before && judgeRemoval(before, judged);
  if (!before) return judgeInsert(after, judged);
  if (userColumns(before.event) !== userColumns(after.event))
    return broken('userColumns', rowInWords(before), rowInWords(after));
  return after.event.goneAtSource ? judgeMark(before, after, judged) : judgeUpdate(before, after, judged);
}

function judgeInsert(row: StoredEvent, { notes, walk }: Judged): Broken | undefined {
  const { source } = row.event;
  const shown = importable(walk).find(({ key }) => key === source.outlookKey);
  if (!shown)
    return broken('standsOnce', `left out: ${sightingOf(walk, source.outlookKey)}`, rowInWords(row));
  const what = occasionInWords(shown.meeting);
  const note = recognise(notes, walk).get(shown.key);
  if (note?.deleted) return broken('deletedStaysAway', `${what} stays away`, 'imported');
  if (note) return broken('standsOnce', `${what} in ${eventInWords(note.eventId)}`, 'imported once more');
  const isAsShown = sameOccasion(source, shown.meeting) && isOwn(row, walk);
  return isAsShown && userColumns(row.event) === '[{},null]'
    ? undefined
    : broken('standsOnce', what, rowInWords(row));
}

/** Only what was edited is kept and marked, and only when its meeting is really gone. */
function judgeMark(before: StoredEvent, after: StoredEvent, { walk, held }: Judged): Broken | undefined {
  const sighting = sightingOf(walk, after.event.source.outlookKey);
  const isGone = sighting === 'cancelled' || (sighting === 'absent' && !held);
  const isMarkOnly = sameOccasion(after.event.source, before.event.source);
  return isGone && isMarkOnly && isInWindow(before, walk) && isEdited(before.event)
    ? undefined
    : broken('noGhosts', `${rowInWords(before)}, ${held ? 'held' : sighting}`, rowInWords(after));
}

function judgeUpdate(before: StoredEvent, after: StoredEvent, { notes, walk }: Judged): Broken | undefined {
  const { source } = after.event;
  const key = source.outlookKey;
  const meeting = walk.byKey.get(key);
  const sighting = sightingOf(walk, key);
  if (isTurnedAway(sighting)) return judgeTurnedAway(before, after, walk);
  if (meeting?.kind !== 'meeting' || (sighting !== 'importable' && sighting !== 'elsewhere'))
    return broken('keepsItsEvent', `${rowInWords(before)}: its meeting is ${sighting}`, rowInWords(after));
  // Of what was deleted the title is not kept.
  const title = isLiving(after) ? meeting.title : undefined;
  if (!sameOccasion(source, { ...meeting, title }))
    return broken('standsOnce', occasionInWords(meeting), rowInWords(after));
  const isSameId = notes.get(after.event.id)?.key === key;
  return isSameId || isTakenFor(meeting, after.event.id, { notes, walk })
    ? undefined
    : broken('keepsItsEvent', `${rowInWords(before)} is another meeting`, rowInWords(after));
}

const isTurnedAway = (sighting: Sighting) => ['excluded', 'all-day', 'too long'].includes(sighting);

/** Kept because its user worked on it: no longer marked as gone, at its meeting's time, with no new word of it. */
function judgeTurnedAway(before: StoredEvent, after: StoredEvent, walk: Walk): Broken | undefined {
  const { source } = before.event;
  const entry = walk.byKey.get(source.outlookKey);
  const isExcluded = sightingOf(walk, source.outlookKey) === 'excluded';
  const time = isExcluded && entry?.kind === 'meeting' ? entry : source;
  const isIn = isEdited(before.event) && isInWindow(before, walk);
  return isIn && sameOccasion(after.event.source, { start: time.start, end: time.end, title: source.title })
    ? undefined
    : broken('keepsItsEvent', `${rowInWords(before)}: its meeting is turned away`, rowInWords(after));
}

function judgeRemoval(row: StoredEvent, { notes, walk, held }: Judged): Broken | undefined {
  const sighting = sightingOf(walk, row.event.source.outlookKey);
  const kept = (why: string) => broken('noLoss', `${rowInWords(row)} is kept: ${why}`, 'removed');
  if (!isLiving(row)) return broken('deletedStaysAway', `${rowInWords(row)} is remembered`, 'removed');
  if (isEdited(row.event)) return kept('its user worked on it');
  if (!isInWindow(row, walk)) return kept('it is not in the window');
  if (sighting === 'importable' || sighting === 'elsewhere' || sighting === 'malformed')
    return kept(`its meeting is ${sighting}`);
  if (sighting !== 'absent') return undefined;
  if (held) return broken('outage', `${rowInWords(row)} is held`, 'removed');
  return [...recognise(notes, walk).values()].some(({ eventId }) => eventId === row.event.id)
    ? broken('keepsItsEvent', `${rowInWords(row)} is kept: its meeting has a new id`, 'removed')
    : undefined;
}

/** Whether some meeting of this occasion is taken for the one of this event. Which one, of equals, does not matter. */
function isTakenFor(
  meeting: Meeting,
  eventId: string,
  { notes, walk }: Pick<Judged, 'notes' | 'walk'>,
): boolean {
  return [...recognise(notes, walk).values()].some(
    (note) => note.eventId === eventId && sameOccasion(note, meeting),
  );
}
