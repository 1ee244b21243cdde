// GET integrations/outlook/connections: everybody's connection in the company.
import { route, type Door } from './http/route';
import { Connections, ConnectionsQuery } from './http/schemas';
import { toConnections } from './http/views';

export const getConnections: Door = (app) =>
  route({
    name: 'get-connections',
    method: 'GET',
    path: 'integrations/outlook/connections',
    access: 'admin',
    summary: "My company's connections and the progress of the night",
    query: ConnectionsQuery,
    answer: Connections,
    handle: async ({ caller, query }) => toConnections(await app.listConnections(caller, query.next)),
  });
