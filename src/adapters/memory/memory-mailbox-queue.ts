// MailboxQueue in memory: keeps what was sent, for whoever plays the queue's other end.
import type { MailboxMessage, MailboxQueue } from '../../ports';
import { copyOf } from './memory-storage';

type SentMessage = { readonly message: MailboxMessage; readonly delaySeconds: number };

export type MemoryMailboxQueue = MailboxQueue & {
  sent(): readonly SentMessage[];
  /** Hands over what was sent so far and starts anew. */
  takeAll(): readonly SentMessage[];
};

export function memoryMailboxQueue(): MemoryMailboxQueue {
  const messages: SentMessage[] = [];
  return {
    enqueue(sent) {
      for (const { message, delaySeconds } of sent) {
        const { v, companyId, userId, epoch } = message;
        messages.push({ message: { v, companyId, userId, epoch }, delaySeconds });
      }
      return Promise.resolve();
    },
    sent: () => messages.map(copyOf),
    takeAll: () => messages.splice(0),
  };
}
