// The part of My Day that changes meetings, and says what became of that. What all of it looks like is the element's own
// business.
import { serviceAt, type Trouble } from '../api/service';
import type { TimelineEvent } from '../api/types';
import { dayIn } from '../format-more';
import { Changes } from './changes';
import { Deleting } from './deleting';
import { Editing } from './editing';
import { MyDayReading } from './reading';
import { retime, type NewTime } from './retime';
import { whenOf } from './times';

export abstract class MyDayWork extends MyDayReading {
  readonly #changes = new Changes(this.timeline, () => this.service);
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

  /** What is to be seen: without what is being deleted. */
  protected override get events(): readonly TimelineEvent[] {
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

  protected override refreshOpen(): void {
    const { event } = this.editing;
    if (!event) return;
    const now = this.timeline.find(event.id);
    if (now || this.timeline.isInPeriod(event)) this.editing.refresh(now);
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
}
