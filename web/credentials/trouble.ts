// Trouble in words: what it is, what to do, and what to tell support.
import { html, nothing, type TemplateResult } from 'lit';
import { isFromService, type Trouble } from '../api/service';
import type { OwEvents } from '../element';
import type { Catalogue } from '../words/catalogue';
import type { AnyCode, CodesWords } from '../words/codes';
import type { CompanyCode, CredentialsWords } from '../words/credentials';
import { icon } from './icons';
import { rich } from './rich';

type Said = {
  readonly words: CredentialsWords;
  readonly codes: CodesWords;
  readonly trouble: Trouble;
  /** In place of the code's own sentence; nothing leaves it out. */
  readonly text?: unknown;
  readonly retry?: (() => void) | undefined;
};

/** By their names alone as long as there are no words for them. */
const nameless = new Proxy({} as CodesWords, { get: (_, code) => ({ title: code, text: code }) });
export const codesOf = (catalogue: Catalogue | null | undefined): CodesWords => catalogue?.codes ?? nameless;

export const isCompanyCode = (code: AnyCode, words: CredentialsWords): code is CompanyCode =>
  code in words.fix;

/** What an admin does about a code: where these are the credentials it is said to them, not to an employee. */
export const adviceOn = (code: AnyCode, words: CredentialsWords, codes: CodesWords): unknown =>
  isCompanyCode(code, words) ? rich(words.fix[code]) : codes[code].text;

/** What the page is told of it. */
export const toldOf = (trouble: Trouble): OwEvents['ow-error'] => ({
  code: trouble.code,
  reference: isFromService(trouble) ? trouble.reference : null,
});

export function troubleNotice({ words, codes, trouble, text, retry }: Said): TemplateResult {
  return html`<div class="notice bad" part="notice">
    <p>${icon('bad')}<strong>${codes[trouble.code].title}.</strong></p>
    ${text === nothing ? nothing : html`<p>${text ?? adviceOn(trouble.code, words, codes)}</p>`}
    ${isFromService(trouble) ? html`<p class="small">${words.reference(trouble.reference)}</p>` : nothing}
    ${
      retry
        ? html`<div class="row">
            <button type="button" part="button" @click=${retry}>${words.retry}</button>
          </div>`
        : nothing
    }
  </div>`;
}
