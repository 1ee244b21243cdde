// What the verbs need of the configuration.
import type { Config } from './config';

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
