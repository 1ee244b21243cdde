// Asks again and again while there is something to wait for: soon at first, then ever more rarely, and not at all
// while nobody looks. Whoever comes back to the page reads for themselves.
import type { LitElement, ReactiveController } from 'lit';

const firstMs = 2_000;
const longestMs = 30_000;

export class Poll implements ReactiveController {
  readonly #host: LitElement;
  readonly #ask: () => Promise<unknown>;
  #waitMs = firstMs;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted = false;

  constructor(host: LitElement, ask: () => Promise<unknown>) {
    this.#host = host;
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
    document.addEventListener('visibilitychange', this.#again);
    this.#again();
  }

  hostDisconnected(): void {
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
    if (!this.#wanted || !this.#host.isConnected || document.hidden) return;
    this.#timer = setTimeout(() => {
      this.#waitMs = Math.min(this.#waitMs * 1.5, longestMs);
      void this.#ask().finally(() => {
        this.#plan();
      });
    }, this.#waitMs);
  }
}
