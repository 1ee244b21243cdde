import fc from 'fast-check';
import { nextNight } from '../../src/domain/next-night';

const at = (text: string) => new Date(text);
const atTwo = { syncHour: 2, spreadMinutes: 0, key: 'anna' };
const hourMs = 3_600_000;

describe('The next night of a mailbox', () => {
  test.each([
    ['after an afternoon', '2026-06-15T14:00Z', '2026-06-16T00:00Z'],
    ['just after local midnight', '2026-06-15T22:00Z', '2026-06-16T00:00Z'],
    ['a moment before it is due', '2026-06-15T23:59:59.999Z', '2026-06-16T00:00Z'],
    ['at the moment that it is due: the one after', '2026-06-16T00:00Z', '2026-06-17T00:00Z'],
  ])('is the first two o’clock in Berlin that is later: %s', (_, after, expected) => {
    expect(nextNight(at(after), 'Europe/Berlin', atTwo)).toEqual(at(expected));
  });

  test.each([
    ['Europe/Berlin', '2026-03-28T12:00Z', '2026-03-29T01:00Z', 'the clocks show 03:00'],
    ['Europe/Berlin', '2026-10-24T12:00Z', '2026-10-25T00:00Z', 'the first 02:00 of two'],
    ['America/New_York', '2026-11-01T02:00Z', '2026-11-01T06:00Z', 'the clocks show 01:00 again'],
    ['Africa/Cairo', '2026-04-23T12:00Z', '2026-04-24T00:00Z', 'the day begins at 01:00'],
  ])(
    'is two elapsed hours after midnight when the clocks change: %s, %s → %s, %s',
    (zone, after, expected) => {
      expect(nextNight(at(after), zone, atTwo)).toEqual(at(expected));
    },
  );

  test('a late hour with a wide spread may still belong to yesterday', () => {
    const options = { syncHour: 23, spreadMinutes: 24 * 60, key: 'anna' };
    const first = nextNight(at('2026-06-15T12:00Z'), 'UTC', options);
    expect(first.getTime()).toBeGreaterThan(at('2026-06-15T12:00Z').getTime());
    expect(first.getTime()).toBeLessThanOrEqual(at('2026-06-16T12:00Z').getTime());
  });

  test('is stable per mailbox, differs between mailboxes and stays within the spread, to the second', () => {
    const after = at('2026-06-15T12:00Z');
    const times = Array.from({ length: 500 }, (_, n) => {
      const options = { syncHour: 2, spreadMinutes: 120, key: `mailbox ${n}` };
      const night = nextNight(after, 'UTC', options).getTime();
      expect(nextNight(after, 'UTC', options).getTime()).toBe(night);
      return night - at('2026-06-16T02:00Z').getTime();
    });
    expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...times)).toBeLessThan(2 * hourMs);
    expect(times.every((time) => time % 1_000 === 0)).toBe(true);
    expect(new Set(times).size).toBeGreaterThan(400);
    const firstHalf = times.filter((time) => time < hourMs).length;
    expect(firstHalf).toBeGreaterThan(200);
    expect(firstHalf).toBeLessThan(300);
  });

  test('comes once per local date, in every zone: one after the other, none left out', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'Africa/Cairo',
      'America/Havana',
      'Australia/Lord_Howe',
      'UTC',
    );
    const options = fc.record({
      syncHour: fc.integer({ min: 0, max: 23 }),
      spreadMinutes: fc.integer({ min: 0, max: 600 }),
      key: fc.string(),
    });
    const starts = fc.date({
      min: at('2026-01-01T00:00Z'),
      max: at('2027-12-31T00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, options, starts, (zone, nightly, after) => {
        const first = nextNight(after, zone, nightly);
        const second = nextNight(first, zone, nightly);
        expect(first > after).toBe(true);
        expect(first.getTime() - after.getTime()).toBeLessThanOrEqual(25 * hourMs);
        expect(second.getTime() - first.getTime()).toBeGreaterThanOrEqual(23 * hourMs);
        expect(second.getTime() - first.getTime()).toBeLessThanOrEqual(25 * hourMs);
      }),
      { numRuns: 500 },
    );
  });
});
