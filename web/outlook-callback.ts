// <ow-outlook-callback>: on the page to which Microsoft sends people back. It takes Microsoft's answer out of the
// address at once, hands it to the service once, and shows what came of it, unless a strip on the page does.
//
// Attributes: api-base, locale, return-to (where people go on, such as "/"). Property: getToken().
// Tells ow-connected and ow-error. Parts: callback, title. Custom properties: look.ts.
import './shared';
import { html, nothing } from 'lit';
import { look } from './look';
import { copied, helpActs } from './strip/help';
import { icon } from './strip/icon';
import { stripLook } from './strip/look';
import { panel } from './strip/panel';
import { ReturningSignIn } from './strip/returning';
import { shownOf, type Shown as Problem, type Tone } from './strip/state';
import { callbackWords } from './words/callback';

type Page = {
  readonly tone: Tone | 'busy';
  readonly title: string;
  readonly text?: string;
  readonly act?: { readonly label: string; readonly click: () => void } | undefined;
  readonly problem?: Problem;
};

export class OutlookCallback extends ReturningSignIn {
  static override styles = [look, stripLook];
  static override properties = { ...ReturningSignIn.properties, hasCopied: { state: true } };

  declare protected hasCopied: boolean | undefined;

  /** Nothing to show takes no place. */
  protected override updated(): void {
    this.toggleAttribute('empty', this.shown.kind === 'nothing');
  }

  override render() {
    const page = this.#page();
    if (!page) return nothing;
    const { catalogue, language } = this;
    const own = callbackWords[language];
    const { tone, title, text = '', act, problem } = page;
    const { reference = null, help, remedy = null } = problem ?? {};
    const copy = () => void this.#copy(help?.forwardText ?? '');
    const asking = { remedy, help, adminHref: undefined, hasCopied: this.hasCopied ?? false, copy };
    return html`<section
        class="card stack"
        part="callback"
        lang=${language}
        aria-labelledby="title"
        aria-busy=${tone === 'busy'}
      >
        <div class="head">
          ${icon(tone)}
          <div class="names">
            <h2 id="title" part="title">${title}</h2>
            <p>${text}</p>
            ${
              reference === null
                ? nothing
                : html`<p class="small reference">${own.reference} <code>${reference}</code></p>`
            }
          </div>
        </div>
        <div class="row">
          ${
            act
              ? html`<button class="primary" aria-disabled=${this.leaving !== undefined} @click=${act.click}>
                  ${act.label}
                </button>`
              : nothing
          }
          ${catalogue && helpActs(asking, catalogue)}
          ${this.home === undefined || tone === 'busy' ? nothing : html`<a href=${this.home}>${own.home}</a>`}
        </div>
        ${help && catalogue ? panel('help', catalogue, help) : nothing}
      </section>
      ${this.#announced(problem ? '' : `${title} ${text}`, problem ? `${title} ${text}` : '')}`;
  }

  /** Outside of what is busy at times, where nothing would be announced. */
  #announced(said: string, alarm: string) {
    const { catalogue, hasCopied, language } = this;
    const help = catalogue?.words.help;
    const copying = hasCopied === undefined ? undefined : help?.[hasCopied ? 'copied' : 'selected'];
    return html`<p class="sr" role="status" lang=${language}>${copying ?? said}</p>
      <p class="sr" role="alert" lang=${language}>${alarm}</p>`;
  }

  #page(): Page | undefined {
    const { shown, language, catalogue } = this;
    const own = callbackWords[language];
    if (shown.kind === 'nothing') return undefined;
    // What came of it can wait for its words.
    if (shown.kind === 'working' || catalogue === undefined) return { tone: 'busy', title: own.working };
    const connect = { label: own.connectAgain, click: () => void this.connect() };
    switch (shown.kind) {
      case 'stranger':
        return { tone: 'quiet', ...own.stranger };
      case 'signed-out': {
        const act = this.getToken && { label: own.again, click: () => void this.send() };
        return { tone: 'warn', title: own.working, ...catalogue?.codes.not_signed_in, act };
      }
      case 'finished': {
        const { outcome, status } = shown.finished;
        const title = catalogue?.words.connected(status.account?.address ?? null);
        if (outcome === 'connected') return { tone: 'good', title: title ?? own.done, text: own.next };
        return { tone: 'good', title: catalogue?.words.approved ?? own.done, act: connect };
      }
      case 'failed': {
        const problem = shownOf(shown.trouble);
        const act = shown.again ? { label: own.again, click: shown.again } : connect;
        const said = { title: own.failed, text: problem.sentence, ...catalogue?.codes[problem.code] };
        return { tone: 'warn', ...said, act, problem };
      }
    }
  }

  async #copy(text: string): Promise<void> {
    this.hasCopied = await copied(text);
    if (this.hasCopied) return;
    const field = this.renderRoot.querySelector('textarea');
    field?.focus();
    field?.select();
  }
}
customElements.define('ow-outlook-callback', OutlookCallback);
