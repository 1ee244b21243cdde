// DELETE timeline/{eventId}: away for good; no sync brings it back.
import { toPreconditions, underAny } from './http/etag';
import { route, type Door } from './http/route';

export const deleteEvent: Door = (app) =>
  route({
    name: 'delete-event',
    method: 'DELETE',
    path: 'timeline/{eventId}',
    access: 'user',
    summary: 'Delete an event; a sync never brings it back',
    needsIfMatch: true,
    answer: 'none',
    handle: ({ caller, params, ifMatch }) =>
      underAny(toPreconditions(ifMatch), (seen) => app.removeEvent(caller, params.eventId ?? '', seen)),
  });
