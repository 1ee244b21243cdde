// What My Day shows, and when it asks for it.
import { anEvent, aWeek, deferred, inCalendar, openMyDay, refusal, timelineService } from './canned/my-day';
import type { Request } from '@playwright/test';
import { expect, test, type CannedAnswer, type CannedApi, type Page } from './fixtures';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const reads = (asked: readonly { readonly call: string }[]) =>
  asked.filter(({ call }) => call.startsWith('GET /timeline')).map(({ call }) => call.slice(14));

test('a week is drawn: side by side what overlaps, on both days what goes through midnight, all of it said in words', async ({
  canned,
  page,
}) => {
  await openMyDay(canned, page, timelineService());
  for (const name of [
    'Sprint review, Project, 10:00 – 11:30, Monday 16 November, from Outlook',
    'Untitled meeting, Meeting, 13:00 – 14:00, Wednesday 18 November, from Outlook',
    'ACME demo, Customer, 09:30 – 10:30, Tuesday 17 November, from Outlook, changed by you',
    'Lunch with Priya, Social, 12:00 – 13:00, Friday 20 November, no longer in Outlook, changed by you',
    'Ward round, Patient care, 10:00 – 11:00, Friday 20 November, from Outlook',
  ])
    await expect(button(page, name)).toBeVisible();

  const boxes = await Promise.all(
    ['contract', 'acme', 'training'].map(async (id) => (await inCalendar(page, id).boundingBox())!),
  );
  for (const [at, box] of boxes.entries())
    for (const other of boxes.slice(at + 1)) {
      expect(box.x + box.width).toBeLessThanOrEqual(other.x + 1);
      expect(box.y).toBeLessThan(other.y + other.height);
      expect(other.y).toBeLessThan(box.y + box.height);
    }
  const days = await inCalendar(page, 'release').evaluateAll((found) =>
    found.map((each) => each.closest('[data-date]')?.getAttribute('data-date')),
  );
  expect(days).toEqual(['2026-11-19', '2026-11-20']);

  // Looked at from the first meeting, at 6:10, on.
  await expect(inCalendar(page, 'flight')).toBeInViewport();
  const grounds = await Promise.all(
    ['acme', 'training', 'care', 'standup'].map((id) =>
      inCalendar(page, id).evaluate((each) => getComputedStyle(each).backgroundColor),
    ),
  );
  expect(new Set(grounds).size).toBe(4);

  const bars = page.locator('.bars li');
  await expect(bars.first()).toHaveText(/Project\s*5 hrs/);
  await expect(bars).toHaveCount(11);
  await page.getByText('Show as a table').click();
  await expect(page.getByRole('row', { name: 'Project' }).getByRole('cell')).toHaveText([
    '1 hr 30 mins',
    '–',
    '–',
    '1 hr 30 mins',
    '2 hrs',
    '–',
    '–',
    '5 hrs',
    '2',
  ]);
});

test('every page of a week is read, and a late answer about another week is not shown', async ({
  canned,
  page,
}) => {
  const answer = (request: string, ids: readonly string[], next: string | null = null): CannedAnswer => {
    const from = new URL(request).searchParams.get('from') ?? '';
    const events = ids.map((id) =>
      anEvent({ id, start: `${from}T09:00:00.000Z`, end: `${from}T10:00:00.000Z` }),
    );
    return { body: { timeZone: 'Europe/Berlin', from, until: from, events, next } };
  };
  const { promise: held, resolve: letGo } = deferred();
  const { api } = timelineService([]);
  await openMyDay(canned, page, {
    api: {
      ...api,
      'GET /timeline': async (request) => {
        const query = new URL(request.url()).searchParams;
        if (query.get('next') === 'more') return answer(request.url(), ['second']);
        if (query.get('from') === '2026-11-16') return answer(request.url(), ['first'], 'more');
        if (query.get('from') === '2026-11-30') return answer(request.url(), ['newest']);
        await held;
        return answer(request.url(), ['late']);
      },
    },
  });
  await expect(inCalendar(page, 'first')).toBeVisible();
  await expect(inCalendar(page, 'second')).toBeVisible();

  const late = page.waitForResponse((response) => response.url().includes('from=2026-11-23'));
  await button(page, 'Next week').click();
  await expect(inCalendar(page, 'first')).toHaveCount(0);
  await expect(page.locator('.calendar')).toHaveAttribute('aria-busy', 'true');
  await button(page, 'Next week').click();
  await expect(inCalendar(page, 'newest')).toBeVisible();
  letGo();
  await (await late).finished();
  await expect(page.getByRole('heading', { name: '30 November – 6 December 2026' })).toBeVisible();
  await expect(inCalendar(page, 'late')).toHaveCount(0);
  await expect(inCalendar(page, 'newest')).toBeVisible();
});

test('everything can be done with the keyboard: the period, the meetings in their order, the details and back', async ({
  canned,
  page,
}) => {
  const service = timelineService();
  await openMyDay(canned, page, service);
  const focused = () =>
    page.evaluate(() => {
      const element = document.querySelector('ow-my-day')?.shadowRoot?.activeElement;
      return element?.getAttribute('data-event') ?? element?.textContent.trim() ?? '';
    });
  const seen: string[] = [];
  for (let steps = 0; steps < 18; steps++) {
    await page.keyboard.press('Tab');
    seen.push(await focused());
  }
  expect(seen).toEqual([
    ...['', 'Today', '', 'Day', 'Week', 'standup', 'review', 'talk', 'contract', 'acme', 'training'],
    ...['untitled', 'focus', 'release', 'release', 'flight', 'care', 'gone'],
  ]);

  for (const key of ['Enter', 'Space']) {
    await inCalendar(page, 'talk').focus();
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { name: 'Anna / Ben' })).toBeFocused();
    await expect(page.getByText('Suggested because the title has two names: “Anna / Ben”.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(inCalendar(page, 'talk')).toBeFocused();
    await expect(page.getByRole('region', { name: 'Anna / Ben' })).toHaveCount(0);
  }

  await button(page, 'Day').press('Enter');
  await expect(page.getByRole('heading', { name: /^Wednesday,? 18 November 2026$/ })).toBeVisible();
  await expect(page.getByRole('status')).toHaveText(/^Wednesday,? 18 November 2026: 2 meetings$/);
  await button(page, 'Previous day').press('Enter');
  await expect(inCalendar(page, 'contract')).toBeVisible();
  await expect(inCalendar(page, 'focus')).toHaveCount(0);
  await button(page, 'Today').press('Enter');
  await expect(inCalendar(page, 'focus')).toBeVisible();
  // A day is read with its week.
  expect(reads(service.asked)).toEqual(['from=2026-11-16&until=2026-11-23']);
});

test('is read again when the page is looked at again or others tell of changes, without a flicker', async ({
  canned,
  page,
}) => {
  const service = timelineService();
  await openMyDay(canned, page, service);
  await inCalendar(page, 'focus').focus();
  const tell = (name: string) =>
    page.evaluate((type) => {
      const target = type === 'focus' ? window : document;
      target.dispatchEvent(new CustomEvent(type, { detail: {} }));
    }, name);

  service.elsewhere('focus', { title: 'Quiet time' });
  service.elsewhere('gone', 'removed');
  await tell('ow-synced');
  await expect(inCalendar(page, 'focus')).toContainText('Quiet time');
  await expect(inCalendar(page, 'focus')).toBeFocused();
  await expect(inCalendar(page, 'gone')).toHaveCount(0);
  await expect(page.getByRole('status')).toHaveText('16–22 November 2026: 11 meetings');

  await tell('ow-connected');
  await expect.poll(() => reads(service.asked).length).toBe(3);
  await tell('ow-preferences');
  await expect.poll(() => reads(service.asked).length).toBe(4);
  await expect(page.locator('.calendar')).toHaveAttribute('aria-busy', 'false');
  // Just now; and after a while, when both events of coming back are one look.
  await tell('focus');
  await page.clock.setFixedTime(new Date('2026-11-18T10:21:00.000Z'));
  service.elsewhere('focus', { title: 'Deep work' });
  await tell('focus');
  await tell('visibilitychange');
  await expect(inCalendar(page, 'focus')).toContainText('Deep work');
  expect(reads(service.asked)).toHaveLength(5);
});

test('trouble is said by its code, in the reader’s language, with the reference and a way on', async ({
  canned,
  page,
}) => {
  const service = timelineService();
  let answer: CannedAnswer | undefined = refusal('storage_unavailable', 503);
  const list = service.api['GET /timeline'] as (request: Request) => CannedAnswer;
  const api: CannedApi = { ...service.api, 'GET /timeline': (request) => answer ?? list(request) };
  await openMyDay(canned, page, { api }, { lang: 'de' });
  const alert = page.getByRole('alert').filter({ hasText: 'Referenz: 4f1c2a9b7d3e' });
  await expect(alert).toBeVisible();
  await expect(page.getByText('Keine Termine in dieser Woche.')).toHaveCount(0);
  answer = 'lost';
  await button(page, 'Erneut versuchen').click();
  await expect(page.getByRole('alert').filter({ hasText: 'OtiumWork antwortet nicht' })).toBeVisible();
  answer = undefined;
  await button(page, 'Erneut versuchen').click();
  await expect(inCalendar(page, 'focus')).toBeVisible();
  await expect(page.locator('.notice')).toHaveCount(0);
});

test('a period without meetings says why that may be', async ({ canned, page }) => {
  const service = timelineService(aWeek.filter(({ start }) => start < '2026-11-16'));
  await openMyDay(canned, page, service);
  await expect(page.getByText('No meetings in this week. Sync to import')).toBeVisible();
  await expect(page.locator('.chart')).toHaveCount(0);
  await button(page, 'Show the week before').click();
  await expect(page.getByRole('heading', { name: '9–15 November 2026' })).toBeVisible();
  await expect(page.getByText('Sync to import')).toBeVisible();
  await button(page, 'Previous week').click();
  await expect(page.getByText('what lay before that stays empty')).toBeVisible();
  await button(page, 'Today').click();
  await button(page, 'Next week').click();
  await expect(page.getByText('imported once their day has come')).toBeVisible();
});

test('without the grid the meetings are a list in which everything can be done', async ({ canned, page }) => {
  await openMyDay(canned, page, timelineService());
  await page.route('**/chunks/grid-*.js', (route) => route.abort());
  await page.reload();
  await expect(page.getByText('so here are your meetings as a list')).toBeVisible();
  await expect(page.getByRole('heading', { level: 4 })).toHaveText([
    'Monday 16 November',
    'Tuesday 17 November',
    'Wednesday 18 November',
    'Thursday 19 November',
    'Friday 20 November',
  ]);
  await page.getByRole('button', { name: 'Focus time' }).press('Enter');
  await page.getByLabel('Category', { exact: true }).selectOption('Learning');
  await expect(page.getByRole('button', { name: 'Focus time' })).toContainText('Learning');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Focus time' })).toBeFocused();
});

test('weeks begin as the locale has it', async ({ canned, page }) => {
  await openMyDay(canned, page, timelineService(), { lang: 'en-US' });
  await expect(page.getByRole('columnheader').first()).toHaveAttribute('data-date', '2026-11-15');
  await expect(page.getByRole('heading', { name: 'November 15 – 21, 2026' })).toBeVisible();
});

test('the service’s zone decides what is today and where a meeting stands, not the browser’s', async ({
  canned,
  page,
}) => {
  const meeting = anEvent({
    id: 'tokyo',
    start: '2026-11-23T23:30:00.000Z',
    end: '2026-11-24T00:30:00.000Z',
  });
  const service = timelineService([meeting], {
    preferences: { timeZone: 'Asia/Tokyo', timeZoneSource: 'preference' },
  });
  // Sunday evening in Berlin, Monday morning in Tokyo.
  await openMyDay(canned, page, service, { at: new Date('2026-11-22T20:00:00.000Z') });
  await expect(button(page, /^Meeting tokyo, Meeting, 08:30 – 09:30, Tuesday 24 November/)).toBeVisible();
  const cell = page.getByRole('gridcell').filter({ has: inCalendar(page, 'tokyo') });
  await expect(cell).toHaveAttribute('data-date', '2026-11-24');
  await expect(page.locator('[role="columnheader"][aria-current="date"]')).toHaveAttribute(
    'data-date',
    '2026-11-23',
  );
  expect(reads(service.asked)).toEqual([
    'from=2026-11-16&until=2026-11-23',
    'from=2026-11-23&until=2026-11-30',
  ]);
});

test('on the days on which clocks change every meeting has its place and unmistakable times', async ({
  canned,
  page,
}) => {
  const service = timelineService([
    anEvent({ id: 'first', start: '2026-10-25T00:30:00.000Z', end: '2026-10-25T00:45:00.000Z' }),
    anEvent({ id: 'second', start: '2026-10-25T01:30:00.000Z', end: '2026-10-25T01:45:00.000Z' }),
    anEvent({ id: 'across', start: '2026-10-25T00:45:00.000Z', end: '2026-10-25T01:15:00.000Z' }),
    anEvent({ id: 'after', start: '2026-10-25T08:00:00.000Z', end: '2026-10-25T09:00:00.000Z' }),
    anEvent({ id: 'skipped', start: '2026-03-29T01:00:00.000Z', end: '2026-03-29T02:00:00.000Z' }),
  ]);
  const times = (id: string) => inCalendar(page, id).locator('.time');
  await openMyDay(canned, page, service, { at: new Date('2026-10-24T10:00:00.000Z') });
  await expect(times('first')).toHaveText('02:30 CEST – 02:45 CEST');
  await expect(times('second')).toHaveText('02:30 CET – 02:45 CET');
  await expect(times('across')).toHaveText('02:45 CEST – 02:15 CET');
  await expect(times('after')).toHaveText('09:00 – 10:00');
  const hour = async (id: string) => {
    const top = (await inCalendar(page, id).boundingBox())!.y;
    const slots = page.locator('[data-time="09:00:00"]').first();
    return top - (await slots.boundingBox())!.y;
  };
  expect(Math.abs(await hour('after'))).toBeLessThan(3);

  await page.clock.setFixedTime(new Date('2026-03-28T10:00:00.000Z'));
  await page.reload();
  await expect(times('skipped')).toHaveText('03:00 – 04:00');
});

test('a week of two hundred meetings is drawn whole, and reading it again moves nothing', async ({
  canned,
  page,
}) => {
  const many = Array.from({ length: 200 }, (_, n) => {
    const start = Date.UTC(2026, 10, 16 + (n % 5), 6, Math.floor(n / 5) * 15);
    return anEvent({
      id: `m${n}`,
      start: new Date(start).toISOString(),
      end: new Date(start + (1 + (n % 4)) * 900_000).toISOString(),
    });
  });
  const service = timelineService(many);
  await openMyDay(canned, page, service);
  await expect(page.locator('[data-event]')).toHaveCount(200);
  await page.evaluate(() => {
    for (const each of document.querySelector('ow-my-day')!.shadowRoot!.querySelectorAll('[data-event]'))
      each.setAttribute('data-known', '');
  });
  service.elsewhere('m7', { title: 'Another title' });
  await page.evaluate(() => document.dispatchEvent(new CustomEvent('ow-synced')));
  await expect(inCalendar(page, 'm7')).toContainText('Another title');
  await expect(page.locator('[data-event][data-known]')).toHaveCount(200);
  await inCalendar(page, 'm199').press('Enter');
  await expect(page.getByRole('heading', { name: 'Meeting m199' })).toBeFocused();
});
