import { addDays, dateIn, instantOf, isWorkingDay } from '../../../local/calendar/dates';
import { generatedCalendar } from '../../../local/calendar/generated';
import type { StandInMeeting } from '../../../local/calendar/meeting';

/** Every so many dates, so that all weekdays, months and seasons come round; and whatever is special. */
const zones = [
  ['Europe/Berlin', 2],
  ['America/New_York', 3],
  ['Asia/Kolkata', 9],
  ['UTC', 11],
  ['Pacific/Auckland', 5],
  ['Pacific/Honolulu', 11],
  ['Pacific/Kiritimati', 9],
] as const;
/** Leap day, and the eight days after each clock change of Berlin, New York and Auckland, in which it can be seen. */
const special: ReadonlySet<string> = new Set([
  '2028-02-29',
  ...['2027-10-31', '2028-03-26', '2027-11-07', '2028-03-12', '2027-09-26', '2028-04-02'].flatMap((change) =>
    everyDate(change, 9),
  ),
]);
const seed = 'anna@contoso.example';

function everyDate(from: string, days: number): string[] {
  return Array.from({ length: days }, (_, index) => addDays(from, index));
}

type Dated = StandInMeeting & { readonly first: string; readonly last: string };

/** The dates that a meeting touches on the clocks of its calendar; of an all-day meeting the dates it names. */
function dated(meeting: StandInMeeting, zone: string): Dated {
  const of = meeting.isAllDay ? 'UTC' : zone;
  return {
    ...meeting,
    first: dateIn(of, meeting.start),
    last: dateIn(of, new Date(meeting.end.getTime() - 1)),
  };
}

function counted(today: string, zone: string) {
  const calendar = generatedCalendar({ today, zone, seed }).map((meeting) => dated(meeting, zone));
  const [tomorrow, oldest] = [addDays(today, 1), addDays(today, -7)];
  const [from, until] = [instantOf(oldest, '00:00', zone), instantOf(tomorrow, '00:00', zone)];
  const oneDayLater = instantOf(addDays(today, 2), '00:00', zone);
  const overlapping = calendar.filter(({ start, end }) => start < until && end > from);
  const timed = overlapping.filter(({ isAllDay }) => !isAllDay);
  return {
    today,
    all: calendar.length,
    ids: new Set(calendar.map(({ id }) => id)).size,
    importable: timed.filter(({ isCancelled }) => !isCancelled).length,
    allDay: overlapping.filter(({ isAllDay, isCancelled }) => isAllDay && !isCancelled).length,
    cancelled: timed.filter(({ isCancelled }) => isCancelled).length,
    beginsBefore: overlapping.filter(({ start, first }) => start < from || first < oldest).length,
    namedInsideOnly: calendar.filter(({ first, last }) => last >= oldest && first <= today).length,
    todayOrTomorrow: calendar.filter(({ first, last }) => last >= today && first <= tomorrow).length,
    newOneDayLater: calendar.filter(({ start }) => start >= until && start < oneDayLater).length,
    sprintReviews: overlapping.filter(
      ({ subject, first }) => subject === 'Sprint review' && first >= addDays(today, -5),
    ).length,
    namedSprintReview: calendar.filter(({ subject }) => subject === 'Sprint review').length,
    overMidnight: timed.filter(({ first, last }) => first !== last).length,
    workAtWeekends: calendar.filter(({ isAllDay, first }) => !isAllDay && !isWorkingDay(first)).length,
  };
}

describe.each(zones)('the generated calendar in %s', (zone, step) => {
  test('holds the same counts all through two years, leap day and clock changes included', () => {
    for (const today of everyDate('2027-06-01', 731).filter(
      (date, index) => index % step === 0 || special.has(date),
    )) {
      expect(counted(today, zone)).toEqual({
        today,
        all: 41,
        ids: 41,
        importable: 23,
        allDay: 3,
        cancelled: 2,
        beginsBefore: 0,
        namedInsideOnly: 28,
        todayOrTomorrow: 0,
        newOneDayLater: 0,
        sprintReviews: 1,
        namedSprintReview: 1,
        overMidnight: 1,
        workAtWeekends: 0,
      });
    }
  });
});

describe('the generated calendar', () => {
  const calendar = generatedCalendar({ today: '2026-11-20', zone: 'Europe/Berlin', seed });

  test('is the same for the same date, zone and person, and another for another person', () => {
    expect(generatedCalendar({ today: '2026-11-20', zone: 'Europe/Berlin', seed })).toEqual(calendar);
    const kims = generatedCalendar({
      today: '2026-11-20',
      zone: 'Europe/Berlin',
      seed: 'kim@fabrikam.example',
    });
    expect(kims.filter(({ id }) => calendar.some((meeting) => meeting.id === id))).toEqual([]);
  });

  test('has titles as messy as in life: none, huge, with control characters, in several languages', () => {
    const subjects = calendar.map(({ subject }) => subject);
    expect(subjects).toContain(null);
    expect(subjects.some((subject) => (subject?.length ?? 0) > 255)).toBe(true);
    expect(subjects.some((subject) => /[\u0000-\u001f]/.test(subject ?? ''))).toBe(true);
    expect(subjects).toContain("Point projet avec l'équipe de Lyon");
    expect(
      calendar
        .filter(({ isCancelled }) => isCancelled)
        .every(({ subject }) => subject!.startsWith('Canceled: ')),
    ).toBe(true);
  });

  test('has two ids that only their letter case tells apart, as Exchange does', () => {
    const lowered = calendar.map(({ id }) => id.toLowerCase());
    expect(new Set(lowered).size).toBe(40);
    expect(calendar.every(({ id }) => id.length === 150 && /^[\w-]+=$/.test(id))).toBe(true);
  });

  test('keeps wall-clock times on both sides of a clock change', () => {
    const around = generatedCalendar({ today: '2027-03-31', zone: 'Europe/Berlin', seed });
    const standUps = around
      .filter(({ subject }) => subject === 'Daily stand-up')
      .map(({ start }) => start.toISOString());
    expect(standUps).toContain('2027-03-26T08:15:00.000Z');
    expect(standUps).toContain('2027-03-29T07:15:00.000Z');
  });

  test('refuses a today that is no date', () => {
    expect(() => generatedCalendar({ today: 'tomorrow', zone: 'UTC', seed })).toThrow('Not a date');
  });
});
