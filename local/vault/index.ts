// Stand-in for Azure Key Vault's secrets: the real protocol over plain HTTP on this machine, challenge included,
// so that an unmodified SecretClient works against it. It can be made to fail in the ways a vault does.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen, readBody } from '../loopback';
import { splitTarget, tellingHeaders, type WireEntry } from '../wire';
import { challenge, forbidden, throttled, type Answer } from './answers';
import { answerSecrets } from './routes';
import { secretsInMemory, type VaultState } from './secrets';

export type VaultFault = 'down' | 'slow' | '429' | '403' | 'html';

export type VaultStandIn = {
  readonly url: string;
  live(): string[];
  deleted(): string[];
  /** The newest value of a live secret. */
  value(name: string): string | undefined;
  setFault(fault: VaultFault | null): void;
  snapshot(): VaultState;
  close(): Promise<void>;
};

const slowMs = 60_000;
const unavailable = '<!DOCTYPE html><html><body><h1>Service Unavailable</h1></body></html>';

export async function startVault(options: {
  port: number;
  state?: VaultState | undefined;
  isTokenValid: (token: string) => boolean;
  onRequest?: (entry: WireEntry) => void;
}): Promise<VaultStandIn> {
  const secrets = secretsInMemory(options.state);
  const server = await listen(options.port);
  let fault: VaultFault | null = null;
  let release = new AbortController();

  const answerTo = async (
    request: IncomingMessage,
    path: string,
    query: Record<string, string>,
  ): Promise<Answer> => {
    if (fault === 'slow') await sleep(slowMs, undefined, { signal: release.signal }).catch(() => undefined);
    if (fault === '429') return throttled;
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined || !options.isTokenValid(token)) return challenge;
    if (fault === '403') return forbidden;
    const text = (await readBody(request))?.toString('utf8') ?? '';
    const base = `http://${request.headers.host ?? '127.0.0.1'}`;
    return answerSecrets(secrets, { method: request.method ?? '', path, query, body: parsed(text), base });
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { path, query } = splitTarget(request.url ?? '/');
    let status = 0;
    let bytes = 0;
    if (fault === 'down') {
      request.socket.destroy();
    } else if (fault === 'html') {
      [status, bytes] = [503, unavailable.length];
      response.writeHead(status, { 'Content-Type': 'text/html' }).end(unavailable);
    } else {
      const answer = await answerTo(request, path, query);
      const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
      [status, bytes] = [answer.status, Buffer.byteLength(text)];
      response.writeHead(status, {
        ...answer.headers,
        ...(text === '' ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
        'Cache-Control': 'no-cache',
        'x-ms-keyvault-region': 'local',
      });
      response.end(text);
      request.resume();
    }
    options.onRequest?.({
      service: 'vault',
      method: request.method ?? '',
      path,
      query,
      headers: tellingHeaders(request.headers),
      status,
      requestBytes: Number(request.headers['content-length'] ?? 0),
      responseBytes: bytes,
    });
  };

  server.serve((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });

  return {
    url: server.url,
    live: () => secrets.live().map(({ name }) => name),
    deleted: () => secrets.deleted().map(({ name }) => name),
    value: (name) => secrets.get(name)?.value,
    setFault: (next) => {
      fault = next;
      release.abort();
      release = new AbortController();
    },
    snapshot: () => ({ live: secrets.live(), deleted: secrets.deleted() }),
    close: () => {
      release.abort();
      return server.close();
    },
  };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
