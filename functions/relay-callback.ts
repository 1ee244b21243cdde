// GET integrations/outlook/callback: for a redirect URI that points at the service. Moves Microsoft's query into the
// fragment of the frontend's page, where no server sees it, and does nothing else.
import { route, type Door } from './http/route';

export const relayCallback =
  (frontendReturnUrl: string): Door =>
  () =>
    route({
      name: 'relay-callback',
      method: 'GET',
      path: 'integrations/outlook/callback',
      access: 'anyone',
      summary: "Relay Microsoft's answer to the frontend",
      answer: 'see-other',
      handle: ({ rawQuery }) => Promise.resolve({ seeOther: `${frontendReturnUrl}#${rawQuery}` }),
    });
