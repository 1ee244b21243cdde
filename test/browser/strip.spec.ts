// The strip as an employee uses it, with an eye on the things that nobody should have to see.
import type { Locator } from '@playwright/test';
import type { Status } from '../../web/api/types';
import * as answers from './canned/strip';
import { expect, test, type CannedAnswer, type Page } from './fixtures';

const markup = '<ow-outlook-strip admin-href="/admin"></ow-outlook-strip><p id="below">My Day</p>';
const localised = markup.replace(' ', ' locale="en-GB" ');
/** What is seen, without the tips. */
const inner = { useInnerText: true };
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** Faster than anything is drawn. */
const clickTwice = (found: Locator) =>
  found.evaluate((element: HTMLElement) => {
    element.click();
    element.click();
  });
const heading = (page: Page, name: string) => page.getByRole('heading', { name });

type Heard = { readonly told: readonly string[]; readonly said: readonly string[] };

/** What the page is told, and every text that is announced, each in its order. */
async function listen(page: Page) {
  await page.evaluate(() => {
    const told: string[] = [];
    const said: string[] = [];
    Object.assign(globalThis, { heard: () => ({ told: told.splice(0), said: said.splice(0) }) });
    for (const name of ['ow-synced', 'ow-disconnected', 'ow-error', 'ow-connected'])
      document.addEventListener(name, (event) =>
        told.push(`${name} ${JSON.stringify((event as CustomEvent).detail)}`),
      );
    for (const region of document
      .querySelector('ow-outlook-strip')!
      .shadowRoot!.querySelectorAll('.sr[role]'))
      new MutationObserver(() => {
        if (region.textContent) said.push(`${region.role ?? ''}: ${region.textContent}`);
      }).observe(region, { subtree: true, characterData: true, childList: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { heard: () => Heard }).heard());
}

/** An answer that is held back until it is let go. */
function held() {
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  return { gone, letGo: () => letGo() };
}

test('connect: read first what is read, one request for two clicks, and usable again after the way back', async ({
  canned,
  page,
}) => {
  let connects = 0;
  const tokens: (string | undefined)[] = [];
  await page.route('https://login.test/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: 'Microsoft' }),
  );
  await canned(markup, {
    'GET /integrations/outlook': { body: answers.notConnected },
    'POST /integrations/outlook/connect': (request) => {
      connects++;
      tokens.push(request.headers()['authorization']);
      return {
        body: { authorizeUrl: 'https://login.test/authorize?state=s', expiresAt: '2026-11-20T14:15:00.000Z' },
      };
    },
  });
  await expect(heading(page, 'Outlook is not connected')).toBeVisible();
  await expect(page.getByText('the meetings of your last 7 days appear in My Day')).toBeVisible();

  const privacy = button(page, 'What is read, and what never is');
  await expect(privacy).toHaveAttribute('aria-expanded', 'false');
  await privacy.click();
  for (const said of [
    'start and end',
    'body and attachments',
    'attendees',
    'mail and contacts',
    'Nothing can be written',
    'Calendars.Read',
    'offline_access',
    'myapps.microsoft.com',
  ])
    await expect(page.getByText(said)).toBeVisible();
  await privacy.click();
  await expect(page.getByText('attendees')).toBeHidden();

  await clickTwice(button(page, 'Connect Outlook'));
  await page.waitForURL('https://login.test/**');
  expect(connects).toBe(1);
  expect(tokens).toEqual(['Bearer a token']);

  await page.goBack();
  await expect(button(page, 'Connect Outlook')).toHaveAttribute('aria-disabled', 'false');
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, location.href]);
  expect(kept).toEqual([0, 0, 'http://frontend.test/']);
});

test('a page that was put to sleep on the way to Microsoft wakes up usable and up to date', async ({
  canned,
  page,
}) => {
  let status: Status = answers.notConnected;
  // An answer without content leaves the page where it is.
  await page.route('https://login.test/**', (route) => route.fulfill({ status: 204 }));
  await page.clock.install({ time: answers.now });
  await canned(markup, {
    'GET /integrations/outlook': () => ({ body: status }),
    'POST /integrations/outlook/connect': {
      body: { authorizeUrl: 'https://login.test/', expiresAt: '2026-11-20T14:15:00.000Z' },
    },
  });
  const connect = button(page, 'Connect Outlook');
  await connect.click();
  await expect(page.locator('.says')).toHaveText('Taking you to Microsoft…');
  await expect(connect).toHaveAttribute('aria-disabled', 'true');

  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect(connect).toHaveAttribute('aria-disabled', 'false');

  // Should Microsoft not come at all, nobody waits for ever.
  await connect.click();
  await expect(connect).toHaveAttribute('aria-disabled', 'true');
  await page.clock.runFor(15_000);
  await expect(connect).toHaveAttribute('aria-disabled', 'false');

  // Signed in in another tab, and back to this one.
  status = answers.connectedNow;
  await page.clock.runFor(2_000);
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(heading(page, 'Outlook is connected')).toBeVisible();
  await expect(page.getByText('Now click Sync')).toBeVisible();
});

test('sync: one request, seconds counted in silence, the outcome announced once, and the pause in words', async ({
  canned,
  page,
}) => {
  let status: Status = answers.connectedNow;
  let syncs = 0;
  const answer = held();
  await page.clock.install({ time: answers.now });
  await canned(localised, {
    'GET /integrations/outlook': () => ({ body: status }),
    'POST /integrations/outlook/sync': async () => {
      syncs++;
      await answer.gone;
      const run = answers.aRun({ finishedAt: '2026-11-20T14:05:23.000Z' });
      status = {
        ...answers.connected,
        connectedAt: status.connectedAt,
        lastRun: run,
        lastSyncAt: run.finishedAt,
        syncAllowedAt: '2026-11-20T14:06:23.000Z',
      };
      return { body: run };
    },
  });
  const sync = button(page, 'Sync');
  await expect(sync).toBeVisible();
  const heard = await listen(page);
  await sync.focus();
  await clickTwice(sync);
  await expect(heading(page, 'Syncing…')).toBeVisible();
  await expect(page.locator('section')).toHaveAttribute('aria-busy', 'true');
  await page.clock.runFor(12_000);
  await expect(page.locator('.says')).toHaveText(/1[23] seconds so far/);
  await page.clock.runFor(10_000);
  await expect(page.locator('.says')).toContainText('longer than usual');

  answer.letGo();
  await expect(page.locator('.says')).toContainText(
    '12 imported · 2 updated · 1 removed · skipped: 3 all-day, 1 cancelled',
  );
  await expect(page.locator('section')).toHaveAttribute('aria-busy', 'false');
  await expect(page.locator('.facts')).toContainText('Last sync just now', inner);
  await expect(page.locator('.facts')).toContainText('Next sync tonight about 02:37', inner);
  await expect(sync).toBeFocused();

  await expect(sync).toHaveAttribute('aria-disabled', 'true');
  await expect(sync).toHaveAccessibleDescription(/Possible again in (1 minute|60 seconds|5\d seconds)/);
  await sync.click({ force: true });
  await page.clock.runFor(20_000);
  await expect(sync).toHaveAccessibleDescription(/Possible again in [34]\d seconds/);
  await page.clock.runFor(41_000);
  await expect(sync).toHaveAttribute('aria-disabled', 'false');
  expect(syncs).toBe(1);
  expect(await heard()).toEqual({
    said: [
      'status: Syncing…',
      'status: 12 imported · 2 updated · 1 removed · skipped: 3 all-day, 1 cancelled',
    ],
    told: ['ow-synced {"run":"run-1","imported":12,"updated":2,"removed":1}'],
  });
});

test('a sync that runs elsewhere is waited for: soon, ever more rarely, and not while nobody looks', async ({
  canned,
  page,
}) => {
  let status: Status = answers.connected;
  let reads = 0;
  await page.clock.install({ time: answers.now });
  await canned(markup, {
    'GET /integrations/outlook': () => {
      reads++;
      return { body: status };
    },
    'POST /integrations/outlook/sync': () => {
      status = answers.syncing;
      return answers.refusal('sync_running', { retryAfterSeconds: 5 });
    },
  });
  await button(page, 'Sync').click();
  await expect(page.locator('.says')).toContainText('A sync of your calendar is running already');
  const heard = await listen(page);
  const readsWithin = async (ms: number) => {
    const before = reads;
    // In steps, so that each answer can come before the next is asked for.
    for (let passed = 0; passed < ms; passed += 500) {
      await page.clock.runFor(500);
      await page.evaluate(() => fetch('/assets/page.js').then(() => undefined));
    }
    return reads - before;
  };
  expect(await readsWithin(2_500)).toBe(1);
  expect(await readsWithin(10_000)).toBeLessThanOrEqual(3);

  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(await readsWithin(5_000)).toBe(0);
  const before = reads;
  status = {
    ...answers.connected,
    lastRun: answers.aRun({ id: 'run-2', imported: 3, updated: 0, removed: 0 }),
  };
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: false, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    dispatchEvent(new Event('focus'));
  });
  await expect(page.locator('.says')).toContainText('3 imported');
  // Coming back is told twice, and asked for once.
  expect(reads).toBe(before + 1);
  expect(await readsWithin(4_000)).toBe(0);
  expect(await heard()).toEqual({
    said: ['status: 3 imported · skipped: 3 all-day, 1 cancelled'],
    told: ['ow-synced {"run":"run-2","imported":3,"updated":0,"removed":0}'],
  });
});

test('disconnect asks once, in place, by keyboard too, and says what is deleted and what stays', async ({
  canned,
  page,
}) => {
  let disconnects = 0;
  await page.clock.install({ time: answers.now });
  await canned(markup, {
    'GET /integrations/outlook': { body: answers.connected },
    'POST /integrations/outlook/disconnect': () => {
      disconnects++;
      return { body: { status: answers.notConnected, cleanup: 'pending' } };
    },
  });
  const disconnect = page.locator('#disconnect');
  const question = page.getByRole('group', { name: 'Disconnect Outlook?' });
  await disconnect.focus();
  const heard = await listen(page);

  await page.keyboard.press('Enter');
  await expect(question).toBeFocused();
  await expect(question).toHaveAccessibleDescription(
    /refresh token\) is deleted.*the 22 events of the last sync.*edited/,
  );
  // Whatever else the strip draws meanwhile, the focus stays where the user put it.
  await page.keyboard.press('Tab');
  await page.evaluate(() => document.dispatchEvent(new CustomEvent('ow-preferences')));
  await page.clock.runFor(61_000);
  await expect(question.getByRole('button', { name: 'Disconnect Outlook' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(disconnect).toBeFocused();

  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(button(page, 'Cancel')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(disconnect).toBeFocused();
  expect(disconnects).toBe(0);

  await page.keyboard.press('Enter');
  await question.getByRole('button', { name: 'Disconnect Outlook' }).focus();
  await clickTwice(question.getByRole('button', { name: 'Disconnect Outlook' }));
  await expect(heading(page, 'Outlook is not connected')).toBeVisible();
  await expect(page.locator('.says')).toContainText('has not confirmed yet that it is deleted');
  await expect(button(page, 'Connect Outlook')).toBeFocused();
  expect(disconnects).toBe(1);
  expect(await heard()).toEqual({
    said: ['status: Disconnecting…', expect.stringContaining('status: Outlook is disconnected')],
    told: ['ow-disconnected {}'],
  });
});

test('without a network it stays calm, tells it once, and goes on by itself', async ({
  canned,
  page,
  context,
}) => {
  let answer: CannedAnswer = { body: answers.connected };
  let status: CannedAnswer = { body: answers.connected };
  await page.clock.install({ time: answers.now });
  await canned(markup, {
    'GET /integrations/outlook': () => status,
    'POST /integrations/outlook/sync': () => answer,
  });
  await expect(heading(page, 'Outlook is connected')).toBeVisible();
  const heard = await listen(page);

  // Time stands still, so that nothing is asked but because the network is back.
  await page.clock.pauseAt('2026-11-20T14:06:00Z');
  await context.setOffline(true);
  await expect(page.locator('.says')).toContainText('You are offline');
  await expect(heading(page, 'Outlook is connected')).toBeVisible();
  await context.setOffline(false);
  await expect(page.locator('.says')).toContainText('12 imported');
  expect(await heard()).toEqual({
    said: [expect.stringMatching(/^status: .*no connection at the moment/)],
    told: ['ow-error {"code":"offline","reference":null}'],
  });

  // What is clicked meanwhile is not done later.
  await page.clock.runFor(60_000);
  await context.setOffline(true);
  await expect(page.locator('.says')).toContainText('goes on by itself');
  answer = 'lost';
  await button(page, 'Sync').click();
  await expect(page.locator('.says')).toContainText('Not done. Try again once you are online.');
  await expect(page.locator('.says')).not.toContainText('by itself');
  await context.setOffline(false);
  await expect(page.locator('.says')).toContainText('12 imported');
  expect((await heard()).said.at(-1)).toBe('status: Not done. Try again once you are online.');

  await page.clock.resume();

  // Lost in the middle of a sync, which goes on at the service.
  answer = 'lost';
  status = { body: answers.syncing };
  await button(page, 'Sync').click();
  await expect(heading(page, 'OtiumWork does not answer')).toBeVisible();
  status = { body: { ...answers.connected, lastRun: answers.aRun({ id: 'run-2', imported: 5 }) } };
  await page.evaluate(() => document.dispatchEvent(new CustomEvent('ow-preferences')));
  await expect(page.locator('.says')).toContainText('5 imported');
  expect(await heard()).toEqual({
    said: [
      'status: Syncing…',
      expect.stringContaining('alert: No usable answer came'),
      expect.stringContaining('status: 5 imported'),
    ],
    told: ['ow-error {"code":"no_answer","reference":null}', expect.stringContaining('ow-synced')],
  });

  // Nothing answers at all, then it does again.
  status = 'lost';
  await page.reload();
  await expect(heading(page, 'OtiumWork does not answer')).toBeVisible();
  status = { body: answers.notConnected };
  await button(page, 'Try again').click();
  await expect(button(page, 'Connect Outlook')).toBeFocused();
});

test('whoever must ask somebody else copies the text, or finds it marked if the browser refuses', async ({
  canned,
  page,
}) => {
  await canned(markup, { 'GET /integrations/outlook': { body: answers.blocked } });
  const copy = button(page, 'Copy text');
  await copy.click();
  const text = page.getByRole('textbox', { name: 'Text to forward' });
  await expect(text).toBeFocused();
  await expect(page.getByRole('status')).toHaveText(/text is selected/);
  const selected = await text.evaluate((field: HTMLTextAreaElement) =>
    field.value.slice(field.selectionStart, field.selectionEnd),
  );
  expect(selected).toBe(answers.helpOf('admin_consent_required')?.forwardText);

  await page.evaluate(() => {
    const clipboard = {
      writeText: (copied: string) => Promise.resolve(Object.assign(globalThis, { copied })),
    };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
  });
  await copy.click();
  await expect(button(page, 'Copied')).toBeFocused();
  await expect(page.getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate(() => (globalThis as unknown as { copied: string }).copied)).toBe(selected);
});

test('the exact times are there on hover, on focus, for who listens, and gone on Escape', async ({
  canned,
  page,
}) => {
  await page.clock.setFixedTime(answers.now);
  await canned(markup, { 'GET /integrations/outlook': { body: answers.connected } });
  const [last, next] = [page.getByText('5 minutes ago'), page.getByText(/tonight about/)];
  const exact = page.getByRole('tooltip');
  await expect(last).toHaveAttribute('datetime', '2026-11-20T14:00:00.000Z');
  await expect(last).toHaveAccessibleDescription(/Friday.*November.*2026.*15:00:00/);
  await expect(exact).toBeHidden();
  await last.focus();
  await expect(exact).toHaveText(/15:00:00/);
  await page.keyboard.press('Escape');
  await expect(exact).toBeHidden();
  await page.keyboard.press('Tab');
  await expect(next).toBeFocused();
  await expect(exact).toHaveText(/Saturday.*02:37:00/);
  await page.keyboard.press('Tab');
  await expect(exact).toBeHidden();
  await last.hover();
  await expect(exact).toHaveText(/15:00:00/);
  await page.keyboard.press('Escape');
  await expect(exact).toBeHidden();
});

test('disconnecting waits for no sync, and what that sync answers later changes nothing', async ({
  canned,
  page,
}) => {
  const answer = held();
  await canned(markup, {
    'GET /integrations/outlook': { body: answers.connected },
    'POST /integrations/outlook/sync': async () => {
      await answer.gone;
      return answers.refusal('not_connected');
    },
    'POST /integrations/outlook/disconnect': { body: { status: answers.notConnected, cleanup: 'done' } },
  });
  await button(page, 'Sync').click();
  await page.locator('#disconnect').click();
  const late = page.waitForResponse(/sync$/);
  await page.locator('.ask button').first().click();
  await expect(page.locator('.says')).toContainText('the access is deleted');
  const heard = await listen(page);
  answer.letGo();
  await (await late).finished();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await expect(page.locator('.says')).toContainText('the access is deleted');
  expect(await heard()).toEqual({ said: [], told: [] });
});

test('whoever is signed out of OtiumWork is sent to sign in by the page, and goes on afterwards', async ({
  canned,
  page,
}) => {
  let status: CannedAnswer = answers.refusal('not_signed_in');
  await canned(markup, { 'GET /integrations/outlook': () => status });
  const signIn = button(page, 'Sign in again');
  await expect(signIn).toBeVisible();
  const heard = await listen(page);
  await signIn.click();
  expect((await heard()).told).toEqual(['ow-error {"code":"not_signed_in","reference":"f0e1d2c3b4a5"}']);
  // Not with the mouse: the window's focus would have the strip look by itself, and take the button away.
  await signIn.focus();
  status = { body: answers.notConnected };
  await signIn.dispatchEvent('click');
  await expect(button(page, 'Connect Outlook')).toBeFocused();
});

test('when only the words cannot be had, the service’s own sentence is shown, and it can be disconnected', async ({
  canned,
  page,
}) => {
  let status: Status = { ...answers.connected, problem: answers.problemOf('graph_unavailable') };
  let refused = 0;
  await canned(markup, {
    'GET /integrations/outlook': () => ({ body: status }),
    'POST /integrations/outlook/disconnect': () => {
      status = answers.notConnected;
      return { body: { status, cleanup: 'done' } };
    },
  });
  await page.route('**/assets/chunks/en-*', (route) => {
    refused++;
    return route.abort();
  });
  await page.reload();
  await expect(page.locator('.says')).toContainText(answers.problemOf('graph_unavailable').message);
  await expect(heading(page, 'Outlook')).toBeVisible();
  await button(page, 'disconnect').click();
  await page.locator('.ask button').first().click();
  await expect(button(page, 'connect')).toBeFocused();
  expect(refused).toBeGreaterThan(0);
});

test('a mistake of the page with its own token is one that the page’s developer sees', async ({
  canned,
  page,
  complaints,
}) => {
  await canned('<div></div>', {});
  await page.evaluate(() => {
    const strip = document.createElement('ow-outlook-strip');
    const getToken = () => Promise.reject(new TypeError('session is not defined'));
    document.querySelector('div')!.append(Object.assign(strip, { getToken }));
  });
  await expect(heading(page, 'OtiumWork does not answer')).toBeVisible();
  expect(new Set(complaints.splice(0))).toEqual(new Set(['error: session is not defined']));
});
