// The event whose details are open, and what is typed over it. Nothing that was typed is lost before it is saved or
// discarded, not even when the panel closes.
import type { ReactiveControllerHost } from 'lit';
import type { Trouble } from '../api/service';
import type { TimelineEvent } from '../api/types';
import {
  carriedOver,
  fieldsOf,
  leftOf,
  typedOver,
  without,
  type Draft,
  type FieldName,
  type Fields,
  type Mistakes,
  type Typed,
} from './draft';

export type TypingNeeds = {
  timeZone(): string;
  isGone(event: TimelineEvent): void;
};

/** What is to be saved: the typed fields of these names, or going back to what the source says. */
export type Attempt = { readonly names: readonly FieldName[]; readonly isReturn: boolean };

export abstract class Typing {
  event: TimelineEvent | undefined;
  typed: Typed = {};
  mistakes: Mistakes = {};
  trouble: Trouble | undefined;
  /** Somebody else changed what is typed over, or the event while it was being saved. */
  conflict: Attempt | undefined;

  protected readonly host: ReactiveControllerHost;
  /** The one in which the times are typed. */
  protected timeZone = '';
  readonly #needs: TypingNeeds;
  readonly #drafts = new Map<string, Draft>();

  constructor(host: ReactiveControllerHost, needs: TypingNeeds) {
    this.host = host;
    this.#needs = needs;
  }

  get shown(): Fields | undefined {
    return this.event && fieldsOf(this.event, this.timeZone);
  }

  get isDirty(): boolean {
    return Object.keys(this.typed).length > 0;
  }

  open(event: TimelineEvent): void {
    this.close();
    const draft = this.#drafts.get(event.id);
    this.event = event;
    this.timeZone = this.#needs.timeZone();
    if (draft) this.#takeOver(draft);
  }

  close(): void {
    const { event, shown, typed, timeZone } = this;
    if (event && shown) this.#keep(event.id, { typed, shown, timeZone });
    this.event = undefined;
    this.discard();
  }

  type(name: FieldName, value: string): void {
    if (!this.shown) return;
    this.typed = typedOver(this.typed, this.shown, name, value);
    this.mistakes = without(this.mistakes, [name]);
    this.host.requestUpdate();
  }

  discard(): void {
    this.typed = {};
    this.mistakes = {};
    this.settle();
    this.host.requestUpdate();
  }

  takeTheirs(): void {
    this.typed = without(this.typed, this.conflict?.names ?? []);
    this.settle();
    this.host.requestUpdate();
  }

  /** The event as it was read again; undefined if it is not there any more. */
  refresh(event: TimelineEvent | undefined): void {
    const { event: before, shown, typed, timeZone } = this;
    if (!before || !shown) return;
    if (event) {
      this.event = event;
      this.timeZone = this.#needs.timeZone();
      this.#takeOver({ typed, shown, timeZone });
    } else {
      this.discard();
      this.close();
      this.#needs.isGone(before);
    }
    this.host.requestUpdate();
  }

  /** Nothing is left to decide or to try again. */
  protected settle(): void {
    this.trouble = undefined;
    this.conflict = undefined;
  }

  /** The event as it was saved. What was typed on while that was on its way stays. */
  protected leaveUnsaved(event: TimelineEvent, tried: Typed): void {
    const { shown, typed, timeZone } = this;
    if (this.event?.id === event.id && shown) {
      this.event = event;
      this.typed = leftOf({ typed, shown, timeZone }, tried, event).typed;
      this.settle();
    } else {
      const draft = this.#drafts.get(event.id);
      if (draft) this.#keep(event.id, leftOf(draft, tried, event));
    }
  }

  #keep(id: string, draft: Draft): void {
    if (Object.keys(draft.typed).length > 0) this.#drafts.set(id, draft);
    else this.#drafts.delete(id);
  }

  #takeOver(draft: Draft): void {
    const { typed, overtaken } = carriedOver(draft, this.shown ?? draft.shown, this.timeZone);
    this.typed = typed;
    if (overtaken.length > 0) this.conflict = { names: overtaken, isReturn: false };
  }
}
