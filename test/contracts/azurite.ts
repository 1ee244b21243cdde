// Our clients against Azurite, for the contract suites: one Azurite per test file, tables and queue in place.
import { storageClients, type StorageClients } from '../../src/adapters/azure/clients';
import { startAzurite } from '../../local/azurite';

/** Call it at the top of a test file; the answer works from the first test on. */
export function azuriteClients(): () => StorageClients {
  let clients: StorageClients | undefined;
  let close: () => Promise<void> = () => Promise.resolve();
  beforeAll(async () => {
    const azurite = await startAzurite();
    close = () => azurite.close();
    clients = storageClients({ connectionString: azurite.connectionString });
  });
  afterAll(() => close());
  return () => clients!;
}

export async function collected<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}
