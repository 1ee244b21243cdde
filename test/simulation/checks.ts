// What is looked at after an operation: whether it was done, what its run says of itself, and what it left behind.
import type { Connection, SyncRun } from '../../src/domain/connection';
import { shifted, wallDate } from '../fixtures/wall-clock';
import type { Planned } from './operations';
import type { Ending } from './interleaving';
import { firstOf, minutesIntoDay, ownWindow } from './own-window';
import { broken, type Broken } from './promises';
import type { Run } from './witness';

const minuteMs = 60_000;
const iso = (at: Date | undefined) => at?.toISOString() ?? 'never';

export const zoneOf = (connection: Pick<Connection, 'preferences' | 'profileZone'>): string =>
  connection.preferences.timeZone ?? connection.profileZone ?? 'UTC';

/** What a run tells about itself, against what was seen of it. */
export function checkRun(told: SyncRun, seen: Run, after: Connection, alone: boolean): readonly Broken[] {
  const { walk, inserted, removed } = seen;
  if (!walk) return [broken('counts', 'a run that succeeded has looked at the calendar', 'it has not')];
  const expected = ownWindow(told.startedAt, zoneOf(seen.connection));
  const dates = (window: { from: Date; until: Date }) => `${iso(window.from)} to ${iso(window.until)}`;
  const windows = [told.window, walk.window].map(dates).filter((window) => window !== dates(expected));

  const nameless = walk.entries.filter(({ outlookId }) => outlookId === undefined).length;
  const skipped = Object.values(told.skipped).reduce((sum, count) => sum + count, 0);
  const sum = told.imported + told.updated + told.unchanged + skipped;
  const counts = `${sum} entries, ${told.imported} imported, ${told.removed} removed`;
  const expectedCounts = `${walk.byKey.size + nameless} entries, ${inserted} imported, ${removed} removed`;

  const outcome = seen.mustHold ? 'held' : 'succeeded';
  const since = iso(seen.mustHold ? (seen.connection.heldSince ?? told.startedAt) : undefined);
  return [
    ...windows.map((window) => broken('window', dates(expected), window)),
    ...(counts === expectedCounts ? [] : [broken('counts', expectedCounts, counts)]),
    ...(told.outcome === outcome || !alone
      ? []
      : [broken('outage', `the run is ${outcome}`, `it ${told.outcome}`)]),
    ...(iso(after.heldSince) === since || !alone
      ? []
      : [broken('outage', `held since ${since}`, `since ${iso(after.heldSince)}`)]),
  ];
}

/** When the next night is due after a run that came to a good end. `spread` is what is known of this mailbox's own. */
export function checkNight(
  night: Date | undefined,
  after: { readonly at: Date; readonly zone: string; readonly spread: number | undefined },
): readonly Broken[] {
  if (!night) return [broken('night', 'there is a next night', 'there is none')];
  const { at, zone, spread } = after;
  const minutes = minutesIntoDay(night, zone);
  const dayBefore = shifted(wallDate(night, zone), -1);
  const nightBefore = new Date(firstOf(dayBefore, zone).getTime() + minutes * minuteMs);
  const isRight =
    minutes >= 120 &&
    minutes < 240 &&
    (spread === undefined || Math.abs(spread - minutes) < 1e-6) &&
    night > at &&
    nightBefore <= at;
  const own = spread === undefined ? 'from 120 to 240' : spread.toFixed(1);
  return isRight
    ? []
    : [
        broken(
          'night',
          `the first night after ${iso(at)}, ${own} minutes into a day in ${zone}`,
          `${iso(night)}, ${minutes.toFixed(1)} minutes into the day`,
        ),
      ];
}

/** When a mailbox that just failed by night, and whose user is not asked to do anything, is tried again. */
export function checkPause(connection: Connection, run: Run): readonly Broken[] {
  if (connection.status !== 'connected') return [];
  const pause = Math.min(15 * 2 ** (run.attempt - 1), 6 * 60);
  const earliest = new Date(run.startedAt.getTime() + pause * minuteMs);
  const asked = connection.notBefore && connection.notBefore > earliest ? connection.notBefore : earliest;
  return connection.nextSyncAt?.getTime() === asked.getTime()
    ? []
    : [
        broken(
          'growingPause',
          `after attempt ${run.attempt} the next one is at ${iso(asked)}`,
          iso(connection.nextSyncAt),
        ),
      ];
}

/** How things stood when an operation began. */
export type Circumstances = {
  readonly connection: Connection | undefined;
  readonly now: Date;
  /** With which code Microsoft, or the vault, would turn down this mailbox. */
  readonly refusal: string | undefined;
  readonly secretIsValid: boolean;
  readonly isBreakerOpen: boolean;
  /** A connect or disconnect died half way: fence and connection name different epochs. */
  readonly needsMending: boolean;
  readonly wantsOtherAccount: boolean;
  /** The message is for the epoch that is. */
  readonly epochFits: boolean;
};

/** Whether an operation that nothing hindered was done. */
export function checkDone(
  { operation, words }: Planned,
  ending: Ending,
  at: Circumstances,
): readonly Broken[] {
  const told = inWords(ending);
  const expected = expectedOf(operation.do, at);
  const asExpected = told === expected || (expected === 'done' && ending.kind === 'answered');
  // While the company's registration is broken the night asks for one mailbox only.
  const isSpared = expected === 'failed' && at.isBreakerOpen && told === 'not-due';
  const isMended = expected === 'synced' && at.needsMending && told === 'superseded';
  return asExpected || isSpared || isMended ? [] : [broken('fairWeather', `${words}: ${expected}`, told)];
}

export function inWords(ending: Ending): string {
  if (ending.kind === 'died') return 'the process died';
  if (ending.kind === 'failed') return ending.failure.code;
  return typeof ending.answer === 'string' ? ending.answer : 'done';
}

function expectedOf(what: Planned['operation']['do'], at: Circumstances): string {
  const { connection, now, refusal } = at;
  const isClaimed = connection?.claim !== undefined && connection.claim.until > now;
  const mustWait = connection?.notBefore !== undefined && connection.notBefore > now;
  switch (what) {
    case 'connect':
      if (!at.secretIsValid) return 'secret_wrong';
      return connection?.account && at.wantsOtherAccount ? 'wrong_account' : 'done';
    case 'sync':
      if (!connection?.token) return 'not_connected';
      if (connection.status === 'reconnect_required') return connection.problem?.code ?? 'a problem';
      if (isClaimed) return 'sync_running';
      return mustWait ? 'graph_throttled' : (refusal ?? 'done');
    case 'message':
    case 'message again': {
      if (!connection?.token) return 'not-connected';
      if (!at.epochFits) return 'other-epoch';
      if (isClaimed) return 'claimed';
      const isDue = connection.nextSyncAt !== undefined && connection.nextSyncAt <= now && !mustWait;
      if (!isDue || connection.status === 'reconnect_required') return 'not-due';
      return refusal === undefined ? 'synced' : 'failed';
    }
    default:
      return 'done';
  }
}
