// The part of My Day that works: it reads and changes, hears the other elements and tells them. What all of it looks
// like is the element's own business.
import { answerTo, serviceAt, type Trouble } from '../api/service';
import type { Preferences, SyncRun, TimelineEvent } from '../api/types';
import { dayIn } from '../format-more';
import type { OwEvents } from '../element';
import { Changes } from './changes';
import { Deleting } from './deleting';
import { Editing } from './editing';
import { firstDayOf } from './period';
import { retime, type NewTime } from './retime';
import { Settings, type Part } from './settings';
import { Timeline } from './timeline';
import { periodText, whenOf } from './times';
import { MyDayVoice } from './voice';

/** Which run it was, where whoever tells knows. */
type Synced = OwEvents['ow-synced'] & { readonly run?: string };

export abstract class MyDayWork extends MyDayVoice {
  protected readonly timeline = new Timeline(this, {
    service: () => this.service,
    firstDay: () => firstDayOf(this.format.locale),
    hasRead: () => this.#hasRead(),
    hasFailed: (trouble) => this.tellTrouble(trouble),
    hasLooked: () => this.#readMissing(),
  });
  readonly #changes = new Changes(this.timeline, () => this.service);
  protected readonly settings = new Settings(this, {
    service: () => this.service,
    hasSaved: (part, preferences) => this.#hasSavedSettings(part, preferences),
    hasSynced: (part, run) => void this.#hasSynced(part, run),
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
    readyService: async () => {
      const token = (await this.getToken?.()) ?? '';
      return serviceAt(this.apiBase, () => token);
    },
    hasFailed: (event, trouble) => this.#notDeleted(event, trouble),
  });
  /** What was last told of how many meetings there are. */
  #told = '';
  /** Changed settings of which it is not known yet what follows. */
  #following = 0;
  /** The run of which the last was heard. */
  #run: string | undefined;

  constructor() {
    super();
    this.hear('ow-synced', (detail: Synced | null) => {
      if (this.#isNews(detail?.run)) this.#readAll();
    });
    this.hear('ow-connected', () => this.#readAll());
    this.hear('ow-preferences', () => this.#readAll());
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    // A page may give another function each time that it draws itself; only the first is news.
    if (this.getToken && (changed.has('apiBase') || (changed.has('getToken') && !changed.get('getToken'))))
      this.#readAll();
  }

  protected override get timeZone(): string {
    return this.timeline.timeZone;
  }

  protected get period(): string {
    return periodText(this.timeline.period, this.format);
  }

  /** What is to be seen: without what is being deleted. */
  protected get events(): readonly TimelineEvent[] {
    return this.timeline.events.filter(({ id }) => !this.deleting.isHidden(id));
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
      this.say(said.moved(title, whenOf(event, this.timeZone, this.format)), 'page');
      if (this.editing.event?.id === id) this.editing.refresh(event);
    } else if (trouble.code === 'not_found') this.#isGone(event);
    else {
      this.notice = { text: said.notMoved(title), trouble, again: () => void this.retime(id, time) };
      this.tellTrouble(trouble);
      if (trouble.code === 'changed_elsewhere') await this.#readAgain(event);
    }
  }

  protected removeEvent(event: TimelineEvent): void {
    this.notice = undefined;
    this.editing.discard();
    this.editing.close();
    this.deleting.remove(event);
    this.say(this.words.said.deleted(this.titleOf(event)));
  }

  protected undo(): void {
    const event = this.deleting.undo();
    if (!event) return;
    this.say(this.words.said.restored(this.titleOf(event)), 'page');
    this.focusEvent(event.id);
  }

  #readAll(): void {
    if (!this.getToken) return;
    void this.timeline.start();
    void this.settings.read();
    void this.#readCategories();
  }

  /** The strip tells of a run that My Day has started, too. One that nobody names is always news. */
  #isNews(run: string | undefined): boolean {
    const isNews = run === undefined || run !== this.#run;
    this.#run = run ?? this.#run;
    return isNews;
  }

  #readMissing(): void {
    if (!this.settings.preferences) void this.settings.read();
    if (!this.known) void this.#readCategories();
  }

  async #readCategories(): Promise<void> {
    const answer = await answerTo(this.service.GET('/categories'));
    if (!answer.trouble) this.known = answer.data.categories;
  }

  #hasRead(): void {
    const { event } = this.editing;
    if (event) {
      const now = this.timeline.find(event.id);
      if (now || this.timeline.isInPeriod(event)) this.editing.refresh(now);
    }
    if (this.#following > 0) return;
    const before = this.#told;
    const news = this.#news();
    if (news !== undefined) this.announce(news);
    // What happened in another period is not looked at any more.
    if (!before.startsWith(this.period) && this.said?.at === 'page') this.said = undefined;
  }

  /** When it is another period, or there are more or fewer; not each time that somebody looks. */
  #news(): string | undefined {
    const text = this.words.shown(this.period, this.events.length, this.format);
    if (text === this.#told) return undefined;
    this.#told = text;
    return text;
  }

  #hasSaved(event: TimelineEvent): void {
    const { said } = this.words;
    const isHere = this.timeline.isInPeriod(event);
    const day = dayIn(this.format, new Date(event.start), this.timeline.timeZone);
    this.say(isHere ? said.saved : said.savedElsewhere(day), 'details');
  }

  #notSaved(event: TimelineEvent, trouble: Trouble): void {
    this.warn(this.words.said.notSaved(this.titleOf(event)), trouble);
    this.tellTrouble(trouble);
  }

  #isGone(event: TimelineEvent): void {
    this.timeline.remove(event.id);
    this.warn(this.words.said.isGone(this.titleOf(event)));
    this.focusEvent(event.id);
  }

  #notDeleted(event: TimelineEvent, trouble: Trouble): void {
    const title = this.titleOf(event);
    const again = () => this.removeEvent(this.timeline.find(event.id) ?? event);
    if (trouble.code === 'changed_elsewhere') {
      this.warn(this.words.said.changedBeforeDeleted(title));
      void this.#readAgain(event);
    } else this.notice = { text: this.words.said.notDeleted(title), trouble, again };
    this.tellTrouble(trouble);
  }

  async #readAgain(event: TimelineEvent): Promise<void> {
    const now = await this.#changes.readAgain(event);
    if (!now.trouble && !now.data) this.#isGone(event);
    else if (this.editing.event?.id === event.id && !now.trouble) this.editing.refresh(now.data);
  }

  #hasSavedSettings(part: Part, { timeZone }: Preferences): void {
    const { said } = this.words;
    this.#following++;
    this.say(part === 'zone' ? said.zoneSaved(timeZone) : said.wordsSaved, part);
    this.tell('ow-preferences', { timeZone });
    void this.timeline.reload();
  }

  /** All that followed is announced in one, so that nothing speaks over it. */
  async #hasSynced(part: Part, run: SyncRun | undefined): Promise<void> {
    const { said } = this.words;
    const text = run ? said.synced : said.syncLater;
    this.said = { text: this.said?.at === part ? `${this.said.text} ${text}` : text, at: part };
    if (run) {
      this.#run = run.id;
      const detail: Synced = {
        run: run.id,
        imported: run.imported,
        updated: run.updated,
        removed: run.removed,
      };
      this.tell('ow-synced', detail);
      await this.timeline.reload();
    }
    this.#following--;
    this.announce([text, this.#news()].filter(Boolean).join(' '));
  }
}
