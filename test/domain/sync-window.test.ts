import { overlaps, syncWindow } from '../../src/domain/sync-window';

const at = (text: string) => new Date(text);

describe('The window of a sync', () => {
  test.each([
    ['Europe/Berlin', '2026-06-15T10:00Z', '2026-06-07T22:00Z', '2026-06-15T22:00Z'],
    ['Europe/Berlin', '2026-04-01T10:00Z', '2026-03-24T23:00Z', '2026-04-01T22:00Z'],
    ['Europe/Berlin', '2026-10-28T10:00Z', '2026-10-20T22:00Z', '2026-10-28T23:00Z'],
    ['America/New_York', '2026-11-03T02:00Z', '2026-10-26T04:00Z', '2026-11-03T05:00Z'],
    ['Australia/Lord_Howe', '2026-10-05T10:00Z', '2026-09-27T13:30Z', '2026-10-05T13:00Z'],
    ['Asia/Kathmandu', '2026-06-15T18:20Z', '2026-06-08T18:15Z', '2026-06-16T18:15Z'],
    ['America/Santiago', '2026-09-06T12:00Z', '2026-08-30T04:00Z', '2026-09-07T03:00Z'],
    ['UTC', '2026-06-15T00:00Z', '2026-06-08T00:00Z', '2026-06-16T00:00Z'],
  ])(
    'reaches from local midnight seven days ago to the end of the local today: %s at %s',
    (zone, now, from, until) => {
      expect(syncWindow(at(now), zone, 7)).toEqual({ from: at(from), until: at(until) });
    },
  );

  const hours = ({ from, until }: { from: Date; until: Date }) =>
    (until.getTime() - from.getTime()) / 3_600_000;

  test.each([
    ['Europe/Berlin', '2026-03-28T12:00Z', 192],
    ['Europe/Berlin', '2026-03-29T12:00Z', 191],
    ['Europe/Berlin', '2026-04-05T12:00Z', 191],
    ['Europe/Berlin', '2026-04-06T12:00Z', 192],
    ['Europe/Berlin', '2026-10-25T12:00Z', 193],
    ['Europe/Berlin', '2027-10-31T12:00Z', 193],
    ['America/New_York', '2026-03-10T12:00Z', 191],
    ['America/New_York', '2027-11-07T12:00Z', 193],
    ['Australia/Sydney', '2026-04-05T02:00Z', 193],
    ['Australia/Sydney', '2027-10-03T02:00Z', 191],
    ['Australia/Lord_Howe', '2026-04-05T02:00Z', 192.5],
    ['Australia/Lord_Howe', '2027-10-03T02:00Z', 191.5],
    ['Asia/Kolkata', '2026-03-29T12:00Z', 192],
    ['Asia/Kathmandu', '2026-03-29T12:00Z', 192],
    ['Pacific/Apia', '2026-04-05T12:00Z', 192],
    ['UTC', '2026-03-29T12:00Z', 192],
  ])(
    'is eight dates of the wall, however many hours they have: %s at %s, %d hours',
    (zone, now, expected) => {
      expect(hours(syncWindow(at(now), zone, 7))).toBe(expected);
    },
  );

  test.each([
    ['2026-03-29T12:00Z', 0, 23],
    ['2026-03-29T12:00Z', 1, 47],
    ['2026-03-30T12:00Z', 0, 24],
    ['2026-10-25T12:00Z', 0, 25],
    ['2026-10-31T12:00Z', 6, 169],
    ['2026-11-01T12:00Z', 6, 168],
    ['2026-10-25T12:00Z', 365, 366 * 24 + 1],
  ])('counts its days on the calendar: in Berlin at %s, of %i days, %i hours', (now, days, expected) => {
    expect(hours(syncWindow(at(now), 'Europe/Berlin', days))).toBe(expected);
  });

  // The same instant is the 5th of April everywhere but in Apia, where it is the 6th.
  test.each([
    ['Europe/Berlin', '2026-03-28T23:00Z', '2026-04-05T22:00Z'],
    ['America/New_York', '2026-03-29T04:00Z', '2026-04-06T04:00Z'],
    ['Australia/Sydney', '2026-03-28T13:00Z', '2026-04-05T14:00Z'],
    ['Australia/Lord_Howe', '2026-03-28T13:00Z', '2026-04-05T13:30Z'],
    ['Asia/Kolkata', '2026-03-28T18:30Z', '2026-04-05T18:30Z'],
    ['Asia/Kathmandu', '2026-03-28T18:15Z', '2026-04-05T18:15Z'],
    ['Pacific/Apia', '2026-03-29T11:00Z', '2026-04-06T11:00Z'],
    ['UTC', '2026-03-29T00:00Z', '2026-04-06T00:00Z'],
  ])('is where its user is: at one and the same instant in %s, %s to %s', (zone, from, until) => {
    expect(syncWindow(at('2026-04-05T12:00Z'), zone, 7)).toEqual({ from: at(from), until: at(until) });
  });

  test('of no days is the local today', () => {
    expect(syncWindow(at('2026-06-15T23:00Z'), 'Europe/Berlin', 0)).toEqual({
      from: at('2026-06-15T22:00Z'),
      until: at('2026-06-16T22:00Z'),
    });
  });
});

describe('A meeting is in the window if it shares an instant with it', () => {
  const window = { from: at('2026-06-08T00:00Z'), until: at('2026-06-16T00:00Z') };

  test.each([
    ['begins at its beginning', '2026-06-08T00:00Z', '2026-06-08T01:00Z', true],
    ['ends at its beginning', '2026-06-07T23:00Z', '2026-06-08T00:00Z', false],
    ['runs into it', '2026-06-07T23:00Z', '2026-06-08T00:01Z', true],
    ['runs out of it', '2026-06-15T23:30Z', '2026-06-16T01:00Z', true],
    ['begins at its end', '2026-06-16T00:00Z', '2026-06-16T01:00Z', false],
    ['spans it', '2026-06-01T00:00Z', '2026-06-30T00:00Z', true],
    ['has no length and stands at its beginning', '2026-06-08T00:00Z', '2026-06-08T00:00Z', true],
    ['has no length and stands at its end', '2026-06-16T00:00Z', '2026-06-16T00:00Z', false],
  ])('one that %s', (_, start, end, expected) => {
    expect(overlaps(window, { start: at(start), end: at(end) })).toBe(expected);
  });
});
