// The queue of the night from outside: what somebody who is not the app could put into it, and how much is in it.
// It goes past the recorders, as the host does.

import { QueueServiceClient } from '@azure/storage-queue';

const [work, poison] = ['outlook-sync', 'outlook-sync-poison'];

/** Puts a message in as it is given, readable or not. */
export async function putMessage(connectionString: string, text: string): Promise<void> {
  await queueOf(connectionString, work).sendMessage(text);
}

/** Messages that wait, are delayed or are being worked on, and those that were given up. */
export async function countMessages(
  connectionString: string,
): Promise<{ readonly work: number; readonly poison: number }> {
  const counted = await Promise.all(
    [work, poison].map((name) => queueOf(connectionString, name).getProperties()),
  );
  const [inWork, inPoison] = counted.map(({ approximateMessagesCount }) => approximateMessagesCount ?? 0);
  return { work: inWork ?? 0, poison: inPoison ?? 0 };
}

function queueOf(connectionString: string, name: string | undefined) {
  return QueueServiceClient.fromConnectionString(connectionString).getQueueClient(name ?? '');
}
