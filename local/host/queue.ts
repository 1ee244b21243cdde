// Feeds one queue function: takes messages as the host's storage extension does (batches, ten minutes hidden while
// they run, tried again a few times, then moved to the poison queue), only polling faster, since it is local.

import { setTimeout as sleep } from 'node:timers/promises';
import type { DequeuedMessageItem, QueueClient } from '@azure/storage-queue';
import type { QueueSettings } from './settings';

export type QueuePump = {
  /** Takes everything that is visible now and waits until it has been dealt with. */
  drain(): Promise<void>;
  /** Takes nothing more; what was taken is dealt with when this resolves. */
  pause(): Promise<void>;
  resume(): void;
  close(): Promise<void>;
};

export type QueueMessage = { readonly text: string; readonly raw: DequeuedMessageItem };

const hiddenWhileRunningSeconds = 600;
const maxBatch = 32;

export function startPump(options: {
  queue: QueueClient;
  poison: QueueClient;
  settings: QueueSettings;
  /** Rejects when the function threw. */
  run: (message: QueueMessage) => Promise<void>;
  warn: (message: string) => void;
  polling?: { fromMs: number; upToMs: number };
}): QueuePump {
  const { queue, poison, settings } = options;
  const polling = options.polling ?? { fromMs: 100, upToMs: Math.min(1_000, settings.maxPollingIntervalMs) };
  const running = new Set<Promise<void>>();
  const closing = new AbortController();
  let unreachable = false;
  let paused = false;
  let taking: Promise<unknown> = Promise.resolve();

  const moveToPoison = async (message: DequeuedMessageItem) => {
    await poison.createIfNotExists();
    await poison.sendMessage(message.messageText);
    await queue.deleteMessage(message.messageId, message.popReceipt);
  };

  const deal = async (message: DequeuedMessageItem): Promise<void> => {
    if (message.dequeueCount > settings.maxDequeueCount) return moveToPoison(message);
    try {
      await options.run({ text: decode(message.messageText, settings.messageEncoding), raw: message });
    } catch {
      if (message.dequeueCount >= settings.maxDequeueCount) {
        options.warn(`A message was moved to ${poison.name} after ${message.dequeueCount} attempts.`);
        return moveToPoison(message);
      }
      const delaySeconds = Math.ceil(settings.visibilityTimeoutMs / 1000);
      await queue.updateMessage(message.messageId, message.popReceipt, undefined, delaySeconds);
      return;
    }
    await queue.deleteMessage(message.messageId, message.popReceipt);
  };

  const take = async (): Promise<number> => {
    const batch = await queue.receiveMessages({
      numberOfMessages: Math.min(settings.batchSize, maxBatch),
      visibilityTimeout: hiddenWhileRunningSeconds,
    });
    for (const message of batch.receivedMessageItems) {
      const dealt: Promise<void> = deal(message)
        .catch((error: unknown) => {
          options.warn(`A message of ${queue.name} was left for later: ${(error as Error).message}`);
        })
        .finally(() => running.delete(dealt));
      running.add(dealt);
    }
    return batch.receivedMessageItems.length;
  };

  const pump = async () => {
    let intervalMs = polling.fromMs;
    while (!closing.signal.aborted) {
      if (paused) {
        intervalMs = polling.fromMs;
        await sleep(intervalMs, undefined, { signal: closing.signal }).catch(() => undefined);
        continue;
      }
      if (running.size > settings.newBatchThreshold) {
        await Promise.race(running);
        continue;
      }
      const attempt = take().catch((error: unknown) => {
        if (!unreachable) options.warn(`The queue ${queue.name} cannot be read: ${(error as Error).message}`);
        unreachable = true;
        return undefined;
      });
      taking = attempt;
      const taken = await attempt;
      if (taken !== undefined) unreachable = false;
      intervalMs = taken ? polling.fromMs : Math.min(intervalMs * 2, polling.upToMs);
      if (!taken) await sleep(intervalMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  const pumping = pump();

  return {
    drain: async () => {
      while ((await take()) > 0 || running.size > 0) await Promise.all(running);
    },
    pause: async () => {
      paused = true;
      await taking;
      await Promise.all(running);
    },
    resume: () => {
      paused = false;
    },
    close: async () => {
      closing.abort();
      await pumping;
      await Promise.all(running);
    },
  };
}

function decode(text: string, encoding: QueueSettings['messageEncoding']): string {
  if (encoding === 'none') return text;
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text))
    throw new Error('The message is not base64.');
  return Buffer.from(text, 'base64').toString('utf8');
}
