import { clocksChange, comesTwice, instantOf, knownZone, sameClock, wallTime } from '../../web/my-day/zone';

const berlin = 'Europe/Berlin';
const instant = (wall: string, zone: string) => instantOf(wall, zone)?.toISOString();

test.each([
  ['2026-11-20T09:00:00.000Z', berlin, '2026-11-20T10:00'],
  ['2026-07-20T09:00:00.000Z', berlin, '2026-07-20T11:00'],
  ['2026-11-20T23:30:00.000Z', 'Asia/Tokyo', '2026-11-21T08:30'],
  ['2026-11-20T02:00:00.000Z', 'America/St_Johns', '2026-11-19T22:30'],
  ['2026-11-20T00:00:00.000Z', 'Asia/Kathmandu', '2026-11-20T05:45'],
  ['2026-11-20T23:00:00.000Z', berlin, '2026-11-21T00:00'],
])('%s is %s, %s on the wall, and back', (at, zone, wall) => {
  expect(wallTime(new Date(at), zone)).toBe(wall);
  expect(instant(wall, zone)).toBe(at);
});

test('where clocks go back, a time that comes twice is the first of the two', () => {
  expect(instant('2026-10-25T02:30', berlin)).toBe('2026-10-25T00:30:00.000Z');
  expect(instant('2026-11-01T01:15', 'America/New_York')).toBe('2026-11-01T05:15:00.000Z');
  expect(instant('2026-10-25T03:00', berlin)).toBe('2026-10-25T02:00:00.000Z');
});

test('where clocks jump ahead, a time that they skip moves ahead with them', () => {
  expect(instant('2026-03-29T02:30', berlin)).toBe('2026-03-29T01:30:00.000Z');
  expect(wallTime(new Date('2026-03-29T01:30:00.000Z'), berlin)).toBe('2026-03-29T03:30');
  expect(instant('2026-10-04T02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:45:00.000Z');
});

test('only what a control for date and time gives is a date and time', () => {
  for (const text of ['', '2026-11-20', '2026-13-20T10:00', '2026-11-20T25:00', 'tomorrow'])
    expect(instantOf(text, berlin)).toBeUndefined();
});

test('both hours of the night in which clocks go back are unclear, the hours around them are not', () => {
  const unclear = ['23:30', '00:30', '01:30', '02:30'].map((time, n) =>
    comesTwice(new Date(`2026-10-2${n === 0 ? 4 : 5}T${time}:00.000Z`), berlin),
  );
  expect(unclear).toEqual([false, true, true, false]);
});

test('zones whose clocks agree all year need no hint; zones that agree in winter only do', () => {
  const now = new Date('2026-01-10T12:00:00.000Z');
  expect(sameClock(berlin, 'Europe/Paris', now)).toBe(true);
  expect(sameClock('Asia/Kolkata', 'Asia/Calcutta', now)).toBe(true);
  expect(sameClock('Europe/London', 'UTC', now)).toBe(false);
  expect(sameClock(berlin, 'America/New_York', now)).toBe(false);
});

test('clocks change between two instants if they are not as far apart on the wall', () => {
  const [before, after] = [new Date('2026-10-25T00:00:00.000Z'), new Date('2026-10-25T02:00:00.000Z')];
  expect(clocksChange(before, after, berlin)).toBe(true);
  expect(clocksChange(before, after, 'Asia/Tokyo')).toBe(false);
});

test('a zone that nobody here knows is shown as UTC', () => {
  expect(knownZone(berlin)).toBe(berlin);
  expect(knownZone('Mars/Olympus_Mons')).toBe('UTC');
});
