// <ow-outlook-strip>: connect Outlook, sync, disconnect, and whatever stands in the way together with its remedy.
//
// Attributes: api-base, locale, admin-href (where an admin of the company enters the Microsoft credentials).
// Property: getToken(). Tells ow-synced, ow-disconnected and ow-error; ow-connected is told by the callback.
// Parts: strip, title, buttons, notice. Custom properties: look.ts. Every state is of the same height in a row as wide as
// a page; to keep the place before the module has come: `ow-outlook-strip:not(:defined) { display: block; height: 15.5rem }`.
import { html, nothing, type PropertyValues } from 'lit';
import { look } from './look';
import { ask } from './strip/ask';
import { icon } from './strip/icon';
import { stripLook } from './strip/look';
import { isSyncing, problemOf, toneOf, waitingOf, type Button } from './strip/state';
import type { Shown, StripState, Waiting } from './strip/state';
import type { Moment } from './strip/message';
import { TellingStrip } from './strip/telling';

/** Each always at the same place among the others. */
const places: readonly Button[] = ['sign-in', 'again', 'connect', 'sync', 'disconnect'];

export class OutlookStrip extends TellingStrip {
  static override styles = [look, stripLook];
  #tick: ReturnType<typeof setTimeout> | undefined;
  /** Whether seconds are counted. */
  #ticks = false;
  #focused: Element | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#focused = this.shadowRoot?.activeElement ?? null;
  }

  protected override updated(changed: PropertyValues): void {
    const { asking: asked } = (changed.get('state') ?? this.state) as StripState;
    if (this.state.asking && !asked) this.#focus('.ask');
    // Whoever clicked something that is gone goes on where they were, not at the top of the page.
    else if (this.#focused?.isConnected === false)
      for (const selector of [asked ? '#disconnect' : `[id='${this.#focused.id}']`, '.buttons button'])
        if (this.#focus(selector)) break;
    clearTimeout(this.#tick);
    if (document.hidden) return;
    this.#tick = setTimeout(
      () => {
        this.requestUpdate();
      },
      this.#ticks ? 1_000 : 30_000,
    );
  }

  #focus(selector: string): boolean {
    const found = this.renderRoot.querySelector<HTMLElement>(selector);
    found?.focus();
    return found !== null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#escape, { signal: this.onPage.signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#tick);
  }

  readonly #escape = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape') return;
    this.set({ hidesTips: true });
    if (this.shadowRoot?.activeElement) this.#stay();
  };

  readonly #showTips = (): void => {
    if (this.state.hidesTips) this.set({ hidesTips: false });
  };

  readonly #stay = (): void => {
    if (this.state.busy !== 'disconnect') this.set({ asking: false });
  };

  override render() {
    const { state, words } = this;
    const { status, busy, asking, news } = state;
    const now = Date.now();
    const syncing = isSyncing(state);
    const isBusy = busy !== undefined || syncing;
    const problem = problemOf(state, now);
    // What only keeps us from asking says little about how things stand.
    const isTitled = problem !== undefined && !(status && problem.of === 'read');
    const waiting = waitingOf(state, problem, now);
    this.#ticks = syncing || waiting.some(({ waitMs }) => waitMs > 0);
    const tone = asking ? 'warn' : problem ? toneOf(problem) : news && !isBusy ? 'good' : 'quiet';
    const title =
      (isTitled && this.explain((_, { codes }) => codes[problem.code].title)) ||
      words.titles[syncing ? 'syncing' : (status?.status ?? 'loading')];
    return html`<section
        class="card stack ${state.hidesTips ? 'still' : ''}"
        part="strip"
        lang=${this.language}
        aria-labelledby="title"
        aria-busy=${isBusy || state.looking === true}
      >
        <div class="head">
          ${icon(isBusy ? 'busy' : status?.account && !problem ? 'good' : tone)}
          <div class="names">
            <h2 id="title" part="title">${title}</h2>
            <p class="facts small muted" @pointerover=${this.#showTips} @focusin=${this.#showTips}>
              ${status && this.explain((details, catalogue) => details.factsOf(status, new Date(now), catalogue))}
            </p>
          </div>
          ${this.#buttons(waiting)}
        </div>
        <div class="notice ${tone}" part="notice">
          ${asking ? this.#ask() : html`<div class="says">${this.#says(problem, { now, waiting, isTitled })}</div>`}
          ${problem && !asking ? this.acts(problem) : nothing}
        </div>
        ${this.panels(problem)}
      </section>
      ${this.announced()}`;
  }

  #says(problem: Shown | undefined, moment: Moment) {
    const { state, words } = this;
    const { status, busy } = state;
    if (busy && busy !== 'sync') return html`<p>${words.busy[busy]}</p>`;
    const says = this.explain((details, catalogue) => details.messageOf(state, problem, moment, catalogue));
    if (says && (status || problem)) return says;
    return problem
      ? html`<p>${this.text(problem)}</p>`
      : html`<p class="wait" aria-hidden="true"><i></i><i></i></p>`;
  }

  #ask() {
    const { status, busy } = this.state;
    const says = this.explain((details, catalogue) => details.askWords(status, catalogue));
    const yes = () => this.disconnect();
    return ask({ says, isOff: busy === 'disconnect', yes, no: this.#stay }, this.words);
  }

  #buttons(waiting: readonly Waiting[]) {
    const found = places.map((place) => this.#button(place, waiting));
    const has = (name: Button) => waiting.some(({ button }) => button === name);
    // In another company they stand elsewhere: then they are others, and are not seen to move.
    if (!has('disconnect')) return html`<div class="buttons" part="buttons"><!-- alone -->${found}</div>`;
    return has('sync') && has('connect')
      ? html`<div class="buttons" part="buttons"><!-- all -->${found}</div>`
      : html`<div class="buttons" part="buttons">${found}</div>`;
  }

  #button(name: Button, waiting: readonly Waiting[]) {
    const found = waiting.find(({ button }) => button === name);
    if (!found) return nothing;
    const { isOff, waitMs } = found;
    return html`<button
      type="button"
      id=${name}
      class=${found === waiting[0] && name !== 'disconnect' ? 'primary' : ''}
      aria-disabled=${isOff}
      aria-describedby=${waitMs > 0 ? 'hint' : nothing}
      aria-expanded=${name === 'disconnect' ? this.state.asking === true : nothing}
      @click=${isOff ? undefined : this.#clicks[name]}
    >
      ${this.words.buttons[name]}
    </button>`;
  }

  readonly #clicks: Readonly<Record<Button, () => unknown>> = {
    'sign-in': () => this.signIn(),
    again: () => this.again(),
    connect: () => this.connect(),
    sync: () => this.sync(),
    disconnect: () => {
      this.set({ asking: !this.state.asking });
    },
  };
}
customElements.define('ow-outlook-strip', OutlookStrip);
