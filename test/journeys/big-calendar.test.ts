// Somebody has five thousand meetings in the window: every one comes out right, in as few transactions as their limit
// allows, and memory does not grow with the calendar for longer than the run. Over HTTP against the running stack.
import type { StandInMeeting } from '../../local/calendar/meeting';
import type { PersonName } from '../../local/people';
import { runStack, type RunningStack } from './running-stack';

type Colleague = { readonly user: PersonName; readonly address: string };
type Run = { imported: number; updated: number; removed: number; unchanged: number };
type Event = { id: string; title: string; start: string; end: string };
type Timeline = { events: Event[]; next: string | null };
type Call = { service: string; method: string; path: string };
type Memory = { heapUsed: number; peakRss: number };
type Synced = Awaited<ReturnType<typeof sync>>;

const few = 500;
const many = 5_000;
/** Of fifty meetings one is cancelled, one all-day and one longer than seven days. */
const importable = (count: number) => (count / 50) * 47;
const rowsPerTransaction = 99;
const insertsPerTransaction = Math.floor(rowsPerTransaction / 2);
const meetingsPerPage = 200;
const eventsPerPage = 500;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const [kB, MB] = [1_024, 1_024 * 1_024];
/** Stack and app together; with nothing to do they hold about 45 MB of it. */
const heapMB = 128;

let stack: RunningStack;
let noon: number;
let small: Colleague;
let big: Colleague;
const figures: string[] = [];

const memory = async () => (await stack.local<Memory>('GET', 'memory')).body;
const microsoft = (actions: object) => stack.local('POST', 'microsoft', actions);

async function clock(advanceMs = 0): Promise<number> {
  const advance = `PT${(advanceMs / 1_000).toFixed(3)}S`;
  return Date.parse((await stack.local<{ now: string }>('POST', 'clock', { advance })).body.now);
}

/** Evenly over five days, of each fifty two that nothing but their ids tells apart, and three that are not for the timeline. */
function meetingsOf(count: number) {
  const firstMs = noon - 6 * dayMs;
  const everyMs = (5 * dayMs) / count;
  const day = new Date(Math.ceil(firstMs / dayMs) * dayMs);
  return Array.from({ length: count }, (_, n) => {
    const kind = n % 50;
    const nth = kind === 1 ? n - 1 : n;
    const start = new Date(firstMs + nth * everyMs);
    const end = new Date(start.getTime() + 30 * minuteMs);
    const meeting = { subject: `Alignment ${nth} on the roadmap`, start, end };
    if (kind === 2) return { ...meeting, isCancelled: true };
    if (kind === 3) return { ...meeting, isAllDay: true, start: day, end: new Date(day.getTime() + dayMs) };
    if (kind === 4) return { ...meeting, start: new Date(start.getTime() - 8 * dayMs) };
    return meeting;
  });
}
const isForTimeline = ({ start, end, isAllDay, isCancelled }: StandInMeeting) =>
  !isAllDay && !isCancelled && end.getTime() - start.getTime() <= 7 * dayMs;
const wanted = async () => (await stack.meetings(big.address)).filter(isForTimeline);

/** A sync by hand, and what it took. */
async function sync({ user }: Colleague) {
  await stack.local('DELETE', 'requests');
  const before = await memory();
  const startedAt = performance.now();
  const { status, body } = await stack.api<Run>(user, 'POST', 'integrations/outlook/sync');
  const seconds = (performance.now() - startedAt) / 1_000;
  const after = await memory();
  const { requests } = (await stack.local<{ requests: Call[] }>('GET', 'requests')).body;
  const made = (service: string, method: string, path: RegExp) =>
    requests.filter((call) => call.service === service && call.method === method && path.test(call.path))
      .length;
  return {
    status,
    run: body,
    seconds,
    transactions: made('table', 'POST', /\/\$batch$/),
    storageCalls: requests.filter(({ service }) => service === 'table').length,
    pages: made('graph', 'GET', /\/calendarView$/),
    keptBytes: after.heapUsed - before.heapUsed,
    /** Of the process, above whatever it took before. */
    peakGrowth: after.peakRss - before.peakRss,
  };
}

function noteFigures(what: string, synced: Synced): void {
  const { seconds, transactions, storageCalls, pages, keptBytes, peakGrowth } = synced;
  figures.push(
    `${what}: ${seconds.toFixed(1)} s, ${transactions} transactions of ${storageCalls} storage calls, ${pages} Graph pages, ` +
      `peak +${Math.round(peakGrowth / MB)} MB, kept ${Math.round(keptBytes / kB)} kB`,
  );
}

async function timeline(): Promise<{ events: Event[]; pages: number }> {
  const day = (shift: number) => new Date(noon + shift * dayMs).toISOString().slice(0, 10);
  const events: Event[] = [];
  let pages = 0;
  for (let next: string | null = ''; next !== null; pages++) {
    const query: string = next === '' ? '' : `&next=${encodeURIComponent(next)}`;
    const path = `timeline?from=${day(-9)}&until=${day(3)}${query}`;
    const page = await stack.api<Timeline>(big.user, 'GET', path);
    events.push(...page.body.events);
    next = page.body.next;
  }
  return { events, pages };
}
const inWords = (title: string | null, start: Date, end: Date) =>
  `${start.toISOString()} ${end.toISOString()} ${title ?? ''}`;

beforeAll(async () => {
  stack = await runStack({ env: { NODE_OPTIONS: `--max-old-space-size=${heapMB}` } });
  const now = await clock();
  // At noon, so that the window is the same for every sync, whenever this test runs.
  noon = await clock((((dayMs / 2 - now) % dayMs) + dayMs) % dayMs);
  const hired = await stack.local<{ people: Colleague[] }>('POST', 'people', {
    company: 'contoso',
    count: 2,
  });
  [small, big] = hired.body.people as [Colleague, Colleague];
  for (const [{ user, address }, count] of [
    [small, few],
    [big, many],
  ] as const) {
    await microsoft({ action: 'add-all', address, meetings: meetingsOf(count) });
    expect((await stack.signIn(user, address)).status).toBe(200);
  }
}, 60_000);
afterAll(async () => {
  console.log(figures.join('\n'));
  await stack.close();
});

let first: Record<'small' | 'big', Synced>;

test('the first sync imports every meeting that is for the timeline, in full transactions, and reads each page once', async () => {
  first = { small: await sync(small), big: await sync(big) };
  for (const [who, count] of [
    ['small', few],
    ['big', many],
  ] as const) {
    const { status, run, transactions, pages } = first[who];
    const skipped = { cancelled: count / 50, allDay: count / 50, tooLong: count / 50, malformed: 0 };
    expect({ status, run }).toMatchObject({ status: 200, run: { imported: importable(count), skipped } });
    expect(transactions).toBe(Math.ceil(importable(count) / insertsPerTransaction));
    expect(pages).toBe(Math.ceil(count / meetingsPerPage));
    noteFigures(`first sync of ${count}`, first[who]);
  }
}, 120_000);

test('the second sync reads them again and writes nothing', async () => {
  const again = await sync(big);
  noteFigures(`second sync of ${many}`, again);
  expect(again).toMatchObject({
    status: 200,
    run: { imported: 0, updated: 0, removed: 0, unchanged: importable(many) },
    transactions: 0,
  });
  // The connection and its claim, the rows by the thousand, the release.
  expect(again.storageCalls).toBe(2 + Math.ceil(importable(many) / 1_000) + 1);
}, 60_000);

test('of a hundred changes each is written once, and nothing else is', async () => {
  const { address } = big;
  const changed = (await wanted()).filter((_, n) => n % 47 === 20);
  expect(changed).toHaveLength(100);
  const [moved, cancelled, gone] = [changed.slice(0, 60), changed.slice(60, 80), changed.slice(80)];
  await microsoft([
    ...moved.map(({ id }) => ({ action: 'move', address, meetingId: id, byMinutes: 7 })),
    ...cancelled.map(({ id }) => ({ action: 'cancel', address, meetingId: id })),
    ...gone.map(({ id }) => ({ action: 'remove', address, meetingId: id })),
  ]);
  const synced = await sync(big);
  noteFigures(`a hundred changes in ${many}`, synced);
  expect(synced.run).toMatchObject({
    imported: 0,
    updated: 60,
    removed: 40,
    unchanged: importable(many) - 100,
  });
  // A move takes three rows, a removal two.
  expect(synced.transactions).toBe(Math.ceil((60 * 3 + 40 * 2) / rowsPerTransaction));
}, 60_000);

test('page after page the timeline shows every meeting once, as the calendar has it', async () => {
  const { events, pages } = await timeline();
  expect(new Set(events.map(({ id }) => id)).size).toBe(importable(many) - 40);
  expect(
    events.map(({ title, start, end }) => inWords(title, new Date(start), new Date(end))).sort(),
  ).toEqual((await wanted()).map(({ subject, start, end }) => inWords(subject, start, end)).sort());
  expect(pages).toBe(Math.ceil(events.length / eventsPerPage));
});

test(`memory: a heap of ${heapMB} MB is enough, ten times the meetings leave no more behind, and the peak grows by little`, () => {
  // That the stack still answers is the first half: with too small a heap it would have died.
  const left = (first.big.keptBytes - first.small.keptBytes) / (many - few);
  const peak = first.big.peakGrowth / (many - few);
  figures.push(
    `each meeting beyond ${few}: peak +${(peak / kB).toFixed(1)} kB, left behind ${Math.round(left)} B`,
  );
  expect(left).toBeLessThan(kB / 4);
  expect(peak).toBeLessThan(40 * kB);
});
