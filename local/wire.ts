// What went over the wire to the stand-ins and to storage, so that calls can be counted and looked at.
// It keeps no bodies and, of the headers, only those that say how a request was made, never a credential.

import type { IncomingHttpHeaders } from 'node:http';

export type WireEntry = {
  readonly service: 'entra' | 'graph' | 'vault' | 'identity' | 'table' | 'queue';
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly status: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
};

export type WireLog = {
  record(entry: WireEntry): void;
  entries(): readonly WireEntry[];
  clear(): void;
};

/** The oldest entries give way, so that a stack left running for a week stays small. */
export function wireLog(limit = 20_000): WireLog {
  let kept: WireEntry[] = [];
  return {
    record: (entry) => {
      kept.push(entry);
      if (kept.length > limit) kept = kept.slice(limit / 10);
    },
    entries: () => kept,
    clear: () => {
      kept = [];
    },
  };
}

const telling = [
  'content-type',
  'accept',
  'prefer',
  'if-match',
  'if-none-match',
  'x-ms-client-request-id',
  'user-agent',
];

export function tellingHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    telling.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])),
  );
}

/** Path and query of a request target, both decoded as far as they can be. */
export function splitTarget(target: string): { path: string; query: Record<string, string> } {
  const url = new URL(target, 'http://localhost');
  return { path: url.pathname, query: Object.fromEntries(url.searchParams) };
}
