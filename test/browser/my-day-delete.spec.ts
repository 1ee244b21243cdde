// Deleting a meeting, and taking that back.
import { inCalendar, openMyDay, refusal, timelineService } from './canned/my-day';
import { expect, test, type CannedAnswer, type Page } from './fixtures';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function choose(page: Page, id: string): Promise<void> {
  await inCalendar(page, id).first().click();
  await expect(page.locator('#details-heading')).toBeFocused();
}

test('a deleted meeting vanishes at once, and the service hears of it eight seconds later', async ({
  canned,
  page,
}) => {
  const service = timelineService();
  await openMyDay(canned, page, service, { isPassing: true });
  await choose(page, 'talk');
  await button(page, 'Delete').click();
  await expect(inCalendar(page, 'talk')).toHaveCount(0);
  await expect(page.getByRole('status')).toHaveText('Deleted “Anna / Ben”.');
  await expect(page.getByText('11 meetings')).toBeVisible();
  await page.clock.runFor(7_900);
  expect(service.changes()).toEqual([]);

  // Pointing at the way back stops the time.
  await button(page, 'Undo').hover();
  await page.clock.runFor(60_000);
  expect(service.changes()).toEqual([]);
  await page.mouse.move(5, 5);
  await page.clock.runFor(200);
  await expect.poll(() => service.changes()).toEqual(['DELETE /timeline/talk']);
  expect(service.asked.at(-1)?.ifMatch).toBe('"talk-1"');
  await expect(button(page, 'Undo')).toHaveCount(0);
  await expect(inCalendar(page, 'talk')).toHaveCount(0);
});

test('with the keyboard there is all the time in the world to take it back', async ({ canned, page }) => {
  const service = timelineService();
  await openMyDay(canned, page, service, { isPassing: true });
  await inCalendar(page, 'talk').press('Enter');
  await button(page, 'Delete').press('Enter');
  await expect(button(page, 'Undo')).toBeFocused();
  await page.clock.runFor(60_000);
  await page.keyboard.press('Enter');
  await expect(inCalendar(page, 'talk')).toBeFocused();
  await expect(page.getByRole('status')).toHaveText('“Anna / Ben” is back.');
  await page.clock.runFor(60_000);
  expect(service.changes()).toEqual([]);

  await page.keyboard.press('Enter');
  await button(page, 'Delete').press('Enter');
  await expect(button(page, 'Undo')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => service.changes()).toEqual(['DELETE /timeline/talk']);
  await expect(page.getByRole('heading', { name: '16–22 November 2026' })).toBeFocused();
});

test('a second deletion and leaving the page leave no deletion behind', async ({ canned, page }) => {
  const service = timelineService();
  await page.addInitScript(() => {
    const real = window.fetch.bind(window);
    window.fetch = (asked, init) => {
      document.title = `kept alive: ${String((asked as Request).keepalive)}`;
      return real(asked, init);
    };
  });
  await openMyDay(canned, page, service, { isPassing: true });
  for (const id of ['talk', 'focus']) {
    await choose(page, id);
    await button(page, 'Delete').click();
  }
  await expect.poll(() => service.changes()).toEqual(['DELETE /timeline/talk']);
  await expect(page.getByRole('group', { name: 'Deleted meeting' })).toContainText('Deleted “Focus time”.');

  const sent = page.waitForRequest((request) => request.method() === 'DELETE');
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  expect((await sent).url()).toContain('/timeline/focus');
  await expect(page).toHaveTitle('kept alive: true');

  await choose(page, 'flight');
  await button(page, 'Delete').click();
  await page.evaluate(() => document.querySelector('ow-my-day')?.remove());
  await expect.poll(() => service.changes()).toHaveLength(3);
});

test('what could not be deleted comes back, with the reason', async ({ canned, page }) => {
  let answer: CannedAnswer = refusal('storage_unavailable', 503);
  const service = timelineService(undefined, { api: { 'DELETE /timeline/talk': () => answer } });
  await openMyDay(canned, page, service, { isPassing: true });
  const remove = async (id: string) => {
    await choose(page, id);
    await button(page, 'Delete').click();
    await button(page, 'Delete now').click();
  };
  const notice = page.locator('.notice');
  await remove('talk');
  await expect(notice).toContainText('“Anna / Ben” was not deleted and is shown again.');
  await expect(inCalendar(page, 'talk')).toBeVisible();

  answer = refusal('not_found', 404);
  await button(page, 'Try again').click();
  await button(page, 'Delete now').click();
  await expect(button(page, 'Undo')).toHaveCount(0);
  await expect(inCalendar(page, 'talk')).toHaveCount(0);
  await expect(notice).toHaveCount(0);

  service.elsewhere('focus', { title: 'Quiet time' });
  await remove('focus');
  await expect(notice).toContainText('“Focus time” was changed elsewhere meanwhile, so it was not deleted.');
  await expect(inCalendar(page, 'focus')).toHaveAccessibleName(/^Quiet time/);
  await remove('focus');
  await expect.poll(() => service.find('focus')).toBeUndefined();
});
