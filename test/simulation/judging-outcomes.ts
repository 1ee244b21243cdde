// Holds the timeline that a sync leaves against the notes and against the walk that it saw.
import { isEdited, type StoredEvent } from '../../src/domain/timeline-event';
import type { Judged } from './judging-writes';
import {
  importable,
  recognise,
  sameOccasion,
  sightingOf,
  type Note,
  type Shown,
  type Walk,
} from './notebook';
import { broken, type Broken } from './promises';
import { isInWindow, isLiving, isOwn, type Rows } from './rows';
import { eventInWords, occasionInWords, rowInWords } from './wording';

/** What stands after a sync that succeeded or was held; `alone`: nobody else did anything meanwhile. */
export function judgeOutcome(rows: Rows, judged: Judged, alone: boolean): Broken | undefined {
  const { notes, walk } = judged;
  const known = recognise(notes, walk);
  const ofMeetings = importable(walk).map((shown) => judgeMeeting(shown, known.get(shown.key), rows, walk));
  const ofRows = [...rows.values()].map((row) => judgeRow(row, judged, alone));
  return [...ofMeetings, ...ofRows].find((wrong) => wrong !== undefined);
}

/** An importable meeting stands once, unless its user deleted it. */
function judgeMeeting(shown: Shown, note: Note | undefined, rows: Rows, walk: Walk): Broken | undefined {
  const what = occasionInWords(shown.meeting);
  // What an earlier connection left outside the window stays there; here the meeting stands anew.
  const isFor = (row: StoredEvent) =>
    row.event.account === walk.account &&
    row.event.source.outlookKey === shown.key &&
    (isOwn(row, walk) || isInWindow(row, walk));
  const found = [...rows.values()].filter((row) => isLiving(row) && isFor(row));
  const inWords = found.map(rowInWords).join(' and ');
  if (note?.deleted)
    return found.length === 0 ? undefined : broken('deletedStaysAway', `${what} stays away`, inWords);
  if (note && note.connectionId !== walk.connectionId) {
    const isAlone = found.every(({ event }) => event.id === note.eventId);
    return isAlone ? undefined : broken('standsOnce', `${what}, from an earlier connection`, inWords);
  }
  const [row, second] = found;
  if (!row) return broken('standsOnce', what, 'it does not stand');
  if (second) return broken('standsOnce', `${what}, once`, inWords);
  if (!sameOccasion(row.event.source, shown.meeting) || row.event.goneAtSource)
    return broken('standsOnce', what, inWords);
  return !note || note.eventId === row.event.id
    ? undefined
    : broken('keepsItsEvent', `${what} in ${eventInWords(note.eventId)}`, eventInWords(row.event.id));
}

/** A row in the window has a meeting, unless it was edited or is held. */
function judgeRow(row: StoredEvent, { walk, held }: Judged, alone: boolean): Broken | undefined {
  if (!isLiving(row) || !isOwn(row, walk) || !isInWindow(row, walk)) return undefined;
  const sighting = sightingOf(walk, row.event.source.outlookKey);
  if (sighting === 'importable' || sighting === 'malformed') return undefined;
  if (sighting === 'absent' && held) return undefined;
  // What its user gave back to the calendar while the sync was marking it stands until the next one.
  const mayStay = isEdited(row.event) || (row.event.goneAtSource && !alone);
  if (!mayStay || sighting === 'elsewhere')
    return broken('noGhosts', `gone: its meeting is ${sighting}`, rowInWords(row));
  const isGone = sighting === 'absent' || sighting === 'cancelled';
  if (isGone !== row.event.goneAtSource && alone)
    return broken(
      'noGhosts',
      isGone ? 'marked as gone at its source' : 'not marked as gone',
      rowInWords(row),
    );
  return isGone && !row.event.goneAtSource
    ? broken('noGhosts', 'marked as gone at its source', rowInWords(row))
    : undefined;
}
