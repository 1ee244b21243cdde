// One attempt for one mailbox: claim → rows → token → walk → plan and write → release. Whoever calls has decided that
// it should run. Every outcome is recorded on the connection before it is answered or thrown.
import { keptRuns, type Connection, type Counts, type SyncRun, type Trigger } from '../domain/connection';
import { effectAtSync } from '../domain/effects';
import { Failure, referenceOf, toFailure } from '../domain/failure';
import { hashOf } from '../domain/hash';
import { nextNight } from '../domain/next-night';
import { syncWindow, type SyncWindow } from '../domain/sync-window';
import { localDate } from '../domain/time-zone';
import { longestEventMs } from '../domain/timeline-event';
import { zoneOf } from '../domain/zone-choice';
import type { Ports, Tokens, Versioned } from '../ports';
import type { Settings } from '../settings';
import type { CredentialsCache } from './credentials-cache';
import { keepSecret } from './keep-secret';
import { purgeSecret } from './purge-secret';
import { loadSuggest } from './load-suggest';
import { renewAccess } from './renew-access';
import { writeTimeline, type WrittenTimeline } from './write-timeline';

const claimMs = 5 * 60_000;
const giveUpMs = 2 * 60_000;
const firstBackoffMs = 15 * 60_000;
const longestBackoffMs = 6 * 60 * 60_000;
const rotateAfterMs = 7 * 24 * 60 * 60_000;

/** `superseded`: a disconnect, reconnect or another run took over; nothing more was written. */
export type SyncOutcome =
  { readonly run: SyncRun; readonly connection: Connection } | 'claimed-by-another' | 'superseded';

export type SyncMailbox = (found: Versioned<Connection>, trigger: Trigger) => Promise<SyncOutcome>;

export function syncMailbox(ports: Ports, settings: Settings, credentials: CredentialsCache): SyncMailbox {
  const renew = renewAccess(ports, settings, credentials);

  return async (found, trigger) => {
    const startedAt = ports.clock.now();
    const runId = ports.random.id();
    const before = found.value;
    const zone = zoneOf(before).timeZone;
    const window = syncWindow(startedAt, zone, settings.sync.windowDays);
    const attempts = before.attempts + 1;
    const backoffUntil = new Date(
      startedAt.getTime() + Math.min(firstBackoffMs * 2 ** (attempts - 1), longestBackoffMs),
    );
    const claimed: Connection = {
      ...before,
      claim: { id: runId, until: new Date(startedAt.getTime() + claimMs) },
      attempts,
      nextSyncAt: trigger === 'nightly' ? backoffUntil : before.nextSyncAt,
    };
    const etag = await ports.connections.save(claimed, found.etag);
    if (etag === undefined) return 'claimed-by-another';

    const base = { id: runId, trigger, startedAt, window };
    const night = (after: Date) =>
      nextNight(after, zone, {
        syncHour: settings.sync.hour,
        spreadMinutes: settings.sync.spreadMinutes,
        key: hashOf(before.companyId, before.userId),
      });
    try {
      const result = await attempt(claimed, { runId, window, zone, startedAt });
      if (result === 'superseded')
        return await release(etag, claimed, runId, (row) => ({ ...row, claim: undefined }));
      const finishedAt = ports.clock.now();
      const run: SyncRun = {
        ...base,
        ...result.written.counts,
        outcome: result.written.held ? 'held' : 'succeeded',
        finishedAt,
        code: undefined,
      };
      const kept = await rotated(claimed, result.tokens);
      const outcome = await release(
        etag,
        claimed,
        runId,
        (row) => ({
          ...row,
          status: 'connected',
          claim: undefined,
          attempts: 0,
          lastSyncAt: finishedAt,
          nextSyncAt: trigger === 'manual' ? (row.nextSyncAt ?? night(finishedAt)) : night(finishedAt),
          heldSince: result.written.heldSince,
          notBefore: undefined,
          problem: undefined,
          token: kept?.token ?? row.token,
          runs: [run, ...row.runs].slice(0, keptRuns),
        }),
        run,
        kept?.trash,
      );
      if (kept && outcome !== 'superseded' && claimed.token)
        await purgeSecret(ports, { companyId: before.companyId, secretName: claimed.token.name });
      return outcome;
    } catch (error) {
      const failure = toFailure(error);
      const finishedAt = ports.clock.now();
      const run: SyncRun = { ...base, ...nothing, outcome: 'failed', finishedAt, code: failure.code };
      failure.reference = referenceOf(runId);
      await recordFailure(failure, run, etag, claimed);
      throw failure;
    }

    async function recordFailure(
      failure: Failure,
      run: SyncRun,
      etag: string,
      claimed: Connection,
    ): Promise<void> {
      const at = run.finishedAt;
      const effect = effectAtSync(failure.code);
      const wait =
        failure.retryAfterSeconds === undefined
          ? undefined
          : new Date(at.getTime() + failure.retryAfterSeconds * 1000);
      const later =
        trigger === 'manual'
          ? before.nextSyncAt
          : new Date(Math.max(backoffUntil.getTime(), wait?.getTime() ?? 0));
      // The night tries a blocked mailbox once more, one that needs its owner never.
      const onceMore =
        before.status === 'blocked'
          ? trigger === 'manual'
            ? before.nextSyncAt
            : undefined
          : before.nextSyncAt && night(at);
      try {
        await release(etag, claimed, runId, (row) => ({
          ...row,
          claim: undefined,
          ...(effect === 'blocked' || effect === 'reconnect_required'
            ? {
                status: effect,
                problem: { code: failure.code, at, reference: referenceOf(runId) },
                nextSyncAt: effect === 'blocked' ? onceMore : undefined,
              }
            : { nextSyncAt: later }),
          notBefore: failure.code === 'graph_throttled' ? wait : row.notBefore,
          runs: [run, ...row.runs].slice(0, keptRuns),
        }));
      } catch (error) {
        // Storage is down too: the claim lapses by itself, and the failure that we came with is the one to tell.
        ports.log.record({
          event: 'sync.release_failed',
          level: 'warn',
          companyId: before.companyId,
          userId: before.userId,
          code: toFailure(error).code,
        });
      }
    }
  };

  async function attempt(
    connection: Connection,
    { runId, window, zone, startedAt }: { runId: string; window: SyncWindow; zone: string; startedAt: Date },
  ): Promise<{ written: WrittenTimeline; tokens: Tokens & { usedToken: string } } | 'superseded'> {
    const { account, connectionId, companyId, userId } = connection;
    if (!account || connectionId === undefined) throw new Failure('not_connected');
    const user = { companyId, userId };
    const readFrom = new Date(window.from.getTime() - longestEventMs);
    const { fence, events } = await ports.timeline.readFrom(user, readFrom);
    if (fence?.value.epoch !== connection.epoch) return 'superseded';
    const giveUpAt = new Date(startedAt.getTime() + giveUpMs);
    let tokens = await renew(connection);
    const entries = await ports.calendar
      .walk(tokens.accessToken, window, giveUpAt)
      .catch(async (error: unknown) => {
        if (toFailure(error).code !== 'sign_in_again') throw error;
        tokens = await renew(connection);
        return ports.calendar.walk(tokens.accessToken, window, giveUpAt);
      });
    const accountHash = hashOf(account.tid, account.oid);
    const written = await writeTimeline(ports, {
      user,
      readFrom,
      fence,
      existing: events,
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
  }

  /** Entra keeps an old refresh token valid, so the rotated one is written back only about once a week. */
  async function rotated(connection: Connection, tokens: Tokens & { usedToken: string }) {
    const { token, companyId, userId } = connection;
    const { refreshToken, usedToken } = tokens;
    const now = ports.clock.now();
    if (!token || refreshToken === undefined || refreshToken === usedToken) return undefined;
    if (now.getTime() - token.setAt.getTime() < rotateAfterMs) return undefined;
    try {
      const { name, trash } = await keepSecret(ports, { companyId, userId }, refreshToken, token.name);
      return { token: { name, setAt: now }, trash };
    } catch (error) {
      // The stored one still works: the next run tries again.
      ports.log.record({
        event: 'token.write_back_postponed',
        level: 'warn',
        companyId,
        userId,
        code: toFailure(error).code,
      });
      return undefined;
    }
  }

  /** Writes the end of a run onto the connection, also if the row was changed meanwhile, unless the run no longer owns it. */
  async function release(
    etag: string,
    claimed: Connection,
    runId: string,
    change: (row: Connection) => Connection,
    run?: SyncRun,
    trash?: Parameters<Ports['connections']['save']>[2],
  ): Promise<{ run: SyncRun; connection: Connection } | 'superseded'> {
    let row: Versioned<Connection> | undefined = { value: claimed, etag };
    for (let tries = 0; tries < 10; tries++) {
      if (row?.value.epoch !== claimed.epoch || row.value.claim?.id !== runId) return 'superseded';
      const changed = change(row.value);
      const saved = await ports.connections.save(changed, row.etag, trash);
      if (saved !== undefined) return run ? { run, connection: changed } : 'superseded';
      row = await ports.connections.get(claimed);
    }
    throw new Failure('storage_unavailable', { reason: 'the connection kept changing' });
  }
}

const nothing: Counts = {
  imported: 0,
  updated: 0,
  removed: 0,
  unchanged: 0,
  keptEdited: 0,
  skipped: {
    cancelled: 0,
    allDay: 0,
    outsideWindow: 0,
    tooLong: 0,
    malformed: 0,
    excludedTitle: 0,
    deletedByUser: 0,
  },
};
