// <ow-admin-consent>: the link by which an administrator approves for everybody, and the text for whoever that is.
// Inner part of the admin's card.
import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { css } from '../css';
import { answerTo, type Trouble } from '../api/service';
import type { Consent } from '../api/types';
import { OwElement } from '../element';
import { formLook } from '../form-look';
import { look } from '../look';
import { credentialsWords } from '../words/credentials';
import { icon } from './icons';
import { styles } from './styles';
import { codesOf, troubleNotice } from './trouble';
import './copy-button';

export class AdminConsent extends OwElement {
  static override properties: PropertyDeclarations = {
    ...OwElement.properties,
    clientId: { attribute: false },
    consent: { state: true },
    trouble: { state: true },
  };

  static override styles = [
    look,
    formLook,
    styles,
    css`
      .button {
        display: inline-flex;
        align-items: center;
        gap: 0.4rem;
        min-height: 2.5rem;
        padding: 0.35rem 0.9rem;
        border: 1px solid var(--_accent);
        border-radius: var(--_radius);
        color: var(--_accent);
        font-weight: 550;
        text-decoration: none;
      }
      .button:hover {
        background: var(--_quiet);
        text-decoration: underline;
      }
      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        background: var(--_quiet);
        border-radius: var(--_radius);
        padding: 0.75rem 1rem;
        font-size: 0.9rem;
        margin-block: 0.5rem;
      }
    `,
  ];

  /** Whose consent it is: another application has another link. */
  declare clientId: string | null;
  declare consent: Consent | undefined;
  declare trouble: Trouble | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isAnother = changed.has('getToken') || changed.has('apiBase') || changed.has('clientId');
    if (this.getToken && isAnother) void this.#load();
  }

  async #load(): Promise<void> {
    const answer = await answerTo(this.service.GET('/integrations/outlook/consent'));
    this.trouble = answer.trouble;
    this.consent = answer.trouble ? undefined : answer.data;
  }

  override render() {
    const words = credentialsWords[this.language];
    const { consent: says } = words;
    return html`<section class="card stack" part="card" aria-labelledby="title" lang=${this.language}>
      <h3 id="title">${says.title}</h3>
      <p class="readable">${says.text}</p>
      ${this.trouble ? this.#trouble(this.trouble) : nothing}
      ${this.consent ? this.#offer(this.consent) : nothing}
    </section>`;
  }

  #trouble(trouble: Trouble) {
    const words = credentialsWords[this.language];
    return troubleNotice({
      words,
      codes: codesOf(this.catalogue),
      trouble,
      retry: () => void this.#load(),
    });
  }

  #offer({ adminConsentUrl, forwardText }: Consent) {
    const words = credentialsWords[this.language];
    const { consent: says } = words;
    return html`<p>
        <a class="button" part="button" href=${adminConsentUrl} target="_blank" rel="noopener noreferrer"
          >${says.approve}${icon('out')}<span class="sr"> ${words.newTab}</span></a
        >
      </p>
      <details>
        <summary>${says.forward}</summary>
        <p class="text" lang="en">${forwardText}</p>
        <ow-copy-button .text=${forwardText} .what=${says.textForIt} .words=${words}></ow-copy-button>
      </details>`;
  }
}

customElements.define('ow-admin-consent', AdminConsent);
