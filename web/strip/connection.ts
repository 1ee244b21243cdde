// The part of the strip that talks: to the service, to the page and to the other elements, and that notices when people
// come back to it. It keeps what it learns in `state`; what that looks like is the strip's own business.
import { answerTo, isFromService, type Trouble } from '../api/service';
import type { Status, SyncRun } from '../api/types';
import { Poll } from '../poll';
import { OwElement } from '../element';
import { signInNews, type SignInNews } from './sign-in';
import { problemOf, shownOf, type Action, type Failed, type StripState } from './state';

/** Coming back is told more than once: by the window, the document, the history. */
const sameLookMs = 1_000;

export abstract class OutlookConnection extends OwElement {
  static override properties = { ...OwElement.properties, state: { state: true } };

  declare protected state: StripState;
  readonly #poll = new Poll(this, () => this.read());
  /** Counts what makes older answers worthless. */
  protected turn = 0;
  #lookedAt = 0;

  constructor() {
    super();
    this.state = { told: {} };
    const read = () => void this.read();
    for (const name of ['ow-preferences', 'ow-credentials', 'ow-synced'] as const) this.hear(name, read);
    this.hear('ow-connected', ({ address }) => {
      if (this.state.news?.kind === 'connected') return;
      this.set({ news: { kind: 'connected', address }, failed: undefined });
      read();
    });
    for (const name of ['online', 'focus', 'pageshow']) this.on(window, name, this.#noticed);
    this.on(document, 'visibilitychange', this.#noticed);
    this.on(window, 'offline', () => {
      if (!this.state.busy) this.fail('read', { code: 'offline' });
    });
    this.on(document, signInNews, (event) => {
      // One strip is enough.
      if (event.defaultPrevented) return;
      event.preventDefault();
      const news = (event as CustomEvent<SignInNews>).detail;
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

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('apiBase') || changed.has('getToken')) void this.read();
    const { status, failed } = this.state;
    const mayComeBack = failed?.of === 'read' && failed.trouble.code !== 'not_signed_in';
    this.#poll.while(status?.status === 'syncing' || mayComeBack);
  }

  /** Somebody is back, maybe from Microsoft's page. */
  protected abstract returned(): void;

  readonly #noticed = (event: Event): void => {
    // A page that is shown for the first time asks anyway.
    if (document.hidden || (event.type === 'pageshow' && !(event as PageTransitionEvent).persisted)) return;
    this.returned();
    if (event.type === 'online' || Date.now() - this.#lookedAt >= sameLookMs) void this.read(true);
  };

  protected set(change: Partial<StripState>): void {
    this.state = { ...this.state, ...change };
  }

  /** Reads how things stand, unless something is under way that will change it. */
  protected async read(looked = false): Promise<void> {
    if (!this.getToken || this.state.busy) return;
    const turn = ++this.turn;
    this.#lookedAt = Date.now();
    const answer = await this.stands();
    if (turn !== this.turn) return;
    if (answer.trouble) this.fail('read', answer.trouble);
    else {
      const { failed } = this.state;
      // What a sync failed of and still holds is in what was just read; that it was offline is over.
      const isOld =
        looked && (failed?.of === 'sync' || (failed?.of !== 'sign-in' && failed?.trouble.code === 'offline'));
      this.learned(answer.data, isOld ? { failed: undefined, told: {} } : {});
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
    this.set({ looking: true, told: {} });
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
      ...(isSettled && { failed: undefined, told: {} }),
      ...(more.news && { told: { news: more.news } }),
      ...more,
    });
    if (isNew) this.#ran(run);
  }

  #ran(run: SyncRun): void {
    if (run.code !== null) {
      this.set({ told: { problem: problemOf(this.state, Date.now()) } });
      return;
    }
    this.set({ told: { run } });
    const { id, imported, updated, removed } = run;
    this.tell('ow-synced', { run: id, imported, updated, removed });
  }

  protected begin(busy: Action): void {
    this.turn++;
    this.set({ busy, since: Date.now(), failed: undefined, news: undefined, told: {} });
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
    const problem = { ...shownOf(trouble), of };
    this.set({
      failed: { of, trouble, until, again },
      ...(of !== 'read' && { busy: undefined, asking: false }),
    });
    if (of !== 'read' || !isKnown) {
      this.set({ told: { problem } });
      // What became of a sign-in is told by the callback.
      if (of !== 'sign-in') this.tell('ow-error', { code: problem.code, reference: problem.reference });
    }
    // Whatever failed may have changed how things stand; what did not reach the service has not.
    if (of !== 'read' && trouble.code !== 'not_signed_in' && trouble.code !== 'offline') void this.read();
  }
}
