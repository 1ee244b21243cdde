// Stand-in for the managed identity endpoint of App Service, which `@azure/identity` finds through
// IDENTITY_ENDPOINT and IDENTITY_HEADER. Its tokens say what they are good for and until when, under a signature.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { listen } from '../loopback';
import { splitTarget, tellingHeaders, type WireEntry } from '../wire';

export type IdentityStandIn = {
  /** For IDENTITY_ENDPOINT. */
  readonly endpoint: string;
  /** For IDENTITY_HEADER. */
  readonly header: string;
  isTokenValid(token: string, resource: string): boolean;
  close(): Promise<void>;
};

const apiVersion = '2019-08-01';
const lifetimeSeconds = 24 * 3600;

// One key for the whole process: the client library keeps tokens that long, also when a stand-in was closed and
// another one started.
const signingKey = randomBytes(32);
const signature = (claims: string) => createHmac('sha256', signingKey).update(claims).digest();

function issue(resource: string, expiresOn: number): string {
  const claims = Buffer.from(JSON.stringify({ resource, expiresOn })).toString('base64url');
  return `${claims}.${signature(claims).toString('base64url')}`;
}

function isValid(token: string, resource: string): boolean {
  const [claims = '', signed = ''] = token.split('.');
  const given = Buffer.from(signed, 'base64url');
  const wanted = signature(claims);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return false;
  const known = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    resource: string;
    expiresOn: number;
  };
  return known.resource === resource && known.expiresOn * 1000 > Date.now();
}

export async function startIdentity(options: {
  port: number;
  onRequest?: (entry: WireEntry) => void;
}): Promise<IdentityStandIn> {
  const header = randomBytes(16).toString('hex');
  const server = await listen(options.port);

  const answer = (
    method: string | undefined,
    path: string,
    query: Record<string, string>,
    given: unknown,
  ): [status: number, body: Record<string, unknown>] => {
    if (path !== '/msi/token' || method !== 'GET') return [404, { statusCode: 404, message: 'Not found.' }];
    if (given !== header)
      return [401, { statusCode: 401, message: 'X-IDENTITY-HEADER is missing or wrong.' }];
    if (query['api-version'] !== apiVersion)
      return [400, { statusCode: 400, message: `The api-version must be ${apiVersion}.` }];
    const resource = (query['resource'] ?? '').replace(/\/$/, '');
    if (resource === '') return [400, { statusCode: 400, message: 'No resource was asked for.' }];
    const expiresOn = Math.floor(Date.now() / 1000) + lifetimeSeconds;
    return [
      200,
      {
        access_token: issue(resource, expiresOn),
        client_id: '00000000-0000-0000-0000-00000000c0de',
        expires_on: String(expiresOn),
        resource,
        token_type: 'Bearer',
      },
    ];
  };

  server.serve((request, response) => {
    const { path, query } = splitTarget(request.url ?? '/');
    const [status, body] = answer(request.method, path, query, request.headers['x-identity-header']);
    const text = JSON.stringify(body);
    response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(text);
    options.onRequest?.({
      service: 'identity',
      method: request.method ?? '',
      path,
      query,
      headers: tellingHeaders(request.headers),
      status,
      requestBytes: 0,
      responseBytes: Buffer.byteLength(text),
    });
  });

  return {
    endpoint: `${server.url}/msi/token`,
    header,
    isTokenValid: isValid,
    close: () => server.close(),
  };
}
