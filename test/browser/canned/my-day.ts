// A timeline for My Day to show and change: a service in the memory of the test, with ETags as strict as the real one's.
import { messages } from '../../../src/domain/messages';
import { remedies, type Code } from '../../../src/domain/failure';
import { builtInCatalogue } from '../../../src/domain/suggestion/catalogue';
import type { Request } from '@playwright/test';
import type {
  Catalogue,
  EventEdit,
  Preferences,
  Problem,
  Status,
  Timeline,
  TimelineEvent,
} from '../../../web/api/types';
import { expect, type Canned, type CannedAnswer, type CannedApi, type Page } from '../fixtures';

/** Wednesday, twenty past eleven in Berlin. */
export const now = new Date('2026-11-18T10:20:00.000Z');

export function refusal(code: Code, status: number, more: Partial<Problem> = {}): CannedAnswer {
  const { title, detail } = messages[code];
  const type = `urn:otiumwork:problem:${code}`;
  const body: Problem = {
    type,
    title,
    status,
    code,
    remedy: remedies[code],
    detail,
    reference: '4f1c2a9b7d3e',
    ...more,
  };
  return { status, body };
}

export function anEvent(
  over: Partial<TimelineEvent> & Pick<TimelineEvent, 'id' | 'start' | 'end'>,
): TimelineEvent {
  const category = over.category ?? 'meeting';
  const workType =
    over.workType ?? builtInCatalogue.categories.find(({ id }) => id === category)?.workType ?? 'meeting';
  return {
    source: 'outlook',
    title: `Meeting ${over.id}`,
    days: [over.start.slice(0, 10)],
    category,
    workType,
    suggestion: { category, workType, by: 'default', because: 'Nothing in the title tells' },
    edited: [],
    goneAtSource: false,
    etag: `"${over.id}-1"`,
    ...over,
  };
}

const told = (category: string, words: string, workType = 'meeting'): TimelineEvent['suggestion'] => ({
  category,
  workType,
  by: 'built-in',
  because: `"${words}" in the title`,
});

/** The week of that Wednesday, in Berlin, with everything that makes a week hard to draw. */
export const aWeek: readonly TimelineEvent[] = [
  anEvent({
    id: 'standup',
    title: 'Stand-up',
    start: '2026-11-16T08:00:00.000Z',
    end: '2026-11-16T08:15:00.000Z',
    category: 'team',
    suggestion: told('team', 'Stand-up'),
  }),
  anEvent({
    id: 'review',
    title: 'Sprint review',
    start: '2026-11-16T09:00:00.000Z',
    end: '2026-11-16T10:30:00.000Z',
    category: 'project',
    suggestion: told('project', 'review'),
  }),
  anEvent({
    id: 'talk',
    title: 'Anna / Ben',
    start: '2026-11-16T09:30:00.000Z',
    end: '2026-11-16T10:00:00.000Z',
    category: 'one-on-one',
    suggestion: { ...told('one-on-one', ''), because: 'Two names: "Anna / Ben"' },
  }),
  anEvent({
    id: 'contract',
    title: 'Contract with ACME about the second quarter and everything that was left open in spring',
    start: '2026-11-17T08:00:00.000Z',
    end: '2026-11-17T11:00:00.000Z',
    category: 'administration',
  }),
  anEvent({
    id: 'acme',
    title: 'ACME demo',
    start: '2026-11-17T08:30:00.000Z',
    end: '2026-11-17T09:30:00.000Z',
    category: 'customer',
    edited: ['category'],
    suggestion: told('project', 'demo'),
  }),
  anEvent({
    id: 'training',
    title: 'Security training',
    start: '2026-11-17T09:00:00.000Z',
    end: '2026-11-17T10:00:00.000Z',
    category: 'learning',
  }),
  anEvent({
    id: 'untitled',
    title: null,
    start: '2026-11-18T12:00:00.000Z',
    end: '2026-11-18T13:00:00.000Z',
    suggestion: {
      category: 'meeting',
      workType: 'meeting',
      by: 'default',
      because: 'The meeting has no title',
    },
  }),
  anEvent({
    id: 'focus',
    title: 'Focus time',
    start: '2026-11-18T13:30:00.000Z',
    end: '2026-11-18T15:30:00.000Z',
    category: 'focus',
  }),
  anEvent({
    id: 'release',
    title: 'Release night',
    start: '2026-11-19T21:30:00.000Z',
    end: '2026-11-20T01:00:00.000Z',
    category: 'project',
  }),
  anEvent({
    id: 'flight',
    title: 'Flight to Oslo',
    start: '2026-11-20T05:10:00.000Z',
    end: '2026-11-20T07:00:00.000Z',
    category: 'travel',
  }),
  anEvent({
    id: 'care',
    title: 'Ward round',
    start: '2026-11-20T09:00:00.000Z',
    end: '2026-11-20T10:00:00.000Z',
    category: 'acme-care',
    workType: 'customer',
    suggestion: {
      category: 'acme-care',
      workType: 'customer',
      by: 'company',
      because: 'Your company\'s rule "ward"',
    },
  }),
  anEvent({
    id: 'gone',
    title: 'Lunch with Priya',
    start: '2026-11-20T11:00:00.000Z',
    end: '2026-11-20T12:00:00.000Z',
    category: 'social',
    edited: ['title', 'time'],
    goneAtSource: true,
  }),
];

export const catalogue: Catalogue = {
  categories: [
    ...builtInCatalogue.categories.map((category) =>
      category.id === 'recruiting' ? { ...category, retired: true } : { ...category },
    ),
    { id: 'acme-care', label: 'Patient care', workType: 'customer', retired: false },
  ],
  rules: [{ contains: 'ward', category: 'acme-care' }],
  etag: '"catalogue-1"',
};

export const connected: Status = {
  status: 'connected',
  account: { address: 'anna@contoso.example' },
  timeZone: 'Europe/Berlin',
  windowDays: 7,
  connectedAt: '2026-11-01T08:00:00.000Z',
  lastSyncAt: '2026-11-18T01:30:00.000Z',
  nextSyncAt: '2026-11-19T01:30:00.000Z',
  syncAllowedAt: null,
  lastRun: null,
  problem: null,
};

type Asked = { readonly call: string; readonly body: unknown; readonly ifMatch: string | undefined };

/** `asked` are the requests that came, without those for the catalogue. */
export type TimelineService = {
  readonly api: CannedApi;
  readonly asked: Asked[];
  /** As the calls of `asked`, the reading ones left out. */
  readonly changes: () => readonly string[];
  readonly find: (id: string) => TimelineEvent | undefined;
  /** Somebody else changes an event, or removes it. */
  readonly elsewhere: (id: string, change: Partial<TimelineEvent> | 'removed') => void;
};

export function timelineService(
  events: readonly TimelineEvent[] = aWeek,
  over: {
    readonly preferences?: Partial<Preferences>;
    readonly api?: CannedApi;
    readonly status?: Status['status'];
  } = {},
): TimelineService {
  const rows = new Map(events.map((event) => [event.id, event]));
  const asked: Asked[] = [];
  let preferences: Preferences = {
    timeZone: 'Europe/Berlin',
    timeZoneSource: 'profile',
    excludeWords: ['lunch'],
    ...over.preferences,
  };
  let writes = 1;

  const list = (request: Request): Timeline => {
    const query = new URL(request.url()).searchParams;
    const [from, until] = [query.get('from') ?? '', query.get('until') ?? ''];
    const found = [...rows.values()].filter(
      ({ start, end }) =>
        dayIn(preferences.timeZone, start) < until && dayIn(preferences.timeZone, end) >= from,
    );
    return { timeZone: preferences.timeZone, from, until, events: found, next: null };
  };

  const guarded = (
    id: string,
    request: Request,
    answer: (event: TimelineEvent) => CannedAnswer,
  ): CannedAnswer => {
    const event = rows.get(id);
    if (!event) return refusal('not_found', 404);
    return request.headers()['if-match'] === event.etag ? answer(event) : refusal('changed_elsewhere', 412);
  };

  const change = (event: TimelineEvent, body: EventEdit): TimelineEvent => {
    const edited = new Set(event.edited);
    const { suggestion } = event;
    for (const [name, value] of Object.entries(body)) {
      const field = name === 'start' || name === 'end' ? 'time' : (name as 'title' | 'category' | 'workType');
      if (value === null) edited.delete(field);
      else edited.add(field);
    }
    const next = {
      ...event,
      ...(body.title !== undefined && { title: body.title ?? 'As in Outlook' }),
      ...(body.start !== undefined && { start: body.start ?? event.start }),
      ...(body.end !== undefined && { end: body.end ?? event.end }),
      ...(body.category !== undefined && { category: body.category ?? suggestion.category }),
      ...(body.workType !== undefined && { workType: body.workType ?? suggestion.workType }),
      edited: [...edited],
      etag: `"${event.id}-${++writes}"`,
    };
    rows.set(event.id, next);
    return next;
  };

  const seen = (answer: (request: Request) => CannedAnswer) => (request: Request) => {
    const url = new URL(request.url());
    const call = `${request.method()} ${url.pathname.slice(4)}${url.search}`;
    asked.push({ call, body: request.postDataJSON() as unknown, ifMatch: request.headers()['if-match'] });
    return answer(request);
  };

  const api: CannedApi = {
    'GET /categories': { body: catalogue },
    'GET /timeline': seen((request) => ({ body: list(request) })),
    'GET /integrations/outlook/preferences': seen(() => ({ body: preferences })),
    'PUT /integrations/outlook/preferences': seen((request) => {
      const { timeZone, excludeWords } = request.postDataJSON() as {
        timeZone?: string | null;
        excludeWords?: string[];
      };
      const zone =
        timeZone === null
          ? ({ timeZone: 'Europe/Berlin', timeZoneSource: 'profile' } as const)
          : timeZone !== undefined && ({ timeZone, timeZoneSource: 'preference' } as const);
      preferences = { ...preferences, ...(excludeWords && { excludeWords }), ...zone };
      return { body: preferences };
    }),
    'GET /integrations/outlook': seen(() => ({ body: { ...connected, status: over.status ?? 'connected' } })),
    'POST /integrations/outlook/sync': seen(() => ({
      body: { id: 'run', trigger: 'manual', outcome: 'succeeded', imported: 3, updated: 1, removed: 0 },
    })),
  };
  for (const id of rows.keys()) {
    api[`PATCH /timeline/${id}`] = seen((request) =>
      guarded(id, request, (event) => ({ body: change(event, request.postDataJSON() as EventEdit) })),
    );
    api[`DELETE /timeline/${id}`] = seen((request) =>
      guarded(id, request, () => {
        rows.delete(id);
        return { status: 204 };
      }),
    );
  }

  return {
    api: { ...api, ...over.api },
    asked,
    changes: () => asked.map(({ call }) => call).filter((call) => !call.startsWith('GET ')),
    find: (id) => rows.get(id),
    elsewhere: (id, how) => {
      const event = rows.get(id);
      if (!event || how === 'removed') rows.delete(id);
      else rows.set(id, { ...event, ...how, etag: `"${id}-${++writes}"` });
    },
  };
}

function dayIn(timeZone: string, instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(instant));
}

/** `at` stands still; time that is passing goes on as the test says. */
type Opened = Parameters<Canned>[2] & { readonly at?: Date; readonly isPassing?: boolean };

/** The element on a page, once its meetings are drawn. */
export async function openMyDay(
  canned: Canned,
  page: Page,
  { api }: Pick<TimelineService, 'api'>,
  { at = now, isPassing = false, ...options }: Opened = {},
): Promise<void> {
  if (isPassing) {
    await page.clock.install({ time: at });
    await page.clock.pauseAt(new Date(at.getTime() + 1_000));
  } else await page.clock.setFixedTime(at);
  await canned('<ow-my-day></ow-my-day>', api, { lang: 'en-GB', ...options });
  await page.locator('.calendar[aria-busy="false"] .frame:not([hidden])').waitFor();
}

/** An event as it stands in the grid or the list; one through midnight stands there twice. */
export const inCalendar = (page: Page, id: string) => page.locator(`[data-event="${id}"]`);

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Where an event is drawn once the calendar has come to rest: a panel that opens makes it narrower. */
export async function boxAtRest(page: Page, id: string): Promise<Box> {
  let seen = '';
  await expect
    .poll(async () => {
      const before = seen;
      seen = JSON.stringify(await inCalendar(page, id).boundingBox());
      return seen === before && seen !== 'null';
    })
    .toBe(true);
  return JSON.parse(seen) as Box;
}

/** For an answer that comes when the test says. */
export function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  const resolvers: (() => void)[] = [];
  const promise = new Promise<void>((resolve) => resolvers.push(resolve));
  return {
    promise,
    resolve: () => {
      resolvers.forEach((each) => each());
    },
  };
}
