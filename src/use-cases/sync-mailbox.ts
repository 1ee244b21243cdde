// One run for one mailbox: claim → attempt → release. Whoever calls has decided that it should run. Every outcome is
// recorded on the connection before it is answered or thrown.
import { keptRuns, type Connection, type SyncRun, type Trigger } from '../domain/connection';
import { effectOf } from '../domain/effects';
import { referenceOf, toFailure, type Failure } from '../domain/failure';
import { newTally } from '../domain/planning/tally';
import { syncWindow } from '../domain/sync-window';
import { zoneOf } from '../domain/zone-choice';
import type { Ports, Versioned } from '../ports';
import { nightsOf, type Settings } from '../settings';
import { attemptSync, type Attempted } from './attempt-sync';
import type { CredentialsCache } from './credentials-cache';
import { keepSecret } from './keep-secret';
import { purgeSecret } from './purge-secret';
import { releaseClaim } from './release-claim';

const claimMs = 5 * 60_000;
const firstBackoffMs = 15 * 60_000;
const longestBackoffMs = 6 * 60 * 60_000;
export const rotateAfterMs = 7 * 24 * 60 * 60_000;
/** `superseded`: a disconnect, reconnect or another run took over; nothing more was written. */
export type SyncOutcome = SyncRun | 'claimed-by-another' | 'superseded';
/** `comesAgain`: if a bug ends the run, its message is delivered again. */
export type SyncMailbox = (
  found: Versioned<Connection>,
  trigger: Trigger,
  comesAgain?: boolean,
) => Promise<SyncOutcome>;

export function syncMailbox(ports: Ports, settings: Settings, credentials: CredentialsCache): SyncMailbox {
  const attempt = attemptSync(ports, settings, credentials);
  const nightOf = nightsOf(settings);

  return async (found, trigger, comesAgain = false) => {
    const before = found.value;
    const user = { companyId: before.companyId, userId: before.userId };
    const startedAt = ports.clock.now();
    const runId = ports.random.id();
    const zone = zoneOf(before).timeZone;
    const window = syncWindow(startedAt, zone, settings.sync.windowDays);
    // The night's tries only: whoever clicks Sync ten times does not make it wait.
    const attempts = before.attempts + (trigger === 'nightly' ? 1 : 0);
    const backoffMs = Math.min(firstBackoffMs * 2 ** before.attempts, longestBackoffMs);
    const backoffUntil = new Date(startedAt.getTime() + backoffMs);

    const claimedRow: Connection = {
      ...before,
      claim: { id: runId, until: new Date(startedAt.getTime() + claimMs) },
      attempts,
      nextSyncAt: trigger === 'nightly' ? backoffUntil : before.nextSyncAt,
    };
    const etag = (await ports.connections.save(claimedRow, found.etag)) ?? (await ownClaim());
    if (etag === undefined) return 'claimed-by-another';
    const claimed = { value: claimedRow, etag };

    const base = { id: runId, trigger, startedAt, window };
    try {
      const tookOver = before.claim !== undefined;
      const result = await attempt(claimedRow, { runId, startedAt, window, zone, tookOver });
      const outcome = result === 'superseded' ? await mendEpoch() : await succeeded(result);
      if (outcome === 'superseded') ports.log.record({ event: 'sync.superseded', ...user, trigger });
      return outcome;
    } catch (error) {
      const failure = toFailure(error);
      failure.reference = referenceOf(runId);
      await failed(failure);
      throw failure;
    }

    /** Our own claim, whose answer was lost on the way. */
    async function ownClaim(): Promise<string | undefined> {
      const row = await ports.connections.get(before);
      return row?.value.claim?.id === runId ? row.etag : undefined;
    }

    async function succeeded({ written, tokens }: Attempted): Promise<SyncOutcome> {
      const finishedAt = ports.clock.now();
      const outcome = written.held ? 'held' : 'succeeded';
      const run: SyncRun = { ...base, ...written.counts, outcome, finishedAt, code: undefined };
      const kept = await rotated(tokens);
      const released = await releaseClaim(
        ports,
        claimed,
        (row) => ({
          ...row,
          status: 'connected',
          claim: undefined,
          attempts: 0,
          lastSyncAt: finishedAt,
          // A manual sync does not postpone the night.
          nextSyncAt: (trigger === 'manual' ? row.nextSyncAt : undefined) ?? nightOf(row, finishedAt),
          heldSince: written.heldSince,
          notBefore: undefined,
          problem: undefined,
          token: kept?.token ?? row.token,
          runs: [run, ...row.runs].slice(0, keptRuns),
        }),
        kept?.trash,
      );
      if (released === 'superseded') {
        // Disconnected meanwhile: a token that was just written back must not outlive it.
        if (kept) await purgeSecret(ports, { companyId: before.companyId, secretName: kept.token.name });
        return released;
      }
      if (kept) await purgeSecret(ports, { companyId: before.companyId, secretName: kept.oldName });
      tell(run);
      return run;
    }

    /** The one summary of the run. */
    function tell({ outcome, finishedAt, imported, updated, removed, ...run }: SyncRun, failure?: Failure) {
      const { unchanged, keptEdited } = run;
      const skipped = Object.values(run.skipped).reduce((sum, count) => sum + count, 0);
      ports.log.record({
        event: 'sync.finished',
        level: failure === undefined ? 'info' : failure.remedy === null ? 'error' : 'warn',
        ...user,
        trigger,
        outcome,
        ...(failure && { code: failure.code, reason: failure.reason }),
        reference: referenceOf(runId),
        ms: finishedAt.getTime() - startedAt.getTime(),
        attempts,
        ...{ imported, updated, removed, unchanged, keptEdited, skipped },
      });
    }

    async function failed(failure: Failure): Promise<void> {
      const finishedAt = ports.clock.now();
      const run: SyncRun = { ...base, ...newTally(), outcome: 'failed', finishedAt, code: failure.code };
      tell(run, failure);
      const seconds = failure.retryAfterSeconds;
      const wait = seconds === undefined ? undefined : new Date(finishedAt.getTime() + seconds * 1000);
      try {
        await releaseClaim(ports, claimed, (row) => ({
          ...row,
          ...afterFailure(row, failure, finishedAt, wait),
          claim: undefined,
          notBefore: failure.code === 'graph_throttled' ? wait : row.notBefore,
          runs: [run, ...row.runs].slice(0, keptRuns),
        }));
      } catch (error) {
        // Storage is down too: the claim lapses by itself, and the failure that we came with is the one to tell.
        const { code } = toFailure(error);
        ports.log.record({ event: 'sync.release_failed', level: 'warn', ...user, code });
      }
    }

    /** What the failure makes of the connection, and when the night tries next. */
    function afterFailure(
      row: Connection,
      failure: Failure,
      at: Date,
      wait: Date | undefined,
    ): Partial<Connection> {
      const effect = effectOf(failure.code);
      const problem = { code: failure.code, at, reference: referenceOf(runId) };
      if (effect === 'reconnect_required') return { status: effect, problem, nextSyncAt: undefined };
      if (effect === 'blocked') {
        // The night tries a blocked mailbox once more; whoever never synced has no nights.
        const onceMore = before.status === 'blocked' || !before.nextSyncAt ? undefined : nightOf(row, at);
        return {
          status: effect,
          problem,
          nextSyncAt: trigger === 'manual' && before.status === 'blocked' ? row.nextSyncAt : onceMore,
        };
      }
      if (trigger === 'manual') return {};
      // A bug stays due while its message is delivered again; then it waits like everything else.
      if (failure.remedy === null && comesAgain) return { nextSyncAt: before.nextSyncAt };
      return { nextSyncAt: new Date(Math.max(backoffUntil.getTime(), wait?.getTime() ?? 0)) };
    }

    /**
     * The fence names another epoch than the connection. Either a connect or disconnect is on its way and takes the
     * connection next, or one died half way: then a new epoch in both makes the mailbox whole again, and the one on
     * its way starts over.
     */
    async function mendEpoch(): Promise<'superseded'> {
      const row = await ports.connections.get(before);
      if (row?.value.epoch !== before.epoch || row.value.claim?.id !== runId) return 'superseded';
      const epoch = ports.random.id();
      await ports.timeline.setEpoch(before, epoch);
      const { nextSyncAt } = before;
      await ports.connections.save(
        { ...row.value, epoch, claim: undefined, attempts: before.attempts, nextSyncAt },
        row.etag,
      );
      return 'superseded';
    }

    /** Entra keeps an old refresh token valid, so the rotated one is written back only about once a week. */
    async function rotated({ refreshToken, usedToken }: Attempted['tokens']) {
      const { token } = before;
      const now = ports.clock.now();
      if (!token || refreshToken === undefined || refreshToken === usedToken) return undefined;
      if (now.getTime() - token.setAt.getTime() < rotateAfterMs) return undefined;
      try {
        const { name, trash } = await keepSecret(ports, user, refreshToken);
        return { token: { name, setAt: now }, oldName: token.name, trash: trash(token.name) };
      } catch (error) {
        // The stored one still works: the next run tries again.
        const { code } = toFailure(error);
        ports.log.record({ event: 'token.write_back_postponed', level: 'warn', ...user, code });
        return undefined;
      }
    }
  };
}
