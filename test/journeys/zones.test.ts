// Over HTTP: Anna's meetings at 23:30 stand on the right day and in the right window, in Berlin, in Apia, in New York and
// back in Berlin. It is noon UTC on the 1st of November 2026: within the window the clocks went back in Berlin on its
// first day and in New York on its last; in Apia, where it is the 2nd already, none did.
import type { StandInMeeting } from '../../local/calendar/meeting';
import { minutesAfter, shifted, wallDates } from '../fixtures/wall-clock';
import { runStack, type RunningStack } from './running-stack';

type Event = {
  id: string;
  title: string | null;
  start: string;
  days: string[];
  category: string;
  etag: string;
};
type Run = { imported: number; unchanged: number; window: { from: string; until: string } };
type Status = { timeZone: string; windowDays: number; nextSyncAt: string; lastRun: Run };

const address = 'anna@contoso.example';
const now = new Date('2026-11-01T12:00Z');

/** The last local date and the window, worked out by hand. */
const windows = {
  'Europe/Berlin': {
    today: '2026-11-01',
    from: '2026-10-24T22:00:00.000Z',
    until: '2026-11-01T23:00:00.000Z',
  },
  'Pacific/Apia': {
    today: '2026-11-02',
    from: '2026-10-25T11:00:00.000Z',
    until: '2026-11-02T11:00:00.000Z',
  },
  'America/New_York': {
    today: '2026-11-01',
    from: '2026-10-25T04:00:00.000Z',
    until: '2026-11-02T05:00:00.000Z',
  },
} as const;
type Zone = keyof typeof windows;

/** What is put into her calendar: title, start, minutes; the days that it touches in Berlin, Apia and New York. */
const meetings = [
  ['Ends at the old edge', '2026-10-24T21:30Z', 30, ['24'], ['25'], ['24']],
  ['Runs over the old edge', '2026-10-24T21:30Z', 60, ['24', '25'], ['25'], ['24']],
  ['Begins at the old edge', '2026-10-24T22:00Z', 30, ['25'], ['25'], ['24']],
  ['In the doubled hour', '2026-10-25T00:30Z', 60, ['25'], ['25'], ['24']],
  ['Call at half past eleven', '2026-10-31T22:30Z', 30, ['31'], ['01'], ['31']],
  ['Call over midnight', '2026-10-31T22:30Z', 60, ['31', '01'], ['01'], ['31']],
  ['Tonight over midnight', '2026-11-01T22:30Z', 60, ['01', '02'], ['02'], ['01']],
  ['First thing tomorrow', '2026-11-01T23:00Z', 30, ['02'], ['02'], ['01']],
  ['Half past eleven in Apia', '2026-11-02T10:30Z', 60, ['02'], ['02', '03'], ['02']],
  ['After midnight in Apia', '2026-11-02T11:00Z', 30, ['02'], ['03'], ['02']],
] as const;
const nthOf: Readonly<Record<Zone, 0 | 1 | 2>> = {
  'Europe/Berlin': 0,
  'Pacific/Apia': 1,
  'America/New_York': 2,
};

let stack: RunningStack;
const calendar = new Map<string, StandInMeeting>();
const known = new Set<string>();

beforeAll(async () => {
  stack = await runStack({ args: ['--today', '2026-10-31'] });
  const clock = (advance: string) => stack.local<{ now: string }>('POST', 'clock', { advance });
  const before = Date.parse((await clock('PT0S')).body.now);
  await clock(`PT${Math.round((now.getTime() - before) / 1000)}S`);
  for (const [subject, start, minutes] of meetings) {
    const end = minutesAfter(new Date(start), minutes);
    const meeting = { subject, start, end };
    expect((await stack.local('POST', 'microsoft', { action: 'add', address, meeting })).status).toBe(200);
  }
  await stack.signIn('anna', address);
  for (const meeting of await stack.meetings(address)) calendar.set(keyOf(meeting), meeting);
}, 30_000);
afterAll(() => stack.close());

const keyOf = ({ subject, start }: Pick<StandInMeeting, 'subject' | 'start'>) =>
  `${start.toISOString()} ${(subject ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim()}`;
const events = async () =>
  (
    await stack.api<{ timeZone: string; events: Event[] }>(
      'anna',
      'GET',
      'timeline?from=2026-10-01&until=2026-12-01',
    )
  ).body;
const status = async () => (await stack.api<Status>('anna', 'GET', 'integrations/outlook')).body;
const sync = async () => (await stack.api<Run>('anna', 'POST', 'integrations/outlook/sync')).body;
const prefer = (timeZone: unknown) =>
  stack.api('anna', 'PUT', 'integrations/outlook/preferences', { timeZone });

/** What a sync in this zone must find, told from the dates on the wall alone; and remembers what it imports. */
function expectedIn(zone: Zone) {
  const { today, from, until } = windows[zone];
  const dates = new Set([-7, -6, -5, -4, -3, -2, -1, 0].map((days) => shifted(today, days)));
  const isIn = (meeting: StandInMeeting) =>
    wallDates(meeting, meeting.isAllDay ? 'UTC' : zone).some((date) => dates.has(date));
  const inside = [...calendar.values()].filter(isIn);
  const living = inside.filter(({ isAllDay, isCancelled }) => !isAllDay && !isCancelled);
  const news = living.map(keyOf).filter((key) => !known.has(key));
  for (const key of news) known.add(key);
  // Microsoft also answers the all-day entry of the day before or after, where that is near enough in UTC.
  const neighbours = [...calendar.values()].filter(
    (meeting) =>
      meeting.isAllDay &&
      !isIn(meeting) &&
      +meeting.start < Date.parse(until) &&
      +meeting.end > Date.parse(from),
  );
  return {
    outcome: 'succeeded',
    window: { from, until },
    imported: news.length,
    updated: 0,
    removed: 0,
    unchanged: living.length - news.length,
    keptEdited: 0,
    skipped: {
      cancelled: inside.filter(({ isCancelled }) => isCancelled).length,
      allDay: inside.filter(({ isAllDay, isCancelled }) => isAllDay && !isCancelled).length,
      outsideWindow: neighbours.length,
      tooLong: 0,
      malformed: 0,
      excludedTitle: 0,
      deletedByUser: 0,
    },
  };
}

/** Everything that was ever imported stands there once, on the days that the wall shows in this zone. */
async function expectShownIn(zone: Zone) {
  const { timeZone, events: shown } = await events();
  expect(timeZone).toBe(zone);
  const keyOfEvent = ({ title, start }: Event) => keyOf({ subject: title, start: new Date(start) });
  expect(shown.map(keyOfEvent).sort()).toEqual([...known].sort());
  for (const event of shown) expect(event.days).toEqual(wallDates(calendar.get(keyOfEvent(event))!, zone));
  for (const [subject, , , ...days] of meetings) {
    const event = shown.find(({ title }) => title === subject);
    if (event) expect([subject, event.days.map((day) => day.slice(8))]).toEqual([subject, days[nthOf[zone]]]);
  }
  return shown.map(({ title }) => title);
}

describe('a meeting at 23:30, seen from three zones', () => {
  test('in Berlin the window has 193 hours, from midnight to midnight', async () => {
    const expected = expectedIn('Europe/Berlin');
    expect(await sync()).toMatchObject(expected);
    const titles = await expectShownIn('Europe/Berlin');
    expect(meetings.map(([title]) => title).filter((title) => titles.includes(title))).toEqual([
      'Runs over the old edge',
      'Begins at the old edge',
      'In the doubled hour',
      'Call at half past eleven',
      'Call over midnight',
      'Tonight over midnight',
    ]);
    expect(await status()).toMatchObject({
      timeZone: 'Europe/Berlin',
      windowDays: 7,
      lastRun: { window: expected.window },
    });
  });

  test('she works on what stands at the old edge', async () => {
    const { events: shown } = await events();
    const { id, etag } = shown.find(({ title }) => title === 'Begins at the old edge')!;
    const edit = { category: 'customer' };
    expect((await stack.api('anna', 'PATCH', `timeline/${id}`, edit, { 'if-match': etag })).status).toBe(200);
  });

  test('what is no zone is refused with its name, and moves nothing', async () => {
    for (const zone of [
      '',
      'Mars/Phobos',
      'W. Europe Standard Time',
      '+13:00',
      'Etc/Unknown',
      'x'.repeat(101),
      13,
    ])
      expect(await prefer(zone)).toMatchObject({
        status: 400,
        body: { code: 'request_malformed', remedy: 'correct-request', errors: [{ field: 'timeZone' }] },
      });
    await expectShownIn('Europe/Berlin');
  });

  test.each([
    [
      'Pacific/Apia',
      { from: '2026-11-01T13:00:00.000Z', until: '2026-11-01T15:00:00.000Z' },
      ['First thing tomorrow', 'Half past eleven in Apia'],
    ],
    [
      'America/New_York',
      { from: '2026-11-02T07:00:00.000Z', until: '2026-11-02T09:00:00.000Z' },
      ['First thing tomorrow', 'Half past eleven in Apia'],
    ],
  ] as const)('in %s the days move at once, the window with the next sync', async (zone, night, added) => {
    expect((await prefer(zone)).body).toMatchObject({ timeZone: zone, timeZoneSource: 'preference' });
    await expectShownIn(zone);
    const { timeZone, nextSyncAt, lastRun } = await status();
    expect(timeZone).toBe(zone);
    expect(nextSyncAt >= night.from && nextSyncAt < night.until).toBe(true);
    expect(lastRun.window).not.toMatchObject({ from: windows[zone].from });

    const expected = expectedIn(zone);
    expect(await sync()).toMatchObject(expected);
    const titles = await expectShownIn(zone);
    expect(titles).toEqual(expect.arrayContaining([...added, 'Begins at the old edge']));
    expect(titles).not.toContain('Ends at the old edge');
    expect(titles).not.toContain('After midnight in Apia');
    expect(await status()).toMatchObject({ nextSyncAt, lastRun: { window: expected.window } });
  });

  test('back in the zone of her profile nothing is lost, nothing doubled, and the edit stands', async () => {
    expect((await prefer(null)).body).toMatchObject({ timeZone: 'Europe/Berlin', timeZoneSource: 'profile' });
    expect(await sync()).toMatchObject({ ...expectedIn('Europe/Berlin'), imported: 0 });
    await expectShownIn('Europe/Berlin');
    const { events: shown } = await events();
    expect(shown.find(({ title }) => title === 'Begins at the old edge')).toMatchObject({
      category: 'customer',
    });
  });
});
