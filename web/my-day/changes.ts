// Changes of events, one after the other, each with the ETag that is known when its turn comes: a second change of the
// same event must not be refused because of the first.
import { addDays, localDate } from '../../src/domain/time-zone';
import { answerTo, type Answer, type Service, type Trouble } from '../api/service';
import type { EventEdit, TimelineEvent } from '../api/types';
import { readEvents } from './read-events';
import type { Timeline } from './timeline';

/** How far away from where it was an event is looked for that is not in the period any more: days. */
const farthest = 40;

export class Changes {
  readonly #timeline: Timeline;
  readonly #service: () => Service;
  /** What became of the events that were changed here, wherever they are by now. */
  readonly #changed = new Map<string, TimelineEvent>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(timeline: Timeline, service: () => Service) {
    this.#timeline = timeline;
    this.#service = service;
  }

  edit(event: TimelineEvent, edit: EventEdit): Promise<Answer<TimelineEvent>> {
    return this.#inTurn(async () => {
      const { id, etag } = this.#latest(event);
      const params = { path: { eventId: id }, header: { 'If-Match': etag } };
      const answer = await answerTo(this.#service().PATCH('/timeline/{eventId}', { params, body: edit }));
      if (answer.trouble) return answer;
      this.#changed.set(id, answer.data);
      this.#timeline.put(answer.data);
      return answer;
    });
  }

  remove(event: TimelineEvent): Promise<Trouble | undefined> {
    return this.#inTurn(() => this.#remove(event, this.#service(), false));
  }

  /**
   * For a page that goes away: waits for no turn, and goes on without the page. `service` must have its token at hand,
   * so that the request is made before the page is gone.
   */
  removeLeaving(event: TimelineEvent, service = this.#service()): Promise<Trouble | undefined> {
    return this.#remove(event, service, true);
  }

  /** What is gone already counts as deleted. */
  async #remove(event: TimelineEvent, service: Service, keepalive: boolean): Promise<Trouble | undefined> {
    const { id, etag } = this.#latest(event);
    const params = { path: { eventId: id }, header: { 'If-Match': etag } };
    const answer = await answerTo(service.DELETE('/timeline/{eventId}', { params, keepalive }));
    if (answer.trouble && answer.trouble.code !== 'not_found') return answer.trouble;
    this.#timeline.remove(id);
    return undefined;
  }

  /** The event as it is now, wherever it has moved; no data if there is none any more. */
  async readAgain(event: TimelineEvent): Promise<Answer<TimelineEvent | undefined>> {
    const day = localDate(new Date(event.start), this.#timeline.timeZone);
    for (const days of [1, farthest]) {
      const around = { from: addDays(day, -days), until: addDays(day, days) };
      const answer = await readEvents(this.#service(), around);
      if (answer.trouble) return answer;
      const found = answer.data.events.find(({ id }) => id === event.id);
      if (found) {
        this.#changed.set(found.id, found);
        this.#timeline.put(found);
        return { data: found };
      }
    }
    this.#timeline.remove(event.id);
    return { data: undefined };
  }

  #latest(event: TimelineEvent): TimelineEvent {
    return this.#timeline.find(event.id) ?? this.#changed.get(event.id) ?? event;
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(change, change);
    this.#last = turn;
    return turn;
  }
}
