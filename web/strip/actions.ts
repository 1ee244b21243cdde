// What users do with the strip: connect, sync, disconnect. One request each, however often is clicked.
import { answerTo } from '../api/service';
import { OutlookConnection } from './connection';
import { goToMicrosoft } from './sign-in';
import type { Action } from './state';

/** Should Microsoft's page not come, the button is usable again after this. */
const leavingMs = 15_000;

type Asked<T> = Parameters<typeof answerTo<T>>[0];

export abstract class OutlookActions extends OutlookConnection {
  #leaving: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#leaving);
  }

  protected async connect(): Promise<void> {
    if (this.state.busy) return;
    this.begin('connect');
    const trouble = await goToMicrosoft(this.service);
    if (trouble) this.fail('connect', trouble);
    else
      this.#leaving = setTimeout(() => {
        this.returned();
      }, leavingMs);
  }

  protected sync(): Promise<void> {
    const ask = () => this.service.POST('/integrations/outlook/sync', { body: {} });
    return this.#act('sync', ask, async (run, isStale) => {
      const answer = await this.stands();
      if (isStale()) return;
      const { status } = this.state;
      const told = status && {
        ...status,
        status: 'connected' as const,
        lastRun: run,
        lastSyncAt: run.finishedAt,
        problem: null,
      };
      const after = answer.trouble ? told : answer.data;
      if (after) this.learned(after, { busy: undefined });
    });
  }

  protected disconnect(): Promise<void> {
    const ask = () => this.service.POST('/integrations/outlook/disconnect', { body: {} });
    return this.#act('disconnect', ask, ({ status, cleanup }) => {
      this.learned(status, { busy: undefined, asking: false, news: { kind: 'disconnected', cleanup } });
      this.tell('ow-disconnected', {});
    });
  }

  async #act<T>(
    action: Action,
    ask: () => Asked<T>,
    done: (data: T, isStale: () => boolean) => void | Promise<void>,
  ): Promise<void> {
    const { busy } = this.state;
    // Disconnecting never waits, not even for a sync; whose answer is then of no interest any more.
    if (busy && !(busy === 'sync' && action === 'disconnect')) return;
    this.begin(action);
    const turn = this.turn;
    const isStale = () => turn !== this.turn;
    const answer = await answerTo(ask());
    if (isStale()) return;
    if (answer.trouble) this.fail(action, answer.trouble);
    else await done(answer.data, isStale);
  }

  protected override returned(): void {
    if (this.#leaving === undefined) return;
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
    this.set({ busy: undefined });
  }
}
