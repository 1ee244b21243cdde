// Which time zone counts for a user: their preference, else the claim of their access token last seen, else UTC.
import type { Connection } from './connection';
import { isTimeZone } from './time-zone';

export type ZoneChoice = {
  readonly timeZone: string;
  readonly timeZoneSource: 'preference' | 'profile' | 'default';
};

export function zoneOf(connection: Pick<Connection, 'preferences' | 'profileZone'>): ZoneChoice {
  const { timeZone } = connection.preferences;
  if (timeZone !== undefined && isTimeZone(timeZone)) return { timeZone, timeZoneSource: 'preference' };
  const { profileZone } = connection;
  if (profileZone !== undefined && isTimeZone(profileZone))
    return { timeZone: profileZone, timeZoneSource: 'profile' };
  return { timeZone: 'UTC', timeZoneSource: 'default' };
}

/** The connection with the zone claim of the token that the user came with; a claim that nobody knows is ignored. */
export function withProfileZone(connection: Connection, claim: string | undefined): Connection {
  return claim !== undefined && isTimeZone(claim) ? { ...connection, profileZone: claim } : connection;
}

/** A connection after a change of it; where the change moved it to another zone, its next night moves along. */
export function nightInStep(
  before: Connection,
  after: Connection,
  nightOf: (connection: Connection) => Date,
): Connection {
  const sameZone = zoneOf(after).timeZone === zoneOf(before).timeZone;
  return sameZone || after.nextSyncAt === undefined ? after : { ...after, nextSyncAt: nightOf(after) };
}
