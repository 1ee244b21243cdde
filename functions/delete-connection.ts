// DELETE integrations/outlook/connections/{userId}: a leaver's token goes, their events stay.
import { route, type Door } from './http/route';
import { Failure } from '../src/domain/failure';
import type { UserId } from '../src/domain/ids';

export const deleteConnection: Door = (app) =>
  route({
    name: 'delete-connection',
    method: 'DELETE',
    path: 'integrations/outlook/connections/{userId}',
    access: 'admin',
    summary: "Remove a leaver's connection and keep their events",
    answer: 'none',
    handle: async ({ caller, params }) => {
      const userId = params.userId ?? '';
      // The platform decodes a path, but for the slash: an id that holds "%2F" as such goes first.
      const ids = /%2F/i.test(userId) ? [userId, userId.replace(/%2F/gi, '/')] : [userId];
      for (const id of ids) if (await app.removeConnection(caller, id as UserId)) return;
      throw new Failure('not_found');
    },
  });
