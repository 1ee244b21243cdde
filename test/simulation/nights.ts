// When a mailbox is looked at next.
import type { Connection, SyncRun } from '../../src/domain/connection';
import { shifted, wallDate } from '../fixtures/wall-clock';
import { firstOf, minutesIntoDay } from './own-window';
import { broken, type Broken } from './promises';
import { instant } from './wording';
import type { Run } from './witness';

const minuteMs = 60_000;

export const zoneOf = (connection: Pick<Connection, 'preferences' | 'profileZone'>): string =>
  connection.preferences.timeZone ?? connection.profileZone ?? 'UTC';

/** The first night after an instant. `spread`: how far into the night this mailbox's own time is, as far as known. */
export function checkNight(
  connection: Connection,
  after: { readonly at: Date; readonly spread: number | undefined },
): Broken | undefined {
  const { at, spread } = after;
  const { nextSyncAt } = connection;
  const zone = zoneOf(connection);
  const expected = `the first night after ${instant(at)}, ${spread?.toFixed(1) ?? '120 to 240'} minutes into a day in ${zone}`;
  if (!nextSyncAt) return broken('night', expected, 'none');
  const minutes = minutesIntoDay(nextSyncAt, zone);
  const dayBefore = firstOf(shifted(wallDate(nextSyncAt, zone), -1), zone);
  const nightBefore = new Date(dayBefore.getTime() + minutes * minuteMs);
  const isItsHour = minutes >= 120 && minutes < 240 && Math.abs((spread ?? minutes) - minutes) < 1e-6;
  return isItsHour && nextSyncAt > at && nightBefore <= at
    ? undefined
    : broken('night', expected, `${instant(nextSyncAt)}, ${minutes.toFixed(1)} minutes into the day`);
}

/**
 * After a night that failed: whoever must sign in again is left alone, whoever is blocked is tried once more, and
 * everybody else is tried again soon.
 */
export function checkPause(
  connection: Connection,
  { run, told }: { readonly run: Run; readonly told: SyncRun },
  spread: number | undefined,
): Broken | undefined {
  const { nextSyncAt, notBefore } = connection;
  const isBlocked = told.code === 'blocked_by_policy';
  if (isBlocked && run.connection.status !== 'blocked')
    return checkNight(connection, { at: run.startedAt, spread });
  if (isBlocked || told.code === 'grant_revoked' || told.code === 'sign_in_again')
    return nextSyncAt ? broken('growingPause', `none after ${told.code}`, instant(nextSyncAt)) : undefined;
  const pause = Math.min(15 * 2 ** (run.attempt - 1), 6 * 60);
  const earliest = new Date(run.startedAt.getTime() + pause * minuteMs);
  const expected = notBefore && notBefore > earliest ? notBefore : earliest;
  return nextSyncAt?.getTime() === expected.getTime()
    ? undefined
    : broken('growingPause', `at ${instant(expected)} after attempt ${run.attempt}`, instant(nextSyncAt));
}
