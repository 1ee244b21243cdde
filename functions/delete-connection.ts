// DELETE integrations/outlook/connections/{userId}: a leaver's token goes, their events stay.
import { route, type Door } from './http/route';
import type { UserId } from '../src/domain/ids';

export const deleteConnection: Door = (app) =>
  route({
    name: 'delete-connection',
    method: 'DELETE',
    path: 'integrations/outlook/connections/{userId}',
    access: 'admin',
    summary: "Remove a leaver's connection and keep their events",
    answer: 'none',
    handle: ({ caller, params }) => app.removeConnection(caller, (params.userId ?? '') as UserId),
  });
