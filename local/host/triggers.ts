// Starts what runs without anybody calling: a pump for each queue function, a timer for each timer function.

import { QueueServiceClient } from '@azure/storage-queue';
import type { LocalFunction, QueueFunction, TimerFunction } from './functions';
import type { RpcData } from './functions-core';
import type { HostLog, Invoker } from './invoke';
import { startPump, type QueueMessage, type QueuePump } from './queue';
import type { QueueSettings } from './settings';
import { startTimer, timerData, type Timer } from './timer';

export type Triggers = {
  /** Runs a queue or timer function with data given by hand; rejects when it throws. */
  run(target: QueueFunction | TimerFunction, input: unknown): Promise<void>;
  drainQueues(): Promise<void>;
  /** Nothing starts by itself any more; by hand it still does. */
  pause(): Promise<void>;
  resume(): void;
  close(): Promise<void>;
};

export function startTriggers(options: {
  functions: readonly LocalFunction[];
  invoker: Invoker;
  settings: QueueSettings;
  log: HostLog;
}): Triggers {
  const { invoker, settings, log } = options;
  const pumps: QueuePump[] = [];
  const timers: Timer[] = [];
  let paused = false;

  const runLogged = async (target: QueueFunction | TimerFunction, data: RpcData, metadata?: RpcData) => {
    const startedAt = performance.now();
    const report = (failed: boolean) =>
      log({
        kind: 'invocation',
        functionName: target.name,
        trigger: target.trigger,
        method: undefined,
        route: undefined,
        status: undefined,
        failed,
        ms: performance.now() - startedAt,
      });
    try {
      await invoker.run(target, data, metadata);
      report(false);
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log({ kind: 'log', level: 'error', category: 'system', functionName: target.name, message });
      report(true);
      throw error;
    }
  };

  const pump = (target: QueueFunction) => {
    const service = QueueServiceClient.fromConnectionString(target.connectionString);
    return startPump({
      queue: service.getQueueClient(target.queueName),
      poison: service.getQueueClient(`${target.queueName}-poison`),
      settings,
      run: (message) => runLogged(target, { string: message.text }, queueMetadata(message)),
      warn: (message) =>
        log({ kind: 'log', level: 'warning', category: 'system', functionName: target.name, message }),
    });
  };

  for (const target of options.functions) {
    if (target.trigger === 'queue') pumps.push(pump(target));
    if (target.trigger === 'timer')
      timers.push(
        startTimer(target.schedule, (data) => (paused ? Promise.resolve() : runLogged(target, data))),
      );
  }

  return {
    run: (target, input) =>
      target.trigger === 'timer'
        ? runLogged(target, timerData(target.schedule))
        : runLogged(target, { string: typeof input === 'string' ? input : JSON.stringify(input ?? '') }),
    drainQueues: async () => {
      await Promise.all(pumps.map((each) => each.drain()));
    },
    pause: async () => {
      paused = true;
      await Promise.all(pumps.map((each) => each.pause()));
    },
    resume: () => {
      paused = false;
      for (const each of pumps) each.resume();
    },
    close: async () => {
      for (const timer of timers) timer.close();
      await Promise.all(pumps.map((each) => each.close()));
    },
  };
}

function queueMetadata({ raw, text }: QueueMessage): RpcData {
  const string = (value: string) => ({ string: value });
  const instant = (value: Date) => ({ json: JSON.stringify(value.toISOString()) });
  return {
    QueueTrigger: string(text),
    DequeueCount: { json: String(raw.dequeueCount) },
    Id: string(raw.messageId),
    PopReceipt: string(raw.popReceipt),
    InsertionTime: instant(raw.insertedOn),
    ExpirationTime: instant(raw.expiresOn),
    NextVisibleTime: instant(raw.nextVisibleOn),
  };
}
