// The part of the strip that notices people: they look at the page again, come back to it, go offline and online.
import { OwElement } from '../element';

/** Coming back is told more than once: by the window, the document, the history. */
const sameLookMs = 1_000;

export abstract class Attentive extends OwElement {
  /** Ends what listens beyond this element when it leaves the page. */
  protected onPage = new AbortController();
  protected lookedAt = 0;

  /** Somebody is back, maybe from Microsoft's page. */
  protected abstract returned(): void;
  /** Somebody looks: how do things stand? */
  protected abstract looked(): void;
  protected abstract wentOffline(): void;

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = (this.onPage = new AbortController());
    for (const name of ['online', 'focus', 'pageshow']) addEventListener(name, this.#noticed, { signal });
    document.addEventListener('visibilitychange', this.#noticed, { signal });
    const offline = () => {
      this.wentOffline();
    };
    addEventListener('offline', offline, { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.onPage.abort();
  }

  readonly #noticed = (event: Event): void => {
    // A page that is shown for the first time asks anyway.
    if (document.hidden || (event.type === 'pageshow' && !(event as PageTransitionEvent).persisted)) return;
    this.returned();
    if (event.type !== 'online' && Date.now() - this.lookedAt < sameLookMs) return;
    this.looked();
  };
}
