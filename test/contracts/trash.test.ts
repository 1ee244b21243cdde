import { tableConnections } from '../../src/adapters/azure/table-connections';
import { tableTrash } from '../../src/adapters/azure/table-trash';
import { memoryTrash } from '../../src/adapters/memory/memory-trash';
import { aConnection, at } from '../fixtures/builders';
import { azuriteClients, collected } from './azurite';
import { describeTrashContract } from './trash';

const clients = azuriteClients();

describeTrashContract('memory', () => memoryTrash());
describeTrashContract('tables', () => tableTrash({ table: clients().companies }));

test('the sweep of trash never meets the other rows of a company', async () => {
  const table = clients().companies;
  await tableConnections({ table }).save(aConnection(), undefined);
  const names = (await collected(tableTrash({ table }).listDue(at('2099-01-01T00:00:00.000Z')))).map(
    ({ secretName }) => secretName,
  );
  expect(names.every((name) => name.length > 0)).toBe(true);
});
