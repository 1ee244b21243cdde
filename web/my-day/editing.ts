// Saves what is typed over the event whose details are open, and says what became of that.
import type { ReactiveControllerHost } from 'lit';
import type { Trouble } from '../api/service';
import type { TimelineEvent } from '../api/types';
import type { Changes } from './changes';
import {
  editOf,
  fieldNames,
  pick,
  refusedFields,
  returning,
  without,
  type FieldName,
  type Typed,
} from './draft';
import { Typing, type Attempt, type TypingNeeds } from './typing';

type Needs = TypingNeeds & {
  readonly changes: Changes;
  hasSaved(event: TimelineEvent): void;
  /** The panel was closed meanwhile. */
  notSaved(event: TimelineEvent, trouble: Trouble): void;
};

export class Editing extends Typing {
  isSaving = false;

  readonly #needs: Needs;
  /** What was tried last. */
  #attempt: Attempt | undefined;
  /** To be saved after what is being saved. */
  readonly #next = new Set<FieldName>();

  constructor(host: ReactiveControllerHost, needs: Needs) {
    super(host, needs);
    this.#needs = needs;
  }

  override close(): void {
    this.#next.clear();
    super.close();
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

  protected override settle(): void {
    super.settle();
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
    const made = isReturn ? { edit: returning(names) } : editOf(tried, event, this.timeZone);
    this.mistakes = { ...without(this.mistakes, names), ...made.mistakes };
    this.#attempt = attempt;
    this.host.requestUpdate();
    if (made.mistakes || Object.keys(made.edit).length === 0) return;

    this.isSaving = true;
    const answer = await this.#needs.changes.edit(event, made.edit);
    if (!answer.trouble) this.#saved(answer.data, tried);
    else if (this.event?.id !== event.id) this.#needs.notSaved(event, answer.trouble);
    else await this.#failed(event, attempt, answer.trouble);
    this.isSaving = false;
    this.host.requestUpdate();

    const next = [...this.#next];
    this.#next.clear();
    if (next.length > 0 && !this.conflict && !this.trouble) await this.#try({ names: next, isReturn: false });
  }

  #saved(event: TimelineEvent, tried: Typed): void {
    this.leaveUnsaved(event, tried);
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
