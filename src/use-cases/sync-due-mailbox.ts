// A message of the night: sync this mailbox if it is still due. Level-triggered: whatever is not done now is found
// again by a later sweep through nextSyncAt, so every failure that has a remedy is done with here.
import { toFailure } from '../domain/failure';
import { madeElsewhere } from '../domain/registration-state';
import type { MailboxMessage, Ports } from '../ports';
import { nightsOf, type Settings } from '../settings';
import { giveProbeBack, takeProbe } from './company-breaker';
import type { CredentialsCache } from './credentials-cache';
import type { SyncMailbox } from './sync-mailbox';

export type DueOutcome =
  'synced' | 'failed' | 'not-due' | 'claimed' | 'other-epoch' | 'not-connected' | 'superseded';

/**
 * `comesAgain`: this is not the last delivery of the message.
 * @throws Failure internal_error only: a bug, to be tried again and then put aside as poison.
 */
export function syncDueMailbox(
  ports: Ports,
  settings: Settings,
  credentials: CredentialsCache,
  sync: SyncMailbox,
) {
  const nightOf = nightsOf(settings);
  return async (message: MailboxMessage, comesAgain = false): Promise<DueOutcome> => {
    const { companyId, userId } = message;
    const now = ports.clock.now();
    let isProbe = false;
    try {
      const found = await ports.connections.get(message);
      const connection = found?.value;
      if (!found || !connection?.token) return 'not-connected';
      if (connection.epoch !== message.epoch) return 'other-epoch';
      if (connection.claim && connection.claim.until > now) return 'claimed';
      if (!connection.nextSyncAt || connection.nextSyncAt > now || connection.status === 'reconnect_required')
        return 'not-due';
      if (connection.notBefore && connection.notBefore > now) return 'not-due';
      const registration = await credentials.rowFor(connection);
      if (madeElsewhere(connection, registration)) {
        // Its owner must connect again, unless the company takes its old application back: look again next night.
        const nextSyncAt = nightOf(connection, now);
        await ports.connections.save({ ...connection, nextSyncAt }, found.etag);
        return 'not-due';
      }
      isProbe = registration.breaker !== undefined;
      if (isProbe && !(await takeProbe(ports, companyId))) return 'not-due';
      const outcome = await sync(found, 'nightly', comesAgain);
      if (outcome === 'claimed-by-another') return 'claimed';
      return outcome === 'superseded' ? 'superseded' : 'synced';
    } catch (error) {
      const failure = toFailure(error);
      if (failure.remedy === null) throw failure;
      if (isProbe && failure.remedy === 'retry-later') await giveProbeBack(ports, companyId);
      const { code, reason, reference } = failure;
      // A run that began has told its own end, under its reference.
      if (reference === undefined)
        ports.log.record({ event: 'sync.not_begun', level: 'warn', companyId, userId, code, reason });
      return 'failed';
    }
  };
}
