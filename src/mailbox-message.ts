// A message of the queue `outlook-sync`, as it is read: by the queue's door and by whoever looks at what became poison.
import * as z from 'zod';
import type { CompanyId, UserId } from './domain/ids';

const id = z.string().min(1);

/** Members that are not known are ignored; a `v` that is not known makes the message unreadable. */
export const mailboxMessage = z.object({
  v: z.literal(1),
  companyId: id.transform((text) => text as CompanyId),
  userId: id.transform((text) => text as UserId),
  epoch: id,
});
