// A pass-through in front of one storage service that notes each call as it is on the wire. It changes nothing:
// headers, also Host, go through as they came, because the signature covers them.

import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { FaultSwitch } from '../faults';
import { listen } from '../loopback';
import { splitTarget, tellingHeaders, type WireEntry } from '../wire';

export type Recorder = { readonly url: string; close(): Promise<void> };

export async function startRecorder(options: {
  service: 'table' | 'queue';
  upstream: string;
  faults: FaultSwitch;
  onRequest: (entry: WireEntry) => void;
}): Promise<Recorder> {
  const agent = new Agent({ keepAlive: true, noDelay: true });
  const upstream = new URL(options.upstream);
  const server = await listen(0);

  server.serve((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    let requestBytes = 0;
    let responseBytes = 0;
    const note = (status: number) => {
      const { path, query } = splitTarget(incoming.url ?? '/');
      options.onRequest({
        service: options.service,
        method: incoming.method ?? '',
        path,
        query,
        headers: tellingHeaders(incoming.headers),
        status,
        requestBytes,
        responseBytes,
      });
    };
    const failed = await options.faults.intercept(incoming, outgoing);
    if (failed !== undefined) {
      note(failed);
      return;
    }
    const forward = httpRequest(
      {
        agent,
        host: upstream.hostname,
        port: upstream.port,
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
      },
      (answer) => {
        const status = answer.statusCode ?? 0;
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const body = Buffer.concat(chunks);
          responseBytes = body.length;
          // Noted before it is passed on, so that whoever has the answer also finds it in the log.
          note(status);
          outgoing.writeHead(status, hopFree(answer.headers));
          outgoing.end(body);
        });
        answer.on('error', () => outgoing.destroy());
      },
    );
    forward.on('error', () => {
      note(0);
      outgoing.destroy();
    });
    incoming.on('data', (chunk: Buffer) => {
      requestBytes += chunk.length;
    });
    incoming.pipe(forward);
  }

  return {
    url: server.url,
    close: async () => {
      await server.close();
      agent.destroy();
    },
  };
}

/** Headers that belong to one connection are not passed on. */
function hopFree(headers: NodeJS.Dict<string | string[]>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || ['connection', 'keep-alive', 'transfer-encoding'].includes(name)
        ? []
        : [[name, value]],
    ),
  );
}
