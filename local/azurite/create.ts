// Creates what the app expects to find: in the cloud the deployment does this, here the stack.

import { TableServiceClient } from '@azure/data-tables';
import { QueueServiceClient } from '@azure/storage-queue';

export const tableNames = ['Companies', 'PendingSignIns', 'Timeline'] as const;
export const queueNames = ['outlook-sync', 'outlook-sync-poison'] as const;

export async function createStorage(connectionString: string): Promise<void> {
  const tables = TableServiceClient.fromConnectionString(connectionString, { allowInsecureConnection: true });
  const queues = QueueServiceClient.fromConnectionString(connectionString);
  await Promise.all([
    ...tableNames.map((name) => tables.createTable(name)),
    ...queueNames.map((name) => queues.getQueueClient(name).createIfNotExists()),
  ]);
}
