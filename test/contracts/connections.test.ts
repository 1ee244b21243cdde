import { tableConnections } from '../../src/adapters/azure/table-connections';
import { tableTrash } from '../../src/adapters/azure/table-trash';
import { companyPartition, connectionKey } from '../../src/adapters/azure/company-partition';
import { toConnectionRow } from '../../src/adapters/azure/connection-row';
import { memoryConnections } from '../../src/adapters/memory/memory-connections';
import { memoryStorage } from '../../src/adapters/memory/memory-storage';
import { memoryTrash } from '../../src/adapters/memory/memory-trash';
import type { UserId } from '../../src/domain/ids';
import { aCompany, aConnection, aRun, at } from '../fixtures/builders';
import { azuriteClients, collected } from './azurite';
import { describeConnectionsContract } from './connections';

const clients = azuriteClients();

describeConnectionsContract('memory', () => {
  const storage = memoryStorage();
  return { connections: memoryConnections({ storage }), trash: memoryTrash({ storage }) };
});
describeConnectionsContract('tables', () => {
  const table = clients().companies;
  return { connections: tableConnections({ table }), trash: tableTrash({ table }) };
});

describe('many rows', () => {
  test('more than 1,000 due mailboxes come in several pages, each mailbox once', async () => {
    const table = clients().companies;
    const companyId = aCompany();
    const nextSyncAt = at('2001-01-01T00:00:00.000Z');
    const rows = Array.from({ length: 1_150 }, (_, i) =>
      toConnectionRow(aConnection({ companyId, userId: `u${i}` as UserId, nextSyncAt })),
    );
    for (let from = 0; from < rows.length; from += 100) {
      await table.submitTransaction(rows.slice(from, from + 100).map((row) => ['create', row]));
    }
    const connections = tableConnections({ table });
    let pages = 0;
    const seen = new Set<string>();
    for await (const page of connections.listDue(at('2001-01-02T00:00:00.000Z'))) {
      pages += 1;
      for (const { userId } of page) seen.add(userId);
    }
    expect(pages).toBeGreaterThan(1);
    expect(seen.size).toBe(1_150);
    expect((await connections.list(companyId, { limit: 1_100 })).items).toHaveLength(1_100);
  });
});

describe('rows of other versions', () => {
  test('F34: columns and members of a newer version survive a save', async () => {
    const table = clients().companies;
    const connections = tableConnections({ table });
    const value = aConnection();
    await connections.save(value, undefined);
    const key = { partitionKey: companyPartition(value.companyId), rowKey: connectionKey(value.userId) };
    const runs = JSON.stringify([{ ...aRun(), skipped: {}, pages: 4, code: 'code_of_tomorrow' }]);
    await table.updateEntity({ ...key, addedLater: 'kept', runs, problemCode: '' }, 'Merge');
    const read = (await connections.get(value))!;
    expect(read.value.runs[0]).toMatchObject({ code: 'internal_error', skipped: { allDay: 0 } });
    expect(await connections.save({ ...read.value, attempts: 1 }, read.etag)).toBeDefined();
    const row = await table.getEntity<Record<string, string>>(key.partitionKey, key.rowKey);
    expect(row).toMatchObject({ addedLater: 'kept', attempts: 1 });
    expect(JSON.parse(row['runs']!)).toMatchObject([{ pages: 4 }]);
  });

  test('F34: a row with the bare minimum is a connection without history', async () => {
    const table = clients().companies;
    const { companyId, userId } = aConnection();
    const row = {
      partitionKey: companyPartition(companyId),
      rowKey: connectionKey(userId),
      companyId,
      userId,
    };
    await table.createEntity({ ...row, status: 'not_connected' });
    const found = await tableConnections({ table }).get({ companyId, userId });
    expect(found?.value).toMatchObject({ epoch: '', runs: [], attempts: 0, account: undefined });
  });

  test('no id of a person is part of a key', async () => {
    const table = clients().companies;
    const value = aConnection({ userId: 'person-in-plain-sight' as UserId });
    await tableConnections({ table }).save(value, undefined);
    const rows = await collected(table.listEntities().byPage());
    const keys = rows.map(({ partitionKey, rowKey }) => `${partitionKey} ${rowKey}`).join('\n');
    expect(keys).not.toContain('person-in-plain-sight');
    expect(keys).not.toContain(value.companyId);
  });
});
