// The host's HTTP side: finds the function for a request, hands the request over as a worker would get it, and
// writes what comes back. Not found is what a wrong method gets too; a throwing handler is a 500 without a body.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../loopback';
import { setCookie } from './cookies';
import type { HttpFunction } from './functions';
import type { RpcData, RpcHttpResponse } from './functions-core';
import type { HostLog, Invoker } from './invoke';
import { matchTemplate } from './routes';

export type HttpDoor = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

const maxBodyBytes = 5 * 1024 * 1024;

/** The door takes paths below the route prefix, without a leading slash, still percent-encoded. */
export function createHttpDoor(functions: readonly HttpFunction[], invoker: Invoker, log: HostLog): HttpDoor {
  return async (request, response, path) => {
    const found = findFunction(functions, request.method ?? '', path);
    if (found === undefined) {
      request.resume();
      response.writeHead(404, { 'Content-Length': 0 }).end();
      return;
    }
    const { target, params } = found;
    const startedAt = performance.now();
    let failed = false;
    const answer = await answerOf(target, params).catch((error: unknown) => {
      failed = true;
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log({ kind: 'log', level: 'error', category: 'system', functionName: target.name, message });
      return { statusCode: '500', headers: { 'content-length': '0' } };
    });
    const status = write(response, answer);
    log({
      kind: 'invocation',
      functionName: target.name,
      trigger: 'http',
      method: request.method,
      route: target.route,
      status,
      failed,
      ms: performance.now() - startedAt,
    });

    async function answerOf(
      http: HttpFunction,
      values: Record<string, string>,
    ): Promise<RpcHttpResponse | undefined> {
      if (!http.anonymous) return { statusCode: '401' };
      const body = await readBody(request, maxBodyBytes);
      if (body === undefined) return { statusCode: '413' };
      return invoker.run(http, { http: rpcRequest(request, body, values) });
    }
  };
}

function findFunction(functions: readonly HttpFunction[], method: string, path: string) {
  for (const target of functions) {
    if (!target.methods.includes(method)) continue;
    const params = matchTemplate(target.template, path);
    if (params !== undefined) return { target, params };
  }
  return undefined;
}

const nullable = (values: Iterable<readonly [string, string]>): Record<string, { value: string }> =>
  Object.fromEntries([...values].map(([name, value]) => [name, { value }]));

/** A body is passed on only when its length was announced; repeated headers and query members are joined by commas. */
function rpcRequest(request: IncomingMessage, body: Buffer, params: Record<string, string>): RpcData {
  const url = `http://${request.headers.host ?? 'localhost'}${request.url ?? '/'}`;
  const search = new URL(url).searchParams;
  const query = [...new Set(search.keys())].map((name): [string, string] => [
    name,
    search.getAll(name).join(','),
  ]);
  const headers = Object.entries(request.headersDistinct).map(([name, values]): [string, string] => [
    name,
    (values ?? []).join(','),
  ]);
  const announced = Number(request.headers['content-length'] ?? 0) > 0;
  return {
    url,
    method: request.method,
    nullableHeaders: nullable(headers),
    nullableQuery: nullable(query),
    nullableParams: nullable(Object.entries(params)),
    ...(announced ? { body: { bytes: body } } : {}),
  };
}

function write(response: ServerResponse, answer: RpcHttpResponse | undefined): number {
  if (answer === undefined) {
    response.writeHead(204).end();
    return 204;
  }
  const status = Number(answer.statusCode ?? 200);
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  const cookies = (answer.cookies ?? []).map(setCookie);
  if (cookies.length > 0) response.appendHeader('Set-Cookie', cookies);
  const { bytes, string } = answer.body ?? {};
  const body = bytes === undefined ? Buffer.from(string ?? '') : Buffer.from(bytes);
  response.writeHead(status, status === 204 || status === 304 ? {} : { 'Content-Length': body.length });
  response.end(status === 204 || status === 304 ? undefined : body);
  return status;
}
