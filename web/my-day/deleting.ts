// Deletes an event after a while in which it can be taken back: it vanishes at once, and the service hears of it when
// the time is over, when another one is deleted, or when the page goes away. The time stands still while somebody
// points at the way back or has the focus there.
//
// A page that goes away has no time to wait for a token, so one is kept for as long as there is something to delete.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Service, Trouble } from '../api/service';
import type { TimelineEvent } from '../api/types';
import type { Changes } from './changes';

type Needs = {
  readonly changes: Changes;
  /** The service with a token that is at hand already. */
  readyService(): Promise<Service>;
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
  /** Without a way back, and not answered yet. */
  readonly #sending = new Set<TimelineEvent>();
  #ready: Service | undefined;
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
    this.#dropReady();
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
    void this.#makeReady();
    this.#timer = setTimeout(() => {
      this.commit();
    }, this.#leftMs);
  }

  /** No way back from here. */
  commit(): void {
    const { event } = this;
    this.#forget();
    if (event) void this.#send(event, this.#needs.changes.remove(event));
  }

  async #send(event: TimelineEvent, removed: Promise<Trouble | undefined>): Promise<void> {
    this.#sending.add(event);
    const trouble = await removed;
    this.#sending.delete(event);
    this.#hidden.delete(event.id);
    this.#dropReady();
    if (trouble) this.#needs.hasFailed(event, trouble);
    this.#host.requestUpdate();
  }

  async #makeReady(): Promise<void> {
    try {
      this.#ready = await this.#needs.readyService();
      this.#dropReady();
    } catch {
      // Whoever asks for a token next hears of it.
    }
  }

  #dropReady(): void {
    if (!this.event && this.#sending.size === 0) this.#ready = undefined;
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

  /** What is on its way may never arrive; to ask for it twice does no harm. */
  readonly #leave = (): void => {
    const events = [...this.#sending, ...(this.event ? [this.event] : [])];
    this.#forget();
    for (const event of events) void this.#send(event, this.#needs.changes.removeLeaving(event, this.#ready));
  };
}
