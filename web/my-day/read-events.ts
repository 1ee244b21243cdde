// A stretch of the timeline, all its pages.
import { answerTo, type Answer, type Service } from '../api/service';
import type { Timeline, TimelineEvent } from '../api/types';

export type Stretch = Pick<Timeline, 'from' | 'until'>;
export type EventsRead = { readonly timeZone: string; readonly events: readonly TimelineEvent[] };

/** `wanted` is asked before each further page: whoever looks elsewhere by now needs no more of them. */
export async function readEvents(
  service: Service,
  { from, until }: Stretch,
  wanted: () => boolean = () => true,
): Promise<Answer<EventsRead>> {
  const found = new Map<string, TimelineEvent>();
  let next: string | undefined;
  for (;;) {
    const query = { from, until, ...(next !== undefined && { next }) };
    const answer = await answerTo(service.GET('/timeline', { params: { query } }));
    if (answer.trouble) return answer;
    for (const event of answer.data.events) found.set(event.id, event);
    next = answer.data.next ?? undefined;
    if (next === undefined || !wanted())
      return { data: { timeZone: answer.data.timeZone, events: [...found.values()] } };
  }
}
