// The company's connections: who stands how, whose turn it is, the night as it goes, and a leaver.
import type { Request } from '@playwright/test';
import type { Connections } from '../../web/api/types';
import {
  card,
  cannedCredentials,
  configured,
  connectionsOf,
  everyStatus,
  noon,
  person,
  problem,
} from './canned/credentials';
import { expect, test, type CannedAnswer, type Page } from './fixtures';

const get = 'GET /integrations/outlook/connections';

const rowOf = (page: Page, who: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: who }) });
const question = (page: Page) => page.getByRole('group', { name: /^Remove the connection of/ });

test('everybody’s row says how it stands, what is wrong and whose turn it is', async ({ canned, page }) => {
  await page.clock.setFixedTime(noon);
  await canned(card, cannedCredentials(configured, { [get]: { body: connectionsOf(everyStatus) } }));
  const table = page.getByRole('table', { name: 'Connections' });
  await expect(table.getByRole('columnheader')).toHaveText([
    'Person',
    'Status',
    'Last sync',
    'Next sync',
    'Action',
  ]);
  const says: Readonly<Record<string, readonly string[]>> = {
    anna: [
      'Connected',
      'Fri 20 Nov, 2:12 (10 hours ago)',
      'Succeeded at night: 3 imported and 1 updated',
      'Sat 21 Nov, 2:37 (in 13 hours)',
    ],
    'bo@': ['Connected', 'Held back at night: nothing changed. Unusually many meetings were missing'],
    carla: ['Syncing now'],
    dmitri: [
      'Must connect again',
      'Access was withdrawn. They put it right themselves',
      'Reference: 9b1d44c0aa17',
      'None planned',
    ],
    'elisabeth.wolkenstein-hohenfels': [
      'Blocked at Microsoft',
      'There is no Exchange Online mailbox. A Microsoft administrator assigns',
    ],
    auth0: ['Not connected', 'The sign-in was not finished.', 'Not yet'],
    gül: [
      'Connected',
      'Outlook does not answer. Nothing to do: the next sync tries again.',
      'Failed by hand, Fri 20 Nov, 2:12: Outlook does not answer',
      '(yesterday)',
    ],
  };
  for (const [who, texts] of Object.entries(says))
    for (const text of texts) await expect(rowOf(page, who)).toContainText(text);
  await expect(rowOf(page, 'anna').locator('time').first()).toHaveAttribute(
    'datetime',
    '2026-11-20T01:12:02.000Z',
  );
  await expect(page.getByText('There was no nightly sync in the last 20 hours.')).toBeVisible();
  await expect(page.getByText('7 people: 3 connected, 1 syncing now, 1 must connect again')).toBeVisible();

  await page.getByLabel('Only with problems (4)').check();
  await expect(table.getByRole('rowheader')).toHaveText([/dmitri/, /elisabeth/, /auth0/, /gül/]);
  await page.getByLabel('Only with problems (4)').uncheck();
  await expect(table.getByRole('rowheader')).toHaveCount(7);

  await canned(card, cannedCredentials(configured, { [get]: { body: connectionsOf(everyStatus) } }), {
    lang: 'de',
  });
  await expect(page.getByText('1 wird gerade synchronisiert, 1 muss neu verbinden')).toBeVisible();
  await expect(rowOf(page, 'anna')).toContainText('Gelungen nachts: 3 importiert und 1 aktualisiert');
  await expect(rowOf(page, 'elisabeth')).toContainText('Es gibt kein Exchange-Online-Postfach.');
});

test('the night is followed while it runs, ever more rarely, and not while nobody looks', async ({
  canned,
  page,
}) => {
  await page.clock.install({ time: noon });
  const startedAt = '2026-11-20T01:03:00.000Z';
  let night: Connections['night'] = { startedAt, due: 52, done: 10, failed: 0 };
  let reads = 0;
  const api = cannedCredentials(configured, {
    [get]: () => {
      reads++;
      return { body: connectionsOf([person('anna')], { night }) };
    },
  });
  await canned(card, api);
  const bar = page.getByRole('progressbar', {
    name: /The nightly sync is running: 10 of 52 mailboxes, none failed/,
  });
  await expect(bar).toHaveJSProperty('value', 10);
  await expect(bar).toHaveJSProperty('max', 52);
  expect(reads).toBe(1);

  night = { startedAt, due: 52, done: 38, failed: 2 };
  await page.clock.runFor(2_100);
  await expect(page.getByText('The nightly sync is running: 40 of 52 mailboxes, 2 failed')).toBeVisible();
  expect(reads).toBe(2);
  await page.clock.runFor(2_100);
  expect(reads).toBe(2);
  await page.clock.runFor(1_000);
  await expect.poll(() => reads).toBe(3);

  const hide = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await page.clock.runFor(120_000);
  expect(reads).toBe(3);

  night = { startedAt, due: 52, done: 50, failed: 2 };
  await hide(false);
  await expect(page.getByText('The last nightly sync is complete: 52 mailboxes, 2 failed')).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  const ended = reads;
  await page.clock.runFor(120_000);
  expect(reads).toBe(ended);
});

test('more people come page by page, and trouble on the way can be tried again', async ({ canned, page }) => {
  const pages: Readonly<Record<string, CannedAnswer>> = {
    '': { body: connectionsOf([person('anna'), person('bo')], { next: 'a/b+c=' }) },
    // Nobody of the middle page is left after the service took out those who never connected.
    'a/b+c=': { body: connectionsOf([], { next: 'last' }) },
    last: { body: connectionsOf([person('bo'), person('carla', { status: 'blocked' })]) },
  };
  let isLost = true;
  let asked = 0;
  await canned(
    card,
    cannedCredentials(configured, {
      [get]: (request: Request) => {
        const next = new URL(request.url()).searchParams.get('next') ?? '';
        if (next !== '') asked++;
        return isLost && next !== '' ? 'lost' : (pages[next] ?? problem('request_malformed', 400));
      },
    }),
  );
  const more = page.getByRole('button', { name: 'Load more' });
  await expect(page.getByText('2 people so far, more can be loaded: 2 connected')).toBeVisible();
  await more.click();
  await expect(page.getByRole('alert').filter({ hasText: 'OtiumWork does not answer' })).toBeVisible();
  isLost = false;
  asked = 0;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await more.dblclick();
  await expect(page.getByRole('rowheader')).toHaveText([/anna/, /bo/, /carla/]);
  await expect(more).toHaveCount(0);
  expect(asked).toBe(2);
  // The button that was clicked is gone; whoever used the keyboard goes on where the list went on.
  await expect(rowOf(page, 'bo').getByRole('button')).toBeFocused();
  await expect(
    page.getByRole('status').filter({ hasText: '3 people: 2 connected and 1 blocked' }),
  ).toBeAttached();
});

test('a leaver is removed after one question; focus goes on to who stood next', async ({ canned, page }) => {
  const removed: string[] = [];
  const left = new Map<string, CannedAnswer>([
    ['anna', { status: 204 }],
    ['bo@x/y', problem('vault_unavailable', 503)],
    ['carla', problem('not_found', 404)],
  ]);
  const api = cannedCredentials(configured, {
    [get]: {
      body: connectionsOf(
        ['anna', 'bo@x/y', 'carla'].map((id) => person(id, { address: `${id.slice(0, 5)}@c.example` })),
      ),
    },
  });
  for (const [userId, answer] of left)
    api[`DELETE /integrations/outlook/connections/${encodeURIComponent(userId)}`] = () => {
      removed.push(userId);
      return answer;
    };
  await canned(card, api);
  const remove = (who: string) => page.getByRole('button', { name: `Remove ${who}@c.example` });
  const confirm = page.getByRole('button', { name: 'Remove connection' });
  const cancel = page.getByRole('button', { name: 'Cancel' });

  await remove('carla').click();
  await expect(question(page)).toBeFocused();
  await expect(question(page)).toContainText(
    'Remove the connection of carla@c.example? Their token is deleted and syncing ends. Their events stay.',
  );
  await cancel.click();
  await expect(remove('carla')).toBeFocused();
  await remove('carla').press('Enter');
  await page.keyboard.press('Escape');
  await expect(remove('carla')).toBeFocused();
  expect(removed).toEqual([]);

  await remove('anna').click();
  await confirm.dblclick();
  await expect(
    page.getByText('The connection of anna@c.example is removed. Their events stay.'),
  ).toBeVisible();
  await expect(remove('bo@x/')).toBeFocused();
  await expect(page.getByText('2 people: 2 connected')).toBeVisible();

  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(question(page).getByRole('alert')).toContainText('Our key vault does not answer');
  await cancel.click();

  // Somebody else was quicker; it is what was wanted.
  await remove('carla').click();
  await confirm.click();
  await expect(page.getByText('The connection of carla@c.example was removed already.')).toBeVisible();
  await expect(remove('bo@x/')).toBeFocused();
  expect(removed).toEqual(['anna', 'bo@x/y', 'carla']);

  left.set('bo@x/y', { status: 204 });
  api['DELETE /integrations/outlook/connections/bo%40x%2Fy'] = { status: 204 };
  await page.keyboard.press('Enter');
  await confirm.click();
  await expect(page.getByRole('heading', { name: 'Connections' })).toBeFocused();
  await expect(page.getByText('Nobody has connected Outlook yet.')).toBeVisible();
});
