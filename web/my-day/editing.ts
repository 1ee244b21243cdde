// The event whose details are open: what is typed over it, and what became of saving that. Nothing that was typed is
// lost before it is saved or discarded, not even when the panel closes.
import type { ReactiveControllerHost } from 'lit';
import type { Trouble } from '../api/service';
import type { TimelineEvent } from '../api/types';
import type { Changes } from './changes';
import {
  carriedOver,
  editOf,
  fieldNames,
  fieldsOf,
  leftOf,
  pick,
  refusedFields,
  returning,
  typedOver,
  without,
  type Draft,
  type FieldName,
  type Fields,
  type Mistakes,
  type Typed,
} from './draft';

type Needs = {
  readonly changes: Changes;
  timeZone(): string;
  hasSaved(event: TimelineEvent): void;
  /** The panel was closed meanwhile. */
  notSaved(event: TimelineEvent, trouble: Trouble): void;
  isGone(event: TimelineEvent): void;
};

/** What was tried: the typed fields of these names, or going back to what the source says. */
type Attempt = { readonly names: readonly FieldName[]; readonly isReturn: boolean };

export class Editing {
  event: TimelineEvent | undefined;
  typed: Typed = {};
  mistakes: Mistakes = {};
  trouble: Trouble | undefined;
  /** Somebody else changed what is typed over, or the event while it was being saved. */
  conflict: Attempt | undefined;
  isSaving = false;

  readonly #host: ReactiveControllerHost;
  readonly #needs: Needs;
  readonly #drafts = new Map<string, Draft>();
  #timeZone = '';
  #attempt: Attempt | undefined;
  /** To be saved after what is being saved. */
  readonly #next = new Set<FieldName>();

  constructor(host: ReactiveControllerHost, needs: Needs) {
    this.#host = host;
    this.#needs = needs;
  }

  get shown(): Fields | undefined {
    return this.event && fieldsOf(this.event, this.#timeZone);
  }

  get isDirty(): boolean {
    return Object.keys(this.typed).length > 0;
  }

  open(event: TimelineEvent): void {
    this.close();
    const draft = this.#drafts.get(event.id);
    this.event = event;
    this.#timeZone = this.#needs.timeZone();
    if (draft) this.#takeOver(draft);
  }

  close(): void {
    const { event, shown, typed } = this;
    if (event && shown) this.#keep(event.id, { typed, shown, timeZone: this.#timeZone });
    this.event = undefined;
    this.#next.clear();
    this.discard();
  }

  type(name: FieldName, value: string): void {
    if (!this.shown) return;
    this.typed = typedOver(this.typed, this.shown, name, value);
    this.mistakes = without(this.mistakes, [name]);
    this.#host.requestUpdate();
  }

  discard(): void {
    this.typed = {};
    this.mistakes = {};
    this.#settle();
    this.#host.requestUpdate();
  }

  /** The event as it was read again; undefined if it is not there any more. */
  refresh(event: TimelineEvent | undefined): void {
    const { event: before, shown, typed } = this;
    if (!before || !shown) return;
    if (event) {
      const draft = { typed, shown, timeZone: this.#timeZone };
      this.event = event;
      this.#timeZone = this.#needs.timeZone();
      this.#takeOver(draft);
    } else {
      this.discard();
      this.close();
      this.#needs.isGone(before);
    }
    this.#host.requestUpdate();
  }

  /** Saves everything that is typed. */
  async save(): Promise<void> {
    await this.#saveOrNext(fieldNames);
  }

  /** A choice is saved as soon as it is made. */
  async choose(name: FieldName, value: string): Promise<void> {
    this.type(name, value);
    await this.#saveOrNext([name]);
  }

  /** Back to what Outlook says, or to the suggestion. */
  async goBack(names: readonly FieldName[]): Promise<void> {
    if (!this.isSaving) await this.#try({ names, isReturn: true });
  }

  /** The same again, over what is there now. */
  async tryAgain(): Promise<void> {
    if (!this.isSaving) await this.#try(this.#attempt ?? { names: fieldNames, isReturn: false });
  }

  takeTheirs(): void {
    this.typed = without(this.typed, this.conflict?.names ?? []);
    this.#settle();
    this.#host.requestUpdate();
  }

  #keep(id: string, draft: Draft): void {
    if (Object.keys(draft.typed).length > 0) this.#drafts.set(id, draft);
    else this.#drafts.delete(id);
  }

  #takeOver(draft: Draft): void {
    const { typed, overtaken } = carriedOver(draft, this.shown ?? draft.shown, this.#timeZone);
    this.typed = typed;
    if (overtaken.length > 0) this.conflict = { names: overtaken, isReturn: false };
  }

  /** Nothing is left to decide or to try again. */
  #settle(): void {
    this.trouble = undefined;
    this.conflict = undefined;
    this.#attempt = undefined;
  }

  async #saveOrNext(names: readonly FieldName[]): Promise<void> {
    if (this.isSaving) names.forEach((name) => this.#next.add(name));
    else await this.#try({ names, isReturn: false });
  }

  async #try(attempt: Attempt): Promise<void> {
    const { event } = this;
    if (!event) return;
    const { names, isReturn } = attempt;
    const tried = pick(this.typed, names);
    const made = isReturn ? { edit: returning(names) } : editOf(tried, event, this.#timeZone);
    this.mistakes = { ...without(this.mistakes, names), ...made.mistakes };
    this.#attempt = attempt;
    this.#host.requestUpdate();
    if (made.mistakes || Object.keys(made.edit).length === 0) return;

    this.isSaving = true;
    const answer = await this.#needs.changes.edit(event, made.edit);
    if (!answer.trouble) this.#saved(answer.data, tried);
    else if (this.event?.id !== event.id) this.#needs.notSaved(event, answer.trouble);
    else await this.#failed(event, attempt, answer.trouble);
    this.isSaving = false;
    this.#host.requestUpdate();

    const next = [...this.#next];
    this.#next.clear();
    if (next.length > 0 && !this.conflict && !this.trouble) await this.#try({ names: next, isReturn: false });
  }

  /** What was typed on while this was on its way stays. */
  #saved(event: TimelineEvent, tried: Typed): void {
    const { shown, typed } = this;
    if (this.event?.id === event.id && shown) {
      this.event = event;
      this.typed = leftOf({ typed, shown, timeZone: this.#timeZone }, tried, event).typed;
      this.#settle();
    } else {
      const draft = this.#drafts.get(event.id);
      if (draft) this.#keep(event.id, leftOf(draft, tried, event));
    }
    this.#needs.hasSaved(event);
  }

  async #failed(event: TimelineEvent, attempt: Attempt, trouble: Trouble): Promise<void> {
    const refused = refusedFields(trouble);
    if (trouble.code === 'not_found') this.refresh(undefined);
    else if (trouble.code === 'changed_elsewhere') await this.#lookAgain(event, attempt);
    else if (refused.length === 0) this.trouble = trouble;
    else this.mistakes = Object.fromEntries(refused.map((name) => [name, 'refused']));
  }

  async #lookAgain(event: TimelineEvent, { names, isReturn }: Attempt): Promise<void> {
    const now = await this.#needs.changes.readAgain(event);
    if (now.trouble) {
      this.trouble = now.trouble;
      return;
    }
    this.refresh(now.data);
    if (!now.data || !this.event) return;
    const open = isReturn ? names : names.filter((name) => name in this.typed);
    if (open.length > 0) this.conflict = { names: open, isReturn };
    // An answer that was lost was a yes: the other is what was typed, and nothing is left to decide.
    else this.#saved(now.data, {});
  }
}
