// Deleting a meeting, and taking that back.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { anEvent, inCalendar, openMyDay, refusal, timelineService } from './canned/my-day';
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
      document.title = `kept alive: ${String(init?.keepalive)}`;
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

// Over real HTTP: what a page sends while it goes away, no route of the browser sees.
test('a page that goes away deletes what it was told to, however long a new token takes', async ({
  page,
}) => {
  const asked: string[] = [];
  const events = ['talk', 'focus'].map((id) => {
    const start = new Date();
    return anEvent({
      id,
      start: start.toISOString(),
      end: new Date(start.getTime() + 3_600_000).toISOString(),
    });
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const answer = async () => {
      if (pathname.startsWith('/assets/')) {
        response.setHeader('Content-Type', 'text/javascript');
        return readFile(join(process.env['WEB_FOLDER'] ?? '', pathname.slice(8)));
      }
      response.setHeader('Content-Type', pathname === '/' ? 'text/html' : 'application/json');
      if (pathname === '/') return pageWithSlowToken;
      if (pathname === '/token') return new Promise<string>((r) => setTimeout(() => r('"a token"'), 300));
      if (request.method === 'DELETE')
        asked.push(`${pathname} ${request.headers.authorization ?? ''} ${request.headers['if-match'] ?? ''}`);
      if (pathname === '/api/timeline')
        return JSON.stringify({ timeZone: 'UTC', from: '', until: '', events, next: null });
      response.statusCode = 404;
      return '{}';
    };
    void answer().then((body) => response.end(body));
  }).listen(0);
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  await choose(page, 'talk');
  await button(page, 'Delete').click();
  await page.waitForTimeout(1_500); // less than the eight seconds, more than a token takes
  await page.reload();
  await expect.poll(() => asked).toEqual(['/api/timeline/talk Bearer a token "talk-1"']);

  // Also what can no longer be taken back, but still waits for its token.
  await choose(page, 'focus');
  await button(page, 'Delete').click();
  await page.waitForTimeout(1_500);
  await page.evaluate(() => {
    const getToken = () => new Promise<string>(() => undefined);
    Object.assign(document.querySelector('ow-my-day')!, { getToken });
  });
  await button(page, 'Delete now').click();
  await page.reload();
  await expect.poll(() => asked).toHaveLength(2);
  expect(asked[1]).toBe('/api/timeline/focus Bearer a token "focus-1"');
  server.closeAllConnections();
  server.close();
});

const pageWithSlowToken = `<!doctype html>
<html lang="en"><title>A page</title><link rel="icon" href="data:," />
<ow-my-day></ow-my-day>
<script type="module" src="/assets/my-day.js"></script>
<script type="module">
  document.querySelector('ow-my-day').getToken = () => fetch('/token').then((answer) => answer.json());
</script></html>`;
