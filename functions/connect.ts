// POST integrations/outlook/connect: where to send the browser for the sign-in at Microsoft.
import { route, type Door } from './http/route';
import { SignInStarted } from './http/schemas';

export const connect: Door = (app) =>
  route({
    name: 'connect',
    method: 'POST',
    path: 'integrations/outlook/connect',
    access: 'user',
    summary: 'Start a sign-in at Microsoft',
    answer: SignInStarted,
    handle: async ({ caller }) => {
      const { authorizeUrl, expiresAt } = await app.startSignIn(caller);
      return { authorizeUrl, expiresAt: expiresAt.toISOString() };
    },
  });
