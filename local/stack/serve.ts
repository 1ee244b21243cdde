// What the stack serves beside the API, on the same port: the demo page at the two addresses that it has, and the
// stack's own interface. Only for requests that were addressed to this machine by name.

import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { readBody } from '../loopback';
import { splitTarget } from '../wire';
import { answerControl, type Controlled } from './control';

const pagePaths = ['/', '/admin/integrations/outlook/callback'];
const ownName = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

export function serveBeside(controlled: Controlled, pageFile: string): RequestListener {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { path } = splitTarget(request.url ?? '/');
    if (!ownName.test(request.headers.host ?? '')) {
      text(response, 403, 'This is served to this machine only.');
    } else if (pagePaths.includes(path) && request.method === 'GET') {
      await page(response, pageFile);
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

/** Read anew each time, so that a change to the page is a reload away. */
async function page(response: ServerResponse, file: string): Promise<void> {
  const html = await readFile(file).catch(() => undefined);
  if (html === undefined) {
    text(response, 404, 'There is no demo page.');
    return;
  }
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  });
  response.end(html);
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
