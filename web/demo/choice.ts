// A labelled list to choose from.
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** What is chosen, and how it reads. */
export type Option = readonly [value: string, text: string];

export function choice(
  label: string,
  options: readonly Option[],
  chosen: string,
  choose: (value: string) => unknown,
): TemplateResult {
  return html`<label class="field">
    ${label}
    <select
      @change=${({ target }: { target: HTMLSelectElement }) => {
        choose(target.value);
      }}
    >
      ${options.map(
        ([value, text]) => html`<option value=${value} .selected=${live(value === chosen)}>${text}</option>`,
      )}
    </select>
  </label>`;
}
