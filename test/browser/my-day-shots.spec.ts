import { aWeek, inCalendar, openMyDay, timelineService } from './canned/my-day';
import { test, expect, type Page } from './fixtures';
const shots = '/tmp/h/shots/my-day';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
test('conflict en light', async ({ canned, page }) => {
  const service = timelineService();
  await openMyDay(canned, page, service);
  await page.screenshot({ path: `${shots}-week-en.png`, fullPage: true });
  await inCalendar(page, 'review').press('Enter');
  service.elsewhere('review', { title: 'Review of sprint 12', category: 'team' });
  await page.getByLabel('Title', { exact: true }).fill('Review with ACME');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Changed elsewhere meanwhile')).toBeVisible();
  await page.screenshot({ path: `${shots}-conflict-en.png`, fullPage: true });
});
test('undo de dark', async ({ canned, page }) => {
  const service = timelineService(undefined, { preferences: { timeZone: 'UTC', timeZoneSource: 'default' } });
  await openMyDay(canned, page, service, { lang: 'de', colorScheme: 'dark' });
  await inCalendar(page, 'gone').press('Enter');
  await page.screenshot({ path: `${shots}-gone-de.png` });
  await button(page, 'Löschen').press('Enter');
  await page.screenshot({ path: `${shots}-undo-de.png` });
});
test('empty + forced', async ({ canned, page }) => {
  await openMyDay(canned, page, timelineService());
  await page.emulateMedia({ forcedColors: 'active' });
  await inCalendar(page, 'acme').press('Enter');
  await page.screenshot({ path: `${shots}-forced.png` });
  await page.emulateMedia({ forcedColors: 'none' });
  await button(page, 'Next week').click();
  await page.screenshot({ path: `${shots}-empty.png` });
});
test('320 de', async ({ canned, page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openMyDay(canned, page, timelineService(), { lang: 'de' });
  await inCalendar(page, 'focus').press('Enter');
  await page.screenshot({ path: `${shots}-320-de.png`, fullPage: true });
});
test('list 320', async ({ canned, page }) => {
  await page.setViewportSize({ width: 640, height: 700 });
  await openMyDay(canned, page, timelineService(), { lang: 'de' });
  await page.route('**/chunks/grid-*.js', (route) => route.abort());
  await page.reload();
  await expect(page.getByText('als Liste')).toBeVisible();
  await page.screenshot({ path: `${shots}-list-de.png`, fullPage: true });
});
test('day wide', async ({ canned, page }) => {
  await openMyDay(canned, page, timelineService(), { lang: 'en-US' });
  await button(page, 'Day').click();
  await button(page, 'Previous day').click();
  await page.screenshot({ path: `${shots}-day-en.png` });
});
