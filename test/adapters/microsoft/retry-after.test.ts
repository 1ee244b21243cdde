import { retryAfterSeconds } from '../../../src/adapters/microsoft/retry-after';

const now = new Date('2026-11-20T09:00:00.000Z');

test.each<readonly [header: string | null | undefined, seconds: number | undefined]>([
  ['120', 120],
  [' 7 ', 7],
  ['0', 1],
  ['3600', 3600],
  ['999999999', 86_400],
  ['Fri, 20 Nov 2026 09:02:00 GMT', 120],
  ['Fri, 20 Nov 2026 08:00:00 GMT', 1],
  ['Fri, 20 Nov 2099 08:00:00 GMT', 86_400],
  ['soon', undefined],
  ['-5 apples', undefined],
  ['1e3 seconds', undefined],
  ['', undefined],
  ['  ', undefined],
  [null, undefined],
  [undefined, undefined],
])('F07: Retry-After %p means %p seconds', (header, seconds) => {
  expect(retryAfterSeconds(header, now)).toBe(seconds);
});

test('F07: a part of a second is rounded up, so that nobody comes too early', () => {
  expect(retryAfterSeconds('Fri, 20 Nov 2026 09:00:10 GMT', new Date('2026-11-20T09:00:08.001Z'))).toBe(2);
});
