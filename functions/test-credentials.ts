// POST integrations/outlook/credentials/test: ask Entra again with what is stored.
import { route, type Door } from './http/route';
import { Verification } from './http/schemas';
import { toVerification } from './http/views';

export const testCredentials: Door = (app) =>
  route({
    name: 'test-credentials',
    method: 'POST',
    path: 'integrations/outlook/credentials/test',
    access: 'admin',
    summary: "Test my company's stored Microsoft credentials",
    answer: Verification,
    handle: async ({ caller }) => toVerification(await app.testCredentials(caller)),
  });
