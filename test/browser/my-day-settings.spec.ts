// The settings of My Day: the time zone and the words that keep a meeting out.
import { inCalendar, openMyDay, refusal, timelineService } from './canned/my-day';
import type { Request } from '@playwright/test';
import { expect, test, type CannedAnswer, type Page } from './fixtures';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const puts = (asked: readonly { readonly call: string; readonly body: unknown }[]) =>
  asked.filter(({ call }) => call.startsWith('PUT')).map(({ body }) => body);

/** Which events the page hears from the element. */
async function heard(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const told: string[] = [];
    for (const name of ['ow-preferences', 'ow-synced'])
      document.addEventListener(name, (event) => {
        told.push(`${name} ${JSON.stringify((event as CustomEvent).detail)}`);
        document.documentElement.dataset['told'] = told.join('; ');
      });
  });
  return () => page.evaluate(() => document.documentElement.dataset['told'] ?? '');
}

test('whose device is elsewhere than My Day is told so, and takes its zone over with one click', async ({
  canned,
  page,
}) => {
  const service = timelineService(undefined, {
    preferences: { timeZone: 'UTC', timeZoneSource: 'default' },
  });
  await openMyDay(canned, page, service);
  const told = await heard(page);
  await expect(inCalendar(page, 'focus')).toHaveAccessibleName(/13:30 – 15:30/);
  const hint = page.getByText('Your device is in Europe/Berlin, but My Day shows times in UTC.').first();
  await expect(hint).toBeVisible();
  await button(page, 'Use Europe/Berlin').first().dblclick();
  await expect(inCalendar(page, 'focus')).toHaveAccessibleName(/14:30 – 16:30/);
  await expect(page.getByRole('status')).toHaveText('Your meetings were synced again.');
  await expect(hint).toHaveCount(0);
  expect(service.asked.map(({ call }) => call).filter((call) => !call.startsWith('GET /timeline'))).toEqual([
    'GET /integrations/outlook/preferences',
    'PUT /integrations/outlook/preferences',
    'GET /integrations/outlook',
    'POST /integrations/outlook/sync',
  ]);
  expect(await told()).toBe(
    'ow-preferences {"timeZone":"Europe/Berlin"}; ow-synced {"run":"run","imported":3,"updated":1,"removed":0}',
  );
});

test('the hint can be declined, and does not come where the zone was chosen or clocks agree', async ({
  canned,
  page,
}) => {
  await openMyDay(
    canned,
    page,
    timelineService(undefined, {
      preferences: { timeZone: 'Asia/Tokyo', timeZoneSource: 'profile' },
    }),
  );
  await button(page, 'Keep Asia/Tokyo').click();
  await expect(page.locator('.zone-hint')).toHaveCount(0);
  await page.getByText('Settings', { exact: true }).click();
  await expect(page.getByText('Your device is in Europe/Berlin')).toBeVisible();

  await openMyDay(
    canned,
    page,
    timelineService(undefined, {
      preferences: { timeZone: 'Europe/Paris', timeZoneSource: 'profile' },
    }),
  );
  await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Paris');
  await expect(page.getByText('Your device is in')).toHaveCount(0);
});

test('a zone is chosen from all that there are, and given back to the profile', async ({ canned, page }) => {
  const errors = [{ field: 'timeZone', message: 'is not a known IANA time zone.' }];
  const service = timelineService(undefined, { status: 'not_connected' });
  const put = service.api['PUT /integrations/outlook/preferences'] as (request: Request) => CannedAnswer;
  await openMyDay(canned, page, {
    api: {
      ...service.api,
      'PUT /integrations/outlook/preferences': (request) =>
        (request.postData() ?? '').includes('Atlantis')
          ? refusal('request_malformed', 400, { errors })
          : put(request),
    },
  });
  await page.getByText('Settings', { exact: true }).click();
  const zone = page.getByLabel('Time zone');
  await expect(zone).toHaveAccessibleDescription(/^From your OtiumWork profile\./);
  await expect(button(page, 'Use my profile’s zone')).toHaveCount(0);
  expect(await page.locator('#zones option').count()).toBeGreaterThan(300);
  await zone.fill('Atlantis');
  await zone.press('Enter');
  await expect(zone).toHaveAccessibleDescription(/No such time zone is known/);
  await expect(zone).toHaveValue('Atlantis');
  await zone.fill('Asia/Tokyo');
  await zone.press('Enter');
  await expect(page.getByRole('status')).toHaveText('Your meetings follow with the next sync.');
  await expect(zone).toHaveAccessibleDescription(/^Your choice\./);
  await button(page, 'Use my profile’s zone').click();
  await expect(zone).toHaveValue('Europe/Berlin');
  expect(puts(service.asked).at(-1)).toEqual({ timeZone: null });
  expect(service.changes().filter((call) => call.startsWith('POST'))).toEqual([]);
});

test('words are one per line, each once; too much of them is said at the field', async ({ canned, page }) => {
  const service = timelineService();
  await openMyDay(canned, page, service, { lang: 'de' });
  await page.getByText('Einstellungen', { exact: true }).click();
  const words = page.getByLabel('Termine weglassen, deren Titel eines davon enthält');
  const save = button(page, 'Speichern').last();
  await expect(words).toHaveValue('lunch');
  await words.fill(`Lunch\n${'x'.repeat(101)}`);
  await save.click();
  await expect(words).toHaveAccessibleDescription(/höchstens 100 Zeichen/);
  await words.fill(Array.from({ length: 101 }, (_, n) => `wort ${n}`).join('\n'));
  await save.click();
  await expect(words).toHaveAccessibleDescription(/höchstens 100 Zeilen/);
  expect(puts(service.asked)).toEqual([]);
  await words.fill('Lunch\n\n  lunch \nPrivat');
  await save.click();
  await expect(page.getByRole('status')).toHaveText('Ihre Termine wurden neu synchronisiert.');
  expect(puts(service.asked)).toEqual([{ excludeWords: ['Lunch', 'Privat'] }]);
  await expect(words).toHaveValue('Lunch\nPrivat');
});

test('what was saved stays said, and what followed from it is announced in one', async ({ canned, page }) => {
  const service = timelineService();
  const put = service.api['PUT /integrations/outlook/preferences'] as (request: Request) => CannedAnswer;
  await openMyDay(canned, page, {
    api: {
      ...service.api,
      'PUT /integrations/outlook/preferences': (request) => {
        service.elsewhere('focus', 'removed');
        return put(request);
      },
    },
  });
  await page.evaluate(() => {
    const status = document.querySelector('ow-my-day')!.shadowRoot!.querySelector('[role=status]')!;
    const announced: string[] = [];
    new MutationObserver(() => {
      const text = status.textContent.trim();
      if (text !== '') announced.push(text);
      document.documentElement.dataset['announced'] = announced.join(' | ');
    }).observe(status, { childList: true, characterData: true, subtree: true });
  });
  await page.getByText('Settings', { exact: true }).click();
  await page.getByLabel('Leave out meetings whose title contains').fill('Focus');
  await button(page, 'Save').last().click();
  await expect(page.getByRole('status')).toHaveText(
    'Your meetings were synced again. 16–22 November 2026: 11 meetings',
  );
  expect(await page.evaluate(() => document.documentElement.dataset['announced'])).toBe(
    'Words saved. | Your meetings were synced again. 16–22 November 2026: 11 meetings',
  );
  await expect(page.locator('.settings')).toContainText('Words saved. Your meetings were synced again.');
  await page.waitForTimeout(500);
  await expect(page.locator('.settings')).toContainText('Words saved. Your meetings were synced again.');
});

test('a run that My Day has read already makes it read nothing again', async ({ canned, page }) => {
  const service = timelineService();
  await openMyDay(canned, page, service);
  const reads = () => service.asked.filter(({ call }) => call.startsWith('GET /timeline')).length;
  const tell = (run: string) =>
    page.evaluate((run) => {
      document.dispatchEvent(new CustomEvent('ow-synced', { detail: { run, imported: 0 } }));
    }, run);
  await page.getByText('Settings', { exact: true }).click();
  await page.getByLabel('Leave out meetings whose title contains').fill('Private');
  await button(page, 'Save').last().click();
  await expect(page.getByRole('status')).toHaveText('Your meetings were synced again.');
  await expect(page.locator('.calendar')).toHaveAttribute('aria-busy', 'false');
  const before = reads();
  await tell('run');
  await tell('another run');
  await expect.poll(reads).toBe(before + 1);
  await tell('another run');
  await page.waitForTimeout(300);
  expect(reads()).toBe(before + 1);
});
