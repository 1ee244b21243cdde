import { tablePendingSignIns } from '../../src/adapters/azure/table-pending-sign-ins';
import { memoryPendingSignIns } from '../../src/adapters/memory/memory-pending-sign-ins';
import { azuriteClients } from './azurite';
import { describePendingSignInsContract } from './pending-sign-ins';

const clients = azuriteClients();

describePendingSignInsContract('memory', memoryPendingSignIns);
describePendingSignInsContract('tables', () => tablePendingSignIns({ table: clients().pendingSignIns }));
