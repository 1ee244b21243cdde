// What the stores say when storage answers badly, late, twice or not at all. The server here is scripted.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen, type Loopback } from '../../local/loopback';
import { storageClients } from '../../src/adapters/azure/clients';
import { tableCompanies } from '../../src/adapters/azure/table-companies';
import { tableConnections } from '../../src/adapters/azure/table-connections';
import { tablePendingSignIns } from '../../src/adapters/azure/table-pending-sign-ins';
import { tableTimeline } from '../../src/adapters/azure/table-timeline';
import { aCompany, aConnection, anEvent, aPendingSignIn, at, aUser } from '../fixtures/builders';
import { collected } from './azurite';

type Script = (request: IncomingMessage, response: ServerResponse) => void;

let server: Loopback;
let script: Script;
let calls = 0;
beforeAll(async () => {
  server = await listen(0);
  server.serve((request, response) => {
    calls += 1;
    request.resume();
    request.on('end', () => script(request, response));
  });
});
beforeEach(() => (calls = 0));
afterAll(() => server.close());

const clients = () => {
  const key = Buffer.from('key').toString('base64');
  const endpoints = `TableEndpoint=${server.url}/a;QueueEndpoint=${server.url}/a`;
  return storageClients({
    connectionString: `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=${key};${endpoints}`,
  });
};
const answer =
  (status: number, code: string, headers: Record<string, string> = {}): Script =>
  (_request, response) => {
    const body = JSON.stringify({
      'odata.error': { code, message: { lang: 'en-US', value: 'canary text' } },
    });
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);
  };
const html: Script = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>A proxy says hello</html>');
};
const hangUp: Script = (request) => request.socket.destroy();
const commit = () =>
  tableTimeline({ table: clients().timeline }).commit(aUser(), {
    guard: 'W/"1"',
    next: { epoch: 'e', runId: 'r', seq: 1 },
    changes: [{ kind: 'insert', event: anEvent() }],
  });
const everything: [string, () => Promise<unknown>][] = [
  ['get', () => tableConnections({ table: clients().companies }).get(aUser())],
  ['list', () => tableConnections({ table: clients().companies }).list(aCompany(), { limit: 5 })],
  ['save', () => tableConnections({ table: clients().companies }).save(aConnection(), undefined)],
  [
    'sweep',
    () => collected(tableConnections({ table: clients().companies }).listDue(at('2026-11-20T00:00:00.000Z'))),
  ],
  ['credentials', () => tableCompanies({ table: clients().companies }).credentials(aCompany())],
  ['peek', () => tablePendingSignIns({ table: clients().pendingSignIns }).peek(aUser())],
  ['replace', () => tablePendingSignIns({ table: clients().pendingSignIns }).replace(aPendingSignIn())],
  ['forget', () => tablePendingSignIns({ table: clients().pendingSignIns }).forget(aUser())],
  [
    'readFrom',
    () => tableTimeline({ table: clients().timeline }).readFrom(aUser(), at('2026-11-20T00:00:00.000Z')),
  ],
  ['setEpoch', () => tableTimeline({ table: clients().timeline }).setEpoch(aUser(), 'e')],
];

describe('F24: whatever is asked', () => {
  test.each([
    ['503', answer(503, 'ServerBusy'), 3],
    ['500', answer(500, 'InternalError'), 3],
    ['429', answer(429, 'TooManyRequests'), 3],
    ['403', answer(403, 'AuthorizationFailure'), 1],
    ['a missing table', answer(404, 'TableNotFound'), 1],
    ['no answer', hangUp, 3],
  ])('%s is storage_unavailable, never "there is none"', async (_case, next, tries) => {
    script = next;
    const answers = await Promise.all(everything.map(([, call]) => call().catch((error: unknown) => error)));
    for (const [index, thrown] of answers.entries()) {
      expect([everything[index]![0], thrown]).toMatchObject([
        everything[index]![0],
        { code: 'storage_unavailable', remedy: 'retry-later' },
      ]);
      expect((thrown as Error).message).not.toContain('canary');
    }
    expect(calls).toBe(tries * everything.length);
  });
});

test('a service that asks for a long pause is not waited for: the caller learns how long', async () => {
  script = answer(503, 'ServerBusy', { 'Retry-After': '30' });
  const started = Date.now();
  await expect(tableConnections({ table: clients().companies }).get(aUser())).rejects.toMatchObject({
    code: 'storage_unavailable',
    reason: '503 ServerBusy',
    retryAfterSeconds: 30,
  });
  expect(Date.now() - started).toBeLessThan(10_000);
  expect(calls).toBe(1);
});

describe('F24: a transaction of a sync', () => {
  test.each([
    ['503', answer(503, 'ServerBusy')],
    ['500', answer(500, 'OperationTimedOut')],
    ['no answer', hangUp],
    ['200 with a page of a proxy', html],
  ])('has an unknown outcome on %s', async (_case, next) => {
    script = next;
    expect(await commit()).toEqual({ outcome: 'unknown' });
  });

  test.each([
    ['409', answer(409, 'EntityAlreadyExists')],
    ['412', answer(412, 'UpdateConditionNotSatisfied')],
    ['404', answer(404, 'ResourceNotFound')],
  ])('is refused on %s', async (_case, next) => {
    script = next;
    expect(await commit()).toEqual({ outcome: 'refused' });
    expect(calls).toBe(1);
  });

  test.each([
    ['403', answer(403, 'AuthorizationFailure')],
    ['413', answer(413, 'RequestBodyTooLarge')],
    ['a missing table', answer(404, 'TableNotFound')],
  ])('that was certainly not written fails on %s', async (_case, next) => {
    script = next;
    await expect(commit()).rejects.toMatchObject({ code: 'storage_unavailable' });
  });
});
