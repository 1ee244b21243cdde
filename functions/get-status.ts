// GET integrations/outlook: how the user's connection stands.
import { route, type Door } from './http/route';
import { Status } from './http/schemas';
import { toStatus } from './http/views';

export const getStatus: Door = (app) =>
  route({
    name: 'get-status',
    method: 'GET',
    path: 'integrations/outlook',
    access: 'user',
    summary: 'How my connection to Outlook stands',
    answer: Status,
    handle: async ({ caller }) => toStatus(await app.describeStatus(caller)),
  });
