// Asks again and again while there is something to wait for: soon at first, then ever more rarely, and not at all
// while nobody looks. Whoever comes back to the page reads for themselves.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const firstMs = 2_000;
const longestMs = 30_000;

export class Poll implements ReactiveController {
  readonly #ask: () => Promise<unknown>;
  #waitMs = firstMs;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted = false;
  #onPage = false;

  constructor(host: ReactiveControllerHost, ask: () => Promise<unknown>) {
    this.#ask = ask;
    host.addController(this);
  }

  /** Whether there is something to wait for. Saying so again changes nothing. */
  while(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#again();
  }

  hostConnected(): void {
    this.#onPage = true;
    document.addEventListener('visibilitychange', this.#again);
    this.#again();
  }

  hostDisconnected(): void {
    this.#onPage = false;
    document.removeEventListener('visibilitychange', this.#again);
    clearTimeout(this.#timer);
  }

  /** From the start: something new to wait for, or somebody looks again. */
  readonly #again = (): void => {
    this.#waitMs = firstMs;
    this.#plan();
  };

  #plan(): void {
    clearTimeout(this.#timer);
    if (!this.#wanted || !this.#onPage || document.hidden) return;
    this.#timer = setTimeout(() => {
      this.#waitMs = Math.min(this.#waitMs * 1.5, longestMs);
      void this.#ask().finally(() => {
        this.#plan();
      });
    }, this.#waitMs);
  }
}
