// The queue: one mailbox of the night per message. What is thrown here is tried again and then becomes poison; so only
// bugs and unreadable messages are. Everything with a remedy is recorded on the connection and done with.
import type { StorageQueueHandler } from '@azure/functions';
import * as z from 'zod';
import type { App } from '../src/app';
import { Failure } from '../src/domain/failure';
import { inInvocation } from './invocation-log';
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
    if (!message.success) throw new Failure('internal_error', { reason: 'unreadable queue message' });
    await inInvocation(context, () => app.syncDueMailbox(message.data));
  };
