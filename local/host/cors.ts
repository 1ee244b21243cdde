// Cross-origin answers as Azure's platform gives them, before any function is asked. The app itself sends none.

import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Adds what an allowed origin is told and, for a preflight, answers it. True when there is nothing left to do.
 * A request from another origin still runs, as on Azure: it is the browser that keeps the answer from the page.
 */
export function answerCors(
  request: IncomingMessage,
  response: ServerResponse,
  allowedOrigins: readonly string[],
): boolean {
  const origin = request.headers.origin;
  if (origin === undefined) return false;
  const allowed = allowedOrigins.includes(origin);
  response.setHeader('Vary', 'Origin');
  if (allowed) response.setHeader('Access-Control-Allow-Origin', origin);

  const wantedMethod = request.headers['access-control-request-method'];
  if (request.method !== 'OPTIONS' || wantedMethod === undefined) return false;
  if (allowed) {
    response.setHeader('Access-Control-Allow-Methods', wantedMethod);
    const wantedHeaders = request.headers['access-control-request-headers'];
    if (wantedHeaders !== undefined) response.setHeader('Access-Control-Allow-Headers', wantedHeaders);
    response.setHeader('Access-Control-Max-Age', '600');
  }
  response.writeHead(204).end();
  return true;
}
