// What is said at length when it is asked for.
import { html } from 'lit';
import type { Help } from '../api/types';
import type { Catalogue } from '../words/catalogue';
import type { PanelName } from './state';

export function panel(
  name: PanelName,
  { words: { panels, said, privacy: words } }: Catalogue,
  help: Help | undefined,
) {
  // The service's own text, in English, for whoever administers Microsoft 365.
  if (name === 'help')
    return html`<textarea
      lang="en"
      rows="10"
      readonly
      aria-label=${panels.help}
      .value=${help?.forwardText ?? ''}
    ></textarea>`;
  if (name === 'said')
    return html`<dl class="columns">
      ${said.map(
        ([page, then]) =>
          html`<div>
            <dt>${page}</dt>
            <dd class="muted">${then}</dd>
          </div>`,
      )}
    </dl>`;
  return html`<div class="columns">
    ${list(words.read, words.reads)}${list(words.never, words.nevers)}
    <p>${words.scopes} ${words.withdraw}</p>
  </div>`;
}

const list = (title: string, items: readonly string[]) =>
  html`<div>
    <h3>${title}</h3>
    <ul>
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>
  </div>`;
