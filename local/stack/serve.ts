// What the stack serves beside the API, on the same port: the demo page at the two addresses that it has, its modules,
// and the stack's own interface. Only for requests that were addressed to this machine by name.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { readBody } from '../loopback';
import { splitTarget } from '../wire';
import { root } from '../root';
import { buildDemo, type WebFiles } from '../web';
import { answerControl, type Controlled } from './control';

const pagePaths = ['/', '/admin/integrations/outlook/callback'];
const ownName = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

export function serveBeside(controlled: Controlled): RequestListener {
  /** Built when the page is asked for, so that a change to an element is a reload away. */
  let modules: Promise<WebFiles> | undefined;

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { path } = splitTarget(request.url ?? '/');
    if (!ownName.test(request.headers.host ?? '')) {
      text(response, 403, 'This is served to this machine only.');
    } else if (pagePaths.includes(path) && request.method === 'GET') {
      modules = buildDemo();
      await page(response);
    } else if (path.startsWith('/assets/') && request.method === 'GET') {
      module(response, (await (modules ??= buildDemo())).get(path.slice('/assets/'.length)));
    } else if (path.startsWith('/__local/')) {
      await control(request, response);
    } else {
      text(response, 404, 'There is nothing here.');
    }
  };
  const control = async (request: IncomingMessage, response: ServerResponse) => {
    const { path, query } = splitTarget(request.url ?? '/');
    const body = (await readBody(request))?.toString('utf8') ?? '';
    const answered = await answerControl(controlled, {
      method: request.method ?? '',
      path,
      query,
      body: parsed(body),
    });
    response.writeHead(answered.status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    response.end(answered.body === undefined ? undefined : JSON.stringify(answered.body));
  };
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else text(response, 500, (error as Error).message);
    });
  };
}

/** As strict as a frontend can be: what works here works in any. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

async function page(response: ServerResponse): Promise<void> {
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(await readFile(join(root, 'web/demo/index.html')));
}

function module(response: ServerResponse, contents: Uint8Array | undefined): void {
  if (contents === undefined) {
    text(response, 404, 'There is nothing here.');
    return;
  }
  response.writeHead(200, {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(contents);
}

function text(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
