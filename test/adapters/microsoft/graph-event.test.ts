// Graph's events as they really come, and what becomes of each. One malformed entry never costs another.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { selectedFields, toEntry, toTitle } from '../../../src/adapters/microsoft/graph-event';
import { typescript } from '../../typescript';

const utc = (dateTime: unknown, timeZone: unknown = 'UTC') => ({ dateTime, timeZone });

const event = (overrides: Record<string, unknown> = {}) => ({
  '@odata.etag': 'W/"x"',
  id: 'AAMkAD-1',
  subject: 'Sprint review',
  isAllDay: false,
  isCancelled: false,
  start: utc('2026-11-20T09:00:00.0000000'),
  end: utc('2026-11-20T10:00:00.0000000'),
  ...overrides,
});

const startOf = (dateTime: unknown, timeZone: unknown = 'UTC'): string => {
  const entry = toEntry(event({ start: utc(dateTime, timeZone), end: utc('2100-01-01T00:00:00') }));
  return entry.kind === 'meeting' ? entry.start.toISOString() : entry.kind;
};

test('of a meeting five things are asked: subject, start, end, and the flags that leave entries out', () => {
  expect(selectedFields).toEqual(['subject', 'start', 'end', 'isAllDay', 'isCancelled']);
});

test('a meeting is its id, title, start and end', () => {
  expect(toEntry(event())).toEqual({
    kind: 'meeting',
    outlookId: 'AAMkAD-1',
    title: 'Sprint review',
    start: new Date('2026-11-20T09:00:00.000Z'),
    end: new Date('2026-11-20T10:00:00.000Z'),
  });
});

test('of what Graph sends unasked nothing is kept', () => {
  const talkative = event({ body: { content: 'secret' }, attendees: [{}], location: { displayName: 'x' } });
  expect(toEntry(talkative)).toEqual(toEntry(event()));
});

describe('times', () => {
  test.each([
    ['2026-11-20T09:00:00.0000000', '2026-11-20T09:00:00.000Z'],
    ['2026-11-20T09:00:00.1239999', '2026-11-20T09:00:00.123Z'],
    ['2026-11-20T09:00:00.1', '2026-11-20T09:00:00.100Z'],
    ['2026-11-20T09:00:00', '2026-11-20T09:00:00.000Z'],
    ['2026-11-20T09:00:00Z', '2026-11-20T09:00:00.000Z'],
    ['2026-11-20T09:00:00.0000000Z', '2026-11-20T09:00:00.000Z'],
    ['2026-11-20T09:00:00+02:00', '2026-11-20T07:00:00.000Z'],
    ['2026-11-20T24:00:00.0000000', '2026-11-21T00:00:00.000Z'],
  ])(
    'UTC is written without Z and with seven digits, and is never read as local time: %s is %s',
    (dateTime, instant) => {
      expect(startOf(dateTime)).toBe(instant);
    },
  );

  test.each(['UTC', 'utc', 'Etc/UTC', 'GMT', 'Etc/GMT', 'tzone://Microsoft/Utc'])(
    'Microsoft has many names for UTC: %s',
    (timeZone) => {
      expect(startOf('2026-07-01T09:00:00.0000000', timeZone)).toBe('2026-07-01T09:00:00.000Z');
    },
  );

  test.each([
    ['2026-11-20T09:00:00.0000000', 'Europe/Berlin', '2026-11-20T08:00:00.000Z'],
    ['2026-07-20T09:00:00.0000000', 'Europe/Berlin', '2026-07-20T07:00:00.000Z'],
    ['2026-11-20T09:00:00.0000000', 'Asia/Kolkata', '2026-11-20T03:30:00.000Z'],
    ['2026-11-20T09:00:00.0000000', 'Pacific/Auckland', '2026-11-19T20:00:00.000Z'],
    ['2026-11-20T20:00:00.0000000', 'America/Los_Angeles', '2026-11-21T04:00:00.000Z'],
  ])('a server that ignores the preference and answers %s in %s is understood', (dateTime, zone, instant) => {
    expect(startOf(dateTime, zone)).toBe(instant);
  });

  test.each([
    ['Europe/Berlin', '2026-03-29T01:59:00', '2026-03-29T00:59:00.000Z'],
    ['Europe/Berlin', '2026-03-29T03:00:00', '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29T04:30:00', '2026-03-29T02:30:00.000Z'],
    ['Europe/Berlin', '2026-10-25T01:59:00', '2026-10-24T23:59:00.000Z'],
    ['Europe/Berlin', '2026-10-25T03:00:00', '2026-10-25T02:00:00.000Z'],
    ['America/New_York', '2026-03-08T01:59:00', '2026-03-08T06:59:00.000Z'],
    ['America/New_York', '2026-03-08T03:00:00', '2026-03-08T07:00:00.000Z'],
    ['America/New_York', '2026-11-01T00:59:00', '2026-11-01T04:59:00.000Z'],
    ['America/New_York', '2026-11-01T02:00:00', '2026-11-01T07:00:00.000Z'],
  ])('F32: around the change of clocks in %s, %s is %s', (zone, dateTime, instant) => {
    expect(startOf(dateTime, zone)).toBe(instant);
  });

  test.each([
    ['2026-07-01T23:30:00.0000000', 'America/New_York', '2026-07-02T03:30:00.000Z'],
    ['2026-07-01T23:30:00.0000000', 'Australia/Sydney', '2026-07-01T13:30:00.000Z'],
    ['2026-07-01T23:30:00.0000000', 'Australia/Lord_Howe', '2026-07-01T13:00:00.000Z'],
    ['2026-01-01T23:30:00.0000000', 'Australia/Lord_Howe', '2026-01-01T12:30:00.000Z'],
    ['2026-07-01T23:30:00.0000000', 'Asia/Kathmandu', '2026-07-01T17:45:00.000Z'],
    ['2026-07-01T23:30:00.0000000', 'Pacific/Apia', '2026-07-01T10:30:00.000Z'],
    ['2026-07-01T23:30:00.1239999', 'europe/berlin', '2026-07-01T21:30:00.123Z'],
    ['2026-07-01T23:30:00Z', 'Europe/Berlin', '2026-07-01T23:30:00.000Z'],
    ['2026-07-01T23:30:00-04:00', 'tzone://Microsoft/Custom', '2026-07-02T03:30:00.000Z'],
    ['2026-11-20T24:00:00.0000000', 'Europe/Berlin', '2026-11-20T23:00:00.000Z'],
    ['2026-10-24T24:00:00', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
  ])('23:30 somewhere else, and midnight written as 24:00: %s in %s is %s', (dateTime, zone, instant) => {
    expect(startOf(dateTime, zone)).toBe(instant);
  });

  // RFC 5545, 3.3.5: the first of two; what the clocks skip counts as if they had gone on.
  test.each([
    ['Europe/Berlin', '2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-11-01T01:30:00', '2026-11-01T05:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-04T14:45:00.000Z'],
    ['Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
    ['America/New_York', '2026-03-08T02:30:00', '2026-03-08T07:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:45:00.000Z'],
  ])('F32: a time that the clocks in %s show twice or never, %s, is %s', (zone, dateTime, instant) => {
    expect(startOf(dateTime, zone)).toBe(instant);
  });

  test('a meeting that runs into the hour that is missing does not end before it starts', () => {
    const entry = event({
      start: utc('2026-03-29T01:45:00', 'Europe/Berlin'),
      end: utc('2026-03-29T02:15:00', 'Europe/Berlin'),
    });
    expect(toEntry(entry).kind).toBe('meeting');
  });

  test.each([
    'tzone://Microsoft/Custom',
    'Customized Time Zone',
    'Floating',
    'GMT Standard Time',
    'UTC+12',
    '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna',
    'CEST',
    '+01:00',
    'Pacific Standard Time',
    'W. Europe Standard Time',
    'Mars/Olympus_Mons',
    '__proto__',
    '',
    undefined,
    null,
    1,
    {},
  ])('a zone that nobody knows (%p) makes the entry malformed, not wrong by hours', (timeZone) => {
    const entry = event({ start: { dateTime: '2026-11-20T09:00:00.0000000', timeZone } });
    expect(toEntry(entry)).toEqual({ kind: 'malformed', outlookId: 'AAMkAD-1' });
  });

  test('the clock of the machine does not matter: in New York, Berlin and Kiritimati the same instants come out', () => {
    const module = join(__dirname, '../../../src/adapters/microsoft/graph-event.ts');
    const times = [
      { dateTime: '2026-03-08T02:30:00.0000000', timeZone: 'UTC' },
      { dateTime: '2026-11-01T01:30:00.0000000', timeZone: 'tzone://Microsoft/Utc' },
      { dateTime: '2026-10-25T03:00:00.0000000', timeZone: 'Europe/Berlin' },
      { dateTime: '2026-07-01T09:00:00.0000000', timeZone: 'Asia/Tokyo' },
      { dateTime: '2026-10-25T02:30:00.0000000', timeZone: 'Europe/Berlin' },
      { dateTime: '2026-03-29T02:30:00.0000000', timeZone: 'Europe/Berlin' },
    ];
    const code = `const { toEntry } = require(${JSON.stringify(module)});
      const times = ${JSON.stringify(times)};
      console.log(JSON.stringify(times.map((at) => toEntry({ id: 'x', start: at, end: at }).start)));`;
    for (const TZ of ['America/New_York', 'Europe/Berlin', 'Pacific/Kiritimati'])
      expect(
        JSON.parse(
          execFileSync(process.execPath, ['--require', typescript, '--input-type=commonjs', '-e', code], {
            env: { ...process.env, TZ },
            encoding: 'utf8',
          }),
        ),
      ).toEqual([
        '2026-03-08T02:30:00.000Z',
        '2026-11-01T01:30:00.000Z',
        '2026-10-25T02:00:00.000Z',
        '2026-07-01T00:00:00.000Z',
        '2026-10-25T00:30:00.000Z',
        '2026-03-29T01:30:00.000Z',
      ]);
  });

  test.each([
    '',
    'tomorrow',
    '2026-11-20',
    '2026-11-20T09:00',
    '20.11.2026 09:00',
    '2026-13-20T09:00:00.0000000',
    '2026-02-30T09:00:00.0000000',
    '2026-11-20T25:00:00.0000000',
    '2026-11-20T09:00:00.0000000 ',
    'x2026-11-20T09:00:00.0000000',
    undefined,
    null,
    1_763_629_200_000,
    ['2026-11-20T09:00:00'],
  ])('%p is no time', (dateTime) => {
    for (const side of ['start', 'end'])
      expect(toEntry(event({ [side]: utc(dateTime) }))).toMatchObject({ kind: 'malformed' });
  });

  test.each([
    '2026-11-20T25:00:00',
    '2026-11-20T24:00:01',
    '2026-11-20T09:61:00',
    '2026-11-20T23:59:60',
    '2026-02-30T09:00:00',
    '2026-11-20T09:00:00+99:00',
  ])('%s is no time in another zone than UTC either', (dateTime) => {
    for (const zone of ['Europe/Berlin', 'Asia/Kathmandu'])
      expect(toEntry(event({ start: utc(dateTime, zone) }))).toMatchObject({ kind: 'malformed' });
  });

  test.each([
    [{ dateTime: '2026-11-20T09:00:00.0000000' }],
    [{ timeZone: 'UTC' }],
    [{ date: '2026-11-20' }],
    ['2026-11-20T09:00:00Z'],
  ])('a time without its zone, or a date alone, is no time: %j', (start) => {
    expect(toEntry(event({ start }))).toMatchObject({ kind: 'malformed' });
  });

  test('start and end may come in different zones, as of a flight', () => {
    const flight = event({
      start: utc('2026-11-20T23:30:00.0000000', 'Europe/Berlin'),
      end: utc('2026-11-21T03:00:00.0000000', 'America/New_York'),
    });
    expect(toEntry(flight)).toMatchObject({
      start: new Date('2026-11-20T22:30:00.000Z'),
      end: new Date('2026-11-21T08:00:00.000Z'),
    });
    const halfKnown = event({ end: utc('2026-11-21T03:00:00.0000000', 'Mars/Phobos') });
    expect(toEntry(halfKnown)).toMatchObject({ kind: 'malformed' });
  });

  test('a meeting from midnight to midnight that is not marked all-day is a meeting', () => {
    const start = utc('2026-11-20T00:00:00.0000000', 'Europe/Berlin');
    const end = utc('2026-11-21T00:00:00.0000000', 'Europe/Berlin');
    expect(toEntry(event({ start, end })).kind).toBe('meeting');
  });

  test.each([undefined, null, 'now', 7, [], {}])('a start that is %p is no time', (start) => {
    expect(toEntry(event({ start }))).toMatchObject({ kind: 'malformed' });
  });

  test('a meeting that ends before it starts is malformed; one without duration is a meeting', () => {
    const at = utc('2026-11-20T09:00:00.0000000');
    expect(toEntry(event({ start: at, end: utc('2026-11-20T08:59:59.9990000') })).kind).toBe('malformed');
    expect(toEntry(event({ start: at, end: at })).kind).toBe('meeting');
  });
});

describe('subjects', () => {
  const titleOf = (subject: unknown) => {
    const entry = toEntry(event({ subject }));
    return entry.kind === 'meeting' ? entry.title : entry.kind;
  };

  test.each([undefined, null, '', '   ', '\n\t', '\u0000', 7, {}, ['x']])(
    'a subject that is missing or empty (%p) is a meeting without title',
    (subject) => {
      expect(titleOf(subject)).toBeUndefined();
    },
  );

  test('an event may come without the member at all', () => {
    const withoutSubject: Record<string, unknown> = event();
    delete withoutSubject.subject;
    expect(toEntry(withoutSubject)).toMatchObject({ kind: 'meeting', title: undefined });
  });

  test('A36: control characters and line separators become spaces', () => {
    expect(titleOf('a\r\nb\u0000c\u001b[31md\u007fe\u0085f\u2028g\u2029h')).toBe('a  b c [31md e f g h');
  });

  test('letters of the world, emoji and right-to-left marks stay as they are', () => {
    const subject = 'Besprechung mit Zoë 👩‍💻 · 会議 · \u200fפגישה';
    expect(titleOf(subject)).toBe(subject);
  });

  test('a subject of 5,000 characters is cut at 1,000', () => {
    expect(titleOf('x'.repeat(5000))).toBe('x'.repeat(1000));
    expect(titleOf('x'.repeat(1000))).toBe('x'.repeat(1000));
  });

  test('the cut never leaves half an emoji', () => {
    expect(titleOf(`${'x'.repeat(999)}😀${'y'.repeat(4000)}`)).toBe('x'.repeat(999));
    expect(titleOf(`${'x'.repeat(998)}😀${'y'.repeat(4000)}`)).toBe(`${'x'.repeat(998)}😀`);
  });

  test.each(['\ud83d', 'a\udc00b', '\udc00\ud800', `${'x'.repeat(999)}\ud83d`])(
    'half an emoji in the subject becomes a replacement character: it could not be stored',
    (subject) => {
      const title = titleOf(subject) ?? '';
      expect(title.isWellFormed()).toBe(true);
      expect(title).toContain('\ufffd');
    },
  );

  test('a subject is a title by itself too', () => {
    expect(toTitle(' Planning ')).toBe(' Planning ');
  });
});

describe('what is left out', () => {
  test('a cancelled meeting is known by its flag, whatever else is wrong with it', () => {
    const cancelled = { kind: 'cancelled', outlookId: 'AAMkAD-1' };
    expect(toEntry(event({ isCancelled: true }))).toEqual(cancelled);
    expect(toEntry(event({ isCancelled: true, isAllDay: true, start: null }))).toEqual(cancelled);
  });

  test('an all-day entry is a date that no time zone moves', () => {
    for (const timeZone of ['UTC', 'Pacific/Auckland', 'tzone://Microsoft/Custom', undefined]) {
      const allDay = event({
        isAllDay: true,
        start: utc('2026-11-20T00:00:00.0000000', timeZone),
        end: utc('2026-11-22T00:00:00.0000000', timeZone),
      });
      expect(toEntry(allDay)).toEqual({
        kind: 'all-day',
        outlookId: 'AAMkAD-1',
        days: { from: '2026-11-20', until: '2026-11-22' },
      });
    }
  });

  test.each([null, {}, utc('someday'), utc(7), 'x'])(
    'an all-day entry whose dates cannot be read (%j) is all-day still',
    (start) => {
      expect(toEntry(event({ isAllDay: true, start }))).toEqual({
        kind: 'all-day',
        outlookId: 'AAMkAD-1',
        days: undefined,
      });
    },
  );
});

describe('what is no event', () => {
  test.each([null, undefined, 7, 'event', true, [], [event()], {}, Object.create(null) as unknown])(
    '%p is malformed and throws nothing',
    (value) => {
      expect(toEntry(value)).toEqual({ kind: 'malformed', outlookId: undefined });
    },
  );

  test.each([undefined, null, '', 7, {}, ['a']])('an event whose id is %p is malformed', (id) => {
    expect(toEntry(event({ id }))).toEqual({ kind: 'malformed', outlookId: undefined });
  });

  test('ids are case-sensitive and long: they are kept to the letter', () => {
    const id = 'AAMkAGI2-aA==/+_'.repeat(20);
    expect(toEntry(event({ id }))).toMatchObject({ outlookId: id });
  });
});
