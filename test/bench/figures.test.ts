import { median, mediansOf, secretsCreatedIn, trafficOf, type SyncFigures } from '../../bench/sync/figures';
import type { WireEntry } from '../../local/wire';

const call = (
  service: WireEntry['service'],
  method: string,
  bytes: readonly [number, number],
): WireEntry => ({
  service,
  method,
  path: '/',
  query: {},
  headers: {},
  status: 200,
  requestBytes: bytes[0],
  responseBytes: bytes[1],
});

const calls = [
  call('graph', 'GET', [0, 500]),
  call('table', 'GET', [0, 30]),
  call('table', 'POST', [70, 5]),
  call('vault', 'PUT', [20, 20]),
  call('identity', 'GET', [1, 1]),
];

test('calls are counted by service, with the bytes of both directions; the identity is not among them', () => {
  expect(trafficOf(calls)).toEqual({
    graph: { requests: 1, sentBytes: 0, receivedBytes: 500 },
    entra: { requests: 0, sentBytes: 0, receivedBytes: 0 },
    vault: { requests: 1, sentBytes: 20, receivedBytes: 20 },
    table: { requests: 2, sentBytes: 70, receivedBytes: 35 },
    queue: { requests: 0, sentBytes: 0, receivedBytes: 0 },
  });
  expect(secretsCreatedIn(calls)).toBe(1);
});

test('a median is one of the values, the lower of two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([10, 9, 100, 1])).toBe(9);
  expect(() => median([])).toThrow('There is no median of nothing.');
});

test('each figure has its own median', () => {
  const sample = (ms: number, logBytes: number): SyncFigures => ({
    traffic: trafficOf(calls),
    secretsCreated: 1,
    timelineTransactions: 1,
    timelineRows: 3,
    connectionRows: 2,
    ms,
    cpuMs: ms / 2,
    logLines: 1,
    logBytes,
  });
  expect(mediansOf([sample(10, 300), sample(30, 100), sample(20.04, 200)])).toMatchObject({
    ms: 20,
    cpuMs: 10,
    logBytes: 200,
    traffic: { table: { requests: 2 } },
  });
});
