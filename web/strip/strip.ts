// The strip as people see it: what it shows of what it knows, and where the focus goes.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { look } from '../look';
import { stripLook } from './look';
import { ask } from './ask';
import { factsOf } from './facts';
import { icon } from './icon';
import { messageOf, type Moment } from './message';
import { isSyncing, problemOf, toneOf, waitingOf, type Button } from './state';
import type { Shown, StripState, Waiting } from './state';
import { TellingStrip } from './telling';

/** Each always at the same place among the others. */
const places: readonly Button[] = ['sign-in', 'again', 'connect', 'sync', 'disconnect'];

/** The same content, each time in elements of its own: those that are used again would be seen to move. */
const anew = [
  (content: unknown) => html`${content}`,
  (content: unknown) => html`${content} `,
  (content: unknown) => html` ${content}`,
] as const;

export class OutlookStrip extends TellingStrip {
  static override styles = [look, stripLook];
  #tick: ReturnType<typeof setTimeout> | undefined;
  /** Whether seconds are counted. */
  #ticks = false;
  #focused: Element | null = null;
  #message: string | undefined;
  #isOther = false;

  constructor() {
    super();
    this.on(document, 'keydown', (event) => {
      if ((event as KeyboardEvent).key !== 'Escape') return;
      this.set({ hidesTips: true });
      if (this.shadowRoot?.activeElement) this.#stay();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#focused = this.shadowRoot?.activeElement ?? null;
  }

  protected override updated(changed: PropertyValues): void {
    const { asking: asked } = (changed.get('state') ?? this.state) as StripState;
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    if (this.state.asking && !asked) find('.ask')?.focus();
    // Whoever clicked something that is gone goes on where they were, not at the top of the page.
    else if (this.#focused?.isConnected === false)
      (find(asked ? '#disconnect' : `[id='${this.#focused.id}']`) ?? find('.buttons button'))?.focus();
    clearTimeout(this.#tick);
    if (document.hidden || !this.isConnected) return;
    this.#tick = setTimeout(
      () => {
        this.requestUpdate();
      },
      this.#ticks ? 1_000 : 30_000,
    );
  }

  readonly #showTips = (): void => {
    if (this.state.hidesTips) this.set({ hidesTips: false });
  };

  readonly #stay = (): void => {
    if (this.state.busy !== 'disconnect') this.set({ asking: false });
  };

  override render() {
    const { state, catalogue } = this;
    const { status, busy, asking, news } = state;
    const now = Date.now();
    const syncing = isSyncing(state);
    const isBusy = busy !== undefined || syncing;
    const problem = problemOf(state, now);
    // What only keeps us from asking says little about how things stand.
    const isTitled = problem !== undefined && !(status && problem.of === 'read');
    const waiting = catalogue === undefined ? [] : waitingOf(state, problem, now);
    this.#ticks = syncing || waiting.some(({ waitMs }) => waitMs > 0);
    const tone = asking ? 'warn' : problem ? toneOf(problem) : news && !isBusy ? 'good' : 'quiet';
    const title = isTitled
      ? catalogue?.codes[problem.code].title
      : catalogue?.words.titles[syncing ? 'syncing' : (status?.status ?? 'loading')];
    return html`<div lang=${catalogue?.language ?? 'en'}>
      <section
        class="card stack ${state.hidesTips ? 'still' : ''}"
        part="strip"
        aria-labelledby="title"
        aria-busy=${isBusy || state.looking === true}
      >
        <div class="head">
          ${icon(isBusy ? 'busy' : status?.account && !problem ? 'good' : tone)}
          <h2 id="title" part="title">${title ?? 'Outlook'}</h2>
          ${this.#buttons(waiting)}
          <p class="facts small muted" @pointerover=${this.#showTips} @focusin=${this.#showTips}>
            ${status && catalogue && factsOf(status, new Date(now), catalogue)}
          </p>
        </div>
        <div class="notice ${tone}" part="notice">
          ${
            asking
              ? ask(
                  { status, isOff: busy === 'disconnect', yes: () => this.disconnect(), no: this.#stay },
                  catalogue,
                )
              : html`<div class="says">${this.#says(problem, { now, waiting, isTitled })}</div>
                  ${problem && this.acts(problem)}`
          }
        </div>
        ${this.panels(problem)}
      </section>
      ${this.announced()}
    </div>`;
  }

  #says(problem: Shown | undefined, moment: Moment): TemplateResult {
    const { state, catalogue } = this;
    const { status, news } = state;
    const message = problem?.code ?? news?.kind ?? status?.lastRun?.id;
    if (message !== this.#message) this.#isOther = !this.#isOther;
    this.#message = message;
    const says =
      catalogue === null
        ? html`<p>${problem?.sentence}</p>`
        : catalogue && messageOf(state, problem, moment, catalogue);
    return anew[this.#isOther ? 1 : 0](says);
  }

  #buttons(waiting: readonly Waiting[]): TemplateResult {
    const found = places.map((place) => this.#button(place, waiting));
    const has = (name: Button) => waiting.some(({ button }) => button === name);
    // In another company they stand elsewhere.
    const company = !has('disconnect') ? 0 : has('sync') && has('connect') ? 1 : 2;
    return html`<div class="buttons" part="buttons">${anew[company](found)}</div>`;
  }

  #button(name: Button, waiting: readonly Waiting[]) {
    const found = waiting.find(({ button }) => button === name);
    if (!found) return nothing;
    const { isOff, waitMs } = found;
    return html`<button
      id=${name}
      class=${found === waiting[0] && name !== 'disconnect' ? 'primary' : ''}
      aria-disabled=${isOff}
      aria-describedby=${waitMs > 0 ? 'hint' : nothing}
      aria-expanded=${name === 'disconnect' ? this.state.asking === true : nothing}
      @click=${isOff ? undefined : this.#clicks[name]}
    >
      ${this.catalogue?.words.buttons[name] ?? name}
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
