// Our tables and queues in Azurite and the stand-in for the vault, with people in them who are connected and have synced,
// edited and deleted; and everything that stands anywhere, to be compared byte for byte.
import { SecretClient } from '@azure/keyvault-secrets';
import type { TableClient } from '@azure/data-tables';
import { startAzurite } from '../../local/azurite';
import { startVault, type VaultStandIn } from '../../local/vault';
import { tableCompanyHoldings } from '../../src/adapters/azure/company-holdings';
import { storageClients, type StorageClients } from '../../src/adapters/azure/clients';
import { tablePorts } from '../../src/adapters/azure/table-ports';
import { keyVaultSecrets } from '../../src/adapters/azure/key-vault-secrets';
import { tablePersonHoldings } from '../../src/adapters/azure/person-holdings';
import { storagePoisonQueue } from '../../src/adapters/azure/storage-poison-queue';
import type { OpsPorts } from '../../src/ops-ports';
import { collectingLog, repeatableRandom, settableClock, type SettableClock } from '../fakes/system';
import { at } from '../fixtures/builders';

export const now = at('2026-11-20T10:00:00.000Z');

/** Asked before each request to tables and vault; what it throws, the request ends with. */
export type Gate = { before: (request: PipelineRequest) => Promise<void> | void };
type PipelineRequest = { readonly method: string; readonly url: string; readonly body?: unknown };

export type TestPorts = OpsPorts & { readonly clock: SettableClock };

export type Stage = {
  readonly clients: StorageClients;
  readonly connectionString: string;
  readonly vault: VaultStandIn;
  readonly secretClient: SecretClient;
  readonly ports: TestPorts;
  readonly gate: Gate;
};

type Policy = ReturnType<TableClient['pipeline']['getOrderedPolicies']>[number];

/** Call it at the top of a test file; the answer works from the first test on. The vault also takes what `isTokenValid` takes. */
export function stage(isTokenValid: (token: string) => boolean = () => false): () => Stage {
  let built: Stage | undefined;
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const [azurite, vault] = await Promise.all([
      startAzurite(),
      startVault({ port: 0, isTokenValid: (token) => token === 'local' || isTokenValid(token) }),
    ]);
    closing.push(
      () => azurite.close(),
      () => vault.close(),
    );
    // Past the recorders, which cost as much time as Azurite itself.
    built = build(azurite.directConnectionString, vault);
  });
  afterAll(() => Promise.all(closing.map((close) => close())));
  return () => built!;
}

function build(connectionString: string, vault: VaultStandIn): Stage {
  const gate: Gate = { before: () => undefined };
  const policy: Policy = {
    name: 'gate',
    sendRequest: async (request, next) => {
      await gate.before(request);
      return next(request);
    },
  };
  const clients = storageClients({ connectionString });
  for (const table of [clients.companies, clients.pendingSignIns, clients.timeline])
    table.pipeline.addPolicy(policy, { beforePolicies: ['briefRetries'] });
  const credential = {
    getToken: () => Promise.resolve({ token: 'local', expiresOnTimestamp: Date.now() + 3.6e6 }),
  };
  const secretClient = new SecretClient(vault.url, credential, {
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [{ policy, position: 'perCall' }],
    allowInsecureConnection: true,
    disableChallengeResourceVerification: true,
  });
  return { clients, connectionString, vault, secretClient, gate, ports: portsOn(clients, secretClient) };
}

export function portsOn(clients: StorageClients, secretClient: SecretClient): TestPorts {
  return {
    clock: settableClock(now),
    random: repeatableRandom(),
    log: collectingLog(),
    ...tablePorts(clients),
    secrets: keyVaultSecrets({ client: secretClient }),
    person: tablePersonHoldings(clients),
    company: tableCompanyHoldings(clients),
    poison: storagePoisonQueue({ queue: clients.mailboxQueue, poison: clients.poisonQueue }),
  };
}

/** Every row with its ETag, every secret with its value, every message. */
export async function everything({ clients, vault }: Stage) {
  const peeked = { numberOfMessages: 32 };
  const [rows, queue, poison] = await Promise.all([
    rowsIn(clients),
    clients.mailboxQueue.peekMessages(peeked),
    clients.poisonQueue.peekMessages(peeked),
  ]);
  return {
    ...rows,
    ...vault.snapshot(),
    queue: queue.peekedMessageItems.map(({ messageText }) => messageText),
    poison: poison.peekedMessageItems.map(({ messageText }) => messageText),
  };
}

export async function rowsIn({ companies, pendingSignIns, timeline }: StorageClients) {
  const tables = [rowsOf(companies), rowsOf(pendingSignIns), rowsOf(timeline)] as const;
  const [ofCompanies, ofSignIns, ofTimelines] = await Promise.all(tables);
  return { companies: ofCompanies, pendingSignIns: ofSignIns, timeline: ofTimelines };
}

type Row = { readonly partitionKey?: string; readonly rowKey?: string };

async function rowsOf(table: TableClient): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const page of table.listEntities().byPage()) rows.push(...page);
  return rows;
}

/** What stands now, to be brought back: missing rows are created again, missing secrets set again. */
export async function copyOf({ clients, vault, secretClient }: Stage): Promise<{ restore(): Promise<void> }> {
  const tables = [clients.companies, clients.pendingSignIns, clients.timeline];
  const rows = await Promise.all(tables.map(rowsOf));
  const { live } = vault.snapshot();
  return {
    async restore() {
      for (const [n, table] of tables.entries()) {
        const standing = new Set((await rowsOf(table)).map(keyOf));
        for (const partition of partitionsOf(rows[n]!.filter((row) => !standing.has(keyOf(row)))))
          await table.submitTransaction(partition.map((row) => ['create', withoutSystem(row)]));
      }
      const names = new Set(vault.live());
      for (const { name, versions } of live)
        if (!names.has(name)) await secretClient.setSecret(name, versions[0]!.value);
    },
  };
}

const keyOf = ({ partitionKey, rowKey }: Row) => `${partitionKey} ${rowKey}`;

function partitionsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const keys = [...new Set(rows.map(({ partitionKey }) => partitionKey))];
  return keys.map((key) => rows.filter(({ partitionKey }) => partitionKey === key));
}

function withoutSystem(row: Row): { partitionKey: string; rowKey: string } {
  const columns = Object.entries(row).filter(([name]) => !['etag', 'timestamp'].includes(name));
  return Object.fromEntries(columns) as { partitionKey: string; rowKey: string };
}
