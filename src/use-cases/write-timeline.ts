// Brings one user's timeline in step with a complete walk: plan, write in fenced transactions, and re-plan with the
// same meetings whenever a user's request was faster. The fence is the safety: a run whose epoch has passed stops.
import type { Counts } from '../domain/connection';
import { Failure } from '../domain/failure';
import type { UserKey } from '../domain/ids';
import { planSync, type SyncPlan } from '../domain/plan-sync';
import type { Suggestion } from '../domain/suggestion/suggest';
import type { Fence, StoredEvent, TimelineChange } from '../domain/timeline-event';
import { rowsTaken } from '../domain/timeline-rows';
import { maxRowsPerTransaction, type Ports, type Versioned } from '../ports';

const mostConflicts = 5;

type Suggest = (title: string | undefined) => Suggestion;
type PlanInput = Parameters<typeof planSync>[0];

export type TimelineWrite = {
  readonly user: UserKey;
  readonly readFrom: Date;
  /** A run that has taken this long has lost its right to write. */
  readonly giveUpAt: Date;
  readonly fence: Versioned<Fence>;
  readonly existing: readonly StoredEvent[];
  /** Everything that the plan needs but the rows and the suggestions. */
  readonly plan: Omit<PlanInput, 'existing' | 'suggest'>;
  /** Loads what suggestions need; called only if something is to be suggested. */
  readonly loadSuggest: () => Promise<Suggest>;
};

export type WrittenTimeline = Pick<SyncPlan, 'counts' | 'held' | 'heldSince'>;

/**
 * @returns what was done, or `superseded` when another epoch or run owns the timeline now.
 * @throws Failure storage_unavailable after five row conflicts in a row, or when the run has taken too long.
 */
export async function writeTimeline(
  ports: Pick<Ports, 'clock' | 'timeline'>,
  write: TimelineWrite,
): Promise<WrittenTimeline | 'superseded'> {
  const { user } = write;
  const { runId } = write.plan;
  const done = { imported: 0, updated: 0, removed: 0 };
  let existing = write.existing;
  let fence = write.fence;
  let suggest: Suggest | undefined;
  let seq = 0;

  for (let conflicts = 0; conflicts <= mostConflicts; conflicts++) {
    let plan = planWith(write, existing, suggest ?? probe);
    if (suggest === undefined && plan.asked) {
      suggest = await write.loadSuggest();
      plan = planWith(write, existing, suggest);
    }
    let pending = plan.changes;
    let conflict = false;
    while (pending.length > 0 && !conflict) {
      if (ports.clock.now() >= write.giveUpAt)
        throw new Failure('storage_unavailable', { reason: 'the run took too long' });
      const { batch, rest } = firstBatch(pending);
      seq += 1;
      const next: Fence = { epoch: fence.value.epoch, runId, seq };
      const result = await ports.timeline.commit(user, { guard: fence.etag, next, changes: batch });
      let committed: Versioned<Fence> | undefined =
        result.outcome === 'committed' ? { value: next, etag: result.etag } : undefined;
      if (!committed) {
        const seen = await ports.timeline.fence(user);
        if (seen?.value.epoch !== next.epoch) return 'superseded';
        const mine = seen.value.runId === runId;
        if (!mine && seen.etag !== fence.etag) return 'superseded';
        if (mine && seen.value.seq === seq) committed = seen;
        else {
          // The rows stood in the way, not the fence; or an earlier write of ours came late.
          fence = seen;
          conflict = true;
          continue;
        }
      }
      fence = committed;
      count(done, batch);
      pending = rest;
    }
    if (!conflict)
      return { counts: total(plan.counts, done, plan.changes), held: plan.held, heldSince: plan.heldSince };
    existing = await readAgain(ports, write, pending);
  }
  throw new Failure('storage_unavailable', { reason: `${mostConflicts} row conflicts in a row` });
}

function planWith(
  write: TimelineWrite,
  existing: readonly StoredEvent[],
  suggest: Suggest,
): SyncPlan & { readonly asked: boolean } {
  let asked = false;
  const plan = planSync({
    ...write.plan,
    existing,
    suggest: (title) => {
      asked = true;
      return suggest(title);
    },
  });
  return { ...plan, asked };
}

/** Stands in until it is known that something is to be suggested at all; never written. */
const probe: Suggest = () => ({ category: '', workType: '', by: 'default', because: '' });

/** As many changes as one transaction holds, in order. */
function firstBatch(changes: readonly TimelineChange[]): {
  batch: readonly TimelineChange[];
  rest: readonly TimelineChange[];
} {
  let rows = 0;
  const end = changes.findIndex((change) => (rows += rowsTaken(change)) > maxRowsPerTransaction);
  return end < 0 ? { batch: changes, rest: [] } : { batch: changes.slice(0, end), rest: changes.slice(end) };
}

/** The rows as they are now, with those that new index rows may have met in their place, wherever in time they are. */
async function readAgain(
  ports: Pick<Ports, 'timeline'>,
  write: TimelineWrite,
  pending: readonly TimelineChange[],
): Promise<readonly StoredEvent[]> {
  const { events } = await ports.timeline.readFrom(write.user, write.readFrom);
  const keys = pending.flatMap((change) => {
    const isNewKey =
      change.kind === 'insert' ||
      (change.kind === 'replace' && change.event.source.outlookKey !== change.before.event.source.outlookKey);
    return isNewKey ? [change.event.source.outlookKey] : [];
  });
  const indexed = await ports.timeline.findByOutlookKey(write.user, keys);
  const byId = new Map([...events, ...indexed].map((stored) => [stored.event.id, stored]));
  return [...byId.values()];
}

type Done = { imported: number; updated: number; removed: number };

/** A replace that follows what its user deleted, or only marks an event as gone, is no update. */
function isUpdate(change: TimelineChange): boolean {
  if (change.kind !== 'replace' || change.event.deletedAt !== undefined) return false;
  return !change.event.goneAtSource || change.before.event.goneAtSource;
}

function count(done: Done, changes: readonly TimelineChange[]): void {
  for (const change of changes) {
    if (change.kind === 'insert') done.imported += 1;
    else if (change.kind === 'remove') done.removed += 1;
    else if (isUpdate(change)) done.updated += 1;
  }
}

/** The last plan's counts, with what earlier plans had already written and this one therefore found unchanged. */
function total(counts: Counts, done: Done, lastChanges: readonly TimelineChange[]): Counts {
  const last: Done = { imported: 0, updated: 0, removed: 0 };
  count(last, lastChanges);
  const earlier = { imported: done.imported - last.imported, updated: done.updated - last.updated };
  return {
    ...counts,
    imported: done.imported,
    updated: done.updated,
    removed: done.removed,
    unchanged: Math.max(0, counts.unchanged - earlier.imported - earlier.updated),
  };
}
