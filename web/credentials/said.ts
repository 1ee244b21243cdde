// What an action came to. Good news stays to be read; what stands elsewhere anyway is announced only.
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons';

export type Said = { readonly text: string; readonly isGood: boolean };

/** Stands in the page before there is anything to say. */
export const sayings = (said: Said | undefined): TemplateResult =>
  html`<div role="status" class="live">
    ${said?.isGood === true ? html`<p class="notice good" part="notice">${icon('good')}${said.text}</p>` : nothing}
    ${said?.isGood === false ? html`<p class="sr">${said.text}</p>` : nothing}
  </div>`;
