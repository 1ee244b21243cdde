// GET timeline: my events that touch the local days [from, until).
import { route, type Door } from './http/route';
import { Timeline, TimelineQuery } from './http/schemas';
import { toTimelineEvent } from './http/views';

export const getTimeline: Door = (app) =>
  route({
    name: 'get-timeline',
    method: 'GET',
    path: 'timeline',
    access: 'user',
    summary: 'My events on the local days from `from` up to, not including, `until`',
    query: TimelineQuery,
    answer: Timeline,
    handle: async ({ caller, query }) => {
      const { timeZone, events, next } = await app.listTimeline(caller, query);
      return {
        timeZone,
        from: query.from,
        until: query.until,
        events: events.map(toTimelineEvent),
        next: next ?? null,
      };
    },
  });
