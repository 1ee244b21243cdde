// Eight zones on and around every day of 2026 and 2027 on which their clocks change; for zones that never change them,
// on the days on which Berlin does. When those days begin and end in UTC was worked out by hand and agrees with
// Python's zoneinfo. What the clocks show is read from Intl.
import { nextNight } from '../../src/domain/next-night';
import { overlaps, syncWindow } from '../../src/domain/sync-window';
import { daysTouched, localDate, startOfDay } from '../../src/domain/time-zone';
import { minutesAfter, shifted, wallClock, wallDate, wallDates } from '../fixtures/wall-clock';

const at = (text: string) => new Date(text);
const dayMinutes = 24 * 60;

describe.each([
  // zone, date, its first instant, the next date's, minutes by which it is longer than others
  ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00Z', '2026-03-29T22:00Z', -60],
  ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00Z', '2026-10-25T23:00Z', 60],
  ['Europe/Berlin', '2027-03-28', '2027-03-27T23:00Z', '2027-03-28T22:00Z', -60],
  ['Europe/Berlin', '2027-10-31', '2027-10-30T22:00Z', '2027-10-31T23:00Z', 60],
  ['America/New_York', '2026-03-08', '2026-03-08T05:00Z', '2026-03-09T04:00Z', -60],
  ['America/New_York', '2026-11-01', '2026-11-01T04:00Z', '2026-11-02T05:00Z', 60],
  ['America/New_York', '2027-03-14', '2027-03-14T05:00Z', '2027-03-15T04:00Z', -60],
  ['America/New_York', '2027-11-07', '2027-11-07T04:00Z', '2027-11-08T05:00Z', 60],
  ['Australia/Sydney', '2026-04-05', '2026-04-04T13:00Z', '2026-04-05T14:00Z', 60],
  ['Australia/Sydney', '2026-10-04', '2026-10-03T14:00Z', '2026-10-04T13:00Z', -60],
  ['Australia/Sydney', '2027-04-04', '2027-04-03T13:00Z', '2027-04-04T14:00Z', 60],
  ['Australia/Sydney', '2027-10-03', '2027-10-02T14:00Z', '2027-10-03T13:00Z', -60],
  ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00Z', '2026-04-05T13:30Z', 30],
  ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30Z', '2026-10-04T13:00Z', -30],
  ['Australia/Lord_Howe', '2027-04-04', '2027-04-03T13:00Z', '2027-04-04T13:30Z', 30],
  ['Australia/Lord_Howe', '2027-10-03', '2027-10-02T13:30Z', '2027-10-03T13:00Z', -30],
  ['Asia/Kolkata', '2026-03-29', '2026-03-28T18:30Z', '2026-03-29T18:30Z', 0],
  ['Asia/Kolkata', '2026-10-25', '2026-10-24T18:30Z', '2026-10-25T18:30Z', 0],
  ['Asia/Kolkata', '2027-03-28', '2027-03-27T18:30Z', '2027-03-28T18:30Z', 0],
  ['Asia/Kolkata', '2027-10-31', '2027-10-30T18:30Z', '2027-10-31T18:30Z', 0],
  ['Asia/Kathmandu', '2026-03-29', '2026-03-28T18:15Z', '2026-03-29T18:15Z', 0],
  ['Asia/Kathmandu', '2026-10-25', '2026-10-24T18:15Z', '2026-10-25T18:15Z', 0],
  ['Asia/Kathmandu', '2027-03-28', '2027-03-27T18:15Z', '2027-03-28T18:15Z', 0],
  ['Asia/Kathmandu', '2027-10-31', '2027-10-30T18:15Z', '2027-10-31T18:15Z', 0],
  ['Pacific/Apia', '2026-03-29', '2026-03-28T11:00Z', '2026-03-29T11:00Z', 0],
  ['Pacific/Apia', '2026-10-25', '2026-10-24T11:00Z', '2026-10-25T11:00Z', 0],
  ['Pacific/Apia', '2027-03-28', '2027-03-27T11:00Z', '2027-03-28T11:00Z', 0],
  ['Pacific/Apia', '2027-10-31', '2027-10-30T11:00Z', '2027-10-31T11:00Z', 0],
  ['UTC', '2026-03-29', '2026-03-29T00:00Z', '2026-03-30T00:00Z', 0],
  ['UTC', '2026-10-25', '2026-10-25T00:00Z', '2026-10-26T00:00Z', 0],
  ['UTC', '2027-03-28', '2027-03-28T00:00Z', '2027-03-29T00:00Z', 0],
  ['UTC', '2027-10-31', '2027-10-31T00:00Z', '2027-11-01T00:00Z', 0],
])('%s on %s', (zone, date, begins, ends, longerBy) => {
  const [from, until] = [at(begins), at(ends)];
  const [dayBefore, dayAfter] = [shifted(date, -1), shifted(date, 1)];
  const touched = (start: Date, minutes: number) =>
    daysTouched({ start, end: minutesAfter(start, minutes) }, zone);

  test('the day is as long as its clocks say, and begins when they show midnight', () => {
    expect([startOfDay(date, zone), startOfDay(dayAfter, zone)]).toEqual([from, until]);
    expect(until).toEqual(minutesAfter(from, dayMinutes + longerBy));
    expect(wallClock(from, zone)).toBe(`${date} 00:00:00`);
    expect(wallClock(until, zone)).toBe(`${dayAfter} 00:00:00`);
  });

  test('every quarter of an hour of it is on this date, also one that the clocks show twice', () => {
    for (let start = from; start < until; start = minutesAfter(start, 15)) {
      expect(localDate(start, zone)).toBe(date);
      expect(touched(start, 15)).toEqual([date]);
    }
    expect(localDate(minutesAfter(from, -1), zone)).toBe(dayBefore);
    expect(localDate(until, zone)).toBe(dayAfter);
  });

  test('the window covers eight whole dates, from the day before the change until it has left the window', () => {
    for (const daysLater of [-1, 0, 1, 6, 7, 8]) {
      const today = shifted(date, daysLater);
      const noon = minutesAfter(from, (daysLater * 24 + 12) * 60);
      const window = syncWindow(noon, zone, 7);
      expect(wallClock(window.from, zone)).toBe(`${shifted(today, -7)} 00:00:00`);
      expect(wallDate(new Date(window.from.getTime() - 1), zone)).toBe(shifted(today, -8));
      expect(wallClock(window.until, zone)).toBe(`${shifted(today, 1)} 00:00:00`);
      expect(wallDate(new Date(window.until.getTime() - 1), zone)).toBe(today);
      expect(wallDates({ start: window.from, end: window.until }, zone)).toEqual(
        [-7, -6, -5, -4, -3, -2, -1, 0].map((days) => shifted(today, days)),
      );
      const holdsTheChange = daysLater >= 0 && daysLater <= 7;
      const minutes = (window.until.getTime() - window.from.getTime()) / 60_000;
      expect(minutes).toBe(8 * dayMinutes + (holdsTheChange ? longerBy : 0));
    }
  });

  test('all day long it is the same window', () => {
    const window = syncWindow(from, zone, 7);
    for (let now = from; now < until; now = minutesAfter(now, 30))
      expect(syncWindow(now, zone, 7)).toEqual(window);
    expect(syncWindow(new Date(until.getTime() - 1), zone, 7)).toEqual(window);
    expect(syncWindow(until, zone, 7)).not.toEqual(window);
    expect(syncWindow(new Date(from.getTime() - 1), zone, 7)).not.toEqual(window);
  });

  test.each([0, 7])(
    'a meeting at 23:30 is in the window or not to the minute, %i days later',
    (daysLater) => {
      const today = shifted(date, daysLater);
      const window = syncWindow(minutesAfter(from, (daysLater * 24 + 12) * 60), zone, 7);
      const isIn = (start: Date, minutes: number) =>
        overlaps(window, { start, end: minutesAfter(start, minutes) });
      const eve = minutesAfter(window.from, -30);
      expect(wallClock(eve, zone)).toBe(`${shifted(today, -8)} 23:30:00`);
      expect([isIn(eve, 30), isIn(eve, 31), isIn(eve, 60), isIn(window.from, 0)]).toEqual([
        false,
        true,
        true,
        true,
      ]);
      const late = minutesAfter(window.until, -30);
      expect(wallClock(late, zone)).toBe(`${today} 23:30:00`);
      expect([isIn(late, 0), isIn(late, 30), isIn(late, 60)]).toEqual([true, true, true]);
      expect([isIn(window.until, 0), isIn(window.until, 30)]).toEqual([false, false]);
    },
  );

  test.each([
    ['before', -1, from],
    ['of', 0, until],
  ])('at 23:30 on the day %s the change a meeting stands on that day', (_, days, midnight) => {
    const start = minutesAfter(midnight, -30);
    const [day, next] = [shifted(date, days), shifted(date, days + 1)];
    expect(wallClock(start, zone)).toBe(`${day} 23:30:00`);
    expect(touched(start, 0)).toEqual([day]);
    expect(touched(start, 30)).toEqual([day]);
    expect(touched(start, 31)).toEqual([day, next]);
    expect(touched(start, 60)).toEqual([day, next]);
    expect(touched(midnight, 0)).toEqual([next]);
  });

  test('a meeting through the change touches the days that the wall shows, however long it lasts', () => {
    for (const minutes of [1, 3, 24, 25, 47, 49, 7 * 24].map((hours) => hours * 60)) {
      for (const start of [minutesAfter(from, -30), from, minutesAfter(from, 60), minutesAfter(from, 105)]) {
        const end = minutesAfter(start, minutes);
        expect(daysTouched({ start, end }, zone)).toEqual(wallDates({ start, end }, zone));
      }
    }
  });

  test('the night comes once, two hours after midnight, whatever the clocks show by then', () => {
    const options = { syncHour: 2, spreadMinutes: 0, key: 'anna' };
    const night = nextNight(minutesAfter(from, -6 * 60), zone, options);
    expect(night).toEqual(minutesAfter(from, 120));
    expect(nextNight(minutesAfter(night, -1), zone, options)).toEqual(night);
    expect(nextNight(night, zone, options)).toEqual(minutesAfter(until, 120));
  });

  test('a mailbox’s place in the spread is the same in this night as in any other', () => {
    const options = { syncHour: 2, spreadMinutes: 120, key: 'anna' };
    const ordinary = nextNight(at('2026-06-10T12:00Z'), 'UTC', options);
    const sinceMidnight = (ordinary.getTime() - at('2026-06-11T00:00Z').getTime()) / 60_000;
    const night = nextNight(minutesAfter(from, -6 * 60), zone, options);
    expect(night).toEqual(minutesAfter(from, sinceMidnight));
    expect(nextNight(night, zone, options)).toEqual(minutesAfter(until, sinceMidnight));
  });
});

// Samoa went from the 29th straight to the 31st of December 2011.
describe('Apia left out a date', () => {
  const zone = 'Pacific/Apia';
  const skipped = at('2011-12-30T10:00Z');

  test('the 29th ended and the 31st began at the same midnight', () => {
    expect(wallClock(new Date(skipped.getTime() - 1000), zone)).toBe('2011-12-29 23:59:59');
    expect(wallClock(skipped, zone)).toBe('2011-12-31 00:00:00');
    expect(startOfDay('2011-12-30', zone)).toEqual(skipped);
  });

  test('on the 29th the window ends with it, on the 31st it goes back to the 24th', () => {
    const before = syncWindow(at('2011-12-29T22:00Z'), zone, 7);
    expect(before).toEqual({ from: at('2011-12-22T10:00Z'), until: skipped });
    const after = syncWindow(at('2011-12-30T22:00Z'), zone, 7);
    expect(after).toEqual({ from: at('2011-12-24T10:00Z'), until: at('2011-12-31T10:00Z') });
    expect(wallClock(after.from, zone)).toBe('2011-12-24 00:00:00');
  });

  test('a meeting at 23:30 on the 29th goes on on the 31st', () => {
    const start = minutesAfter(skipped, -30);
    expect(daysTouched({ start, end: skipped }, zone)).toEqual(['2011-12-29']);
    expect(daysTouched({ start, end: minutesAfter(skipped, 30) }, zone)).toEqual([
      '2011-12-29',
      '2011-12-31',
    ]);
  });

  test('the date that was left out has no night of its own', () => {
    const options = { syncHour: 2, spreadMinutes: 0, key: 'anna' };
    const night = nextNight(at('2011-12-29T22:00Z'), zone, options);
    expect(night).toEqual(at('2011-12-30T12:00Z'));
    expect(nextNight(night, zone, options)).toEqual(at('2011-12-31T12:00Z'));
  });
});
