// One invocation, done the way a Functions worker does it: through the library's own programming model, so that
// requests, contexts and answers are the real ones. Also the count of what is still running.

import { randomUUID } from 'node:crypto';
import type { LocalFunction } from './functions';
import type { ProgrammingModel, RpcData, RpcHttpResponse } from './functions-core';

/** A line for whoever started the host. `user` is what the app itself logged. */
export type HostLine =
  | {
      readonly kind: 'log';
      readonly level: string;
      readonly category: 'user' | 'system';
      readonly functionName: string | undefined;
      readonly message: string;
    }
  | {
      readonly kind: 'invocation';
      readonly functionName: string;
      readonly trigger: LocalFunction['trigger'];
      /** Method and route template, never the path: that may name somebody. */
      readonly method: string | undefined;
      readonly route: string | undefined;
      readonly status: number | undefined;
      readonly failed: boolean;
      readonly ms: number;
    };
export type HostLog = (line: HostLine) => void;

export type Invoker = {
  /** Rejects with whatever the handler threw. */
  run(target: LocalFunction, data: RpcData, triggerMetadata?: RpcData): Promise<RpcHttpResponse | undefined>;
  running(): number;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
};

export function createInvoker(model: ProgrammingModel, log: HostLog): Invoker {
  const running = new Set<Promise<unknown>>();

  const invoke = async (target: LocalFunction, data: RpcData, triggerMetadata: RpcData) => {
    const invocationId = randomUUID();
    const { metadata, callback } = target.registration;
    const invocation = model.getInvocationModel({
      invocationId,
      metadata,
      request: {
        invocationId,
        functionId: target.name,
        inputData: [{ name: target.bindingName, data }],
        triggerMetadata,
        retryContext: null,
        traceContext: { traceParent: traceParent(invocationId), traceState: '', attributes: {} },
      },
      log: (level, category, message) =>
        log({
          kind: 'log',
          level,
          category: category === 'user' ? 'user' : 'system',
          functionName: target.name,
          message,
        }),
    });
    const { context, inputs } = await invocation.getArguments();
    const result = await invocation.invokeFunction(context, inputs, callback);
    const answer = await invocation.getResponse(context, result);
    return answer.returnValue?.http;
  };

  return {
    run: (target, data, triggerMetadata = {}) => {
      const invocation = invoke(target, data, triggerMetadata);
      running.add(invocation);
      const forget = () => running.delete(invocation);
      invocation.then(forget, forget);
      return invocation;
    },
    running: () => running.size,
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

function traceParent(invocationId: string): string {
  const id = invocationId.replaceAll('-', '');
  return `00-${id}-${id.slice(0, 16)}-01`;
}
