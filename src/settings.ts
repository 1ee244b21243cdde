// What the verbs need of the configuration.
import type { Config } from './config';
import type { Connection } from './domain/connection';
import { hashOf } from './domain/hash';
import { nextNight } from './domain/next-night';
import { zoneOf } from './domain/zone-choice';

export type Settings = Pick<Config, 'microsoft' | 'signIn' | 'sync'>;

/** Exactly what a sign-in asks for, and never more: the calendar scope, User.Read, and OpenID's own. */
export function scopesOf(settings: Settings): readonly string[] {
  return [settings.signIn.calendarScope, 'User.Read', 'openid', 'profile', 'offline_access'];
}

/** Whether what was granted lets us read the calendar: the asked scope, or a wider one of the same kind. */
export function grantsCalendar(settings: Settings, granted: readonly string[]): boolean {
  const enough =
    settings.signIn.calendarScope === 'Calendars.ReadBasic'
      ? ['calendars.readbasic', 'calendars.read']
      : ['calendars.read'];
  return granted.some((scope) => [...enough, 'calendars.readwrite'].includes(scope.toLowerCase()));
}

/** When a mailbox's next night is, in its user's zone. */
export function nightsOf({ sync }: Settings): (connection: Connection, after: Date) => Date {
  const { hour, spreadMinutes } = sync;
  return (connection, after) =>
    nextNight(after, zoneOf(connection).timeZone, {
      syncHour: hour,
      spreadMinutes,
      key: hashOf(connection.companyId, connection.userId),
    });
}
