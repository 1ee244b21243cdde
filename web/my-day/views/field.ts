// One field of an event: its label, its control, what is wrong with what was typed, and the way back.
import { html, nothing, type TemplateResult } from 'lit';
import type { TimelineEvent } from '../../api/types';
import type { MyDayWords } from '../../words/my-day';
import type { FieldName } from '../draft';
import type { Editing } from '../editing';

export type FieldNeeds = {
  readonly editing: Editing;
  readonly event: TimelineEvent;
  readonly words: MyDayWords['details'];
};

type Options = {
  /** A choice is saved at once where a sentence of help says so. */
  readonly choices?: readonly (readonly [string, string])[];
  readonly help?: string;
  readonly back?: { readonly text: string; readonly go: () => void };
};

export function field(name: FieldName, needs: FieldNeeds, options: Options = {}): TemplateResult {
  const { editing, event, words } = needs;
  const { help, back } = options;
  const mistake = editing.mistakes[name];
  const isEdited = event.edited.includes(name === 'start' || name === 'end' ? 'time' : name);
  const described = [help && `${name}-help`, mistake && `${name}-error`].filter(Boolean).join(' ');
  return html`<div class="field">
    <div class="row tight spread">
      <label for=${name}>${words.fields[name]}</label>
      ${isEdited && name !== 'end' ? html`<span class="muted small">${words.changed}</span>` : nothing}
    </div>
    ${control(name, described, needs, options)}
    ${help ? html`<p id="${name}-help" class="muted small">${help}</p>` : nothing}
    ${mistake ? html`<p id="${name}-error" class="error">${words.mistakes[name][mistake] ?? ''}</p>` : nothing}
    ${
      isEdited && back
        ? html`<button
            type="button"
            class="quiet slim start"
            aria-disabled=${editing.isSaving}
            @click=${back.go}
          >
            ${back.text}
          </button>`
        : nothing
    }
  </div>`;
}

function control(
  name: FieldName,
  described: string,
  { editing }: FieldNeeds,
  { choices, help }: Options,
): TemplateResult {
  const value = editing.typed[name] ?? editing.shown?.[name] ?? '';
  const invalid = editing.mistakes[name] ? 'true' : 'false';
  const typed = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
  if (choices)
    return html`<select
      id=${name}
      aria-describedby=${described || nothing}
      aria-invalid=${invalid}
      @change=${(event: Event) => (help ? editing.choose(name, typed(event)) : editing.type(name, typed(event)))}
    >
      ${choices.map(([id, label]) => html`<option value=${id} ?selected=${id === value} .selected=${id === value}>${label}</option>`)}
    </select>`;
  return html`<input
    id=${name}
    type=${name === 'title' ? 'text' : 'datetime-local'}
    maxlength=${name === 'title' ? 1000 : nothing}
    aria-describedby=${described || nothing}
    aria-invalid=${invalid}
    .value=${value}
    @input=${(event: Event) => editing.type(name, typed(event))}
  />`;
}
