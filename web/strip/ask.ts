// Asks once, in place, before disconnecting.
import { html } from 'lit';
import type { StripWords } from '../words/strip';

type Asking = {
  /** What is deleted and what stays; it can be asked without. */
  readonly says: { readonly title: string; readonly text: string } | undefined;
  readonly isOff: boolean;
  readonly yes: () => unknown;
  readonly no: () => void;
};

export const ask = ({ says, isOff, yes, no }: Asking, { buttons }: StripWords) =>
  html`<div class="ask" role="group" tabindex="-1" aria-labelledby="ask" aria-describedby="keeps">
    <div class="says">
      <p id="ask"><strong>${says?.title ?? buttons.disconnect}</strong></p>
      <p id="keeps">${says?.text}</p>
    </div>
    <div class="acts">
      <button type="button" class="slim" aria-disabled=${isOff} @click=${yes}>${buttons.disconnect}</button>
      <button type="button" class="slim" aria-disabled=${isOff} @click=${no}>${buttons.cancel}</button>
    </div>
  </div>`;
