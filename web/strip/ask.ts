// Asks once, in place, before disconnecting: what is deleted and what stays. It can be asked without words.
import { html } from 'lit';
import type { Status } from '../api/types';
import type { Catalogue } from '../words/catalogue';
import { runOf } from './state';

type Asking = {
  readonly status: Status | undefined;
  readonly isOff: boolean;
  readonly yes: () => unknown;
  readonly no: () => void;
};

export const ask = ({ status, isOff, yes, no }: Asking, catalogue: Catalogue | null | undefined) => {
  const { ask: asks, buttons = { disconnect: 'disconnect', cancel: 'cancel' } } = catalogue?.words ?? {};
  return html`<div class="ask" role="group" tabindex="-1" aria-labelledby="ask" aria-describedby="keeps">
    <div class="says">
      <p id="ask"><strong>${asks?.title ?? buttons.disconnect}</strong></p>
      <p id="keeps">${catalogue && keeps(status, catalogue)}</p>
    </div>
    <div class="acts">
      <button class="slim" aria-disabled=${isOff} @click=${yes}>${buttons.disconnect}</button>
      <button class="slim" aria-disabled=${isOff} @click=${no}>${buttons.cancel}</button>
    </div>
  </div>`;
};

function keeps(status: Status | undefined, { words: { ask: words }, format }: Catalogue): string {
  const run = status && runOf(status);
  const n = run ? run.imported + run.updated + run.unchanged + run.keptEdited : 0;
  return words.text(n > 0 ? format.count(n, words.events) : undefined);
}
