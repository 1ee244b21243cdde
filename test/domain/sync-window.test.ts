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
