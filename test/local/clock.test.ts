import { addDays } from 'date-fns';
import { formatInTimeZone } from 'date-fns-tz';
import { shiftableClock, type Clock } from '../../local/clock';

let clock: Clock;
let before: Date;

beforeEach(() => {
  before = new Date();
  clock = shiftableClock();
});
afterEach(() => {
  clock.restore();
});

test('time goes on by itself and by what is added', () => {
  clock.advance(24 * 3_600_000);
  const ahead = Date.now() - before.getTime();
  expect(ahead).toBeGreaterThanOrEqual(24 * 3_600_000);
  expect(ahead).toBeLessThan(24 * 3_600_000 + 5_000);
  expect(new Date().getTime() - clock.now().getTime()).toBeLessThan(100);
});

test('dates made before and after are both dates, also to a library', () => {
  clock.advance(1000);
  const after = new Date();
  expect(before instanceof Date && after instanceof Date).toBe(true);
  expect(after.constructor).toBe(Date);
  expect(Object.prototype.toString.call(after)).toBe('[object Date]');
  expect(addDays(before, 1) instanceof Date && addDays(after, 1) instanceof Date).toBe(true);
  expect(structuredClone(after).getTime()).toBe(after.getTime());
});

test('a date that was asked for is that date, whatever the clock says', () => {
  clock.advance(86_400_000);
  expect(new Date('2026-03-29T01:00:00Z').toISOString()).toBe('2026-03-29T01:00:00.000Z');
  expect(new Date(2026, 0, 1).getFullYear()).toBe(2026);
  expect(Date.UTC(2026, 0, 1)).toBe(Date.parse('2026-01-01T00:00:00Z'));
});

test.each(['2026-03-29', '2024-02-29', '2026-10-25'])('today can be %s in the zone of the people', (date) => {
  clock.setToday(date, 'Europe/Berlin');
  expect(formatInTimeZone(new Date(), 'Europe/Berlin', 'yyyy-MM-dd')).toBe(date);
});

test.each([
  ['23:59:30', '23:29'],
  ['00:00:10', '00:30'],
  ['12:34:00', '12:34'],
])('at %s the chosen day begins at %s, so that it does not end at once', (now, expected) => {
  const wanted = new Date(`2026-01-15T${now}Z`).getTime();
  clock.advance(wanted - Date.now());
  clock.setToday('2026-06-01', 'UTC');
  expect(formatInTimeZone(new Date(), 'UTC', 'yyyy-MM-dd HH:mm')).toBe(`2026-06-01 ${expected}`);
});

test('a class of dates still works', () => {
  class Stamp extends Date {}
  expect(new Stamp() instanceof Stamp && new Stamp() instanceof Date).toBe(true);
});
