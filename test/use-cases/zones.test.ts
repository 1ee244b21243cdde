// A user's time zone: which one counts, and what a change of it does to days, window and nights.
// All worlds stand at one instant, the 5th of April 2026, 12:00 UTC: in Sydney and on Lord Howe the clocks go back on
// that day, in Berlin they went forward on the first day of the window, and in Apia it is the 6th already.
import { toEntry } from '../../src/adapters/microsoft/graph-event';
import { shownTitle } from '../../src/domain/timeline-event';
import type { Caller } from '../../src/ports';
import { aMeeting, type CalendarItem } from '../fakes/microsoft';
import { anna, world, type World, type WorldOptions } from '../fakes/world';
import { at } from '../fixtures/builders';
import {
  eightZones,
  minutesAfter,
  shifted,
  wallClock,
  wallDate,
  wallDates,
  type Zone,
} from '../fixtures/wall-clock';

const now = at('2026-04-05T12:00:00.000Z');

/** The windows at that instant, worked out by hand; each ends at the next local midnight. */
const windows: Readonly<Record<Zone, { readonly from: Date; readonly until: Date }>> = {
  'Europe/Berlin': { from: at('2026-03-28T23:00Z'), until: at('2026-04-05T22:00Z') },
  'America/New_York': { from: at('2026-03-29T04:00Z'), until: at('2026-04-06T04:00Z') },
  'Australia/Sydney': { from: at('2026-03-28T13:00Z'), until: at('2026-04-05T14:00Z') },
  'Australia/Lord_Howe': { from: at('2026-03-28T13:00Z'), until: at('2026-04-05T13:30Z') },
  'Asia/Kolkata': { from: at('2026-03-28T18:30Z'), until: at('2026-04-05T18:30Z') },
  'Asia/Kathmandu': { from: at('2026-03-28T18:15Z'), until: at('2026-04-05T18:15Z') },
  'Pacific/Apia': { from: at('2026-03-29T11:00Z'), until: at('2026-04-06T11:00Z') },
  UTC: { from: at('2026-03-29T00:00Z'), until: at('2026-04-06T00:00Z') },
};
/** Two o'clock in the night to come; in Apia it is one o'clock in that night. */
const nights: Readonly<Record<Zone, Date>> = {
  'Europe/Berlin': at('2026-04-06T00:00Z'),
  'America/New_York': at('2026-04-06T06:00Z'),
  'Australia/Sydney': at('2026-04-05T16:00Z'),
  'Australia/Lord_Howe': at('2026-04-05T15:30Z'),
  'Asia/Kolkata': at('2026-04-05T20:30Z'),
  'Asia/Kathmandu': at('2026-04-05T20:15Z'),
  'Pacific/Apia': at('2026-04-05T13:00Z'),
  UTC: at('2026-04-06T02:00Z'),
};
const pairs = eightZones.flatMap((one) =>
  eightZones.filter((other) => other !== one).map((other) => [one, other] as const),
);

const annaIn = (zone: string | undefined): Caller => ({ ...anna, zone });
/** With a clean slate, and nights at two o'clock sharp. */
const aWorld = (options: WorldOptions = {}) =>
  world({
    now,
    sync: { spreadMinutes: 0 },
    ...options,
    connections: [{ runs: [], nextSyncAt: undefined, lastSyncAt: undefined, ...options.connections?.[0] }],
  });

/** Meetings at 23:30, and without length at midnight, around both edges of the zone's window. */
function around(zone: Zone): CalendarItem[] {
  const edges = { 'old edge': windows[zone].from, 'end of today': windows[zone].until };
  return Object.entries(edges).flatMap(([edge, midnight]) =>
    (
      [
        ['until midnight', -30, 30],
        ['over midnight', -30, 60],
        ['without length at midnight', 0, 0],
        ['after midnight', 0, 30],
      ] as const
    ).map(([how, minutes, lasts]) =>
      aMeeting(`${how} at the ${edge} in ${zone}`, minutesAfter(midnight, minutes).toISOString(), {
        minutes: lasts,
      }),
    ),
  );
}

const isInWindowOf = (zone: Zone) => {
  const { from: begins, until } = windows[zone];
  return ({ start, end }: CalendarItem) =>
    start.getTime() < until.getTime() &&
    (end.getTime() > begins.getTime() || start.getTime() >= begins.getTime());
};
const titlesOf = (items: readonly CalendarItem[]) => items.map(({ title }) => title ?? '').sort();

/** What My Day shows of that fortnight and more. */
async function shown(w: World, caller: Caller) {
  const { timeZone, events } = await w.app.listTimeline(caller, { from: '2026-03-20', until: '2026-04-15' });
  return { timeZone, events: events.map(({ stored: { event }, days }) => ({ event, days })) };
}
const shownTitles = async (w: World, caller: Caller) =>
  (await shown(w, caller)).events.map(({ event }) => shownTitle(event) ?? '').sort();

async function syncAgain(w: World, caller: Caller) {
  w.clock.advance({ minutes: 2 });
  return w.app.syncNow(caller);
}

describe('A meeting at 23:30 at the edge of the window', () => {
  test.each(eightZones)('is imported or not by the midnights of %s, and stands on its days', async (zone) => {
    const w = await aWorld({ meetings: around(zone), connections: [{ profileZone: undefined }] });
    const run = await w.app.syncNow(annaIn(zone));
    expect(run.window).toEqual(windows[zone]);
    expect(run).toMatchObject({ imported: 5, skipped: { outsideWindow: 0, malformed: 0 } });
    const { timeZone, events } = await shown(w, annaIn(zone));
    expect(timeZone).toBe(zone);
    const [oldest, today] = zone === 'Pacific/Apia' ? ['30', '06'] : ['29', '05'];
    const [first, last] = [`2026-03-${oldest}`, `2026-04-${today}`];
    expect(Object.fromEntries(events.map(({ event, days }) => [shownTitle(event), days]))).toEqual({
      [`over midnight at the old edge in ${zone}`]: [shifted(first, -1), first],
      [`without length at midnight at the old edge in ${zone}`]: [first],
      [`after midnight at the old edge in ${zone}`]: [first],
      [`until midnight at the end of today in ${zone}`]: [last],
      [`over midnight at the end of today in ${zone}`]: [last, shifted(last, 1)],
    });
    const status = await w.app.describeStatus(annaIn(zone));
    expect(status).toMatchObject({ timeZone: zone, windowDays: 7, lastRun: { window: windows[zone] } });
    expect(status.nextSyncAt).toEqual(nights[zone]);
  });
});

describe('A change of zone', () => {
  test.each(pairs)('from %s to %s and back loses nothing and doubles nothing', async (zone, other) => {
    const meetings = [
      ...around(zone),
      ...around(other),
      aMeeting('Edited', '2026-04-02T10:00Z'),
      aMeeting('Deleted', '2026-04-02T11:00Z'),
    ];
    const [inZone, inOther] = [meetings.filter(isInWindowOf(zone)), meetings.filter(isInWindowOf(other))];
    const w = await aWorld({ meetings, connections: [{ profileZone: undefined }] });
    const me = annaIn(zone);
    expect(await w.app.syncNow(me)).toMatchObject({ imported: inZone.length, removed: 0 });
    expect(await shownTitles(w, me)).toEqual(titlesOf(inZone));

    // The user works on what stands at the old edge, which the other window may not reach.
    const edge = `over midnight at the old edge in ${zone}`;
    for (const title of ['Edited', edge]) {
      const { event } = await w.eventTitled(title);
      await w.app.changeEvent(me, event.id, '*', { category: 'customer' });
    }
    await w.app.removeEvent(me, (await w.eventTitled('Deleted')).event.id, '*');
    const left = inZone.filter(({ title }) => title !== 'Deleted');

    await w.app.savePreferences(me, { timeZone: other });
    const moved = await shown(w, me);
    expect(moved.timeZone).toBe(other);
    expect(moved.events.map(({ event }) => shownTitle(event) ?? '').sort()).toEqual(titlesOf(left));
    for (const { event, days } of moved.events) expect(days).toEqual(wallDates(event.source, other));
    const status = await w.app.describeStatus(me);
    expect(status).toMatchObject({ timeZone: other, windowDays: 7, lastRun: { window: windows[zone] } });
    expect(status.nextSyncAt).toEqual(nights[other]);

    const run = await syncAgain(w, me);
    const news = inOther.filter((item) => !inZone.includes(item));
    expect(run.window).toEqual(windows[other]);
    expect(run).toMatchObject({
      outcome: 'succeeded',
      imported: news.length,
      updated: 0,
      removed: 0,
      unchanged: inOther.length - news.length - 1,
      keptEdited: 0,
      skipped: { outsideWindow: 0, deletedByUser: 1, malformed: 0 },
    });
    const everything = titlesOf([...left, ...news]);
    expect(await shownTitles(w, me)).toEqual(everything);
    expect((await w.connection()).nextSyncAt).toEqual(nights[other]);

    await w.app.savePreferences(me, { timeZone: null });
    expect((await w.connection()).nextSyncAt).toEqual(nights[zone]);
    const back = await syncAgain(w, me);
    expect(back.window).toEqual(windows[zone]);
    expect(back).toMatchObject({ imported: 0, updated: 0, removed: 0, unchanged: inZone.length - 1 });
    expect(await shownTitles(w, me)).toEqual(everything);
    for (const title of ['Edited', edge])
      expect((await w.eventTitled(title)).event.user.category?.id).toBe('customer');
  });

  const oldEdge = aMeeting('Old edge', '2026-03-28T23:30Z');

  test('judges nothing that has left the window: gone at the source, it stays until the window is back', async () => {
    const w = await aWorld({ meetings: [oldEdge, aMeeting('Call', '2026-04-02T10:00Z')] });
    await w.app.syncNow(anna);
    await w.app.savePreferences(anna, { timeZone: 'America/New_York' });
    w.accountOf(anna).calendar = [aMeeting('Call', '2026-04-02T10:00Z')];
    expect(await syncAgain(w, anna)).toMatchObject({ removed: 0, unchanged: 1 });
    expect(await w.titles()).toEqual(['Old edge', 'Call']);
    await w.app.savePreferences(anna, { timeZone: 'Europe/Berlin' });
    expect(await syncAgain(w, anna)).toMatchObject({ removed: 1, unchanged: 1 });
    expect(await w.titles()).toEqual(['Call']);
  });

  test('does not hold a sync: what the window no longer reaches is not absent', async () => {
    const early = Array.from({ length: 12 }, (_, n) =>
      aMeeting(`Early ${n}`, minutesAfter(at('2026-03-28T23:00Z'), 5 * n).toISOString(), { minutes: 5 }),
    );
    const w = await aWorld({ meetings: early });
    expect((await w.app.syncNow(anna)).imported).toBe(12);
    await w.app.savePreferences(anna, { timeZone: 'Pacific/Apia' });
    expect(await syncAgain(w, anna)).toMatchObject({ outcome: 'succeeded', removed: 0, unchanged: 0 });
    expect(await w.titles()).toHaveLength(12);
  });

  test('follows what moves between what the old and the new window reach', async () => {
    const w = await aWorld({ meetings: [oldEdge] });
    await w.app.syncNow(anna);
    const { id } = (await w.eventTitled('Old edge')).event;
    await w.app.savePreferences(anna, { timeZone: 'Pacific/Apia' });
    w.accountOf(anna).calendar = [
      { ...oldEdge, start: at('2026-04-06T10:30Z'), end: at('2026-04-06T11:00Z') },
    ];
    expect(await syncAgain(w, anna)).toMatchObject({ imported: 0, updated: 1, removed: 0 });
    expect((await shown(w, anna)).events).toMatchObject([{ event: { id }, days: ['2026-04-06'] }]);
  });

  test('while a sync runs counts from the next one on, and its night is in the new zone', async () => {
    const w = await aWorld({ meetings: [oldEdge] });
    const pause = w.trouble.pausesAt('calendar.walk');
    const running = w.app.syncNow(anna);
    await pause.reached;
    await w.elsewhere.savePreferences(anna, { timeZone: 'Pacific/Apia' });
    pause.goOn();
    expect((await running).window).toEqual(windows['Europe/Berlin']);
    expect((await w.status()).nextSyncAt).toEqual(nights['Pacific/Apia']);
    expect((await syncAgain(w, anna)).window).toEqual(windows['Pacific/Apia']);
  });

  test.each(eightZones)('the night of %s syncs that zone’s new day', async (zone) => {
    const w = await aWorld({ meetings: around(zone) });
    await w.app.syncNow(anna);
    await w.app.savePreferences(anna, { timeZone: zone });
    const { nextSyncAt } = await w.connection();
    w.clock.set(new Date(nextSyncAt!.getTime() - 1));
    expect(await w.night()).toEqual([]);
    w.clock.set(nextSyncAt!);
    expect(await w.night()).toEqual(['synced']);
    const connection = await w.connection();
    const { window } = connection.runs[0]!;
    const today = wallDate(nextSyncAt!, zone);
    expect(wallClock(window.from, zone)).toBe(`${shifted(today, -7)} 00:00:00`);
    expect(wallClock(window.until, zone)).toBe(`${shifted(today, 1)} 00:00:00`);
    // No clock of these changes on the 6th or 7th of April.
    expect(connection.nextSyncAt).toEqual(minutesAfter(nextSyncAt!, 24 * 60));
  });

  test('begins no nights before the first sync', async () => {
    const w = await aWorld();
    await w.app.savePreferences(anna, { timeZone: 'Pacific/Apia' });
    expect((await w.connection()).nextSyncAt).toBeUndefined();
  });
});

describe('Whose zone counts', () => {
  const profile = annaIn('Asia/Kolkata');
  const synced = async () => {
    const w = await aWorld({ connections: [{ profileZone: undefined }] });
    await w.app.syncNow(profile);
    return w;
  };
  /** All that says so, and it must say the same. */
  async function zonesSeen(w: World, caller: Caller) {
    const { timeZone, timeZoneSource } = await w.app.getPreferences(caller);
    const others = [(await w.app.describeStatus(caller)).timeZone, (await shown(w, caller)).timeZone];
    expect(new Set([timeZone, ...others])).toEqual(new Set([timeZone]));
    return [timeZone, timeZoneSource];
  }

  test('the preference before the claim, the claim before UTC', async () => {
    const w = await synced();
    expect(await zonesSeen(w, profile)).toEqual(['Asia/Kolkata', 'profile']);
    await w.app.savePreferences(profile, { timeZone: 'Pacific/Apia' });
    expect(await zonesSeen(w, profile)).toEqual(['Pacific/Apia', 'preference']);
    expect(await zonesSeen(w, annaIn('Europe/Berlin'))).toEqual(['Pacific/Apia', 'preference']);
    expect((await syncAgain(w, profile)).window).toEqual(windows['Pacific/Apia']);
    expect(await w.app.savePreferences(profile, { timeZone: null })).toMatchObject({
      timeZone: 'Asia/Kolkata',
      timeZoneSource: 'profile',
    });
    expect(await zonesSeen(w, profile)).toEqual(['Asia/Kolkata', 'profile']);
  });

  test('the claim last seen counts for a token without one, and for the night', async () => {
    const w = await synced();
    expect(await zonesSeen(w, annaIn(undefined))).toEqual(['Asia/Kolkata', 'profile']);
    expect((await syncAgain(w, annaIn(undefined))).window).toEqual(windows['Asia/Kolkata']);
  });

  test.each([
    undefined,
    '',
    ' ',
    'Mars/Phobos',
    'W. Europe Standard Time',
    'tzone://Microsoft/Custom',
    'Customized Time Zone',
    '+02:00',
    'CEST',
    'Etc/Unknown',
    'undefined',
    'Europe/Berlin\n',
    '__proto__',
    'x'.repeat(10_000),
  ])('a claim that is no zone, %j, leaves UTC, and everything works', async (claim) => {
    const w = await aWorld({
      meetings: around('UTC'),
      connections: [{ profileZone: undefined }],
    });
    const caller = annaIn(claim);
    expect(await zonesSeen(w, caller)).toEqual(['UTC', 'default']);
    expect(await w.app.syncNow(caller)).toMatchObject({ imported: 5, window: windows.UTC });
    expect((await w.connection()).nextSyncAt).toEqual(nights.UTC);
    expect(await w.app.savePreferences(caller, { excludeWords: [] })).toMatchObject({
      timeZone: 'UTC',
      timeZoneSource: 'default',
    });
    expect((await w.connection()).profileZone).toBeUndefined();
    w.clock.set(nights.UTC);
    expect(await w.night()).toEqual(['synced']);
  });

  test('a new claim moves window and night with the next sync', async () => {
    const w = await synced();
    expect((await w.connection()).nextSyncAt).toEqual(nights['Asia/Kolkata']);
    expect((await syncAgain(w, annaIn('Pacific/Apia'))).window).toEqual(windows['Pacific/Apia']);
    expect((await w.connection()).nextSyncAt).toEqual(nights['Pacific/Apia']);
  });

  test.each([
    ['words alone', { excludeWords: ['gym'] }],
    ['the zone of the claim itself', { timeZone: 'Pacific/Apia' }],
    ['no preference', { timeZone: null }],
  ])('a new claim that comes with a change of preferences, %s, moves the night too', async (_, change) => {
    const w = await synced();
    await w.app.savePreferences(annaIn('Pacific/Apia'), change);
    expect((await w.connection()).nextSyncAt).toEqual(nights['Pacific/Apia']);
  });

  test('a look at the status with a new claim is enough to move the night', async () => {
    const w = await synced();
    const status = await w.app.describeStatus(annaIn('Pacific/Apia'));
    expect(status).toMatchObject({ timeZone: 'Pacific/Apia', nextSyncAt: nights['Pacific/Apia'] });
    expect((await w.connection()).nextSyncAt).toEqual(nights['Pacific/Apia']);
  });

  test('a new claim that comes with a renewed sign-in moves the night too', async () => {
    const w = await synced();
    await w.connect(annaIn('Pacific/Apia'));
    const status = await w.app.describeStatus(annaIn('Pacific/Apia'));
    expect(status).toMatchObject({ timeZone: 'Pacific/Apia', nextSyncAt: nights['Pacific/Apia'] });
  });

  test('under a preference a new claim moves nothing', async () => {
    const w = await synced();
    await w.app.savePreferences(profile, { timeZone: 'UTC' });
    expect(await w.app.describeStatus(annaIn('Pacific/Apia'))).toMatchObject({
      timeZone: 'UTC',
      nextSyncAt: nights.UTC,
    });
    expect((await syncAgain(w, annaIn('Pacific/Apia'))).window).toEqual(windows.UTC);
    expect((await w.connection()).nextSyncAt).toEqual(nights.UTC);
  });

  test.each(['', 'Mars/Phobos', 'W. Europe Standard Time', '+02:00', 'Etc/Unknown', 'CEST', 'UTC\0'])(
    'a preference must be a zone: %j is refused by name, and nothing changes',
    async (timeZone) => {
      const w = await synced();
      const before = await w.connection();
      await expect(w.app.savePreferences(profile, { timeZone, excludeWords: ['x'] })).rejects.toMatchObject({
        code: 'request_malformed',
        errors: [{ field: 'timeZone' }],
      });
      expect(await w.connection()).toEqual(before);
    },
  );
});

describe('Times in the answer of Graph', () => {
  const graphEvent = (id: string, dateTime: string, timeZone: unknown) => ({
    id,
    subject: id,
    isAllDay: false,
    isCancelled: false,
    start: { dateTime, timeZone },
    end: { dateTime: dateTime.replace('T10', 'T11'), timeZone },
  });
  const answering = (w: World, events: readonly unknown[]) =>
    w.trouble.around((step, go) => (step === 'calendar.walk' ? Promise.resolve(events.map(toEntry)) : go()));

  const oddities: [string, string, unknown][] = [
    ['a custom zone', '2026-04-02T10:00:00.0000000', 'tzone://Microsoft/Custom'],
    ['another custom zone', '2026-04-02T10:00:00.0000000', 'Customized Time Zone'],
    ['a Windows zone', '2026-04-02T10:00:00.0000000', 'W. Europe Standard Time'],
    ['no zone', '2026-04-02T10:00:00.0000000', undefined],
    ['an empty zone', '2026-04-02T10:00:00.0000000', ''],
    ['a date alone', '2026-04-02', 'UTC'],
    ['an hour that no day has', '2026-04-02T25:00:00.0000000', 'UTC'],
    ['an hour that no day has, in Berlin', '2026-04-02T25:00:00.0000000', 'Europe/Berlin'],
    ['a minute that no hour has, in Berlin', '2026-04-02T10:61:00', 'Europe/Berlin'],
  ];

  test.each(oddities)(
    '%s costs this one meeting, is counted, and says nothing about its row',
    async (...odd) => {
      const [, dateTime, timeZone] = odd;
      const w = await aWorld();
      const others = [
        graphEvent('In UTC', '2026-04-02T10:00:00.0000000', 'UTC'),
        graphEvent('In Berlin', '2026-04-03T10:00:00.0000000', 'Europe/Berlin'),
      ];
      answering(w, [graphEvent('Odd', dateTime, timeZone), ...others]);
      expect(await w.app.syncNow(anna)).toMatchObject({
        outcome: 'succeeded',
        imported: 2,
        skipped: { malformed: 1, outsideWindow: 0 },
      });
      answering(w, [graphEvent('Odd', '2026-04-02T10:00:00.0000000', 'UTC'), ...others]);
      expect(await syncAgain(w, anna)).toMatchObject({ imported: 1, unchanged: 2 });
      const rows = await w.rows();
      answering(w, [graphEvent('Odd', dateTime, timeZone), ...others]);
      expect(await syncAgain(w, anna)).toMatchObject({
        outcome: 'succeeded',
        updated: 0,
        removed: 0,
        unchanged: 2,
        skipped: { malformed: 1 },
      });
      expect(await w.rows()).toEqual(rows);
    },
  );

  test('an all-day entry is counted on its own dates, in whatever zone one looks', async () => {
    const allDay = (id: string, date: string, next: string) => ({
      id,
      isAllDay: true,
      start: { dateTime: `${date}T00:00:00.0000000`, timeZone: 'UTC' },
      end: { dateTime: `${next}T00:00:00.0000000`, timeZone: 'UTC' },
    });
    const w = await aWorld();
    answering(w, [
      allDay('28 March', '2026-03-28', '2026-03-29'),
      allDay('29 March', '2026-03-29', '2026-03-30'),
      allDay('5 April', '2026-04-05', '2026-04-06'),
      allDay('6 April', '2026-04-06', '2026-04-07'),
      allDay('7 April', '2026-04-07', '2026-04-08'),
    ]);
    for (const zone of eightZones) {
      await w.app.savePreferences(anna, { timeZone: zone });
      const { skipped, imported } = await syncAgain(w, anna);
      expect({ zone, imported, ...skipped }).toMatchObject({
        zone,
        imported: 0,
        allDay: 2,
        outsideWindow: 3,
        malformed: 0,
      });
    }
  });
});
