// Which fields a form has, and how they stand.
import { html, nothing, type TemplateResult } from 'lit';
import { css } from '../css';
import type { CredentialsWords } from '../words/credentials';
import type { FieldName } from './check';
import { icon } from './icons';

export type FormMode = 'set-up' | 'rotate' | 'change';

/** A new secret belongs to the same application: nobody types its IDs again. */
export const fieldsOf = (mode: FormMode): readonly FieldName[] =>
  mode === 'rotate'
    ? ['clientSecret', 'secretExpiresOn']
    : ['tenantId', 'clientId', 'clientSecret', 'secretExpiresOn'];

type FieldView = {
  readonly words: CredentialsWords['form'];
  /** What stands in it from the start; what is typed after that is its own. */
  readonly present: string;
  readonly error: unknown;
  readonly isBusy: boolean;
  /** Whether the secret can be read. */
  readonly isShown: boolean;
  readonly toggle: () => void;
};

export function fieldOf(field: FieldName, view: FieldView): TemplateResult {
  const { words, error, isShown } = view;
  const { label, hint } = words.fields[field];
  const isSecret = field === 'clientSecret';
  // "new-password" keeps browsers from filling in the admin's own password; managers and pasting work as ever.
  const input = html`<input
    id=${field}
    part="field"
    type=${field === 'secretExpiresOn' ? 'date' : isSecret && !isShown ? 'password' : 'text'}
    .value=${view.present}
    autocomplete=${isSecret ? 'new-password' : 'off'}
    autocapitalize="none"
    spellcheck="false"
    ?required=${field !== 'secretExpiresOn'}
    ?readonly=${view.isBusy}
    aria-invalid=${error === undefined ? 'false' : 'true'}
    aria-describedby="${field}-hint ${field}-error"
  />`;
  const button = html`<button type="button" part="button" @click=${view.toggle}>
    ${isShown ? words.hide : words.show}<span class="sr"> ${label}</span>
  </button>`;
  return html`<div class="field">
    <label for=${field}>${label}</label>
    ${isSecret ? html`<div class="with-button">${input}${button}</div>` : input}
    <p class="small muted" id="${field}-hint">${hint}</p>
    <div class="error" id="${field}-error" aria-live="polite">
      ${error === undefined ? nothing : html`${icon('bad')} ${error}`}
    </div>
  </div>`;
}

export const formStyles = css`
  form {
    display: grid;
    gap: 1rem;
    grid-template-columns: minmax(0, 1fr);
    max-width: 46rem;
  }
  .fields {
    display: grid;
    gap: 0.9rem 1.25rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .with-button {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .with-button input {
    flex: 1 1 12rem;
    width: auto;
    min-width: 0;
  }
  #tenantId,
  #clientId,
  #clientSecret {
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: 0.95em;
  }
  #secretExpiresOn {
    width: auto;
    justify-self: start;
    min-width: 12rem;
  }
`;
