// <ow-credentials-form>: the fields, what is wrong in them, and the one request that verifies and saves. Inner part of
// the admin's card. The secret lives in its input alone and goes with it; it tells `saved` and `cancelled`.
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { answerTo, isFromService, type Trouble } from '../api/service';
import type { Credentials } from '../api/types';
import { OwElement } from '../element';
import { formLook } from '../form-look';
import { look } from '../look';
import { credentialsWords } from '../words/credentials';
import { fieldMeantBy, isFieldName, mistakeIn, type FieldName, type Mistake, type Values } from './check';
import { dateHere } from './expiry';
import { fieldOf, fieldsOf, formStyles, type FormMode } from './form-fields';
import { rich } from './rich';
import { styles } from './styles';
import { adviceOn, codesOf, isCompanyCode, toldOf, troubleNotice } from './trouble';

/** Told before the field is left: whoever pasted the wrong thing is still where it can be copied from. */
const toldAtOnce: readonly Mistake[] = ['is_secret_id', 'masked', 'same_as_tenant'];

export class CredentialsForm extends OwElement {
  static override properties: PropertyDeclarations = {
    ...OwElement.properties,
    mode: { attribute: false },
    present: { attribute: false },
    values: { state: true },
    left: { state: true },
    refused: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
    isShown: { state: true },
  };

  static override styles = [look, formLook, styles, formStyles];

  declare mode: FormMode;
  /** The registration as saved; both are empty before the first. */
  declare present: { readonly tenantId: string; readonly clientId: string };
  declare values: Values;
  /** The fields whose mistakes are told. */
  declare left: ReadonlySet<FieldName>;
  /** The fields that somebody refused as they stand. */
  declare refused: ReadonlyMap<FieldName, unknown>;
  declare trouble: Trouble | undefined;
  declare isBusy: boolean;
  declare isShown: boolean;

  constructor() {
    super();
    this.mode = 'set-up';
    this.present = { tenantId: '', clientId: '' };
    this.values = { tenantId: '', clientId: '', clientSecret: '', secretExpiresOn: '' };
    this.left = new Set();
    this.refused = new Map();
    this.isBusy = false;
    this.isShown = false;
  }

  protected override firstUpdated(): void {
    this.values = { ...this.values, ...this.present };
    if (this.mode !== 'set-up') this.#input(fieldsOf(this.mode)[0])?.focus();
  }

  get #words() {
    return credentialsWords[this.language];
  }

  #input(field: FieldName | undefined): HTMLInputElement | null {
    return field === undefined ? null : this.renderRoot.querySelector<HTMLInputElement>(`#${field}`);
  }

  #mistake(field: FieldName): Mistake | undefined {
    return mistakeIn(field, this.values, dateHere(new Date()));
  }

  #error(field: FieldName): unknown {
    const refused = this.refused.get(field);
    if (refused !== undefined) return refused;
    const mistake = this.#mistake(field);
    if (mistake === undefined || !(this.left.has(field) || toldAtOnce.includes(mistake))) return undefined;
    return this.#words.form.mistakes[mistake];
  }

  readonly #typed = ({ target }: Event): void => {
    const { id, value, validity } = target as HTMLInputElement;
    if (!isFieldName(id)) return;
    this.values = { ...this.values, [id]: validity.badInput ? 'incomplete' : value };
    this.refused = new Map([...this.refused].filter(([field]) => field !== id));
  };

  /** Nothing is told while somebody only passes by, nor while they are on their way to a button, which would move. */
  readonly #leftField = ({ target, relatedTarget }: FocusEvent): void => {
    const { id } = target as HTMLInputElement;
    if (!isFieldName(id) || relatedTarget instanceof HTMLButtonElement) return;
    if (this.values[id] !== '') this.left = new Set([...this.left, id]);
  };

  readonly #submitted = (event: Event): void => {
    event.preventDefault();
    if (this.isBusy) return;
    const fields = fieldsOf(this.mode);
    this.left = new Set(fields);
    const wrong = fields.find((field) => this.#mistake(field) !== undefined);
    if (wrong === undefined) void this.#save();
    else this.#input(wrong)?.focus();
  };

  async #save(): Promise<void> {
    this.isBusy = true;
    this.trouble = undefined;
    this.refused = new Map();
    const { secretExpiresOn, ...texts } = this.values;
    const body = {
      tenantId: texts.tenantId.trim(),
      clientId: texts.clientId.trim(),
      clientSecret: texts.clientSecret.trim(),
      secretExpiresOn: secretExpiresOn === '' ? null : secretExpiresOn,
    };
    const answer = await answerTo(this.service.PUT('/integrations/outlook/credentials', { body }));
    this.isBusy = false;
    if (answer.trouble) return this.#refuse(answer.trouble);
    this.#forget();
    this.dispatchEvent(new CustomEvent<Credentials>('saved', { detail: answer.data }));
  }

  async #refuse(trouble: Trouble): Promise<void> {
    const { code } = trouble;
    this.trouble = trouble;
    const field = fieldMeantBy(code);
    const named = isFromService(trouble) ? (trouble.errors ?? []).map((error) => error.field) : [];
    const marked = new Map<FieldName, unknown>(
      named.filter(isFieldName).map((name) => [name, this.#words.form.refusedField]),
    );
    if (field !== undefined) marked.set(field, adviceOn(code, this.#words, codesOf(this.catalogue)));
    this.refused = marked;
    this.tell('ow-error', toldOf(trouble));
    await this.updateComplete;
    this.#input(fieldsOf(this.mode).find((each) => marked.has(each)))?.focus();
  }

  /** Takes the secret out of the page. */
  #forget(): void {
    this.values = { ...this.values, clientSecret: '' };
    const input = this.#input('clientSecret');
    if (input) input.value = '';
    this.isShown = false;
  }

  readonly #cancelled = (): void => {
    this.#forget();
    this.dispatchEvent(new CustomEvent('cancelled'));
  };

  override render() {
    const { form: says, cancel } = this.#words;
    return html`<form novalidate lang=${this.language} @submit=${this.#submitted} @input=${this.#typed}>
      <h3 id="form">${says.title[this.mode]}</h3>
      <p class=${this.mode === 'change' ? 'notice warn' : 'muted'}>${rich(says.says[this.mode])}</p>
      <div class="fields" @focusout=${this.#leftField}>
        ${fieldsOf(this.mode).map((field) => this.#field(field))}
      </div>
      <div role="alert" class="live">${this.#trouble()}</div>
      <div class="row">
        <button type="submit" class="primary" part="button" aria-disabled=${this.isBusy ? 'true' : nothing}>
          ${says.save}
        </button>
        ${
          this.mode === 'set-up'
            ? nothing
            : html`<button type="button" part="button" @click=${this.#cancelled}>${cancel}</button>`
        }
        <span role="status" class="muted">${this.isBusy ? says.checking : ''}</span>
      </div>
    </form>`;
  }

  #trouble(): unknown {
    const { trouble } = this;
    if (!trouble) return nothing;
    const words = this.#words;
    const { code } = trouble;
    const field = fieldMeantBy(code);
    const isMarked = field !== undefined && fieldsOf(this.mode).includes(field);
    // Only what was refused for what it says is known not to be saved.
    const isRefused =
      isCompanyCode(code, words) || code === 'request_malformed' || code === 'entra_unavailable';
    const codes = codesOf(this.catalogue);
    return troubleNotice({
      words,
      codes,
      trouble,
      text: html`${isMarked || code === 'offline' ? '' : html`${adviceOn(code, words, codes)} `}
      ${field !== undefined && !isMarked ? `${words.form.elsewhere} ` : ''}
      ${isRefused ? words.form.notSaved : words.form.maybeSaved}`,
    });
  }

  #field(field: FieldName): TemplateResult {
    return fieldOf(field, {
      words: this.#words.form,
      present: field === 'tenantId' || field === 'clientId' ? this.present[field] : '',
      error: this.#error(field),
      isBusy: this.isBusy,
      isShown: this.isShown,
      toggle: () => (this.isShown = !this.isShown),
    });
  }
}

customElements.define('ow-credentials-form', CredentialsForm);
