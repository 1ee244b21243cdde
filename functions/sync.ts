// POST integrations/outlook/sync: sync my calendar now.
import { route, type Door } from './http/route';
import { SyncRun } from './http/schemas';
import { toSyncRun } from './http/views';

export const sync: Door = (app) =>
  route({
    name: 'sync',
    method: 'POST',
    path: 'integrations/outlook/sync',
    access: 'user',
    summary: 'Sync my calendar now',
    answer: SyncRun,
    handle: async ({ caller }) => toSyncRun(await app.syncNow(caller)),
  });
