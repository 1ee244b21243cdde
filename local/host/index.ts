// A local Azure Functions host: loads the app's real entry file and runs its HTTP, queue and timer functions by
// the rules of the real host, on this machine's loopback addresses only. It knows nothing of what the app does.

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { listen, type Loopback } from '../loopback';
import { answerAdmin, type RunByHand } from './admin';
import { answerCors } from './cors';
import { readFunctions, type HttpFunction, type LocalFunction } from './functions';
import { loadEntry } from './functions-core';
import { createHttpDoor } from './http';
import { createInvoker, type HostLog } from './invoke';
import { readHostJson, type Environment } from './settings';
import { startTriggers } from './triggers';

export type { HostLine, HostLog } from './invoke';

export type Host = {
  readonly url: string;
  readonly port: number;
  readonly functions: readonly { name: string; trigger: LocalFunction['trigger'] }[];
  /** Runs a queue or timer function and waits for it; rejects when it throws. */
  runFunction(name: string, input?: unknown): Promise<void>;
  /** Deals with every message that is visible now. */
  drainQueues(): Promise<void>;
  /** Waits for what is running. */
  close(): Promise<void>;
};

export type HostOptions = {
  /** Absolute path of the file that registers the functions. */
  readonly entry: string;
  /** A port, or a server that already listens; the host closes either. */
  readonly port: number | Loopback;
  /** The content of host.json. */
  readonly hostJson: unknown;
  /** For references in bindings; the entry reads `process.env` itself, which is the caller's to set beforehand. */
  readonly env: Environment;
  readonly corsOrigins: readonly string[];
  readonly log: HostLog;
  /** Serves what is not the host's. */
  readonly fallback?: RequestListener;
};

export async function startHost(options: HostOptions): Promise<Host> {
  const settings = readHostJson(options.hostJson);
  const server = typeof options.port === 'number' ? await listen(options.port, 'both') : options.port;
  try {
    const { registrations, model } = await loadEntry(options.entry);
    const functions = readFunctions(registrations, options.env);
    const invoker = createInvoker(model!, options.log);
    const triggers = startTriggers({ functions, invoker, settings: settings.queues, log: options.log });
    const http = functions.filter((each): each is HttpFunction => each.trigger === 'http');
    const door = createHttpDoor(http, invoker, options.log);
    const byName = (name: string) => functions.find((each) => each.name.toLowerCase() === name.toLowerCase());

    const runByHand: RunByHand = (name, input) => {
      const target = byName(name);
      if (target === undefined) return 'unknown';
      if (target.trigger === 'http') return 'not-by-hand';
      // Whether it fails is in the log already; whoever ran it was told only that it started.
      triggers.run(target, input).catch(() => undefined);
      return 'started';
    };

    const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
      const below = belowPrefix(path, settings.routePrefix);
      if (below !== undefined) {
        if (answerCors(request, response, options.corsOrigins)) return;
        return door(request, response, below);
      }
      if (await answerAdmin(request, response, path, runByHand, triggers)) return;
      if (options.fallback) options.fallback(request, response);
      else response.writeHead(404, { 'Content-Length': 0 }).end();
    };
    server.serve((request, response) => {
      answer(request, response).catch(() => response.destroy());
    });

    return {
      url: server.url,
      port: server.port,
      functions: functions.map(({ name, trigger }) => ({ name, trigger })),
      runFunction: async (name, input) => {
        const target = byName(name);
        if (target === undefined || target.trigger === 'http')
          throw new Error(`There is no such function to run: ${name}`);
        await triggers.run(target, input);
      },
      drainQueues: () => triggers.drainQueues(),
      close: async () => {
        await triggers.close();
        await invoker.idle();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** The path under `/{prefix}/`, without a leading slash, or undefined when it is elsewhere. */
function belowPrefix(path: string, prefix: string): string | undefined {
  if (prefix === '') return /^\/(admin|runtime)(\/|$)/i.test(path) ? undefined : path.slice(1);
  return path.toLowerCase().startsWith(`/${prefix.toLowerCase()}/`)
    ? path.slice(prefix.length + 2)
    : undefined;
}
