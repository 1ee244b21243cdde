// GET integrations/outlook/consent: the link and the text for whoever grants admin consent.
import { route, type Door } from './http/route';
import { Consent } from './http/schemas';

export const getConsent: Door = (app) =>
  route({
    name: 'get-consent',
    method: 'GET',
    path: 'integrations/outlook/consent',
    access: 'admin',
    summary: 'The admin consent link, and a text to forward',
    answer: Consent,
    handle: ({ caller }) => app.getConsent(caller),
  });
