// What My Day says, to people and to the page.
import type { PropertyDeclarations } from 'lit';
import { builtInCatalogue } from '../../src/domain/suggestion/catalogue';
import { isFromService, type Trouble } from '../api/service';
import type { Catalogue, TimelineEvent } from '../api/types';
import { OwElement } from '../element';
import { myDayWords, type MyDayWords } from '../words/my-day';
import { categoryLabel } from './categories';
import type { Describe } from './event-content';
import type { Part } from './settings';
import type { Notice } from './views/notice';

/** What has happened last, and where it is shown. */
export type Said = { readonly text: string; readonly at: 'page' | 'details' | Part };

export abstract class MyDayVoice extends OwElement {
  static override properties: PropertyDeclarations = {
    ...OwElement.properties,
    said: { state: true },
    announced: { state: true },
    notice: { state: true },
    known: { state: true },
  };

  declare protected said: Said | undefined;
  declare protected announced: string | undefined;
  declare protected notice: Notice | undefined;
  /** The company's categories, once they have been read. */
  declare protected known: Catalogue['categories'] | undefined;

  constructor() {
    super();
    // A notice about what was not sent says whether it could be by now.
    for (const name of ['online', 'offline'])
      this.on(window, name, () => {
        this.requestUpdate();
      });
  }

  protected abstract get timeZone(): string;

  protected get words(): MyDayWords {
    return myDayWords[this.language];
  }

  protected get categories(): readonly Catalogue['categories'][number][] {
    return this.known ?? builtInCatalogue.categories;
  }

  protected get describe(): Describe {
    const { words, format, timeZone, categories } = this;
    const label = (id: string) => categoryLabel(id, categories, words.categories);
    return { words, format, timeZone, label };
  }

  protected titleOf(event: TimelineEvent): string {
    return event.title ?? this.words.untitled;
  }

  /** Once for the ear, and where it happened for the eye, if it is not seen anyway. */
  protected say(text: string, at?: Said['at']): void {
    this.said = at && { text, at };
    this.announce(text);
  }

  /** For the ear alone. What is shown stays. */
  protected announce(text: string): void {
    this.announced = undefined;
    // The same words again are news only after silence.
    void this.updateComplete.then(() => (this.announced = text));
  }

  protected tellTrouble(trouble: Trouble): void {
    const reference = isFromService(trouble) ? trouble.reference : null;
    this.tell('ow-error', { code: trouble.code, reference });
  }

  /** A notice that asks for nothing but to be read. */
  protected warn(text: string, trouble?: Trouble): void {
    this.notice = { text, ...(trouble && { trouble }), close: () => (this.notice = undefined) };
  }
}
