// Sees everything that lands in the stores, notes it, and remembers what breaks a promise for the end of the step.
import type { Connection } from '../../src/domain/connection';
import { remedies } from '../../src/domain/failure';
import type { UserKey } from '../../src/domain/ids';
import type { StoredEvent } from '../../src/domain/timeline-event';
import type { Ports } from '../../src/ports';
import { judgeWrite } from './judging-writes';
import { hasNameless, noteOf, userColumns, type Notes, type Walk } from './notebook';
import { broken, type Broken } from './promises';
import { mustHold, rowsById, type Rows } from './rows';
import { instant } from './wording';

/** One claim of a mailbox, and what came of it. */
export type Run = {
  readonly id: string;
  readonly user: UserKey;
  /** As claimed: with these preferences, under this epoch. */
  readonly connection: Connection;
  readonly startedAt: Date;
  /** The how many-th since the last one that came to a good end. */
  readonly isNight: boolean;
  readonly attempt: number;
  /** How often an epoch had been put before. */
  readonly epochs: number;
  walk?: Walk;
  /** By the rows that stood when the calendar answered. */
  mustHold?: boolean;
  inserted: number;
  removed: number;
};

/** What is known of one user's timeline. */
export type Watched = {
  readonly notes: Notes;
  epochs: number;
  attempts: number;
  lastRun: Run | undefined;
  /** The run whose look at the calendar is the newest. */
  lastLook: Run | undefined;
};

/** Who is at work in one instance of the service. */
export type Worker = {
  actsFor: UserKey | undefined;
  alone: boolean;
  byNight: boolean;
  run: Run | undefined;
};

const claimMs = 5 * 60_000;
/** How long an instance may keep what it knows of a company. */
const cachedMs = 5 * 60_000;
/** A night is not a day: it may begin earlier than the one before. */
const nearlyADayMs = 19 * 3_600_000;

export type Witness = ReturnType<typeof witness>;

export function witness(stores: Pick<Ports, 'clock' | 'companies' | 'connections' | 'timeline'>) {
  const watched = new Map<string, Watched>();
  const runs = new Map<string, Run>();
  const connectionIds = new Set<string>();
  const found: Broken[] = [];
  let lastProbe: { readonly run: Run; readonly at: Date } | undefined;

  const of = ({ companyId, userId }: UserKey): Watched => {
    const key = `${companyId} ${userId}`;
    const state = watched.get(key) ?? {
      notes: new Map<string, never>(),
      epochs: 0,
      attempts: 0,
      lastRun: undefined,
      lastLook: undefined,
    };
    watched.set(key, state);
    return state;
  };
  const say = (wrong: Broken | undefined): void => {
    if (wrong) found.push(wrong);
  };

  return {
    of,
    runOf: (id: string): Run | undefined => runs.get(id),
    /** What was broken since this was asked the last time. */
    takeBroken: (): readonly Broken[] => found.splice(0),

    async rowsOf(user: UserKey): Promise<Rows> {
      return rowsById((await stores.timeline.readFrom(user, new Date(0))).events);
    },

    writesFor({ actsFor }: Worker, user: UserKey): void {
      if (actsFor?.userId !== user.userId || actsFor.companyId !== user.companyId)
        say(broken('onlyOwnRows', `rows of ${actsFor?.userId ?? 'nobody'}`, `rows of ${user.userId}`));
    },

    /** A sync's transaction went through. */
    committed({ alone }: Worker, run: Run | undefined, before: Rows, after: Rows): void {
      const ids = new Set([...before.keys(), ...after.keys()]);
      const touched = [...ids].filter((id) => before.get(id)?.etag !== after.get(id)?.etag);
      if (touched.length === 0) return;
      if (!run?.walk) {
        say(broken('noLoss', 'a run writes after a complete walk', 'it had none'));
        return;
      }
      const { notes, epochs } = of(run.user);
      const { walk } = run;
      if (epochs !== run.epochs) say(broken('ended', 'nothing more is written', 'a run of before wrote'));
      if (alone && run.removed > 0 && touched.some((id) => after.has(id)))
        say(broken('noLoss', 'what is removed is removed last', 'something was written after a removal'));
      const held = alone && (run.mustHold === true || hasNameless(walk));
      // First what was there already: a meeting that has a new id is not to be taken for a new one.
      const wasThere = (id: string) => Number(before.has(id) && after.has(id));
      for (const id of touched.sort((a, b) => wasThere(b) - wasThere(a))) {
        const [was, is] = [before.get(id), after.get(id)];
        say(judgeWrite(was, is, { notes, walk, held }));
        if (is) notes.set(id, noteOf(is, titleIn(walk, is.event.source.outlookKey)));
        else notes.delete(id);
        run.inserted += was ? 0 : 1;
        run.removed += is ? 0 : 1;
      }
    },

    /** A user's own request went through. */
    edited(user: UserKey, row: StoredEvent): void {
      const { notes } = of(user);
      notes.set(row.event.id, noteOf(row, notes.get(row.event.id)?.title));
    },

    epochWasPut(user: UserKey): void {
      of(user).epochs += 1;
    },

    /** The connection was written. */
    saved(worker: Worker, before: Connection | undefined, after: Connection): void {
      const state = of(after);
      const run = claimed(state, before, after);
      if (run) worker.run = run;
      const [told] = after.runs;
      if (told && told.outcome !== 'failed' && told.id !== before?.runs[0]?.id) state.attempts = 0;
      if (before?.epoch === after.epoch) return;
      const sameToken = before?.token?.name === after.token?.name;
      // Another epoch is a connect or a disconnect; or it mends the mailbox, and takes the claim back.
      state.attempts = before && sameToken ? state.attempts - (state.lastRun?.isNight ? 1 : 0) : 0;
      if (after.token && !sameToken) connected(before, after);
    },

    /** The calendar answered. */
    async looked(run: Run, walk: Walk): Promise<void> {
      const state = of(run.user);
      const { heldSince } = run.connection;
      const rows = rowsById((await stores.timeline.readFrom(run.user, new Date(0))).events);
      run.walk = walk;
      run.mustHold = mustHold(state.notes, walk, rows, { startedAt: run.startedAt, heldSince });
      state.lastLook = run;
    },

    /** Entra was asked for a token by night. */
    async probed(run: Run): Promise<void> {
      if (run === lastProbe?.run) return;
      const breaker = (await stores.companies.credentials(run.user.companyId))?.value.breaker;
      const now = stores.clock.now();
      // Other instances may not know yet that it has opened.
      if (!breaker || now.getTime() - breaker.openedAt.getTime() < cachedMs) return;
      const last = lastProbe;
      lastProbe = { run, at: now };
      if (!last || last.at <= breaker.openedAt || now.getTime() - last.at.getTime() >= nearlyADayMs) return;
      // A probe after which nobody knew more than before does not count.
      if ((await remedyOf(last.run)) === 'retry-later') return;
      say(broken('oneProbe', `none so soon after ${instant(last.at)}`, `one at ${instant(now)}`));
    },

    /** Whether every row still has the user columns that its user last wrote. */
    judgeUserColumns(user: UserKey, rows: Rows): Broken | undefined {
      const { notes } = of(user);
      for (const { eventId, title } of notes.values())
        if (!rows.has(eventId))
          return broken('noLoss', `"${title ?? ''}"`, 'its row is gone without a write');
      for (const { event } of rows.values()) {
        const noted = notes.get(event.id)?.user;
        if (noted !== userColumns(event))
          return broken('userColumns', noted ?? 'no such row', userColumns(event));
        const { source, suggestion, deletedAt } = event;
        if (deletedAt && (source.title !== undefined || suggestion.because !== ''))
          return broken('noTitle', 'none', `"${source.title ?? ''}", ${suggestion.because}`);
      }
      return undefined;
    },
  };

  function claimed(state: Watched, before: Connection | undefined, connection: Connection): Run | undefined {
    const { claim, companyId, userId } = connection;
    if (!claim || claim.id === before?.claim?.id) return undefined;
    const startedAt = new Date(claim.until.getTime() - claimMs);
    const until = before?.claim?.until;
    if (until && until > startedAt)
      say(broken('oneAtATime', `none before ${instant(until)}`, `another claim at ${instant(startedAt)}`));
    // Only the night puts its next time off while it claims.
    const isNight = connection.nextSyncAt?.getTime() !== before?.nextSyncAt?.getTime();
    const run: Run = {
      id: claim.id,
      user: { companyId, userId },
      connection,
      startedAt,
      isNight,
      attempt: (state.attempts += isNight ? 1 : 0),
      epochs: state.epochs,
      inserted: 0,
      removed: 0,
    };
    runs.set(run.id, run);
    state.lastRun = run;
    return run;
  }

  async function remedyOf({ id, user }: Run) {
    const runs = (await stores.connections.get(user))?.value.runs ?? [];
    const code = runs.find((run) => run.id === id)?.code;
    return code && remedies[code];
  }

  function connected(before: Connection | undefined, after: Connection): void {
    const id = after.connectionId ?? '';
    const isNew = !connectionIds.has(id);
    connectionIds.add(id);
    const renewed = before?.token !== undefined;
    if (renewed === isNew)
      say(
        broken(
          'renewal',
          renewed ? 'the connection goes on' : 'a new connection',
          isNew ? 'a new one' : 'an old one',
        ),
      );
  }
}

function titleIn(walk: Walk, key: string): string | undefined {
  const entry = walk.byKey.get(key);
  return entry?.kind === 'meeting' ? entry.title : undefined;
}
