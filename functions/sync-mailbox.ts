// The queue: one mailbox of the night per message. What is thrown here is tried again and then becomes poison; so only
// bugs and unreadable messages are. Everything with a remedy is recorded on the connection and done with.
import type { StorageQueueHandler } from '@azure/functions';
import * as z from 'zod';
import type { App } from '../src/app';
import { Failure, toFailure } from '../src/domain/failure';
import { inInvocation, invocationLog } from './invocation-log';
import { stackOf } from './stack-of';
import type { CompanyId, UserId } from '../src/domain/ids';

const Message = z.object({
  v: z.literal(1),
  companyId: z
    .string()
    .min(1)
    .transform((id) => id as CompanyId),
  userId: z
    .string()
    .min(1)
    .transform((id) => id as UserId),
  epoch: z.string().min(1),
});

export const syncMailbox =
  (app: Pick<App, 'syncDueMailbox'>): StorageQueueHandler =>
  async (entry, context) => {
    const message = Message.safeParse(entry);
    await inInvocation(context, async () => {
      if (!message.success) {
        const reason = 'unreadable queue message';
        invocationLog.record({ event: 'queue.message_unreadable', level: 'error', reason });
        throw new Failure('internal_error', { reason });
      }
      try {
        await app.syncDueMailbox(message.data);
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
