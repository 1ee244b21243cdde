import { appLine } from '../../../local/stack/app-line';
import { durationMs } from '../../../local/stack/duration';
import { hostLine, wireLine } from '../../../local/stack/lines';
import { wireLog, type WireEntry } from '../../../local/wire';

test.each([
  ['PT24H', 86_400_000],
  ['P1DT30M', 88_200_000],
  ['P2W', 1_209_600_000],
  ['PT1.5S', 1_500],
  ['P', undefined],
  ['PT', undefined],
  ['P1M', undefined],
  ['24h', undefined],
])('the duration %s is %p ms', (text, expected) => {
  expect(durationMs(text)).toBe(expected);
});

const entry: WireEntry = {
  service: 'entra',
  method: 'POST',
  path: '/5c1f7c1e-2b7d-4a54-9a06-0c1d5e0c0a01/oauth2/v2.0/token',
  query: { code: 'secret' },
  headers: {},
  status: 200,
  requestBytes: 1,
  responseBytes: 1,
};

test('a line about Microsoft names neither tenant nor query, and storage gets no line', () => {
  expect(wireLine(entry)).toBe('  entra POST /{id}/oauth2/v2.0/token 200');
  expect(wireLine({ ...entry, service: 'table' })).toBeUndefined();
});

test('a run that nobody called for is a line with its outcome', () => {
  const line = { kind: 'invocation', functionName: 'sweep', trigger: 'timer', ms: 3.2 } as const;
  expect(hostLine({ ...line, method: undefined, route: undefined, status: undefined, failed: false })).toBe(
    'timer sweep done 3 ms',
  );
});

test('the wire log forgets its oldest entries rather than growing', () => {
  const log = wireLog(10);
  for (let status = 0; status < 30; status++) log.record({ ...entry, status });
  expect(log.entries().length).toBeLessThanOrEqual(10);
  expect(log.entries().at(-1)?.status).toBe(29);
});

test('what the app logs is told in words', () => {
  expect(appLine('{"event":"night.swept","level":"info","due":2}')).toBe('  night.swept due=2');
  expect(appLine('{"not":"an event"}')).toBeUndefined();
  expect(appLine('{broken')).toBeUndefined();
});

test('a request that went well has the host’s line only, a refused one says why', () => {
  const answered = { event: 'http.answered', operation: 'sync', ms: 3 };
  expect(appLine(JSON.stringify({ ...answered, level: 'info', status: 200 }))).toBeUndefined();
  expect(appLine(JSON.stringify({ ...answered, level: 'warn', status: 429, code: 'sync_too_soon' }))).toBe(
    '  refused operation=sync code=sync_too_soon',
  );
});
