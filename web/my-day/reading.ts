// The part of My Day that reads: the timeline, the settings and the categories, once more whenever they may be others by
// now, and says what there is to be seen. What the settings change makes it read, too.
import { answerTo } from '../api/service';
import type { Preferences, SyncRun, TimelineEvent } from '../api/types';
import type { OwEvents } from '../element';
import { firstDayOf } from './period';
import { Settings, type Part } from './settings';
import { Timeline } from './timeline';
import { periodText } from './times';
import { MyDayVoice } from './voice';

export abstract class MyDayReading extends MyDayVoice {
  protected readonly timeline = new Timeline(this, {
    service: () => this.service,
    firstDay: () => firstDayOf(this.format.locale),
    hasRead: () => this.#hasRead(),
    hasFailed: (trouble) => this.tellTrouble(trouble),
    hasLooked: () => this.#readMissing(),
  });
  protected readonly settings = new Settings(this, {
    service: () => this.service,
    hasSaved: (part, preferences) => this.#hasSavedSettings(part, preferences),
    hasSynced: (part, run) => void this.#hasSynced(part, run),
  });
  /** What was last told of how many meetings there are. */
  #told = '';
  /** Changed settings of which it is not known yet what follows. */
  #following = 0;
  /** The run of which the last was heard. */
  #run: string | undefined;

  constructor() {
    super();
    this.hear('ow-synced', (detail: OwEvents['ow-synced'] | null) => {
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

  /** What is to be seen. */
  protected abstract get events(): readonly TimelineEvent[];

  /** The timeline was read: the event whose details are open may be another by now. */
  protected abstract refreshOpen(): void;

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
    this.refreshOpen();
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
      const { imported, updated, removed } = run;
      this.tell('ow-synced', { run: run.id, imported, updated, removed });
      await this.timeline.reload();
    }
    this.#following--;
    this.announce([text, this.#news()].filter(Boolean).join(' '));
  }
}
