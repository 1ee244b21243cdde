// PATCH timeline/{eventId}: my own title, time, category or work type for an event.
import { toPreconditions, underAny } from './http/etag';
import { route, type Door } from './http/route';
import { EventEdit, TimelineEvent } from './http/schemas';
import { toTimelineEvent } from './http/views';
import { withoutAbsent } from './http/without-absent';

export const patchEvent: Door = (app) =>
  route({
    name: 'patch-event',
    method: 'PATCH',
    path: 'timeline/{eventId}',
    access: 'user',
    summary: 'Change an event; a sync never undoes it',
    body: EventEdit,
    needsIfMatch: true,
    answer: TimelineEvent,
    handle: async ({ caller, params, ifMatch, body }) =>
      toTimelineEvent(
        await underAny(toPreconditions(ifMatch), (seen) =>
          app.changeEvent(caller, params.eventId ?? '', seen, withoutAbsent(body)),
        ),
      ),
  });
