// Deletes an event after a while in which it can be taken back: it vanishes at once, and the service hears of it when
// the time is over, when another one is deleted, or when the page goes away. The time stands still while somebody
// points at the way back or has the focus there.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Trouble } from '../api/service';
import type { TimelineEvent } from '../api/types';
import type { Changes } from './changes';

type Needs = {
  readonly changes: Changes;
  /** It was not deleted after all, and stands again where it stood. */
  hasFailed(event: TimelineEvent, trouble: Trouble): void;
};

const undoMs = 8_000;

export class Deleting implements ReactiveController {
  /** Can still be taken back. */
  event: TimelineEvent | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #needs: Needs;
  readonly #hidden = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #leftMs = 0;
  #since = 0;

  constructor(host: ReactiveControllerHost, needs: Needs) {
    this.#host = host;
    this.#needs = needs;
    host.addController(this);
  }

  isHidden(id: string): boolean {
    return this.#hidden.has(id);
  }

  remove(event: TimelineEvent): void {
    this.commit();
    this.event = event;
    this.#hidden.add(event.id);
    this.#leftMs = undoMs;
    this.goOn();
    this.#host.requestUpdate();
  }

  undo(): TimelineEvent | undefined {
    const { event } = this;
    this.#forget();
    if (event) this.#hidden.delete(event.id);
    return event;
  }

  pause(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#leftMs -= Date.now() - this.#since;
  }

  goOn(): void {
    if (!this.event || this.#timer !== undefined) return;
    this.#since = Date.now();
    this.#timer = setTimeout(() => {
      this.commit();
    }, this.#leftMs);
  }

  /** No way back from here. */
  commit(isLeaving = false): void {
    const { event } = this;
    this.#forget();
    if (event) void this.#send(event, isLeaving);
  }

  async #send(event: TimelineEvent, isLeaving: boolean): Promise<void> {
    const trouble = await this.#needs.changes.remove(event, isLeaving);
    this.#hidden.delete(event.id);
    if (trouble) this.#needs.hasFailed(event, trouble);
    this.#host.requestUpdate();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.event = undefined;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.#leave);
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.#leave);
    this.#leave();
  }

  readonly #leave = (): void => {
    this.commit(true);
  };
}
