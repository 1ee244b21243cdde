// The front page: configuration → adapters → app → every way in. It does nothing else.
import { app as host } from '@azure/functions';
import { createApp } from '../src/app';
import { readConfig } from '../src/config';
import { azureClients } from '../src/adapters/azure/connect';
import { keyVaultSecrets } from '../src/adapters/azure/key-vault-secrets';
import { storageMailboxQueue } from '../src/adapters/azure/storage-mailbox-queue';
import { tablePorts } from '../src/adapters/azure/table-ports';
import { entraIdentityProvider } from '../src/adapters/microsoft/entra';
import { graphCalendar } from '../src/adapters/microsoft/graph';
import { otiumworkCallers } from '../src/adapters/otiumwork-callers';
import { systemClock, systemRandom } from '../src/adapters/system';
import type { Ports } from '../src/ports';
import { registerRoute } from './http/register';
import { invocationLog } from './invocation-log';
import { routesOf } from './routes';
import { sweep } from './sweep';
import { syncMailbox } from './sync-mailbox';

const config = readConfig(process.env);
const azure = azureClients(config);

const ports: Ports = {
  clock: systemClock,
  random: systemRandom,
  log: invocationLog,
  ...tablePorts(azure),
  secrets: keyVaultSecrets({ client: azure.secrets }),
  mailboxQueue: storageMailboxQueue({ queue: azure.mailboxQueue }),
  identityProvider: entraIdentityProvider({ ...config.microsoft, clock: systemClock }),
  calendar: graphCalendar({ ...config.microsoft, clock: systemClock }),
  callers: otiumworkCallers(config.callers),
};

const app = createApp(ports, config);

for (const route of routesOf(app, config.frontendReturnUrl)) registerRoute(route, { ...ports, app });

host.timer('sweep', { schedule: config.sync.sweepSchedule, handler: sweep(app) });
host.storageQueue('sync-mailbox', {
  queueName: 'outlook-sync',
  connection: 'DataStorage',
  handler: syncMailbox(app),
});
