// Faults on demand: a service that is down, slow, throttled or talks nonsense, for as many requests as wanted.

import { entraError } from './entra/errors';
import { graphError } from './graph/errors';
import { html } from './http';
import type { Reply } from './http';

export type Service = 'graph' | 'entra';

type FaultKind =
  'down' | 'slow' | 'html' | 'cut-off' | '429-seconds' | '429-date' | '429-bare' | '429-3600' | '500';

export type Fault = {
  service: Service;
  kind: FaultKind;
  /** Only for requests about this mailbox; Graph knows whose they are, Entra does not. */
  mailbox?: string | undefined;
  /** For so many requests; without it until it is taken away. */
  times?: number | undefined;
};

/** Longer than any client should wait. */
export const slowMs = 60_000;
const retryAfterSeconds = 7;
const retryAtMs = 30_000;

/** `reset`: the connection breaks; `half`: the answer breaks off; `wait`: it comes when nobody waits any more. */
export type FaultEffect =
  { readonly kind: 'reset' | 'half' | 'wait' } | { readonly kind: 'reply'; readonly reply: Reply };

export function effectOf({ service, kind }: Fault): FaultEffect {
  switch (kind) {
    case 'down':
      return { kind: 'reset' };
    case 'slow':
      return { kind: 'wait' };
    case 'cut-off':
      return { kind: 'half' };
    case 'html':
      // What a proxy or captive portal in between answers: success, but not from Microsoft.
      return reply(
        html(
          200,
          '<!doctype html><html><head><title>Proxy</title></head><body>Please sign in.</body></html>',
        ),
      );
    case '429-seconds':
      return reply(throttled(service, String(retryAfterSeconds)));
    case '429-date':
      return reply(throttled(service, new Date(Date.now() + retryAtMs).toUTCString()));
    case '429-bare':
      return reply(throttled(service, undefined));
    case '429-3600':
      return reply(throttled(service, '3600'));
    case '500':
      return reply(
        service === 'graph'
          ? graphError(500, 'InternalServerError', 'An internal server error occurred. The operation failed.')
          : { ...entraError(90033), status: 500 },
      );
  }
}

function throttled(service: Service, retryAfter: string | undefined): Reply {
  const refusal =
    service === 'graph'
      ? graphError(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.')
      : entraError(90055);
  return {
    ...refusal,
    headers: { ...refusal.headers, ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }) },
  };
}

function reply(answer: Reply): FaultEffect {
  return { kind: 'reply', reply: answer };
}
