// Changing a meeting: in the details beside the grid, and by moving it.
import type { Request } from '@playwright/test';
import {
  anEvent,
  boxAtRest,
  deferred,
  inCalendar,
  now,
  openMyDay,
  refusal,
  timelineService,
} from './canned/my-day';
import { expect, test, type CannedAnswer, type CannedApi, type Page } from './fixtures';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const choose = (page: Page, id: string) => inCalendar(page, id).first().press('Enter');
type Patch = (request: Request) => CannedAnswer;

async function dragDownByItsHeight(page: Page, id: string): Promise<void> {
  const box = await boxAtRest(page, id);
  await page.mouse.move(box.x + 20, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 10 + box.height + 4, { steps: 4 });
  await page.mouse.up();
}

test('saving sends only what was changed, once, in the service’s zone, and says so', async ({
  canned,
  page,
}) => {
  const service = timelineService(undefined, {
    preferences: { timeZone: 'America/New_York', timeZoneSource: 'preference' },
  });
  await openMyDay(canned, page, service);
  await choose(page, 'focus');
  const save = button(page, 'Save').first();
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  await save.click({ force: true });
  await expect(field(page, 'Start')).toHaveValue('2026-11-18T08:30');
  await field(page, 'Start').fill('2026-11-18T09:15');
  await field(page, 'Title').fill('Quiet time');
  await expect(page.getByText('Not saved yet')).toBeVisible();
  await save.dblclick();
  await expect(page.getByRole('status')).toHaveText('Saved');
  expect(service.asked.filter(({ call }) => call.startsWith('PATCH'))).toEqual([
    {
      call: 'PATCH /timeline/focus',
      body: { title: 'Quiet time', start: '2026-11-18T14:15:00.000Z' },
      ifMatch: '"focus-1"',
    },
  ]);
  await expect(inCalendar(page, 'focus')).toHaveAccessibleName(/^Quiet time, Focus, 09:15 – 10:30/);
  await expect(page.getByText('Changed by you', { exact: true })).toHaveCount(2);
  await expect(save).toHaveAttribute('aria-disabled', 'true');

  await field(page, 'End').fill('2026-12-01T12:00');
  await field(page, 'Start').fill('2026-12-01T11:00');
  await field(page, 'End').press('Enter');
  await expect(page.getByRole('status')).toHaveText(/^Saved\. The meeting is now on Tuesday,? 1 December\.$/);
  await expect(inCalendar(page, 'focus')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Quiet time' })).toBeVisible();
});

test('what cannot be is said at its field, and nothing typed is lost', async ({ canned, page }) => {
  const errors = [{ field: 'end', message: 'An event lasts at most 7 days.' }];
  const service = timelineService(undefined, {
    api: { 'PATCH /timeline/focus': refusal('request_malformed', 400, { errors }) },
  });
  await openMyDay(canned, page, service);
  await choose(page, 'focus');
  await field(page, 'Start').fill('2026-11-18T17:00');
  await button(page, 'Save').first().click();
  await expect(field(page, 'Start')).toHaveAccessibleDescription('The start must be before the end.');
  await expect(field(page, 'Start')).toHaveAttribute('aria-invalid', 'true');
  await field(page, 'Start').fill('');
  await button(page, 'Save').first().click();
  await expect(field(page, 'Start')).toHaveAccessibleDescription('Enter a date and a time.');
  expect(service.changes()).toEqual([]);

  await field(page, 'Start').fill('2026-11-18T14:30');
  await field(page, 'End').fill('2026-11-30T12:00');
  await button(page, 'Save').first().click();
  await expect(field(page, 'End')).toHaveAccessibleDescription('A meeting lasts seven days at most.');
  await expect(field(page, 'End')).toHaveValue('2026-11-30T12:00');
  await expect(field(page, 'Start')).toHaveAttribute('aria-invalid', 'false');
});

test('a category is changed in one step, and goes back to the suggestion in one', async ({
  canned,
  page,
}) => {
  const service = timelineService();
  await openMyDay(canned, page, service);
  await choose(page, 'acme');
  await expect(page.getByText('Project: Suggested because of “demo” in the title.')).toBeVisible();
  const category = field(page, 'Category');
  // A retired one is offered only where it stands; a company's own is.
  await expect(category.getByRole('option', { name: 'Recruiting' })).toHaveCount(0);
  await category.selectOption('Patient care');
  await expect(page.getByRole('status')).toHaveText('Saved');
  await expect(inCalendar(page, 'acme')).toHaveAccessibleName(/^ACME demo, Patient care/);
  await button(page, 'Return to the suggestion: Project').click();
  await expect(inCalendar(page, 'acme')).toHaveAccessibleName(/^ACME demo, Project.*from Outlook$/);
  await expect(category).toHaveValue('project');
  await field(page, 'Work type').selectOption('Focus');
  await expect(page.getByText('Not saved yet')).toBeVisible();
  await button(page, 'Save').first().click();
  await expect(page.getByText('Not saved yet')).toHaveCount(0);
  expect(service.asked.filter(({ call }) => call.startsWith('PATCH')).map(({ body }) => body)).toEqual([
    { category: 'acme-care' },
    { category: null },
    { workType: 'focus' },
  ]);
});

test('a change elsewhere is shown beside what was typed, and the user says which one stays', async ({
  canned,
  page,
}) => {
  const service = timelineService();
  await openMyDay(canned, page, service);
  await choose(page, 'review');
  service.elsewhere('review', { title: 'Review of sprint 12', category: 'team' });
  await field(page, 'Title').fill('Review with ACME');
  await button(page, 'Save').first().click();
  const conflict = page.getByRole('alert').filter({ hasText: 'Changed elsewhere meanwhile' });
  await expect(conflict).toContainText(/Now in My Day:\s+Review of sprint 12/);
  await expect(conflict).toContainText(/You typed:\s+Review with ACME/);
  await expect(field(page, 'Category')).toHaveValue('team');
  await expect(field(page, 'Title')).toHaveValue('Review with ACME');
  await button(page, 'Save mine over it').click();
  await expect(page.getByRole('status')).toHaveText('Saved');
  await expect(conflict).toHaveCount(0);
  expect(service.find('review')).toMatchObject({ title: 'Review with ACME', category: 'team' });

  service.elsewhere('review', { title: 'Review of sprint 13' });
  await field(page, 'Title').fill('Mine');
  await page.evaluate(() => document.dispatchEvent(new CustomEvent('ow-synced')));
  await expect(conflict).toContainText(/Now in My Day:\s+Review of sprint 13/);
  await button(page, 'Take the other').click();
  await expect(field(page, 'Title')).toHaveValue('Review of sprint 13');
  await expect(conflict).toHaveCount(0);
  expect(service.changes()).toHaveLength(2);
});

test('without an answer what was typed stays, and trying again is safe whether it had been saved or not', async ({
  canned,
  page,
}) => {
  const service = timelineService();
  const patch = service.api['PATCH /timeline/focus'] as Patch;
  let answer: 'before' | 'after' | 'comes' = 'before';
  const api: CannedApi = {
    ...service.api,
    'PATCH /timeline/focus': (request) => {
      if (answer === 'before') return 'lost';
      const answered = patch(request);
      return answer === 'after' ? 'lost' : answered;
    },
  };
  await openMyDay(canned, page, { api });
  await choose(page, 'focus');
  await field(page, 'Title').fill('Quiet time');
  await button(page, 'Save').first().click();
  await expect(page.getByRole('alert').filter({ hasText: 'OtiumWork does not answer' })).toBeVisible();
  await expect(field(page, 'Title')).toHaveValue('Quiet time');
  answer = 'after';
  await button(page, 'Try again').click();
  await expect.poll(() => service.find('focus')?.title).toBe('Quiet time');
  await expect(button(page, 'Try again')).toBeVisible();
  answer = 'comes';
  await button(page, 'Try again').click();
  // It is saved already; there is nothing to decide.
  await expect(page.getByRole('status')).toHaveText('Saved');
  await expect(page.getByText('Changed elsewhere')).toHaveCount(0);
  await expect(page.getByText('Not saved yet')).toHaveCount(0);
});

test('what was typed survives closing the panel; a meeting that is gone says so and closes', async ({
  canned,
  page,
}) => {
  const service = timelineService();
  await openMyDay(canned, page, service);
  await choose(page, 'talk');
  await field(page, 'Title').fill('Anna / Ben / Cem');
  await page.keyboard.press('Escape');
  await choose(page, 'focus');
  await expect(field(page, 'Title')).toHaveValue('Focus time');
  await choose(page, 'talk');
  await expect(field(page, 'Title')).toHaveValue('Anna / Ben / Cem');
  await button(page, 'Discard changes').click();
  await expect(field(page, 'Title')).toHaveValue('Anna / Ben');

  service.elsewhere('talk', 'removed');
  await field(page, 'Title').fill('Anna');
  await button(page, 'Save').first().click();
  await expect(
    page.getByRole('alert').filter({ hasText: '“Anna / Ben” is no longer in your timeline' }),
  ).toBeVisible();
  await expect(field(page, 'Title')).toHaveCount(0);
  await expect(inCalendar(page, 'talk')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '16–22 November 2026' })).toBeFocused();
  await button(page, 'Close').click();
  await expect(page.locator('.notice')).toHaveCount(0);
});

test('a panel that is closed too early does not hide that nothing was saved', async ({ canned, page }) => {
  const held = deferred();
  const service = timelineService(undefined, {
    api: { 'PATCH /timeline/focus': () => held.promise.then(() => refusal('storage_unavailable', 503)) },
  });
  await openMyDay(canned, page, service);
  await choose(page, 'focus');
  await field(page, 'Title').fill('Quiet time');
  await field(page, 'Title').press('Enter');
  await expect(button(page, 'Saving…')).toBeVisible();
  await page.keyboard.press('Escape');
  held.resolve();
  await expect(page.getByRole('alert').filter({ hasText: '“Focus time” was not saved.' })).toBeVisible();
  await choose(page, 'focus');
  await expect(field(page, 'Title')).toHaveValue('Quiet time');
});

test('a meeting is moved and made longer with the mouse, and goes back where the service says no', async ({
  canned,
  page,
}) => {
  const refused = anEvent({
    id: 'refused',
    start: '2026-11-19T08:00:00.000Z',
    end: '2026-11-19T09:00:00.000Z',
  });
  const moved = anEvent({ id: 'moved', start: '2026-11-17T08:00:00.000Z', end: '2026-11-17T09:00:00.000Z' });
  const service = timelineService([refused, moved], {
    api: { 'PATCH /timeline/refused': refusal('storage_unavailable', 503) },
  });
  await openMyDay(canned, page, service, { at: now });
  const box = (id: string) => boxAtRest(page, id);
  const drag = async (from: { x: number; y: number }, by: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
    await page.mouse.up();
  };
  const before = await box('moved');
  const dayWidth = (await box('refused')).x - before.x;
  await drag({ x: before.x + 30, y: before.y + 20 }, { x: dayWidth / 2, y: before.height + 4 });
  await expect(page.getByRole('status')).toHaveText(
    /^Moved “Meeting moved” to Wednesday,? 18 November, 10:00 – 11:00$/,
  );
  const after = await box('moved');
  await drag({ x: after.x + 30, y: after.y + after.height - 2 }, { x: 0, y: after.height / 2 + 3 });
  await expect(page.getByRole('status')).toHaveText(/18 November, 10:00 – 11:30$/);
  expect(service.asked.filter(({ call }) => call.startsWith('PATCH'))).toEqual([
    {
      call: 'PATCH /timeline/moved',
      body: { start: '2026-11-18T09:00:00.000Z', end: '2026-11-18T10:00:00.000Z' },
      ifMatch: '"moved-1"',
    },
    { call: 'PATCH /timeline/moved', body: { end: '2026-11-18T10:30:00.000Z' }, ifMatch: '"moved-2"' },
  ]);

  const stands = await box('refused');
  await drag({ x: stands.x + 30, y: stands.y + 20 }, { x: 0, y: 2 * stands.height });
  await expect(page.getByRole('alert').filter({ hasText: '“Meeting refused” was not moved.' })).toBeVisible();
  await expect(inCalendar(page, 'refused')).toHaveAccessibleName(/09:00 – 10:00/);
  await expect.poll(async () => Math.abs((await box('refused')).height - stands.height)).toBeLessThan(1);
});

test('changes wait for one another, and no answer from before them is shown after them', async ({
  canned,
  page,
}) => {
  const moved = anEvent({ id: 'moved', start: '2026-11-17T08:00:00.000Z', end: '2026-11-17T09:00:00.000Z' });
  const service = timelineService([moved]);
  const patch = service.api['PATCH /timeline/moved'] as Patch;
  const list = service.api['GET /timeline'] as Patch;
  const saving = deferred();
  const reading = deferred();
  let isOld = false;
  await openMyDay(canned, page, {
    api: {
      ...service.api,
      'PATCH /timeline/moved': (request) => saving.promise.then(() => patch(request)),
      'GET /timeline': (request) => {
        const answer = list(request);
        return isOld ? ((isOld = false), reading.promise.then(() => answer)) : answer;
      },
    },
  });
  await choose(page, 'moved');
  await field(page, 'Category').selectOption('Customer');
  await field(page, 'Category').selectOption('Focus');
  await dragDownByItsHeight(page, 'moved');
  // Read while all that is on its way.
  isOld = true;
  await page.evaluate(() => document.dispatchEvent(new CustomEvent('ow-synced')));
  await expect(page.locator('.calendar')).toHaveAttribute('aria-busy', 'true');
  saving.resolve();
  await expect(inCalendar(page, 'moved')).toHaveAccessibleName(/^Meeting moved, Focus, 10:/);
  const late = page.waitForResponse(/timeline\?from/);
  reading.resolve();
  await (await late).finished();
  await expect(page.locator('.calendar')).toHaveAttribute('aria-busy', 'false');
  await expect(inCalendar(page, 'moved')).toHaveAccessibleName(/^Meeting moved, Focus, 10:/);
  expect(service.asked.filter(({ call }) => call.startsWith('PATCH')).map(({ ifMatch }) => ifMatch)).toEqual([
    '"moved-1"',
    '"moved-2"',
    '"moved-3"',
  ]);
});

test('where a suggestion comes from is said in the reader’s language', async ({ canned, page }) => {
  await openMyDay(canned, page, timelineService(), { lang: 'de' });
  for (const [id, reason] of [
    ['acme', 'Projekt: Vorgeschlagen wegen „demo“ im Titel.'],
    ['care', 'Patient care: Vorgeschlagen nach der Regel „ward“ Ihres Unternehmens.'],
    ['untitled', 'Besprechung: Vorgeschlagen, weil der Termin keinen Titel hat.'],
  ] as const) {
    await choose(page, id);
    await expect(page.getByText(reason)).toBeVisible();
  }
  await choose(page, 'gone');
  await expect(page.getByText('Er bleibt hier, weil Sie ihn geändert haben.')).toBeVisible();
});

test('without a connection nothing is sent by itself, and the notice says so, also once there is one again', async ({
  canned,
  page,
  context,
}) => {
  const service = timelineService();
  const patch = service.api['PATCH /timeline/focus'] as Patch;
  let isOffline = true;
  await openMyDay(canned, page, {
    api: { ...service.api, 'PATCH /timeline/focus': (request) => (isOffline ? 'lost' : patch(request)) },
  });
  await choose(page, 'focus');
  await context.setOffline(true);
  await field(page, 'Title').fill('Quiet time');
  await field(page, 'Title').press('Enter');
  const notice = page.locator('.details .notice');
  await expect(notice).toContainText(
    'Not sent. What you typed is still here; try again once you are online.',
  );
  await expect(notice).not.toContainText('by itself');
  isOffline = false;
  await context.setOffline(false);
  await expect(notice).toContainText('You are online again. What you typed is still here, but not sent yet.');
  expect(service.changes()).toEqual([]);
  await button(page, 'Try again').click();
  await expect(page.getByRole('status')).toHaveText('Saved');
  await expect(notice).toHaveCount(0);
});

test('a move that the service refuses takes back the time and nothing else', async ({ canned, page }) => {
  const moved = anEvent({ id: 'moved', start: '2026-11-17T08:00:00.000Z', end: '2026-11-17T09:00:00.000Z' });
  const service = timelineService([moved]);
  const patch = service.api['PATCH /timeline/moved'] as Patch;
  const [titled, retimed] = [deferred(), deferred()];
  await openMyDay(canned, page, {
    api: {
      ...service.api,
      'PATCH /timeline/moved': (request) => {
        const isMove = (request.postData() ?? '').includes('start');
        if (isMove) return retimed.promise.then(() => refusal('storage_unavailable', 503));
        return titled.promise.then(() => patch(request));
      },
    },
  });
  await choose(page, 'moved');
  await field(page, 'Title').fill('Planning');
  await field(page, 'Title').press('Enter');
  await dragDownByItsHeight(page, 'moved');
  await expect(inCalendar(page, 'moved')).toHaveAccessibleName(/^Meeting moved, Meeting, 10:/);
  titled.resolve();
  await expect(inCalendar(page, 'moved')).toHaveAccessibleName(/^Planning, Meeting, 10:/);
  retimed.resolve();
  await expect(page.getByRole('alert').filter({ hasText: '“Planning” was not moved.' })).toBeVisible();
  await expect(inCalendar(page, 'moved')).toHaveAccessibleName(/^Planning, Meeting, 09:00 – 10:00/);
  await field(page, 'Category').selectOption('Focus');
  await expect(inCalendar(page, 'moved')).toHaveAccessibleName(/^Planning, Focus, 09:00 – 10:00/);
});

for (const [lang, back] of [
  ['en', 'Return to Outlook’s time'],
  ['de', 'Zurück zur Zeit in Outlook'],
] as const)
  test(`a time that was changed goes back to the meeting’s own in one step (${lang})`, async ({
    canned,
    page,
  }) => {
    const service = timelineService();
    await openMyDay(canned, page, service, { lang });
    await choose(page, 'focus');
    await expect(button(page, back)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await choose(page, 'gone');
    await button(page, back).click();
    await expect(button(page, back)).toHaveCount(0);
    expect(service.asked.filter(({ call }) => call.startsWith('PATCH')).map(({ body }) => body)).toEqual([
      { start: null, end: null },
    ]);
  });
