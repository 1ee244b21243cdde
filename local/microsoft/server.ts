// The socket side of the stand-in: reads requests, sends answers, breaks connections where a fault says so, and
// tells an observer what went over the wire.

import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { slowMs } from './faults';
import type { FaultEffect, Service } from './faults';
import type { Reply, Request } from './http';
import { mailboxOf } from './mailbox-of';

export type WireEntry = {
  service: Service;
  method: string;
  path: string;
  query: Record<string, string>;
  /** Without the token. */
  headers: Record<string, string>;
  /** Address of the mailbox that Graph was asked about. */
  mailbox: string | undefined;
  /** 0 where the connection was broken instead of an answer. */
  status: number;
  requestBytes: number;
  responseBytes: number;
};

export type Handlers = {
  answer(service: Service, request: Request): Promise<Reply>;
  /** Asked once per request, before the answer is made. */
  fault(service: Service, request: Request): FaultEffect | undefined;
  onRequest: ((entry: WireEntry) => void) | undefined;
};

const mostBytes = 1_000_000;

export async function listen(
  port: number,
  handlers: Handlers,
): Promise<{ url: string; close(): Promise<void> }> {
  const waiting = new Set<NodeJS.Timeout>();
  const server = createServer((incoming, response) => {
    void serve(incoming, response, handlers, waiting);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${address.port}`, close: () => close(server, waiting) };
}

async function serve(
  incoming: IncomingMessage,
  response: ServerResponse,
  handlers: Handlers,
  waiting: Set<NodeJS.Timeout>,
): Promise<void> {
  const service: Service = (incoming.url ?? '').startsWith('/v1.0/') ? 'graph' : 'entra';
  try {
    const request = await read(incoming);
    const entry = (status: number, responseBytes: number) =>
      handlers.onRequest?.({
        service,
        method: request.method,
        path: request.path,
        query: Object.fromEntries(request.query),
        headers: Object.fromEntries(
          Object.entries(request.headers).filter(([name]) => name !== 'authorization'),
        ),
        mailbox: service === 'graph' ? mailboxOf(request) : undefined,
        status,
        requestBytes: Buffer.byteLength(request.body),
        responseBytes,
      });
    const effect = handlers.fault(service, request);
    if (effect?.kind === 'reset') {
      entry(0, 0);
      incoming.socket.destroy();
      return;
    }
    const reply = effect?.kind === 'reply' ? effect.reply : await handlers.answer(service, request);
    const bytes = Buffer.from(request.method === 'HEAD' ? '' : reply.body);
    if (effect?.kind === 'wait') await pause(response, waiting);
    if (response.destroyed) {
      entry(0, 0);
      return;
    }
    response.writeHead(reply.status, { ...reply.headers, 'content-length': bytes.length });
    if (effect?.kind === 'half') {
      const half = bytes.subarray(0, Math.floor(bytes.length / 2));
      entry(reply.status, half.length);
      // Closed politely after half of what was promised: the client sees a broken-off body, not a reset.
      response.write(half, () => incoming.socket.end());
      return;
    }
    entry(reply.status, bytes.length);
    response.end(bytes);
  } catch (error) {
    if (response.headersSent || response.destroyed) return;
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(
      `The stand-in for Microsoft failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }
}

async function read(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new Error('the request is too large');
    chunks.push(chunk);
  }
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
      ]),
    ),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function pause(response: ServerResponse, waiting: Set<NodeJS.Timeout>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      waiting.delete(timer);
      resolve();
    };
    const timer = setTimeout(done, slowMs);
    waiting.add(timer);
    response.once('close', done);
  });
}

function close(server: Server, waiting: Set<NodeJS.Timeout>): Promise<void> {
  waiting.forEach((timer) => clearTimeout(timer));
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error === undefined || (error as NodeJS.ErrnoException).code === 'ERR_SERVER_NOT_RUNNING')
        resolve();
      else reject(error);
    });
    server.closeAllConnections();
  });
}
