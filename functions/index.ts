// The front page: configuration → adapters → app → every way in. It does nothing else.
import { app as host } from '@azure/functions';
import { createApp } from '../src/app';
import { readConfig } from '../src/config';
import { azureClients } from '../src/adapters/azure/connect';
import { keyVaultSecrets } from '../src/adapters/azure/key-vault-secrets';
import { storageMailboxQueue } from '../src/adapters/azure/storage-mailbox-queue';
import { tableCompanies } from '../src/adapters/azure/table-companies';
import { tableConnections } from '../src/adapters/azure/table-connections';
import { tablePendingSignIns } from '../src/adapters/azure/table-pending-sign-ins';
import { tableTimeline } from '../src/adapters/azure/table-timeline';
import { tableTrash } from '../src/adapters/azure/table-trash';
import { entraIdentityProvider } from '../src/adapters/microsoft/entra';
import { graphCalendar } from '../src/adapters/microsoft/graph';
import { otiumworkCallers } from '../src/adapters/otiumwork-callers';
import { systemClock, systemRandom } from '../src/adapters/system';
import type { Ports } from '../src/ports';
import { connect } from './connect';
import { deleteConnection } from './delete-connection';
import { deleteCredentials } from './delete-credentials';
import { deleteEvent } from './delete-event';
import { disconnect } from './disconnect';
import { finishCallback } from './finish-callback';
import { getCategories } from './get-categories';
import { getConnections } from './get-connections';
import { getConsent } from './get-consent';
import { getCredentials } from './get-credentials';
import { getHealth } from './get-health';
import { getOpenApi } from './get-openapi';
import { getPreferences } from './get-preferences';
import { getStatus } from './get-status';
import { getTimeline } from './get-timeline';
import { registerRoute } from './http/register';
import type { Route } from './http/route';
import { invocationLog } from './invocation-log';
import { patchEvent } from './patch-event';
import { putCategories } from './put-categories';
import { putCredentials } from './put-credentials';
import { putPreferences } from './put-preferences';
import { relayCallback } from './relay-callback';
import { sweep } from './sweep';
import { sync } from './sync';
import { syncMailbox } from './sync-mailbox';
import { testCredentials } from './test-credentials';

const config = readConfig(process.env);
const azure = azureClients(config);

const ports: Ports = {
  clock: systemClock,
  random: systemRandom,
  log: invocationLog,
  companies: tableCompanies({ table: azure.companies }),
  connections: tableConnections({ table: azure.companies }),
  trash: tableTrash({ table: azure.companies }),
  pendingSignIns: tablePendingSignIns({ table: azure.pendingSignIns }),
  timeline: tableTimeline({ table: azure.timeline }),
  secrets: keyVaultSecrets({ client: azure.secrets }),
  mailboxQueue: storageMailboxQueue({ queue: azure.mailboxQueue }),
  identityProvider: entraIdentityProvider({ ...config.microsoft, clock: systemClock }),
  calendar: graphCalendar({ ...config.microsoft, clock: systemClock }),
  callers: otiumworkCallers(config.callers),
};

const app = createApp(ports, config);

const doors = [
  getStatus,
  connect,
  relayCallback(config.frontendReturnUrl),
  finishCallback,
  sync,
  disconnect,
  getPreferences,
  putPreferences,
  getTimeline,
  patchEvent,
  deleteEvent,
  getCategories,
  putCategories,
  getCredentials,
  putCredentials,
  deleteCredentials,
  testCredentials,
  getConsent,
  getConnections,
  deleteConnection,
  getOpenApi(() => routes),
  getHealth,
];

const routes: readonly Route[] = doors.map((door) => door(app));
for (const route of routes) registerRoute(route, { ...ports, app });

host.timer('sweep', { schedule: config.sync.sweepSchedule, handler: sweep(app) });
host.storageQueue('sync-mailbox', {
  queueName: 'outlook-sync',
  connection: 'DataStorage',
  handler: syncMailbox(app),
});
