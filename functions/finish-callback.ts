// POST integrations/outlook/callback: the frontend hands in what Microsoft sent, in the name of who is signed in.
import { route, type Door } from './http/route';
import { MicrosoftAnswer, SignInFinished } from './http/schemas';
import { toStatus } from './http/views';

export const finishCallback: Door = (app) =>
  route({
    name: 'finish-callback',
    method: 'POST',
    path: 'integrations/outlook/callback',
    access: 'user',
    summary: "Finish a sign-in with Microsoft's answer",
    body: MicrosoftAnswer,
    answer: SignInFinished,
    handle: async ({ caller, body }) => {
      const outcome = await app.finishSignIn(caller, body);
      return { outcome, status: toStatus(await app.describeStatus(caller)) };
    },
  });
