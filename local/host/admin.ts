// The host's own interface. A function is run by hand by `POST /admin/functions/{name}` with `{}` or `{"input": …}`;
// accepted means that it was started, not that it succeeded. `POST /admin/host/drain` and `/admin/host/resume` stop
// and start what runs by itself, as around a deployment; requests are answered all the while.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../loopback';

export type Listening = { pause(): Promise<void>; resume(): void };
export type RunByHand = (name: string, input: unknown) => 'started' | 'unknown' | 'not-by-hand';

/** True when the request was the host's. */
export async function answerAdmin(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  run: RunByHand,
  listening: Listening,
): Promise<boolean> {
  const name = /^\/admin\/functions\/([^/]+)$/.exec(path)?.[1];
  const listen = /^\/admin\/host\/(drain|resume)$/.exec(path)?.[1];
  if (name === undefined && listen === undefined) return false;
  const end = (status: number, text = '') => {
    response.writeHead(status, { 'Content-Type': 'text/plain' }).end(text);
    return true;
  };
  if (request.method !== 'POST') return end(404);
  const body = readInput((await readBody(request))?.toString('utf8') ?? '');
  if (body === undefined) return end(400, 'The body is {} or {"input": …}.\n');
  if (name === undefined) {
    if (listen === 'drain') await listening.pause();
    else listening.resume();
    return end(202);
  }
  const outcome = run(decodeURIComponent(name), body.input);
  if (outcome === 'started') return end(202);
  return outcome === 'unknown' ? end(404) : end(400, 'An HTTP function is called at its route.\n');
}

function readInput(text: string): { input: unknown } | undefined {
  try {
    const body: unknown = text === '' ? {} : JSON.parse(text);
    if (typeof body !== 'object' || body === null) return undefined;
    return { input: (body as Record<string, unknown>)['input'] };
  } catch {
    return undefined;
  }
}
