// The part of the strip that tells: what is announced to who listens, and what can be opened and copied.
import { html, nothing } from 'lit';
import { OutlookActions } from './actions';
import { copied, helpActs } from './help';
import { newsInWords, textOf } from './message';
import { panel } from './panel';
import { runInWords } from './run';
import { panelsFor, type Shown } from './state';

export abstract class TellingStrip extends OutlookActions {
  static override properties = {
    ...OutlookActions.properties,
    adminHref: { attribute: 'admin-href' },
  };

  declare adminHref: string | undefined;

  /** Politely or at once, outside of what is busy at times, where nothing would be announced. */
  protected announced() {
    const { problem } = this.state.told;
    const isAlarm = problem !== undefined && problem.code !== 'offline';
    const text = this.#told();
    return html`<p class="sr" role="status">${isAlarm ? '' : text}</p>
      <p class="sr" role="alert">${isAlarm ? text : ''}</p>`;
  }

  #told(): string | undefined {
    const { catalogue } = this;
    const { told, busy } = this.state;
    const { news, run, problem, isCopied } = told;
    if (!catalogue) return catalogue === null ? problem?.sentence : undefined;
    const { words } = catalogue;
    if (problem) return textOf(problem, catalogue);
    if (news) return newsInWords(news, catalogue);
    if (run) return runInWords(run, catalogue).join(' ');
    if (isCopied !== undefined) return isCopied ? words.help.copied : words.help.selected;
    return busy && words.busy[busy];
  }

  protected acts({ remedy, help }: Shown) {
    const { adminHref, catalogue } = this;
    const hasCopied = this.state.told.isCopied === true;
    const copy = () => void this.#copy(help?.forwardText ?? '');
    return catalogue && helpActs({ remedy, help, adminHref, hasCopied, copy }, catalogue);
  }

  async #copy(text: string): Promise<void> {
    const isCopied = await copied(text);
    // The same words again are news only after silence.
    this.set({ told: {}, ...(!isCopied && { open: 'help' }) });
    await this.updateComplete;
    if (!isCopied) {
      const field = this.renderRoot.querySelector('textarea');
      field?.focus();
      field?.select();
    }
    this.set({ told: { isCopied } });
  }

  protected panels(problem: Shown | undefined) {
    const { catalogue } = this;
    if (!catalogue) return nothing;
    const { panels } = catalogue.words;
    const names = panelsFor(problem);
    const open = names.find((name) => name === this.state.open);
    return html`<div class="foot">
        ${names.map(
          (name) =>
            html`<button
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
      ${open ? html`<div class="small">${panel(open, catalogue, problem?.help)}</div>` : nothing}`;
  }
}
