import { IcsError, readIcs } from '../../../local/calendar/ics';

const november = {
  from: new Date('2026-11-01T00:00:00Z'),
  until: new Date('2026-12-01T00:00:00Z'),
  zone: 'Europe/Berlin',
};

function calendar(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}
function event(...lines: string[]): string[] {
  return ['BEGIN:VEVENT', 'UID:one@example', 'SUMMARY:Weekly', ...lines, 'END:VEVENT'];
}
function starts(text: string, options = november): string[] {
  return readIcs(text, options).meetings.map(({ start }) => start.toISOString().slice(0, 16));
}

describe('zones', () => {
  const oddZone = [
    'BEGIN:VTIMEZONE',
    'TZID:Customized Time Zone',
    'BEGIN:STANDARD',
    'DTSTART:16010101T000000',
    'TZOFFSETFROM:+0545',
    'TZOFFSETTO:+0545',
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
  test.each([
    ['an IANA name without a VTIMEZONE', 'DTSTART;TZID=America/New_York:20261110T090000', '2026-11-10T14:00'],
    ['a Windows name', 'DTSTART;TZID=W. Europe Standard Time:20261110T090000', '2026-11-10T08:00'],
    ['a numbered Windows name', 'DTSTART;TZID=W. Europe Standard Time 1:20261110T090000', '2026-11-10T08:00'],
    [
      'a quoted display name',
      'DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Bern":20261110T090000',
      '2026-11-10T08:00',
    ],
    [
      'a display name of which only the offset helps',
      'DTSTART;TZID="(UTC-03:30) Nowhere":20261110T090000',
      '2026-11-10T12:30',
    ],
    [
      'an Evolution name',
      'DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20261110T090000',
      '2026-11-10T09:00',
    ],
    [
      'a zone that only the file knows',
      'DTSTART;TZID=Customized Time Zone:20261110T090000',
      '2026-11-10T03:15',
    ],
    [
      'tzone://Microsoft/Custom, which says nothing',
      'DTSTART;TZID=tzone://Microsoft/Custom:20261110T090000',
      '2026-11-10T08:00',
    ],
    ['tzone://Microsoft/Utc', 'DTSTART;TZID=tzone://Microsoft/Utc:20261110T090000', '2026-11-10T09:00'],
    ['UTC', 'DTSTART:20261110T090000Z', '2026-11-10T09:00'],
    ['no zone at all (floating)', 'DTSTART:20261110T090000', '2026-11-10T08:00'],
  ])('%s is understood', (_, dtstart, expected) => {
    expect(starts(calendar(...oddZone, ...event(dtstart, 'DURATION:PT1H')))).toEqual([expected]);
  });
});

describe('series', () => {
  test('an endless weekly series stays at nine across the clock change and is expanded in the range only', () => {
    const text = calendar(
      ...event(
        'DTSTART;TZID=Europe/Berlin:20200107T090000',
        'DTEND;TZID=Europe/Berlin:20200107T100000',
        'RRULE:FREQ=WEEKLY',
      ),
    );
    const range = {
      ...november,
      from: new Date('2026-10-18T00:00:00Z'),
      until: new Date('2026-11-01T00:00:00Z'),
    };
    expect(starts(text, range)).toEqual(['2026-10-20T07:00', '2026-10-27T08:00']);
    expect(readIcs(text, range).total).toBeGreaterThan(100);
  });

  test.each([
    ['the last occurrence', 'Europe/Berlin', '20261110T080000Z', ['2026-11-09T08:00', '2026-11-10T08:00']],
    ['nothing a second later', 'America/New_York', '20261110T135959Z', ['2026-11-09T14:00']],
  ])('an UNTIL in UTC includes %s of a series at nine in %s', (_, zone, untilUtc, expected) => {
    const rule = `RRULE:FREQ=DAILY;UNTIL=${untilUtc}`;
    expect(starts(calendar(...event(`DTSTART;TZID=${zone}:20261109T090000`, 'DURATION:PT1H', rule)))).toEqual(
      expected,
    );
  });

  test('a date as UNTIL includes that whole date', () => {
    const text = calendar(
      ...event('DTSTART:20261109T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20261110'),
    );
    expect(starts(text)).toHaveLength(2);
  });

  test('exceptions move, retitle and cancel single occurrences; EXDATE leaves one out; RDATE adds one', () => {
    const { meetings } = readIcs(
      calendar(
        ...event(
          'DTSTART;TZID=Europe/Berlin:20261102T090000',
          'DURATION:PT30M',
          'RRULE:FREQ=DAILY;COUNT=4',
          'EXDATE:20261103T080000Z',
          'RDATE;TZID=Europe/Berlin:20261120T090000',
        ),
        'BEGIN:VEVENT',
        'UID:one@example',
        'SUMMARY:Moved',
        'RECURRENCE-ID;TZID=W. Europe Standard Time:20261104T090000',
        'DTSTART;TZID=Europe/Berlin:20261104T150000',
        'DURATION:PT1H',
        'END:VEVENT',
        'BEGIN:VEVENT',
        'UID:one@example',
        'SUMMARY:Weekly',
        'STATUS:CANCELLED',
        'RECURRENCE-ID:20261105T080000Z',
        'DTSTART:20261105T080000Z',
        'DURATION:PT30M',
        'END:VEVENT',
      ),
      november,
    );
    expect(
      meetings.map(({ subject, start, isCancelled }) => [
        subject,
        start.toISOString().slice(0, 16),
        isCancelled,
      ]),
    ).toEqual([
      ['Weekly', '2026-11-02T08:00', false],
      ['Moved', '2026-11-04T14:00', false],
      ['Weekly', '2026-11-05T08:00', true],
      ['Weekly', '2026-11-20T08:00', false],
    ]);
  });

  test('an occurrence keeps its id when it is moved and when the range changes', () => {
    const master = event('DTSTART:20261102T090000Z', 'DURATION:PT30M', 'RRULE:FREQ=DAILY;COUNT=3');
    const moved = event('RECURRENCE-ID:20261103T090000Z', 'DTSTART:20261103T160000Z', 'DURATION:PT30M');
    const before = readIcs(calendar(...master), november).meetings.map(({ id }) => id);
    const after = readIcs(calendar(...master, ...moved), {
      ...november,
      from: new Date('2026-11-03T00:00:00Z'),
    }).meetings;
    expect(new Set(before).size).toBe(3);
    expect(after.map(({ id }) => id)).toEqual(before.slice(1));
  });
});

describe('entries', () => {
  test('an all-day entry is a floating date whose end is exclusive, with or without DTEND', () => {
    const { meetings } = readIcs(
      calendar(
        ...event('DTSTART;VALUE=DATE:20261110'),
        'BEGIN:VEVENT',
        'UID:two',
        'DTSTART;VALUE=DATE:20261112',
        'DTEND;VALUE=DATE:20261114',
        'END:VEVENT',
      ),
      november,
    );
    expect(meetings).toMatchObject([
      { isAllDay: true, start: new Date('2026-11-10T00:00:00Z'), end: new Date('2026-11-11T00:00:00Z') },
      {
        isAllDay: true,
        subject: null,
        start: new Date('2026-11-12T00:00:00Z'),
        end: new Date('2026-11-14T00:00:00Z'),
      },
    ]);
  });

  test("Outlook's midnight-to-midnight all-day entry is all-day", () => {
    const text = calendar(
      ...event(
        'DTSTART;TZID=Europe/Berlin:20261110T000000',
        'DTEND;TZID=Europe/Berlin:20261111T000000',
        'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
      ),
    );
    expect(readIcs(text, november).meetings).toMatchObject([
      { isAllDay: true, start: new Date('2026-11-10T00:00:00Z') },
    ]);
  });

  test('a byte order mark, bare line feeds and folded lines do not matter', () => {
    const text = `\uFEFF${calendar(...event('DTSTART:20261110T090000Z', 'DURATION:PT1H', 'DESCRIPTION:a fol', ' ded line')).replace(/\r\n/g, '\n')}`;
    expect(readIcs(text, november).meetings[0]).toMatchObject({ subject: 'Weekly', body: 'a folded line' });
  });

  test('METHOD:CANCEL cancels everything in the file', () => {
    expect(
      readIcs(calendar('METHOD:CANCEL', ...event('DTSTART:20261110T090000Z')), november).meetings,
    ).toMatchObject([{ isCancelled: true }]);
  });

  test('entries outside the range count in the total; an unreadable entry is named and costs no other', () => {
    const calendarText = calendar(
      ...event('DTSTART:20261110T090000Z', 'DURATION:PT1H'),
      'BEGIN:VEVENT',
      'UID:old',
      'DTSTART:19990101T090000Z',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:bad',
      'SUMMARY:No start',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:worse',
      'SUMMARY:Odd start',
      'DTSTART:when it rains',
      'END:VEVENT',
    );
    const read = readIcs(calendarText, november);
    expect(read.meetings).toHaveLength(1);
    expect(read.total).toBe(2);
    expect(read.unreadable).toHaveLength(2);
    expect(read.unreadable[0]).toContain('No start');
  });
});

describe('text that is no calendar is refused in one sentence', () => {
  test.each([
    ['an empty file', '', /empty/],
    ['a web page', '<html><body>Sign in</body></html>', /line 1 is "<html>/],
    ['a line of rubbish', calendar('what is this'), /Line 4 is not an iCalendar property: "what is this"/],
    [
      'a file that breaks off',
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1',
      /breaks off: VEVENT, begun on line 2/,
    ],
    [
      'crossed components',
      calendar('BEGIN:VEVENT', 'END:VTODO'),
      /Line 5 ends VTODO, but line 4 began VEVENT/,
    ],
  ])('%s', (_, text, message) => {
    expect(() => readIcs(text, november)).toThrow(IcsError);
    expect(() => readIcs(text, november)).toThrow(message);
  });
});
