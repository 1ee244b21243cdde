// What is kept in the three tables, as the ports that the service and the engineers' program have in common.
import type { Ports } from '../../ports';
import type { StorageClients } from './clients';
import { tableCompanies } from './table-companies';
import { tableConnections } from './table-connections';
import { tablePendingSignIns } from './table-pending-sign-ins';
import { tableTimeline } from './table-timeline';
import { tableTrash } from './table-trash';

type Tables = Pick<StorageClients, 'companies' | 'pendingSignIns' | 'timeline'>;

export function tablePorts({
  companies,
  pendingSignIns,
  timeline,
}: Tables): Pick<Ports, 'companies' | 'connections' | 'trash' | 'pendingSignIns' | 'timeline'> {
  return {
    companies: tableCompanies({ table: companies }),
    connections: tableConnections({ table: companies }),
    trash: tableTrash({ table: companies }),
    pendingSignIns: tablePendingSignIns({ table: pendingSignIns }),
    timeline: tableTimeline({ table: timeline }),
  };
}
