import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TableClient, TableServiceClient } from '@azure/data-tables';
import { QueueServiceClient } from '@azure/storage-queue';
import { startAzurite } from '../../../local/azurite';
import type { WireEntry } from '../../../local/wire';

const table = (connection: string, name = 'Timeline') =>
  TableClient.fromConnectionString(connection, name, { allowInsecureConnection: true });
const queue = (connection: string, name = 'outlook-sync') =>
  QueueServiceClient.fromConnectionString(connection).getQueueClient(name);

test('the tables and queues that the app expects are there', async () => {
  const storage = await startAzurite();
  try {
    const found: (string | undefined)[] = [];
    const tables = TableServiceClient.fromConnectionString(storage.connectionString, {
      allowInsecureConnection: true,
    });
    for await (const { name } of tables.listTables()) found.push(name);
    const queues = QueueServiceClient.fromConnectionString(storage.connectionString);
    for await (const { name } of queues.listQueues()) found.push(name);
    expect(found.sort()).toEqual([
      'Companies',
      'PendingSignIns',
      'Timeline',
      'outlook-sync',
      'outlook-sync-poison',
    ]);
  } finally {
    await storage.close();
  }
});

test('every call is noted once with method, path, query, status and bytes, and none of its credentials', async () => {
  const wire: WireEntry[] = [];
  const storage = await startAzurite({ onRequest: (entry) => wire.push(entry) });
  try {
    const client = table(storage.connectionString);
    expect(wire).toEqual([]);
    await client.createEntity({ partitionKey: 'p', rowKey: 'r', text: 'ä'.repeat(1000) });
    await client.getEntity('p', 'r');
    await client.submitTransaction([
      ['upsert', { partitionKey: 'p', rowKey: 'a' }],
      ['upsert', { partitionKey: 'p', rowKey: 'b' }],
    ]);
    await client.getEntity('p', 'missing').catch(() => undefined);
    await queue(storage.connectionString).sendMessage('aGk=');
    expect(wire.map(({ service, method, status }) => `${service} ${method} ${status}`)).toEqual([
      'table POST 204',
      'table GET 200',
      'table POST 202',
      'table GET 404',
      'queue POST 201',
    ]);
    expect(wire[0]?.requestBytes).toBeGreaterThan(2000);
    expect(wire[1]?.responseBytes).toBeGreaterThan(2000);
    expect(wire[3]?.path).toContain("RowKey='missing'");
    expect(JSON.stringify(wire)).not.toContain('SharedKey');
  } finally {
    await storage.close();
  }
});

test('what goes past the recorder is not noted', async () => {
  const wire: WireEntry[] = [];
  const storage = await startAzurite({ onRequest: (entry) => wire.push(entry) });
  try {
    await queue(storage.directConnectionString).receiveMessages();
    expect(wire).toEqual([]);
  } finally {
    await storage.close();
  }
});

test('a delayed message becomes visible when the clock is shifted', async () => {
  const storage = await startAzurite();
  try {
    const client = queue(storage.connectionString);
    await client.sendMessage('aGk=', { visibilityTimeout: 7200 });
    expect((await client.receiveMessages()).receivedMessageItems).toHaveLength(0);
    await storage.setClockOffset(7201 * 1000);
    expect((await client.receiveMessages()).receivedMessageItems).toHaveLength(1);
  } finally {
    await storage.close();
  }
});

test('what is kept in a folder is there the next time', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'storage-'));
  try {
    const first = await startAzurite({ dir });
    await table(first.connectionString).createEntity({ partitionKey: 'p', rowKey: 'r', kept: true });
    await queue(first.connectionString).sendMessage('aGk=');
    await first.close();

    const second = await startAzurite({ dir });
    const entity = await table(second.connectionString).getEntity<{ kept: boolean }>('p', 'r');
    expect(entity.kept).toBe(true);
    expect(
      (await queue(second.connectionString).receiveMessages()).receivedMessageItems[0]?.messageText,
    ).toBe('aGk=');
    await second.close();
  } finally {
    await rm(dir, { recursive: true });
  }
});
