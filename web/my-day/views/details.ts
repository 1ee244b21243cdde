// The details of one event, where they can be changed.
import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue, TimelineEvent } from '../../api/types';
import type { CodesWords } from '../../words/codes';
import { categoryChoices, workTypeChoices } from '../categories';
import type { FieldName } from '../draft';
import type { Editing } from '../editing';
import type { Describe } from '../event-content';
import { icon } from '../icons';
import { reasonOf } from '../reason';
import { whenOf } from '../times';
import { toneOf } from '../tones';
import { conflictView } from './conflict';
import { field, type FieldNeeds } from './field';
import { notice } from './notice';

export type DetailsNeeds = {
  readonly editing: Editing;
  readonly categories: readonly Catalogue['categories'][number][];
  readonly describe: Describe;
  readonly codes: CodesWords | undefined;
  /** What has just been done here, for the eye; the ear heard it. */
  readonly said: string | undefined;
  close(): void;
  remove(event: TimelineEvent): void;
};

export function detailsView(event: TimelineEvent, needs: DetailsNeeds): TemplateResult {
  const { editing, describe, codes } = needs;
  const { words, format, timeZone } = describe;
  const save = (submitted: Event) => {
    submitted.preventDefault();
    void editing.save();
  };
  const escape = (pressed: KeyboardEvent) => {
    if (pressed.key === 'Escape') needs.close();
  };
  return html`<section class="details" part="details" aria-labelledby="details-heading" @keydown=${escape}>
    <header class=${toneOf(event.category)}>
      <h3 id="details-heading" tabindex="-1">${event.title ?? words.untitled}</h3>
      <button class="square quiet" aria-label=${words.close} @click=${() => needs.close()}>
        ${icon('close')}
      </button>
      <p><time datetime=${event.start}>${whenOf(event, timeZone, format)}</time></p>
      <p class="muted small">${words.details.timeZone(timeZone)}</p>
    </header>
    ${about(event, describe)}
    <div role="alert">
      ${
        editing.trouble
          ? notice({ trouble: editing.trouble, again: () => void editing.tryAgain() }, words, codes)
          : editing.conflict
            ? conflictView(editing, event, describe)
            : nothing
      }
    </div>
    <form class="stack" novalidate @submit=${save}>
      ${fields(event, needs)}
      <div class="row">
        <button class="primary" aria-disabled=${editing.isSaving || !editing.isDirty} type="submit">
          ${editing.isSaving ? words.details.saving : words.details.save}
        </button>
        ${stateOf(needs)}
        ${
          editing.isDirty
            ? html`<button type="button" class="quiet" @click=${() => editing.discard()}>
                ${words.details.discard}
              </button>`
            : nothing
        }
        <button type="button" class="danger end" @click=${() => needs.remove(event)}>
          ${words.details.remove}
        </button>
      </div>
    </form>
  </section>`;
}

/** Whether anything is left to save; the ear has heard of what was. */
function stateOf({ editing, said, describe }: DetailsNeeds): TemplateResult | typeof nothing {
  if (editing.isDirty) return html`<span class="muted small">${describe.words.details.unsaved}</span>`;
  return said === undefined ? nothing : html`<span class="muted small" aria-hidden="true">${said}</span>`;
}

/** Where it comes from, and why it is what it is. */
function about(event: TimelineEvent, { words, format, label }: Describe): TemplateResult {
  const { suggestion } = event;
  const because = words.details.because(reasonOf(suggestion), suggestion.because, format);
  return html`<ul class="about small">
    <li>
      ${icon(event.goneAtSource ? 'gone' : 'outlook')}
      ${event.goneAtSource ? words.details.gone : words.details.imported}
    </li>
    <li class=${toneOf(suggestion.category)}>
      <span class="swatch"></span> ${label(suggestion.category)}: ${because}
    </li>
  </ul>`;
}

function fields(
  event: TimelineEvent,
  { editing, categories, describe }: DetailsNeeds,
): readonly TemplateResult[] {
  const { words } = describe;
  const needs: FieldNeeds = { editing, event, words: words.details };
  const workType = (id: string) => words.workTypes[id] ?? id;
  const { category, workType: shownType } = editing.shown ?? event;
  const back = (names: readonly FieldName[], text: string) => ({
    text,
    go: () => void editing.goBack(names),
  });
  return [
    field('title', needs, { back: back(['title'], words.details.backToOutlook) }),
    html`<div class="pair">
      ${field('start', needs, { back: back(['start', 'end'], words.details.backToOutlooksTime) })}
      ${field('end', needs)}
    </div>`,
    field('category', needs, {
      choices: categoryChoices(category, categories).map((id) => [id, describe.label(id)]),
      back: back(['category'], words.details.backToSuggestion(describe.label(event.suggestion.category))),
      help: words.details.savesAtOnce,
    }),
    field('workType', needs, {
      choices: workTypeChoices(shownType, categories).map((id) => [id, workType(id)]),
      back: back(['workType'], words.details.backToSuggestion(workType(event.suggestion.workType))),
    }),
  ];
}
