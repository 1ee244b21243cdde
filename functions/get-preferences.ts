// GET integrations/outlook/preferences: time zone and word list.
import { route, type Door } from './http/route';
import { Preferences } from './http/schemas';
import { toPreferences } from './http/views';

export const getPreferences: Door = (app) =>
  route({
    name: 'get-preferences',
    method: 'GET',
    path: 'integrations/outlook/preferences',
    access: 'user',
    summary: 'My time zone and the words that keep a meeting out',
    answer: Preferences,
    handle: async ({ caller }) => toPreferences(await app.getPreferences(caller)),
  });
