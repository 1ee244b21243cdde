// Stand-in for Azure Key Vault's secrets: the real protocol over plain HTTP on this machine, challenge included,
// so that an unmodified SecretClient works against it. It can be made to fail in the ways a vault does.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { faultSwitch, type AzureFault } from '../faults';
import { listen, readBody } from '../loopback';
import { splitTarget, tellingHeaders, type WireEntry } from '../wire';
import { challenge, type Answer } from './answers';
import { answerSecrets } from './routes';
import { secretsInMemory, type VaultState } from './secrets';

export type VaultStandIn = {
  readonly url: string;
  live(): string[];
  deleted(): string[];
  /** The newest value of a live secret. */
  value(name: string): string | undefined;
  setFault(fault: AzureFault | null): void;
  snapshot(): VaultState;
  close(): Promise<void>;
};

export async function startVault(options: {
  port: number;
  state?: VaultState | undefined;
  isTokenValid: (token: string) => boolean;
  onRequest?: (entry: WireEntry) => void;
}): Promise<VaultStandIn> {
  const secrets = secretsInMemory(options.state);
  const server = await listen(options.port);
  const faults = faultSwitch();

  const answerTo = async (
    request: IncomingMessage,
    path: string,
    query: Record<string, string>,
  ): Promise<Answer> => {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined || !options.isTokenValid(token)) return challenge;
    const text = (await readBody(request))?.toString('utf8') ?? '';
    const base = `http://${request.headers.host ?? '127.0.0.1'}`;
    return answerSecrets(secrets, { method: request.method ?? '', path, query, body: parsed(text), base });
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { path, query } = splitTarget(request.url ?? '/');
    let status = await faults.intercept(request, response);
    let bytes = 0;
    if (status === undefined) {
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
    setFault: faults.set,
    snapshot: () => ({ live: secrets.live(), deleted: secrets.deleted() }),
    close: () => {
      faults.set(null);
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
