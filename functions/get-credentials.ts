// GET integrations/outlook/credentials: the company's app registration, without the secret.
import { route, type Door } from './http/route';
import { Credentials } from './http/schemas';
import { toCredentials } from './http/views';

export const getCredentials: Door = (app) =>
  route({
    name: 'get-credentials',
    method: 'GET',
    path: 'integrations/outlook/credentials',
    access: 'admin',
    summary: "My company's Microsoft credentials, without the secret",
    answer: Credentials,
    handle: async ({ caller }) => toCredentials(await app.getCredentials(caller)),
  });
