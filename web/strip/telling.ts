// The part of the strip that has words: which there are, what is announced to who listens, what can be opened and copied.
import { html, nothing } from 'lit';
import { stripWords, type StripWords } from '../words/strip';
import { OutlookActions } from './actions';
import type { Catalogue } from './catalogue';
import type { Announced } from './connection';
import type * as DetailsModule from './details';
import { panelsFor, type Shown } from './state';

export type Details = typeof DetailsModule;

export abstract class TellingStrip extends OutlookActions {
  static override properties = {
    ...OutlookActions.properties,
    adminHref: { attribute: 'admin-href' },
    details: { state: true },
  };

  declare adminHref: string | undefined;
  declare protected details: Details | undefined;
  /** What there were no words for yet is said as soon as there are. */
  #toSay: Announced = {};

  protected get words(): StripWords {
    return stripWords[this.language];
  }

  /** What needs the details; undefined as long as they have not come. */
  protected explain<T>(how: (details: Details, catalogue: Catalogue) => T): T | undefined {
    const { details, language, format } = this;
    return details && how(details, details.catalogueIn(language, format));
  }

  protected override async read(looked?: boolean): Promise<void> {
    // Each time that they are missing: what could not be had before may be there now.
    if (!this.details) void this.#load();
    return super.read(looked);
  }

  async #load(): Promise<void> {
    try {
      this.details = await import('./details');
      const { said, alarm } = this.state;
      if (!said && !alarm) this.announce(this.#toSay);
    } catch {
      // It works without them, in fewer words.
    }
  }

  protected override announce(what: Announced): void {
    this.#toSay = what;
    const { news, run, problem } = what;
    const { busy } = this.state;
    if (problem) {
      const text = this.text(problem);
      this.set(problem.code === 'offline' ? { said: text, alarm: '' } : { said: '', alarm: text });
    } else {
      const said = this.explain((details, catalogue) =>
        news
          ? details.newsInWords(news, catalogue)
          : run && details.runInWords(run, catalogue.words, catalogue.format).join(' '),
      );
      this.set({ said: said ?? (busy ? this.words.busy[busy] : ''), alarm: '' });
    }
    this.set({ hasCopied: false });
  }

  /** As long as the words have not come, the service's own sentence. */
  protected text({ code, sentence }: Shown): string {
    return this.explain((_, { codes }) => codes[code].text) ?? (sentence || this.words.noAnswer);
  }

  /** Outside of what is busy at times, where nothing would be announced. */
  protected announced() {
    const { language } = this;
    const { said, alarm } = this.state;
    return html`<p class="sr" role="status" lang=${language}>${said}</p>
      <p class="sr" role="alert" lang=${language}>${alarm}</p>`;
  }

  protected acts({ remedy, help }: Shown) {
    const { adminHref } = this;
    const { hasCopied = false } = this.state;
    const copy = () => void this.#copy(help?.forwardText ?? '');
    return this.explain((details, catalogue) =>
      details.helpActs({ remedy, help, adminHref, hasCopied, copy }, catalogue),
    );
  }

  async #copy(text: string): Promise<void> {
    const hasCopied = (await this.details?.copied(text)) ?? false;
    this.set({ hasCopied, said: '' });
    if (!hasCopied) {
      this.set({ open: 'help' });
      await this.updateComplete;
      const field = this.renderRoot.querySelector('textarea');
      field?.focus();
      field?.select();
    }
    this.set({ said: this.explain((_, { words }) => words.help[hasCopied ? 'copied' : 'selected']) ?? '' });
  }

  protected panels(problem: Shown | undefined) {
    const { panels } = this.words;
    const names = panelsFor(problem);
    const open = names.find((name) => name === this.state.open);
    return html`<div class="foot">
        ${names.map(
          (name) =>
            html`<button
              type="button"
              class="quiet slim"
              aria-expanded=${open === name}
              @click=${() => {
                this.set({ open: open === name ? undefined : name });
              }}
            >
              ${panels[name]}
            </button>`,
        )}
      </div>
      ${
        open
          ? html`<div class="small">
              ${this.explain((details, catalogue) =>
                details.panel(open, panels[open], catalogue, problem?.help),
              )}
            </div>`
          : nothing
      }`;
  }
}
