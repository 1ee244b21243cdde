// POST integrations/outlook/disconnect: the refresh token goes, the events stay.
import { route, type Door } from './http/route';
import { Disconnected } from './http/schemas';
import { toStatus } from './http/views';

export const disconnect: Door = (app) =>
  route({
    name: 'disconnect',
    method: 'POST',
    path: 'integrations/outlook/disconnect',
    access: 'user',
    summary: 'Disconnect Outlook and keep the events',
    answer: Disconnected,
    handle: async ({ caller }) => {
      const cleanup = await app.disconnect(caller);
      return { status: toStatus(await app.describeStatus(caller)), cleanup };
    },
  });
