// Our stores over tables and a queue of their own in Azurite, as many sets of them as a test file wants: what is swept
// in one is not seen in another. What stands in one can be copied into another, which is faster than to play it again.
import { TableClient } from '@azure/data-tables';
import { QueueClient } from '@azure/storage-queue';
import { briefRetries } from '../../src/adapters/azure/brief-retries';
import { storageMailboxQueue } from '../../src/adapters/azure/storage-mailbox-queue';
import { tablePorts } from '../../src/adapters/azure/table-ports';
import type { MailboxMessage } from '../../src/ports';
import { startAzurite } from '../../local/azurite';
import type { Stores } from './stores';

const tableNames = ['Companies', 'PendingSignIns', 'Timeline'] as const;

type Row = { readonly partitionKey: string; readonly rowKey: string } & Readonly<Record<string, unknown>>;
/** What stands in the tables, in their order. */
export type Rows = readonly (readonly Row[])[];

/** `poison` exists once somebody has put a message there. */
type Queues = { readonly queue: QueueClient; readonly poison: QueueClient };

export type AzuriteStores = Stores & {
  /** Made when they are first asked for: many a scene has no message. */
  readonly queues: () => Promise<Queues>;
  readonly rows: () => Promise<Rows>;
};

/** Call it at the top of a test file; the answer makes stores from the first test on. */
export function azuriteStores(): (standing?: Rows) => Promise<AzuriteStores> {
  // Past the recorders, which cost as much time as Azurite itself.
  let connectionString = '';
  let close: () => Promise<void> = () => Promise.resolve();
  let made = 0;
  beforeAll(async () => {
    const azurite = await startAzurite();
    connectionString = azurite.directConnectionString;
    close = () => azurite.close();
  });
  afterAll(() => close());
  return (standing) => freshStores({ connectionString, number: ++made }, standing);
}

async function freshStores(
  { connectionString, number }: { readonly connectionString: string; readonly number: number },
  standing: Rows = [],
): Promise<AzuriteStores> {
  const [companies, pendingSignIns, timeline] = tableNames.map((name) =>
    TableClient.fromConnectionString(connectionString, `${name}${number}`, {
      allowInsecureConnection: true,
      retryOptions: { maxRetries: 0 },
      additionalPolicies: [{ policy: briefRetries, position: 'perCall' }],
    }),
  ) as [TableClient, TableClient, TableClient];
  const tables = [companies, pendingSignIns, timeline];
  await Promise.all(
    tables.map(async (table, index) => {
      await table.createTable();
      await fill(table, standing[index] ?? []);
    }),
  );
  let created: Promise<Queues> | undefined;
  const queues = () => (created ??= createQueues(connectionString, `outlook-sync-${number}`));
  return {
    ...tablePorts({ companies, pendingSignIns, timeline }),
    mailboxQueue: {
      enqueue: async (messages) => storageMailboxQueue(await queues()).enqueue(messages),
    },
    takeMessages: async () => takeMessages((await queues()).queue),
    async secretNames() {
      const rows = await rowsOf(companies);
      const names = rows.flatMap(({ secretName, tokenName }) => [secretName, tokenName]);
      return names.filter((name) => typeof name === 'string');
    },
    queues,
    rows: () => Promise.all(tables.map(rowsOf)),
  };
}

async function createQueues(connectionString: string, name: string): Promise<Queues> {
  const queue = new QueueClient(connectionString, name);
  await queue.create();
  return { queue, poison: new QueueClient(connectionString, `${name}-poison`) };
}

const notColumns = new Set(['etag', 'timestamp']);

async function rowsOf(table: TableClient): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const entity of table.listEntities()) {
    const columns = Object.entries(entity).filter(
      ([name]) => !notColumns.has(name) && !name.startsWith('odata.'),
    );
    rows.push(Object.fromEntries(columns) as Row);
  }
  return rows;
}

async function fill(table: TableClient, rows: readonly Row[]): Promise<void> {
  const partitions = new Map<string, Row[]>();
  for (const row of rows)
    partitions.set(row.partitionKey, [...(partitions.get(row.partitionKey) ?? []), row]);
  for (const partition of partitions.values())
    await table.submitTransaction(partition.map((row) => ['create', row]));
}

async function takeMessages(queue: QueueClient): Promise<readonly MailboxMessage[]> {
  const taken: MailboxMessage[] = [];
  for (;;) {
    const { receivedMessageItems } = await queue.receiveMessages({ numberOfMessages: 32 });
    if (receivedMessageItems.length === 0) return taken;
    for (const { messageText, messageId, popReceipt } of receivedMessageItems) {
      taken.push(JSON.parse(Buffer.from(messageText, 'base64').toString('utf8')) as MailboxMessage);
      await queue.deleteMessage(messageId, popReceipt);
    }
  }
}
