// The queue: one mailbox of the night per message. What is thrown here is tried again and then becomes poison; so only
// bugs and unreadable messages are. Everything with a remedy is recorded on the connection and done with.
import type { StorageQueueHandler } from '@azure/functions';
import type { App } from '../src/app';
import { Failure, toFailure } from '../src/domain/failure';
import { inInvocation, invocationLog } from './invocation-log';
import { stackOf } from './stack-of';
import { mailboxMessage } from '../src/mailbox-message';

/** As often as the host delivers a message before it becomes poison (host.json, maxDequeueCount). */
const deliveries = 5;

export const syncMailbox =
  (app: Pick<App, 'syncDueMailbox'>): StorageQueueHandler =>
  async (entry, context) => {
    const message = mailboxMessage.safeParse(entry);
    await inInvocation(context, async () => {
      if (!message.success) {
        const reason = 'unreadable queue message';
        invocationLog.record({ event: 'queue.message_unreadable', level: 'error', reason });
        throw new Failure('internal_error', { reason });
      }
      try {
        const delivery = Number(context.triggerMetadata?.['dequeueCount'] ?? deliveries);
        await app.syncDueMailbox(message.data, delivery < deliveries);
      } catch (error) {
        const { code, reference, cause } = toFailure(error);
        const { companyId, userId } = message.data;
        invocationLog.record({
          event: 'sync.bug',
          level: 'error',
          companyId,
          userId,
          code,
          reference,
          stack: stackOf(cause ?? error),
        });
        throw error;
      }
    });
  };
