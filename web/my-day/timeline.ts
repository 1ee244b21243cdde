// The meetings of the day or week that is looked at: reads them, reads them again, and never lets an answer about
// another week, or one from before a change, stand over what is known by now. A day is read with its week, so that going
// from one to the other takes no time.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { startOfDay, type LocalDate } from '../../src/domain/time-zone';
import type { Service, Trouble } from '../api/service';
import type { TimelineEvent } from '../api/types';
import { samePeriod, type Period, type View, type Weekday } from './period';
import { Place } from './place';
import { readEvents } from './read-events';
import { knownZone } from './zone';

type Times = Pick<TimelineEvent, 'start' | 'end'>;

type Needs = {
  service(): Service;
  firstDay(): Weekday;
  /** What was read may differ from what was there. */
  hasRead(): void;
  hasFailed(trouble: Trouble): void;
  /** Somebody came back to the page. */
  hasLooked(): void;
};

/** Focus and visibility return together; one look is enough. */
const sameLookMs = 2_000;

export class Timeline implements ReactiveController {
  /** The zone in which the service counts days; the browser's until the first answer says. */
  timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  isLoading = false;
  trouble: Trouble | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #needs: Needs;
  readonly #place: Place;
  /** The week of which `#events` are. */
  #read: Period | undefined;
  #events: readonly TimelineEvent[] = [];
  /** Where events were put by hand, until the service has answered. */
  readonly #held = new Map<string, Times>();
  /** The week that was last asked for. */
  #asked: Period | undefined;
  #isStarted = false;
  /** Counts what makes older answers worthless. */
  #reading = 0;
  #readAt = 0;

  constructor(host: ReactiveControllerHost, needs: Needs) {
    this.#host = host;
    this.#needs = needs;
    this.#place = new Place({ timeZone: () => this.timeZone, firstDay: () => needs.firstDay() });
    host.addController(this);
  }

  get view(): View {
    return this.#place.view;
  }

  get today(): LocalDate {
    return this.#place.today;
  }

  get period(): Period {
    return this.#place.period;
  }

  /** Whether `events` are all that there are, not just none yet. */
  get isRead(): boolean {
    return this.#read !== undefined && samePeriod(this.#read, this.#place.week);
  }

  /** Those of the period that is looked at. */
  get events(): readonly TimelineEvent[] {
    return this.#events.map((event) => this.#asHeld(event)).filter((event) => this.isInPeriod(event));
  }

  find(id: string): TimelineEvent | undefined {
    const found = this.#events.find((event) => event.id === id);
    return found && this.#asHeld(found);
  }

  /** Whether it belongs to what is looked at. */
  isInPeriod(event: TimelineEvent): boolean {
    return this.#touches(this.period, event);
  }

  async start(): Promise<void> {
    this.#isStarted = true;
    await this.reload();
  }

  set isNarrow(isNarrow: boolean) {
    if (isNarrow === this.#place.isNarrow) return;
    this.#place.isNarrow = isNarrow;
    this.#look();
  }

  show(view: View): void {
    this.#place.show(view);
    this.#look();
  }

  goToday(): void {
    this.#place.goToday();
    this.#look();
  }

  step(by: 1 | -1): void {
    this.#place.step(by);
    this.#look();
  }

  async reload(): Promise<void> {
    if (!this.#isStarted) return;
    const reading = ++this.#reading;
    const week = this.#place.week;
    this.isLoading = true;
    this.#asked = week;
    this.#readAt = Date.now();
    if (!this.isRead) {
      this.#read = undefined;
      this.#events = [];
    }
    this.#host.requestUpdate();
    const answer = await readEvents(this.#needs.service(), week, () => reading === this.#reading);
    if (reading !== this.#reading) return;
    this.trouble = answer.trouble;
    if (answer.trouble) this.#needs.hasFailed(answer.trouble);
    else {
      this.timeZone = knownZone(answer.data.timeZone);
      // Another zone may have another today.
      if (!samePeriod(week, this.#place.week)) return this.reload();
      this.#read = week;
      this.#events = answer.data.events;
      this.#needs.hasRead();
    }
    this.isLoading = false;
    this.#host.requestUpdate();
  }

  /** An event as the service answered it. */
  put(event: TimelineEvent): void {
    const others = this.#events.filter(({ id }) => id !== event.id);
    this.#change(this.#touches(this.#place.week, event) ? [...others, event] : others);
  }

  /** Shows an event at another time than the service knows, until it is let go. */
  hold(id: string, times: Times): void {
    this.#held.set(id, times);
    this.#host.requestUpdate();
  }

  /** Unless somebody has put it elsewhere meanwhile. */
  letGo(id: string, times: Times): void {
    if (this.#held.get(id) === times) this.#held.delete(id);
    this.#host.requestUpdate();
  }

  remove(id: string): void {
    this.#change(this.#events.filter((event) => event.id !== id));
  }

  #asHeld(event: TimelineEvent): TimelineEvent {
    return { ...event, ...this.#held.get(event.id) };
  }

  #touches({ from, until }: Period, { start, end }: TimelineEvent): boolean {
    const first = startOfDay(from, this.timeZone);
    const isOver = new Date(end) <= first && new Date(start) < first;
    return !isOver && new Date(start) < startOfDay(until, this.timeZone);
  }

  #look(): void {
    this.#host.requestUpdate();
    const isComing = this.isLoading && this.#asked && samePeriod(this.#asked, this.#place.week);
    if (!this.isRead && !isComing) void this.reload();
    else if (this.isRead) this.#needs.hasRead();
  }

  #change(events: readonly TimelineEvent[]): void {
    this.#events = events;
    this.#host.requestUpdate();
    // What is on its way may have been read before this change.
    if (this.isLoading) void this.reload();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#looked);
    window.addEventListener('focus', this.#looked);
    window.addEventListener('online', this.#looked);
    void this.reload();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#looked);
    window.removeEventListener('focus', this.#looked);
    window.removeEventListener('online', this.#looked);
  }

  readonly #looked = (): void => {
    const isLater = Date.now() - this.#readAt >= sameLookMs || this.trouble !== undefined;
    if (document.hidden || !isLater || this.isLoading || !this.#isStarted) return;
    void this.reload();
    this.#needs.hasLooked();
  };
}
