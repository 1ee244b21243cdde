// The work of one run, between claim and release: rows → token → walk → plan and write.
import type { Connection } from '../domain/connection';
import { Failure, toFailure } from '../domain/failure';
import { hashOf } from '../domain/hash';
import type { SyncWindow } from '../domain/sync-window';
import { localDate } from '../domain/time-zone';
import { longestEventMs, type Fence } from '../domain/timeline-event';
import type { Ports, Tokens, Versioned } from '../ports';
import type { Settings } from '../settings';
import type { CredentialsCache } from './credentials-cache';
import { loadSuggest } from './load-suggest';
import { renewAccess } from './renew-access';
import { writeTimeline, type WrittenTimeline } from './write-timeline';

/** A run aborts after this: milliseconds. */
const giveUpMs = 2 * 60_000;

export type Attempt = {
  readonly runId: string;
  readonly startedAt: Date;
  readonly window: SyncWindow;
  readonly zone: string;
  /** Another run's claim had lapsed: it may be asleep and wake up. */
  readonly tookOver: boolean;
};

export type Attempted = {
  readonly written: WrittenTimeline;
  readonly tokens: Tokens & { readonly usedToken: string };
};

export function attemptSync(ports: Ports, settings: Settings, credentials: CredentialsCache) {
  const renew = renewAccess(ports, settings, credentials);

  return async (connection: Connection, attempt: Attempt): Promise<Attempted | 'superseded'> => {
    const { account, connectionId, companyId, userId } = connection;
    if (!account || connectionId === undefined) throw new Failure('not_connected');
    const { runId, startedAt, window, zone } = attempt;
    const user = { companyId, userId };
    const readFrom = new Date(window.from.getTime() - longestEventMs);
    const giveUpAt = new Date(startedAt.getTime() + giveUpMs);

    const read = await ports.timeline.readFrom(user, readFrom);
    if (read.fence?.value.epoch !== connection.epoch) return 'superseded';
    const fence = attempt.tookOver ? await moveFence(read.fence) : read.fence;
    const { tokens, entries } = await walk();
    const accountHash = hashOf(account.tid, account.oid);
    const written = await writeTimeline(ports, {
      user,
      readFrom,
      giveUpAt,
      fence,
      existing: read.events,
      plan: {
        entries,
        window,
        windowDays: { from: localDate(window.from, zone), until: localDate(window.until, zone) },
        account: accountHash,
        connectionId,
        runId,
        now: startedAt,
        excludeWords: connection.preferences.excludeWords,
        heldSince: connection.heldSince,
        outlookKeyOf: (outlookId) => hashOf(accountHash, outlookId),
      },
      loadSuggest: () => loadSuggest(ports, user),
    });
    return written === 'superseded' ? written : { written, tokens };

    /** A first 401 from Graph may be a token that was revoked a moment ago: once more with a new one. */
    async function walk() {
      const tokens = await renew(connection);
      try {
        return { tokens, entries: await ports.calendar.walk(tokens.accessToken, window, giveUpAt) };
      } catch (error) {
        if (toFailure(error).code !== 'sign_in_again') throw error;
        const again = await renew(connection);
        return { tokens: again, entries: await ports.calendar.walk(again.accessToken, window, giveUpAt) };
      }
    }

    /** From here on the run before us can write nothing any more, even if this one finds nothing to write. */
    async function moveFence(guard: Versioned<Fence>): Promise<Versioned<Fence>> {
      const next: Fence = { epoch: connection.epoch, runId, seq: 0 };
      const moved = await ports.timeline.commit(user, { guard: guard.etag, next, changes: [] });
      if (moved.outcome === 'committed') return { value: next, etag: moved.etag };
      throw new Failure('storage_unavailable', {
        reason: 'the fence moved while a lapsed claim was taken over',
      });
    }
  };
}
