// The part of My Day that works: it reads and changes, hears the other elements and tells them. What all of it looks
// like is the element's own business.
import type { PropertyDeclarations } from 'lit';
import { builtInCatalogue } from '../../src/domain/suggestion/catalogue';
import { answerTo, isFromService, type Trouble } from '../api/service';
import type { Catalogue, Preferences, SyncRun, TimelineEvent } from '../api/types';
import { OwElement } from '../element';
import { myDayWords, type MyDayWords } from '../words/my-day';
import { categoryLabel } from './categories';
import { Changes } from './changes';
import { Deleting } from './deleting';
import { Editing } from './editing';
import type { Describe } from './event-content';
import { firstDayOf } from './period';
import { retime, type NewTime } from './retime';
import { Settings, type Part } from './settings';
import { Timeline } from './timeline';
import { periodText, whenOf } from './times';
import type { Notice } from './views/notice';

/** What has just happened, and where it is shown beside being announced, if anywhere. */
export type Said = { readonly text: string; readonly at: 'page' | 'details' | Part | undefined };

export abstract class MyDayWork extends OwElement {
  static override properties: PropertyDeclarations = {
    ...OwElement.properties,
    said: { state: true },
    notice: { state: true },
    categories: { state: true },
  };

  declare protected said: Said | undefined;
  declare protected notice: Notice | undefined;
  declare protected categories: Catalogue['categories'] | undefined;

  protected readonly timeline = new Timeline(this, {
    service: () => this.service,
    firstDay: () => firstDayOf(this.format.locale),
    hasRead: () => this.#hasRead(),
    hasFailed: (trouble) => this.#tellTrouble(trouble),
  });
  readonly #changes = new Changes(this.timeline, () => this.service);
  protected readonly settings = new Settings(this, {
    service: () => this.service,
    hasSaved: (part, preferences, run) => this.#hasSavedSettings(part, preferences, run),
  });
  protected readonly editing = new Editing(this, {
    changes: this.#changes,
    timeZone: () => this.timeline.timeZone,
    hasSaved: (event) => this.#hasSaved(event),
    notSaved: (event, trouble) => this.#notSaved(event, trouble),
    isGone: (event) => this.#isGone(event),
  });
  protected readonly deleting = new Deleting(this, {
    changes: this.#changes,
    hasFailed: (event, trouble) => this.#notDeleted(event, trouble),
  });
  #announced = '';

  constructor() {
    super();
    this.hear('ow-synced', () => this.#readAll());
    this.hear('ow-connected', () => this.#readAll());
    this.hear('ow-preferences', () => this.#readAll());
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    // A page may give another function each time that it draws itself; only the first is news.
    if (this.getToken && (changed.has('apiBase') || (changed.has('getToken') && !changed.get('getToken'))))
      this.#readAll();
  }

  protected get words(): MyDayWords {
    return myDayWords[this.language];
  }

  protected get period(): string {
    return periodText(this.timeline.period, this.format);
  }

  /** What is to be seen: without what is being deleted. */
  protected get events(): readonly TimelineEvent[] {
    return this.timeline.events.filter(({ id }) => !this.deleting.isHidden(id));
  }

  protected get describe(): Describe {
    const { words, format } = this;
    const categories = this.categories ?? builtInCatalogue.categories;
    return {
      words,
      format,
      timeZone: this.timeline.timeZone,
      label: (id) => categoryLabel(id, categories, words.categories),
    };
  }

  /** Once for the ear, and where it happened for the eye. */
  protected say(text: string, at: Said['at']): void {
    this.said = undefined;
    // The same words again are news only after silence.
    void this.updateComplete.then(() => (this.said = { text, at }));
  }

  /** Where the focus goes when what had it is gone. */
  protected abstract focusEvent(id: string): void;

  protected async retime(id: string, time: NewTime): Promise<void> {
    this.notice = undefined;
    const retimed = await retime(id, time, this.timeline, this.#changes);
    if (!retimed) return;
    const { event, trouble } = retimed;
    const { said } = this.words;
    const title = this.titleOf(event);
    if (!trouble) {
      this.say(said.moved(title, whenOf(event, this.timeline.timeZone, this.format)), 'page');
      if (this.editing.event?.id === id) this.editing.refresh(event);
    } else if (trouble.code === 'not_found') this.#isGone(event);
    else {
      this.notice = { text: said.notMoved(title), trouble, again: () => void this.retime(id, time) };
      this.#tellTrouble(trouble);
      if (trouble.code === 'changed_elsewhere') await this.#readAgain(event);
    }
  }

  protected removeEvent(event: TimelineEvent): void {
    this.notice = undefined;
    this.editing.discard();
    this.editing.close();
    this.deleting.remove(event);
    this.say(this.words.said.deleted(this.titleOf(event)), undefined);
  }

  protected undo(): void {
    const event = this.deleting.undo();
    if (!event) return;
    this.say(this.words.said.restored(this.titleOf(event)), 'page');
    this.focusEvent(event.id);
  }

  protected titleOf(event: TimelineEvent): string {
    return event.title ?? this.words.untitled;
  }

  #readAll(): void {
    void this.timeline.start();
    void this.settings.read();
    void this.#readCategories();
  }

  async #readCategories(): Promise<void> {
    const answer = await answerTo(this.service.GET('/categories'));
    if (!answer.trouble) this.categories = answer.data.categories;
  }

  /** Told when it is another period, or there are more or fewer; not each time that somebody looks. */
  #hasRead(): void {
    const { event } = this.editing;
    if (event) {
      const now = this.timeline.find(event.id);
      if (now || this.timeline.isInPeriod(event)) this.editing.refresh(now);
    }
    const text = this.words.shown(this.period, this.events.length, this.format);
    if (text !== this.#announced) this.say(text, undefined);
    this.#announced = text;
  }

  #hasSaved(event: TimelineEvent): void {
    const { said } = this.words;
    const isHere = this.timeline.isInPeriod(event);
    const day = this.format.day(new Date(event.start), this.timeline.timeZone);
    this.say(isHere ? said.saved : said.savedElsewhere(day), 'details');
  }

  #notSaved(event: TimelineEvent, trouble: Trouble): void {
    const text = this.words.said.notSaved(this.titleOf(event));
    this.notice = { text, trouble, close: () => (this.notice = undefined) };
    this.#tellTrouble(trouble);
  }

  #isGone(event: TimelineEvent): void {
    this.timeline.remove(event.id);
    this.notice = {
      text: this.words.said.isGone(this.titleOf(event)),
      close: () => (this.notice = undefined),
    };
    this.focusEvent(event.id);
  }

  #notDeleted(event: TimelineEvent, trouble: Trouble): void {
    const title = this.titleOf(event);
    const isChanged = trouble.code === 'changed_elsewhere';
    const again = () => this.removeEvent(this.timeline.find(event.id) ?? event);
    this.notice = isChanged
      ? { text: this.words.said.changedBeforeDeleted(title), close: () => (this.notice = undefined) }
      : { text: this.words.said.notDeleted(title), trouble, again };
    if (isChanged) void this.#readAgain(event);
    this.#tellTrouble(trouble);
  }

  async #readAgain(event: TimelineEvent): Promise<void> {
    const now = await this.#changes.readAgain(event);
    if (!now.trouble && !now.data) this.#isGone(event);
    else if (this.editing.event?.id === event.id && !now.trouble) this.editing.refresh(now.data);
  }

  #hasSavedSettings(part: Part, { timeZone }: Preferences, run: SyncRun | undefined): void {
    const { said } = this.words;
    const saved = part === 'zone' ? said.zoneSaved(timeZone) : said.wordsSaved;
    this.say(`${saved} ${run ? said.synced : said.syncLater}`, part);
    this.tell('ow-preferences', { timeZone });
    if (run) this.tell('ow-synced', { imported: run.imported, updated: run.updated, removed: run.removed });
    void this.timeline.reload();
  }

  #tellTrouble(trouble: Trouble): void {
    const reference = isFromService(trouble) ? trouble.reference : null;
    this.tell('ow-error', { code: trouble.code, reference });
  }
}
