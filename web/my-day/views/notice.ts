// Something went wrong: what, and the way on.
import { html, nothing, type TemplateResult } from 'lit';
import { isFromService, type Trouble } from '../../api/service';
import type { CodesWords } from '../../words/codes';
import type { MyDayWords } from '../../words/my-day';

export type Notice = {
  /** What it is about, if the trouble alone does not say. */
  readonly text?: string;
  readonly trouble?: Trouble;
  /** What failed was a look, which is taken again by itself, and nothing that somebody did. */
  readonly isReading?: boolean;
  readonly again?: () => void;
  readonly close?: () => void;
};

/**
 * Announced when it appears, so it stands in an element of its own with role=alert around it. Without words for the codes
 * it says what the service says.
 */
export function notice(
  { text, trouble, isReading = false, again, close }: Notice,
  words: MyDayWords,
  codes: CodesWords | undefined,
): TemplateResult {
  const isUnsent = trouble?.code === 'offline' && !isReading;
  const said = isUnsent
    ? words.unsent[navigator.onLine ? 'online' : 'offline']
    : trouble && codes?.[trouble.code];
  const { reference = null, detail = '' } = trouble && isFromService(trouble) ? trouble : {};
  return html`<div class="notice ${trouble ? 'bad' : 'warn'}" part="notice">
    ${text === undefined ? nothing : html`<p>${text}</p>`}
    ${said ? html`<p><strong>${said.title}.</strong> ${said.text}</p>` : detail}
    ${reference === null ? nothing : html`<p class="small">${words.reference(reference)}</p>`}
    ${
      again || close
        ? html`<div class="row">
            ${again ? html`<button class="slim" @click=${again}>${words.tryAgain}</button>` : nothing}
            ${close ? html`<button class="slim quiet" @click=${close}>${words.close}</button>` : nothing}
          </div>`
        : nothing
    }
  </div>`;
}
