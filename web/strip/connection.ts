// The part of the strip that talks: to the service, to the page and to the other elements. It keeps what it learns in
// `state`; what that looks like is the strip's own business.
import { answerTo, isFromService, type Trouble } from '../api/service';
import type { Status, SyncRun } from '../api/types';
import { Poll } from '../poll';
import { Attentive } from './attentive';
import { onSignIn } from './sign-in';
import {
  problemOf,
  shownOf,
  type Action,
  type Failed,
  type News,
  type Shown,
  type StripState,
} from './state';

/** A member says what it is about; none of them: an action begins. */
export type Announced = {
  readonly news?: News;
  readonly run?: SyncRun;
  readonly problem?: Shown | undefined;
};

export abstract class OutlookConnection extends Attentive {
  static override properties = { ...Attentive.properties, state: { state: true } };

  declare protected state: StripState;
  readonly #poll = new Poll(this, () => this.read());
  /** Counts what makes older answers worthless. */
  protected turn = 0;

  constructor() {
    super();
    this.state = { said: '', alarm: '' };
    const read = () => void this.read();
    this.hear('ow-preferences', read);
    this.hear('ow-credentials', read);
    this.hear('ow-synced', read);
    this.hear('ow-connected', ({ address }) => {
      if (this.state.news?.kind === 'connected') return;
      this.set({ news: { kind: 'connected', address }, failed: undefined });
      read();
    });
    onSignIn(this, (news) => {
      if (news.kind === 'started') this.begin('sign-in');
      else if (news.kind === 'failed') this.fail('sign-in', news.trouble, news.again);
      else {
        const { outcome, status } = news.finished;
        const address = status.account?.address ?? null;
        this.learned(status, {
          busy: undefined,
          news: outcome === 'connected' ? { kind: outcome, address } : { kind: 'approved' },
        });
      }
    });
  }

  /** Says once, politely or at once, what has just happened. */
  protected abstract announce(what: Announced): void;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    // A page may give another function each time that it draws itself; only the first is news.
    if (changed.has('apiBase') || (changed.has('getToken') && !changed.get('getToken'))) void this.read();
    const { status, failed } = this.state;
    const mayComeBack = failed?.of === 'read' && failed.trouble.code !== 'not_signed_in';
    this.#poll.while(status?.status === 'syncing' || mayComeBack);
  }

  protected override looked(): void {
    void this.read(true);
  }

  protected override wentOffline(): void {
    if (!this.state.busy) this.fail('read', { code: 'offline' });
  }

  protected set(change: Partial<StripState>): void {
    this.state = { ...this.state, ...change };
  }

  /** Reads how things stand, unless something is under way that will change it. */
  protected async read(looked = false): Promise<void> {
    if (!this.getToken || this.state.busy) return;
    const turn = ++this.turn;
    this.lookedAt = Date.now();
    const answer = await this.stands();
    if (turn !== this.turn) return;
    if (answer.trouble) this.fail('read', answer.trouble);
    else {
      // What a sync failed of and still holds is in what was just read.
      const isOld = looked && this.state.failed?.of === 'sync';
      this.learned(answer.data, isOld ? { failed: undefined, alarm: '' } : {});
    }
  }

  /** The user asks: once more what got lost, else how things stand. */
  protected async again(): Promise<void> {
    const { failed, looking } = this.state;
    if (looking) return;
    if (failed?.again) {
      failed.again();
      return;
    }
    this.set({ looking: true });
    this.announce({});
    await this.read();
    this.set({ looking: false });
  }

  /** The page knows how; should it have been done already, the next look finds out. */
  protected signIn(): void {
    const { failed } = this.state;
    const reference = failed ? shownOf(failed.trouble).reference : null;
    this.tell('ow-error', { code: 'not_signed_in', reference });
    void this.read();
  }

  protected stands() {
    return answerTo(this.service.GET('/integrations/outlook'));
  }

  protected learned(status: Status, more: Partial<StripState> = {}): void {
    const { status: before, failed, since } = this.state;
    const run = status.lastRun;
    const isNew = before !== undefined && run !== null && run.id !== before.lastRun?.id;
    const isSyncing = status.status === 'syncing';
    const isSettled = failed?.of === 'read' || (isNew && failed?.of === 'sync');
    this.set({
      status,
      since: isSyncing ? (before?.status === 'syncing' ? since : Date.now()) : undefined,
      ...(isSettled && { failed: undefined, alarm: '' }),
      ...more,
    });
    if (more.news) this.announce({ news: more.news });
    if (isNew) this.#ran(run);
  }

  #ran(run: SyncRun): void {
    if (run.code !== null) {
      this.announce({ problem: problemOf(this.state, Date.now()) });
      return;
    }
    this.announce({ run });
    const { imported, updated, removed } = run;
    this.tell('ow-synced', { imported, updated, removed });
  }

  protected begin(busy: Action): void {
    this.turn++;
    this.set({ busy, since: Date.now(), failed: undefined, news: undefined });
    this.announce({});
  }

  protected fail(of: Failed['of'], trouble: Trouble, again?: () => void): void {
    const { failed, status, looking } = this.state;
    // That nothing can be read now is less than why something failed.
    if (of === 'read' && failed && failed.of !== 'read') return;
    const isKnown = failed?.of === 'read' && failed.trouble.code === trouble.code && !looking;
    if (of === 'sync' && trouble.code === 'sync_running' && status) {
      // In another tab, or in this night: its outcome will be ours.
      this.learned({ ...status, status: 'syncing' }, { busy: undefined });
      return;
    }
    const seconds = isFromService(trouble) ? trouble.retryAfterSeconds : undefined;
    const until = seconds === undefined ? undefined : Date.now() + seconds * 1000;
    this.set({
      failed: { of, trouble, until, again },
      ...(of !== 'read' && { busy: undefined, asking: false }),
    });
    if (of !== 'read' || !isKnown) {
      this.announce({ problem: shownOf(trouble) });
      // What became of a sign-in is told by the callback.
      if (of !== 'sign-in')
        this.tell('ow-error', { code: trouble.code, reference: shownOf(trouble).reference });
    }
    // Whatever failed may have changed how things stand; what did not reach the service has not.
    if (of !== 'read' && trouble.code !== 'not_signed_in' && trouble.code !== 'offline') void this.read();
  }
}
