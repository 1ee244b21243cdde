// What users do with the strip: connect, sync, disconnect. One request each, however often is clicked.
import { answerTo } from '../api/service';
import { OutlookConnection } from './connection';
import { goToMicrosoft, leavingMs } from './sign-in';
import type { Action } from './state';

type Asked<T> = Parameters<typeof answerTo<T>>[0];

export abstract class OutlookActions extends OutlookConnection {
  #leaving: ReturnType<typeof setTimeout> | undefined;

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

  protected async sync(): Promise<void> {
    const ask = () => this.service.POST('/integrations/outlook/sync', { body: {} });
    const lastRun = await this.#act('sync', ask);
    if (!lastRun) return;
    const { turn } = this;
    const answer = await this.stands();
    if (turn !== this.turn) return;
    const { status } = this.state;
    const lastSyncAt = lastRun.finishedAt;
    const told = status && { ...status, status: 'connected' as const, lastRun, lastSyncAt, problem: null };
    const after = answer.trouble ? told : answer.data;
    if (after) this.learned(after, { busy: undefined });
  }

  protected async disconnect(): Promise<void> {
    const ask = () => this.service.POST('/integrations/outlook/disconnect', { body: {} });
    const done = await this.#act('disconnect', ask);
    if (!done) return;
    const { status, cleanup } = done;
    this.learned(status, { busy: undefined, asking: false, news: { kind: 'disconnected', cleanup } });
    this.tell('ow-disconnected', {});
  }

  /** The answer, unless it failed, or something else has begun meanwhile. */
  async #act<T>(action: Action, ask: () => Asked<T>): Promise<T | undefined> {
    const { busy } = this.state;
    // Disconnecting never waits, not even for a sync; whose answer is then of no interest any more.
    if (busy && !(busy === 'sync' && action === 'disconnect')) return undefined;
    this.begin(action);
    const { turn } = this;
    const answer = await answerTo(ask());
    if (turn !== this.turn) return undefined;
    if (!answer.trouble) return answer.data;
    this.fail(action, answer.trouble);
    return undefined;
  }

  protected override returned(): void {
    if (this.#leaving === undefined) return;
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
    this.set({ busy: undefined });
  }
}
