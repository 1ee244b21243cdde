import type { TableClient } from '@azure/data-tables';
import { tablePendingSignIns } from '../../src/adapters/azure/table-pending-sign-ins';
import { memoryPendingSignIns } from '../../src/adapters/memory/memory-pending-sign-ins';
import { aPendingSignIn } from '../fixtures/builders';
import { azuriteClients } from './azurite';
import { describePendingSignInsContract } from './pending-sign-ins';

const clients = azuriteClients();

describePendingSignInsContract('memory', memoryPendingSignIns);
describePendingSignInsContract('tables', () => tablePendingSignIns({ table: clients().pendingSignIns }));

test('a sign-in that is replaced while it is being taken is not taken, and the newer one stays', async () => {
  const table = clients().pendingSignIns;
  const signIns = tablePendingSignIns({ table });
  const older = aPendingSignIn();
  const newer = { ...aPendingSignIn(), companyId: older.companyId, userId: older.userId };
  await signIns.replace(older);
  const slow = Object.create(table) as TableClient;
  slow.deleteEntity = async (...given) => {
    await signIns.replace(newer);
    return table.deleteEntity(...given);
  };
  expect(await tablePendingSignIns({ table: slow }).takeOnce(older, older.stateHash)).toBeUndefined();
  expect(await signIns.peek(older)).toEqual(newer);
});
