// DELETE integrations/outlook/credentials: the registration and every token of the company go, events stay.
import { route, type Door } from './http/route';
import { Credentials } from './http/schemas';
import { toCredentials } from './http/views';

export const deleteCredentials: Door = (app) =>
  route({
    name: 'delete-credentials',
    method: 'DELETE',
    path: 'integrations/outlook/credentials',
    access: 'admin',
    summary: "Remove my company's Microsoft credentials and all its tokens",
    answer: Credentials,
    handle: async ({ caller }) => toCredentials(await app.removeCredentials(caller)),
  });
