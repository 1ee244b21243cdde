// PUT integrations/outlook/preferences: change time zone or word list.
import { route, type Door } from './http/route';
import { Preferences, PreferencesChange } from './http/schemas';
import { toPreferences } from './http/views';

export const putPreferences: Door = (app) =>
  route({
    name: 'put-preferences',
    method: 'PUT',
    path: 'integrations/outlook/preferences',
    access: 'user',
    summary: 'Change my time zone or the words that keep a meeting out',
    body: PreferencesChange,
    answer: Preferences,
    handle: async ({ caller, body }) => toPreferences(await app.savePreferences(caller, body)),
  });
