// One HTTP server on this machine's loopback addresses, for everything that the local stack serves.
// It listens on 127.0.0.1 and, where the machine has it, on ::1 too, so that http://localhost works in every browser.

import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export type Loopback = {
  readonly port: number;
  /** With 127.0.0.1, for programs. */
  readonly url: string;
  serve(handler: RequestListener): void;
  close(): Promise<void>;
};

// Clients keep their connections; a server that hangs up first turns the next request into a connection reset.
const keepAliveMs = 10 * 60_000;

/** Port 0 takes any free port. A taken port rejects with EADDRINUSE as Node reports it. */
export async function listen(port: number, addresses: 'ipv4' | 'both' = 'ipv4'): Promise<Loopback> {
  let handler: RequestListener = (_request, response) => {
    response.writeHead(503, { 'Content-Type': 'text/plain', 'Retry-After': '1' }).end('Starting.\n');
  };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    handler(request, response);
  };
  for (let attempt = 1; ; attempt++) {
    const servers = [createServer({ keepAliveTimeout: keepAliveMs }, answer)];
    try {
      await bind(servers[0]!, port, '127.0.0.1');
      const bound = (servers[0]!.address() as AddressInfo).port;
      if (addresses === 'both') {
        const second = createServer({ keepAliveTimeout: keepAliveMs }, answer);
        if (await bindIfPossible(second, bound)) servers.push(second);
      }
      return {
        port: bound,
        url: `http://127.0.0.1:${bound}`,
        serve: (next) => {
          handler = next;
        },
        close: () => closeAll(servers),
      };
    } catch (error) {
      await closeAll(servers);
      if (port !== 0 || attempt === 5) throw error;
    }
  }
}

function bind(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

/** A machine without IPv6 is fine; somebody else on the same IPv6 port is not: browsers might reach them instead. */
async function bindIfPossible(server: Server, port: number): Promise<boolean> {
  try {
    await bind(server, port, '::1');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw error;
    return false;
  }
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(async (server) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const impatient = setTimeout(() => server.closeAllConnections(), 1_000);
      await closed;
      clearTimeout(impatient);
    }),
  );
}

/** The whole body, or undefined when it is longer than the limit; then the rest is read and thrown away. */
export async function readBody(request: IncomingMessage, limit = 1_000_000): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= limit) parts.push(part);
  }
  return length <= limit ? Buffer.concat(parts) : undefined;
}
