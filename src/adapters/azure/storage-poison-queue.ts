// PoisonQueue in Storage Queues: what the Functions host put aside after five attempts. Texts go back as they came.
import type { QueueClient } from '@azure/storage-queue';
import { mailboxMessage } from '../../mailbox-message';
import type { PoisonQueue } from '../../ops-ports';
import type { MailboxMessage } from '../../ports';
import { fromStorage } from './answers';

const mostAtOnce = 32;
const hiddenSeconds = 5 * 60;
const keptSeconds = 7 * 24 * 60 * 60;

type Queues = { readonly queue: QueueClient; readonly poison: QueueClient };

export function storagePoisonQueue({ queue, poison }: Queues): PoisonQueue {
  return {
    async look() {
      const [{ approximateMessagesCount }, { peekedMessageItems }] = await Promise.all([
        fromStorage(poison.getProperties()),
        fromStorage(poison.peekMessages({ numberOfMessages: mostAtOnce })),
      ]);
      const first = peekedMessageItems.map(({ messageId, insertedOn, messageText }) => ({
        id: messageId,
        insertedAt: insertedOn,
        message: decoded(messageText),
      }));
      return { total: approximateMessagesCount ?? first.length, first };
    },
    async take() {
      const request = { numberOfMessages: mostAtOnce, visibilityTimeout: hiddenSeconds };
      const { receivedMessageItems } = await fromStorage(poison.receiveMessages(request));
      return receivedMessageItems.map(({ messageId, insertedOn, messageText, popReceipt }) => ({
        id: messageId,
        insertedAt: insertedOn,
        message: decoded(messageText),
        text: messageText,
        receipt: popReceipt,
      }));
    },
    async putBack({ id, text, receipt }, delaySeconds) {
      const messageTimeToLive = keptSeconds + delaySeconds;
      await fromStorage(queue.sendMessage(text, { visibilityTimeout: delaySeconds, messageTimeToLive }));
      await fromStorage(poison.deleteMessage(id, receipt));
    },
  };
}

/** As the queue's door reads it: base64, JSON, and then what it must hold. */
function decoded(text: string): MailboxMessage | undefined {
  try {
    const read = mailboxMessage.safeParse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
