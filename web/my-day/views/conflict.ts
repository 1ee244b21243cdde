// Somebody else changed the event while it was being changed here: both, side by side, and who wins.
import { html, nothing, type TemplateResult } from 'lit';
import type { TimelineEvent } from '../../api/types';
import type { FieldName } from '../draft';
import type { Editing } from '../editing';
import type { Describe } from '../event-content';
import { instantOf } from '../zone';

export function conflictView(editing: Editing, event: TimelineEvent, describe: Describe): TemplateResult {
  const words = describe.words.details.conflict;
  const { conflict, shown, typed } = editing;
  if (!conflict || !shown) return html``;
  return html`<div class="notice warn" part="notice">
    <p><strong>${words.title}</strong></p>
    <p>${words.text}</p>
    <dl>
      ${conflict.names.map(
        (name) =>
          html`<div>
            <dt>${describe.words.details.fields[name]}</dt>
            <dd>${words.now} <strong>${said(name, shown[name], describe)}</strong></dd>
            <dd>
              ${words.yours}
              <strong
                >${conflict.isReturn ? words.outlooks : said(name, typed[name] ?? shown[name], describe)}</strong
              >
            </dd>
          </div>`,
      )}
    </dl>
    <div class="row">
      <button class="slim primary" aria-disabled=${editing.isSaving} @click=${() => editing.tryAgain()}>
        ${words.saveMine}
      </button>
      <button class="slim" @click=${() => editing.takeTheirs()}>${words.takeTheirs}</button>
    </div>
  </div>`;
}

/** What a form holds, as people say it. */
function said(
  name: FieldName,
  value: string,
  { words, format, timeZone, label }: Describe,
): string | typeof nothing {
  switch (name) {
    case 'title':
      return value === '' ? words.details.conflict.nothing : value;
    case 'category':
      return label(value);
    case 'workType':
      return words.workTypes[value] ?? value;
    case 'start':
    case 'end': {
      const at = instantOf(value, timeZone);
      return at ? format.dates(at, { dateStyle: 'medium', timeStyle: 'short', timeZone }) : nothing;
    }
  }
}
