import { storageClients } from '../../src/adapters/azure/clients';
import { storageMailboxQueue } from '../../src/adapters/azure/storage-mailbox-queue';
import { memoryMailboxQueue } from '../../src/adapters/memory/memory-mailbox-queue';
import type { MailboxMessage } from '../../src/ports';
import { aUser } from '../fixtures/builders';
import { azuriteClients } from './azurite';
import { describeMailboxQueueContract } from './mailbox-queue';

const clients = azuriteClients();

describeMailboxQueueContract('memory', () => {
  const queue = memoryMailboxQueue();
  const visible = () =>
    Promise.resolve(
      queue
        .takeAll()
        .filter((sent) => sent.delaySeconds === 0)
        .map((sent) => sent.message),
    );
  return { queue, visible };
});

describeMailboxQueueContract('storage queue', () => {
  const queue = storageMailboxQueue({ queue: clients().mailboxQueue });
  const visible = async () => {
    const seen: MailboxMessage[] = [];
    for (;;) {
      const { receivedMessageItems } = await clients().mailboxQueue.receiveMessages({ numberOfMessages: 32 });
      if (receivedMessageItems.length === 0) return seen;
      for (const { messageText, messageId, popReceipt } of receivedMessageItems) {
        // F27: base64, as host.json tells the trigger.
        seen.push(JSON.parse(Buffer.from(messageText, 'base64').toString('utf8')) as MailboxMessage);
        await clients().mailboxQueue.deleteMessage(messageId, popReceipt);
      }
    }
  };
  return { queue, visible };
});

test('a queue that does not answer is storage_unavailable, soon', async () => {
  const key = Buffer.from('key').toString('base64');
  const connectionString = `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=${key};QueueEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a`;
  const { mailboxQueue } = storageClients({ connectionString });
  const message = { ...aUser(), v: 1, epoch: 'e' } as const;
  const started = Date.now();
  await expect(
    storageMailboxQueue({ queue: mailboxQueue }).enqueue([{ message, delaySeconds: 0 }]),
  ).rejects.toMatchObject({ code: 'storage_unavailable' });
  expect(Date.now() - started).toBeLessThan(15_000);
});
