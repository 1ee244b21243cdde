// The service as functions/index.ts puts it together, without the Functions host: the same adapters and doors, with
// its log and the rows that it writes counted on the way.

import { InvocationContext } from '@azure/functions';
import { inInvocation, invocationLog } from '../../functions/invocation-log';
import { sweep } from '../../functions/sweep';
import { syncMailbox } from '../../functions/sync-mailbox';
import { azureClients } from '../../src/adapters/azure/connect';
import { keyVaultSecrets } from '../../src/adapters/azure/key-vault-secrets';
import { storageMailboxQueue } from '../../src/adapters/azure/storage-mailbox-queue';
import { tablePorts } from '../../src/adapters/azure/table-ports';
import { entraIdentityProvider } from '../../src/adapters/microsoft/entra';
import { graphCalendar } from '../../src/adapters/microsoft/graph';
import { otiumworkCallers } from '../../src/adapters/otiumwork-callers';
import { systemClock, systemRandom } from '../../src/adapters/system';
import { createApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { rowsTaken } from '../../src/domain/timeline-rows';
import type { MailboxMessage, Ports } from '../../src/ports';

/** Counted since the service was made. */
export type Counted = {
  /** What the service itself logs: its JSON lines, with the line's end. */
  logLines: number;
  logBytes: number;
  /** Rows in transactions on timelines, each with its fence. */
  timelineTransactions: number;
  timelineRows: number;
  /** Connection rows written, with the trash rows beside them. */
  connectionRows: number;
};

export type Service = ReturnType<typeof benchedService>;

/** @throws Error with one line per wrong setting */
export function benchedService(environment: NodeJS.ProcessEnv) {
  const counted: Counted = {
    logLines: 0,
    logBytes: 0,
    timelineTransactions: 0,
    timelineRows: 0,
    connectionRows: 0,
  };
  const config = readConfig(environment);
  const azure = azureClients(config);
  const tables = tablePorts(azure);
  const { connections, timeline } = tables;
  const ports: Ports = {
    clock: systemClock,
    random: systemRandom,
    log: invocationLog,
    ...tables,
    connections: {
      ...connections,
      save(connection, etag, trash) {
        counted.connectionRows += 1 + (trash?.add?.length ?? 0) + (trash?.drop?.length ?? 0);
        return connections.save(connection, etag, trash);
      },
    },
    timeline: {
      ...timeline,
      commit(user, change) {
        counted.timelineTransactions += 1;
        counted.timelineRows += 1 + change.changes.reduce((rows, each) => rows + rowsTaken(each), 0);
        return timeline.commit(user, change);
      },
    },
    secrets: keyVaultSecrets({ client: azure.secrets }),
    mailboxQueue: storageMailboxQueue({ queue: azure.mailboxQueue }),
    identityProvider: entraIdentityProvider({ ...config.microsoft, clock: systemClock }),
    calendar: graphCalendar({ ...config.microsoft, clock: systemClock }),
    callers: otiumworkCallers(config.callers),
  };
  const app = createApp(ports, config);
  const doors = { syncMailbox: syncMailbox(app), sweep: sweep(app) };

  /** As the host invokes a function; what it is told to log is counted. */
  const invocation = () =>
    new InvocationContext({
      invocationId: ports.random.id(),
      functionName: 'bench',
      logHandler: (_level, line) => {
        counted.logLines += 1;
        counted.logBytes += Buffer.byteLength(String(line)) + 1;
      },
    });

  return {
    app,
    ports,
    counted,
    inInvocation: <T>(work: () => Promise<T>) => inInvocation(invocation(), work),
    /** A message of the queue. @throws Failure on a bug */
    message: (message: MailboxMessage) => Promise.resolve(doors.syncMailbox(message, invocation())),
    sweep: () => Promise.resolve(doors.sweep({} as never, invocation())),
  };
}
