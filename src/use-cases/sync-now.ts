// The user clicks Sync: their own mailbox, at once, if nothing says no.
import { newConnection, type Connection, type SyncRun } from '../domain/connection';
import { Failure } from '../domain/failure';
import { madeElsewhere } from '../domain/registration-state';
import { nightInStep, withProfileZone } from '../domain/zone-choice';
import type { Caller, Ports } from '../ports';
import { nightsOf, type Settings } from '../settings';
import { syncAllowedAt } from '../domain/sync-pace';
import type { CredentialsCache } from './credentials-cache';
import type { SyncMailbox } from './sync-mailbox';

/** @throws Failure with the code that stands in the way, or with which the run failed. */
export function syncNow(ports: Ports, settings: Settings, credentials: CredentialsCache, sync: SyncMailbox) {
  const nightOf = nightsOf(settings);

  return async (caller: Caller): Promise<SyncRun> => {
    for (let tries = 0; tries < 3; tries++) {
      const found = await ports.connections.get(caller);
      const connection = found?.value ?? newConnection(caller);
      const registration = await credentials.rowFor(connection);
      if (!connection.account || !connection.token) throw notConnected(connection);
      if (madeElsewhere(connection, registration)) throw new Failure('credentials_changed');
      if (connection.status === 'reconnect_required')
        throw new Failure(connection.problem?.code ?? 'sign_in_again');
      refuseIfBusy(connection, ports.clock.now(), settings);
      const inZone = nightInStep(connection, withProfileZone(connection, caller.zone), (moved) =>
        nightOf(moved, ports.clock.now()),
      );
      const outcome = await sync({ value: inZone, etag: found?.etag ?? '' }, 'manual');
      if (outcome !== 'superseded' && outcome !== 'claimed-by-another') return outcome;
    }
    const last = (await ports.connections.get(caller))?.value;
    throw last?.token ? new Failure('sync_running', { retryAfterSeconds: 5 }) : notConnected(last);
  };
}

/** Without a token: what kept the sign-in from succeeding, if something is known. */
function notConnected(connection: Connection | undefined): Failure {
  return new Failure(
    connection?.status === 'blocked' && connection.problem ? connection.problem.code : 'not_connected',
  );
}

function refuseIfBusy(connection: Connection, now: Date, settings: Settings): void {
  const { claim, notBefore } = connection;
  if (claim && claim.until > now) throw new Failure('sync_running', { retryAfterSeconds: 5 });
  if (notBefore && notBefore > now)
    throw new Failure('graph_throttled', { retryAfterSeconds: secondsUntil(notBefore, now) });
  const allowedAt = syncAllowedAt(connection, settings.sync.minIntervalSeconds);
  if (allowedAt && allowedAt > now)
    throw new Failure('sync_too_soon', { retryAfterSeconds: secondsUntil(allowedAt, now) });
}

function secondsUntil(instant: Date, now: Date): number {
  return Math.max(1, Math.ceil((instant.getTime() - now.getTime()) / 1000));
}
