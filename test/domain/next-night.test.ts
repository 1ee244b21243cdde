import fc from 'fast-check';
import { nextNight } from '../../src/domain/next-night';
import { addDays, localDate } from '../../src/domain/time-zone';

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
    ['Europe/Berlin', '2027-03-27T12:00Z', '2027-03-28T01:00Z', 'the clocks show 03:00'],
    ['America/New_York', '2026-03-08T02:00Z', '2026-03-08T07:00Z', 'the clocks show 03:00'],
    ['America/New_York', '2027-03-14T02:00Z', '2027-03-14T07:00Z', 'the clocks show 03:00'],
    ['Australia/Sydney', '2026-10-03T06:00Z', '2026-10-03T16:00Z', 'the clocks show 03:00'],
    ['Australia/Sydney', '2026-04-04T06:00Z', '2026-04-04T15:00Z', 'the first 02:00 of two'],
    ['Australia/Lord_Howe', '2026-10-03T06:00Z', '2026-10-03T15:30Z', 'the clocks show 02:30'],
    ['Australia/Lord_Howe', '2026-04-04T06:00Z', '2026-04-04T15:00Z', 'the clocks show 01:30 again'],
    ['Asia/Kolkata', '2026-03-28T12:00Z', '2026-03-28T20:30Z', 'nothing changes'],
    ['Asia/Kathmandu', '2026-03-28T12:00Z', '2026-03-28T20:15Z', 'nothing changes'],
    ['Pacific/Apia', '2026-04-04T06:00Z', '2026-04-04T13:00Z', 'nothing changes'],
    ['UTC', '2026-03-28T12:00Z', '2026-03-29T02:00Z', 'nothing changes'],
  ])(
    'is two elapsed hours after midnight when the clocks change: %s, %s → %s, %s',
    (zone, after, expected) => {
      expect(nextNight(at(after), zone, atTwo)).toEqual(at(expected));
    },
  );

  test.each([0, 1, 2, 3, 4, 23])(
    'at %i o’clock no night is left out or doubled by a change of clocks',
    (hour) => {
      const changes = [
        ['Europe/Berlin', '2026-03-27T12:00Z', '2026-03-28T23:00Z'],
        ['Europe/Berlin', '2026-10-23T12:00Z', '2026-10-24T22:00Z'],
        ['Australia/Lord_Howe', '2026-10-02T02:00Z', '2026-10-03T13:30Z'],
        ['Australia/Lord_Howe', '2026-04-03T02:00Z', '2026-04-04T13:00Z'],
      ] as const;
      for (const [zone, start, midnightOfTheChange] of changes) {
        const nights: Date[] = [];
        let after = at(start);
        for (let n = 0; n < 4; n++)
          nights.push((after = nextNight(after, zone, { ...atTwo, syncHour: hour })));
        const theNight = new Date(at(midnightOfTheChange).getTime() + hour * hourMs);
        expect(nights.filter((night) => night.getTime() === theNight.getTime())).toHaveLength(1);
        const days = nights.map((night) => localDate(new Date(night.getTime() - hour * hourMs), zone));
        expect(days).toEqual([0, 1, 2, 3].map((n) => addDays(days[0]!, n)));
      }
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
