// MailboxQueue in Storage Queues: ids only, base64 because host.json tells the trigger so.
import type { QueueClient } from '@azure/storage-queue';
import type { MailboxMessage, MailboxQueue } from '../../ports';
import { unavailable } from './answers';
import { inParallel } from './in-parallel';

/** Messages that one sweep sends at the same time. */
export const inFlight = 16;
const callTimeoutMs = 20_000;
const longestDelaySeconds = 7 * 24 * 60 * 60;

export function storageMailboxQueue({ queue }: { readonly queue: QueueClient }): MailboxQueue {
  const send = async (message: MailboxMessage, delaySeconds: number) => {
    const visibilityTimeout = Math.min(Math.max(0, Math.ceil(delaySeconds)), longestDelaySeconds);
    // A message must outlive its delay. One that is never taken may go: the next sweep enqueues the mailbox again.
    const messageTimeToLive = longestDelaySeconds + visibilityTimeout;
    const abortSignal = AbortSignal.timeout(callTimeoutMs);
    try {
      await queue.sendMessage(encoded(message), { visibilityTimeout, messageTimeToLive, abortSignal });
    } catch (error) {
      throw unavailable('storage_unavailable', error);
    }
  };
  return {
    async enqueue(messages) {
      await inParallel(messages, inFlight, ({ message, delaySeconds }) => send(message, delaySeconds));
    },
  };
}

/** Named one by one, so that nothing else ever travels. */
function encoded({ v, companyId, userId, epoch }: MailboxMessage): string {
  return Buffer.from(JSON.stringify({ v, companyId, userId, epoch }), 'utf8').toString('base64');
}
