// The company's connections: the night, the count, the filter, the table, and the way to more.
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Format } from '../format';
import { listIn } from '../format-more';
import { connectionsWords, type ConnectionsWords } from '../words/connections';
import { credentialsWords } from '../words/credentials';
import type { Language } from '../words/language';
import { columns, removalRow, row, type RowView } from './connection-row';
import { nightLine } from './night';
import { countByStatus, everybody, hasProblem, type Connection, type People } from './people';

export type ListView = RowView & {
  readonly people: People;
  /** Those whom the filter leaves. */
  readonly shown: readonly Connection[];
  readonly onlyProblems: boolean;
  readonly isLoadingMore: boolean;
  readonly filter: (onlyProblems: boolean) => void;
  readonly more: () => void;
};

export const wordsIn = (language: Language): Pick<ListView, 'words' | 'common'> => ({
  words: connectionsWords[language],
  common: credentialsWords[language],
});

/** 12 people: 9 connected, 2 must connect again and 1 blocked at Microsoft */
export function summaryOf(people: People, words: ConnectionsWords, format: Format): string {
  const all = everybody(people);
  const parts = countByStatus(all).map(([status, n]) => words.withStatus(format, status, n));
  return `${words.summary(format, all.length, people.next === null)}: ${listIn(format, parts)}`;
}

export function peopleList(view: ListView): TemplateResult {
  const { words, format, people, shown } = view;
  const all = everybody(people);
  if (all.length === 0 && people.next === null) return html`<p class="muted">${words.nobody}</p>`;
  const filtered = ({ target }: Event) => view.filter((target as HTMLInputElement).checked);
  return html`${nightLine(words, format, people.night)}
    <div class="head">
      <p>${summaryOf(people, words, format)}</p>
      <label class="check">
        <input type="checkbox" .checked=${view.onlyProblems} @change=${filtered} />
        ${words.onlyProblems(format, all.filter(hasProblem).length)}
      </label>
    </div>
    ${shown.length === 0 ? html`<p class="muted">${words.nobodyHasProblems}</p>` : table(view)}
    ${people.next === null ? nothing : moreButton(view)}`;
}

const table = (view: ListView): TemplateResult =>
  html`<table role="table" part="table" aria-labelledby="title">
    ${columns(view)}
    <tbody role="rowgroup">
      ${repeat(
        view.shown,
        ({ userId }) => userId,
        (person) =>
          html`${row(person, view)}${person.userId === view.asked ? removalRow(person, view) : nothing}`,
      )}
    </tbody>
  </table>`;

const moreButton = ({ words, isLoadingMore, more }: ListView): TemplateResult =>
  html`<button
    type="button"
    class="more"
    part="button"
    aria-disabled=${isLoadingMore ? 'true' : nothing}
    @click=${more}
  >
    ${isLoadingMore ? words.loadingMore : words.more}
  </button>`;
