// A user's time zone and word list; they work unconnected and survive a disconnect.
import { newConnection } from '../domain/connection';
import { Failure } from '../domain/failure';
import { isTimeZone } from '../domain/time-zone';
import { nightInStep, withProfileZone, zoneOf, type ZoneChoice } from '../domain/zone-choice';
import type { Caller, Ports } from '../ports';
import { nightsOf, type Settings } from '../settings';

export type PreferencesView = ZoneChoice & { readonly excludeWords: readonly string[] };

export function getPreferences(ports: Pick<Ports, 'connections'>) {
  return async (caller: Caller): Promise<PreferencesView> => {
    const found = await ports.connections.get(caller);
    const connection = withProfileZone(found?.value ?? newConnection(caller), caller.zone);
    return { ...zoneOf(connection), excludeWords: connection.preferences.excludeWords };
  };
}

/** What is absent stays as it is; a zone of `null` returns to the profile's. A new zone moves the next night. */
export type PreferencesChange = {
  readonly timeZone?: string | null | undefined;
  readonly excludeWords?: readonly string[] | undefined;
};

export function savePreferences(ports: Pick<Ports, 'clock' | 'connections'>, settings: Settings) {
  const nightOf = nightsOf(settings);
  return async (caller: Caller, change: PreferencesChange): Promise<PreferencesView> => {
    if (typeof change.timeZone === 'string' && !isTimeZone(change.timeZone)) {
      throw new Failure('request_malformed', {
        errors: [
          {
            field: 'timeZone',
            message: 'is not a known IANA time zone. Use a name such as Europe/Berlin.',
          },
        ],
      });
    }
    for (let tries = 0; tries < 5; tries++) {
      const found = await ports.connections.get(caller);
      const before = withProfileZone(found?.value ?? newConnection(caller), caller.zone);
      const after = {
        ...before,
        preferences: {
          timeZone:
            change.timeZone === undefined ? before.preferences.timeZone : (change.timeZone ?? undefined),
          excludeWords: change.excludeWords ?? before.preferences.excludeWords,
        },
      };
      const inStep = nightInStep(found?.value ?? before, after, (moved) => nightOf(moved, ports.clock.now()));
      const saved = await ports.connections.save(inStep, found?.etag);
      if (saved !== undefined) return { ...zoneOf(after), excludeWords: after.preferences.excludeWords };
    }
    throw new Failure('storage_unavailable', { reason: 'the connection kept changing' });
  };
}
