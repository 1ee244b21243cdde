// The service's log on the Functions platform: one JSON line per event, through the invocation that it belongs to, so
// that the host files it under that operation.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { InvocationContext } from '@azure/functions';
import type { Log } from '../src/ports';

const running = new AsyncLocalStorage<InvocationContext>();

/** Runs an invocation such that what it records is filed under it. */
export function inInvocation<T>(context: InvocationContext, work: () => Promise<T>): Promise<T> {
  return running.run(context, work);
}

export const invocationLog: Log = {
  record: ({ level = 'info', ...event }) => {
    const line = JSON.stringify({ level, ...event });
    const context = running.getStore();
    if (context) context[level](line);
    else process.stdout.write(`${line}\n`);
  },
};
