// Azure services in trouble, on demand: what a client sees of a vault or of storage that is down, slow, throttled,
// forbidden, or behind a proxy that talks nonsense.

import type { IncomingMessage, ServerResponse } from 'node:http';

export const faultKinds = [
  'down',
  'slow',
  'html',
  'html-200',
  'cut-off',
  '403',
  '429',
  '429-seconds',
  '429-date',
  '429-3600',
  '500',
  'unreadable-row',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** `times`: for so many requests; without it until it is taken away. */
export type AzureFault = { readonly kind: FaultKind; readonly times?: number | undefined };

export type FaultSwitch = {
  readonly set: (fault: AzureFault | null) => void;
  /** Answers the request if there is a fault, with the status to note (0 for none); `undefined` lets it through. */
  intercept(request: IncomingMessage, response: ServerResponse): Promise<number | undefined>;
};

/** Longer than any client should wait. */
const slowMs = 60_000;
const page = '<!doctype html><html><head><title>Proxy</title></head><body>Service unavailable.</body></html>';

export function faultSwitch(): FaultSwitch {
  let fault: { kind: FaultKind; left: number } | undefined;
  let recovered = new AbortController();

  const take = (): FaultKind | undefined => {
    if (!fault || fault.left <= 0) return undefined;
    fault.left -= 1;
    return fault.kind;
  };

  return {
    set(next) {
      fault = next ? { kind: next.kind, left: next.times ?? Number.POSITIVE_INFINITY } : undefined;
      recovered.abort();
      recovered = new AbortController();
    },
    async intercept(request, response) {
      const kind = take();
      if (kind === undefined) return undefined;
      if (kind === 'slow') {
        await elapsed(slowMs, recovered.signal);
        return undefined;
      }
      if (kind === 'down') {
        request.socket.destroy();
        return 0;
      }
      // Only then: a client that is still sending would see a broken connection instead of the answer.
      request.resume();
      if (kind === 'cut-off') {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '500' });
        response.write('{"value":[{"Partition', () => response.destroy());
        return 200;
      }
      const { status, headers, body } = answerOf(kind);
      response.writeHead(status, headers).end(body);
      return status;
    },
  };
}

function answerOf(kind: Exclude<FaultKind, 'down' | 'slow' | 'cut-off'>) {
  const json = { 'Content-Type': 'application/json' };
  const throttled = (retryAfter?: string) => ({
    status: 429,
    headers: { ...json, ...(retryAfter !== undefined && { 'Retry-After': retryAfter }) },
    body: '{"error":{"code":"Throttled","message":"Too many requests."}}',
  });
  switch (kind) {
    case 'html':
      return { status: 503, headers: { 'Content-Type': 'text/html' }, body: page };
    case 'html-200':
      return { status: 200, headers: { 'Content-Type': 'text/html' }, body: page };
    case 'unreadable-row':
      return { status: 200, headers: { ...json, ETag: 'W/"1"' }, body: '{"PartitionKey":"p","RowKey":"r"}' };
    case '403':
      return {
        status: 403,
        headers: json,
        body: '{"error":{"code":"Forbidden","message":"Not authorized."}}',
      };
    case '429':
      return throttled();
    case '429-seconds':
      return throttled('7');
    case '429-date':
      return throttled(new Date(Date.now() + 30_000).toUTCString());
    case '429-3600':
      return throttled('3600');
    case '500':
      return { status: 500, headers: json, body: '{"error":{"code":"InternalError","message":"Failed."}}' };
  }
}

function elapsed(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
