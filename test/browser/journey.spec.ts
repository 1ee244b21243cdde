// The whole product by clicks, on the page that `npm start` shows: an admin sets the company up, an employee connects,
// syncs, corrects, moves to another zone, disconnects and comes back.
import { companies } from '../../local/people';
import { expect, test, type Page } from './fixtures';

const kim = 'kim@fabrikam.example';

const as = (page: Page, person: string) => page.getByLabel('Person').selectOption(person);
const view = (page: Page, name: 'My Day' | 'Admin') =>
  page.getByRole('navigation').getByRole('button', { name }).click();
const sync = (page: Page) => page.getByRole('button', { name: 'Sync', exact: true }).click();
/** What is shown; a live region may say it too. */
const seen = (page: Page, text: string | RegExp) => page.getByText(text).first();
/** An event in the drawn week, by what its button says. */
const event = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Connect Outlook' }).click();
  await page.getByText(name).click();
  const accept = page.getByRole('button', { name: 'Accept' });
  const banner = seen(page, `Outlook connected for ${kim}`);
  await expect(accept.or(banner)).toBeVisible();
  if (await accept.isVisible()) await accept.click();
  await expect(banner).toBeVisible();
}

test('from nothing to a week that is kept in step, and back', async ({ page, stack }) => {
  test.slow(); // it is the whole product
  const { tenantId, clientId, clientSecret } = companies.fabrikam;
  const meetings = await stack.meetings(kim);
  const { now } = (await stack.local<{ now: string }>('POST', 'clock', { advance: 'PT0S' })).body;
  const today = new Date(now);
  /** A meeting of the last days that nothing else is called like, in full sight of any week that shows it. */
  const plain = meetings
    .filter(({ isAllDay, isCancelled, start }) => !isAllDay && !isCancelled && start < today)
    .filter(({ subject }) => meetings.filter((other) => other.subject === subject).length === 1)
    .filter(({ subject }) => /^[\w .-]{6,}$/.test(subject ?? ''))
    .at(-1)!;

  await page.goto(stack.url);
  await as(page, 'kim');
  await expect(seen(page, "Your admin hasn't configured Microsoft credentials yet")).toBeVisible();

  await as(page, 'lee');
  await view(page, 'Admin');
  await page.getByLabel('Directory (tenant) ID', { exact: true }).fill(tenantId);
  await page.getByLabel('Application (client) ID', { exact: true }).fill(clientId);
  await page.getByLabel('Client secret', { exact: true }).fill('not.the-secret~at-all');
  await page.getByRole('button', { name: 'Verify and save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The client secret is wrong' })).toBeVisible();
  await page.getByLabel('Client secret', { exact: true }).fill(clientSecret);
  await page.getByRole('button', { name: 'Verify and save' }).click();
  await expect(page.getByText(/Verified by Microsoft and saved/)).toBeVisible();

  await view(page, 'My Day');
  await as(page, 'kim');
  await signIn(page, 'Kim Larsen');
  expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('');

  await sync(page);
  const imported = seen(page, /^\d+ imported · skipped: 3 all-day, 2 cancelled$/);
  await expect(imported).toBeVisible();
  const count = Number(/^\d+/.exec((await imported.textContent())!)![0]);

  // The week drawn, perhaps the one before, if the meeting lies there.
  const standing = event(page, new RegExp(`^${plain.subject!}, `));
  const before = page.getByRole('button', { name: 'Previous week' });
  await expect(event(page, /from Outlook/).first()).toBeVisible();
  if (!(await standing.isVisible())) await before.click();
  await expect(standing).toBeVisible();

  await standing.click();
  await page.getByLabel('Category', { exact: true }).selectOption('personal');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeAttached();
  await expect(standing).toHaveAccessibleName(/, Personal, .*changed by you/);

  await stack.local('POST', 'microsoft', {
    action: 'move',
    address: kim,
    meetingId: plain.id,
    byMinutes: 45,
  });
  await sync(page);
  await expect(seen(page, /^1 updated/)).toBeVisible();
  const inNewYork = (at: Date) =>
    new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'America/New_York' }).format(at);
  const movedTo = new Date(plain.start.getTime() + 45 * 60_000);
  const shows = async (at: string) => {
    await expect
      .poll(async () => ((await standing.first().textContent()) ?? '').replace(/\s/g, ' '))
      .toContain(at);
  };
  await shows(inNewYork(movedTo));
  await expect(standing).toHaveAccessibleName(/, Personal, /);

  // The browser is in Berlin, Kim's profile in New York.
  await page.getByRole('button', { name: 'Use Europe/Berlin' }).click();
  await expect(page.getByText(/Times are shown in Europe\/Berlin now\./).first()).toBeAttached();
  const inBerlin = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Berlin' });
  await shows(inBerlin.format(movedTo));

  await page.getByRole('button', { name: 'Disconnect Outlook' }).click();
  await page.getByRole('button', { name: 'Disconnect Outlook' }).last().click();
  await expect(seen(page, 'Outlook is not connected')).toBeVisible();
  await expect(standing).toBeVisible();

  await signIn(page, 'Kim Larsen');
  await sync(page);
  await expect(seen(page, /Nothing new/)).toBeVisible();
  await page.reload();
  await expect(event(page, /from Outlook/).first()).toBeVisible();
  const { body } = await stack.api<{ events: unknown[] }>(
    'kim',
    'GET',
    `timeline?from=${addDays(today, -30)}&until=${addDays(today, 2)}`,
  );
  expect(body.events).toHaveLength(count);

  await page.getByRole('button', { name: 'Let the night fall' }).click();
  await expect(page.locator('ow-outlook-strip .says')).toContainText("Last night's sync");
});

const addDays = (from: Date, days: number) =>
  new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);
