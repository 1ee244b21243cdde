// <ow-copy-button>: copies a text and says so. Inner part of the admin's card.
import { html, LitElement, type PropertyDeclarations } from 'lit';
import { css } from '../css';
import { look } from '../look';
import type { CredentialsWords } from '../words/credentials';
import { icon } from './icons';
import { styles } from './styles';

const shownMs = 4_000;

export class CopyButton extends LitElement {
  static override properties: PropertyDeclarations = {
    text: { attribute: false },
    what: { attribute: false },
    words: { attribute: false },
    outcome: { state: true },
  };

  static override styles = [
    look,
    styles,
    css`
      :host {
        display: inline-block;
      }
      button {
        display: inline-flex;
        align-items: center;
        gap: 0.35rem;
        white-space: nowrap;
      }
    `,
  ];

  declare text: string;
  /** What it is, as the button's name and the answer say it. */
  declare what: string;
  declare words: Pick<CredentialsWords, 'copy' | 'copied' | 'notCopied'>;
  declare outcome: 'copied' | 'not_copied' | undefined;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #copy(): Promise<void> {
    this.outcome = undefined;
    await this.updateComplete;
    this.outcome = (await this.#write()) ? 'copied' : 'not_copied';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.outcome = undefined), shownMs);
  }

  async #write(): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(this.text);
      return true;
    } catch {
      return this.#writeAsBefore();
    }
  }

  /** Pages without https have no clipboard; what browsers did before still works there. */
  #writeAsBefore(): boolean {
    const area = document.createElement('textarea');
    area.value = this.text;
    area.className = 'sr';
    const focused = (this.renderRoot as ShadowRoot).activeElement;
    this.renderRoot.append(area);
    area.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is nothing else without https
    const copied = document.execCommand('copy');
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
    return copied;
  }

  override render() {
    const { words, outcome } = this;
    const says =
      outcome === 'copied' ? words.copied(this.what) : outcome === 'not_copied' ? words.notCopied : '';
    return html`<button type="button" class="slim" part="button" @click=${this.#copy}>
        ${icon(outcome === 'copied' ? 'good' : 'copy')}${words.copy}<span class="sr"> ${this.what}</span>
      </button>
      <span role="status" class=${outcome === 'not_copied' ? 'small' : 'sr'}>${says}</span>`;
  }
}

customElements.define('ow-copy-button', CopyButton);
