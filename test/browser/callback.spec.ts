// The page to which Microsoft sends people back: whoever they are, whatever happened, and however often they reload.
import type { MicrosoftAnswer, SignInFinished } from '../../web/api/types';
import { codes } from '../../src/domain/failure';
import { hasHelp } from '../../src/domain/help';
import { codes as de } from '../../web/words/de';
import { codes as en } from '../../web/words/en';
import { violationsOn } from './axe';
import * as answers from './canned/strip';
import { expect, test, type CannedAnswer, type CannedApi, type Page } from './fixtures';

const words = { en, de };
const path = '/admin/integrations/outlook/callback';
const alone = '<ow-outlook-callback return-to="/"></ow-outlook-callback>';
const withStrip = `${alone}<ow-outlook-strip></ow-outlook-strip>`;
const strip = (page: Page) => page.locator('ow-outlook-strip');
const callback = (page: Page) => page.locator('ow-outlook-callback');
const finished = (outcome: SignInFinished['outcome']): CannedAnswer => ({
  body: { outcome, status: outcome === 'connected' ? answers.connectedNow : answers.blocked },
});

/** Keeps what is sent to the service, and what the address was when it was. */
function recorded(page: Page, answer: () => CannedAnswer, status: () => CannedAnswer) {
  const sent: MicrosoftAnswer[] = [];
  const addresses: string[] = [];
  const api: CannedApi = {
    'POST /integrations/outlook/callback': (request) => {
      sent.push(request.postDataJSON() as MicrosoftAnswer);
      addresses.push(page.url());
      return answer();
    },
    'GET /integrations/outlook': () => {
      addresses.push(page.url());
      return status();
    },
  };
  return { sent, addresses, api };
}

/** Counts what the page is told, from its very beginning. */
const countEvents = (page: Page) =>
  page.addInitScript(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    for (const name of ['ow-connected', 'ow-error'])
      document.addEventListener(name, (event) =>
        told.push(`${name} ${JSON.stringify((event as CustomEvent).detail)}`),
      );
  });
const told = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { told: string[] }).told.splice(0));

test('a success with a strip on the page: one banner, a clean address before anything is sent, nothing sent twice', async ({
  canned,
  page,
}) => {
  const { sent, addresses, api } = recorded(
    page,
    () => finished('connected'),
    () => ({ body: answers.connectedNow }),
  );
  await countEvents(page);
  await canned(withStrip, api);
  // The words may come last.
  let late = 0;
  await page.route('**/assets/chunks/en-*', async (route) => {
    late++;
    await expect.poll(() => sent.length).toBe(1);
    await route.fallback();
  });
  await page.goto(`http://frontend.test${path}#code=secret-code&state=s&session_state=x`);
  const banner = page.getByText(`Outlook connected for ${answers.address}`);
  await expect(strip(page).locator('.notice.good')).toContainText('Now click Sync');
  await expect(banner).toHaveCount(2); // seen, and announced
  expect(late).toBe(1);
  await expect(callback(page).locator('section')).toHaveCount(0);
  expect(await told(page)).toEqual([`ow-connected {"address":"${answers.address}"}`]);
  expect(sent).toEqual([{ code: 'secret-code', state: 's' }]);
  expect(new Set(addresses)).toEqual(new Set(['http://frontend.test/']));
  const kept = await page.evaluate(() =>
    JSON.stringify([
      history.state,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      location.href,
    ]),
  );
  expect(kept).not.toMatch(/secret-code|a token/);

  await page.goto(`http://frontend.test${path}`);
  await expect(strip(page).getByRole('heading', { name: 'Outlook is connected' })).toBeVisible();
  expect(sent).toHaveLength(1);
});

test('a success without a strip is shown here, with the way on; so is an approval, and a reload is harmless', async ({
  canned,
  page,
}) => {
  let answer = finished('connected');
  const { sent, api } = recorded(
    page,
    () => answer,
    () => 'lost',
  );
  await countEvents(page);
  await canned(alone.replace(' return-to="/"', ''), api, { path: `${path}?code=c&state=s` });
  await expect(page.getByRole('heading', { name: `Outlook connected for ${answers.address}` })).toBeVisible();
  expect(page.url()).toBe(`http://frontend.test${path}`);
  await page.reload();
  await expect(callback(page)).toBeAttached();
  expect(await callback(page).boundingBox()).toBeNull(); // no gap where it stands
  await expect(page.getByRole('heading')).toHaveCount(0);
  expect(sent).toHaveLength(1);

  answer = finished('consent_granted');
  await page.goto(`http://frontend.test${path}?admin_consent=True&tenant=t&state=x`);
  await expect(
    page.getByRole('heading', { name: 'Approved. Now click Connect Outlook again.' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Connect Outlook again' })).toBeVisible();
  expect(sent[1]).toEqual({ admin_consent: 'True', tenant: 't', state: 'x' });
  expect(await told(page)).toEqual([]);
  expect(await violationsOn(page)).toEqual([]);
});

test('an approval with a strip on the page is shown by the strip, which then connects', async ({
  canned,
  page,
}) => {
  const { api } = recorded(
    page,
    () => finished('consent_granted'),
    () => ({ body: answers.blocked }),
  );
  await canned(withStrip, api, { path: `${path}#admin_consent=True&tenant=t` });
  await expect(strip(page).locator('.says')).toHaveText('Approved. Now click Connect Outlook again.');
  await expect(strip(page).getByRole('button', { name: 'Connect Outlook' })).toBeVisible();
  await expect(callback(page).locator('section')).toHaveCount(0);
});

test('whoever is not signed in sees a page that can be closed; nothing is sent, also not on reload', async ({
  canned,
  page,
  complaints,
}) => {
  const { sent, api } = recorded(
    page,
    () => answers.refusal('not_signed_in'),
    () => answers.refusal('not_signed_in'),
  );
  await page.clock.install({ time: answers.now });
  // In a box of its own the page gives it no way to a token.
  await canned(`<div>${alone}</div>`, api, { path: `${path}?admin_consent=True&tenant=t` });
  await expect(page.getByRole('heading', { name: 'Finishing the sign-in…' })).toBeVisible();
  await page.clock.runFor(5_000);
  await expect(page.getByRole('heading', { name: 'You can close this page' })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  expect(sent).toEqual([]);
  await page.reload();
  await page.clock.runFor(5_000);
  await expect(page.getByRole('heading')).toHaveCount(0);

  // A token that OtiumWork does not take, or none, is nobody's either.
  for (const getToken of ['() => "old"', '() => ""', '() => Promise.reject(new Error("nobody"))']) {
    await arrive(page, '#admin_consent=True', getToken);
    await expect(page.getByRole('heading', { name: 'You can close this page' })).toBeVisible();
  }
  expect(sent).toHaveLength(1);
  // Whoever made the page sees what went wrong with it.
  expect(complaints.splice(0)).toEqual(['error: nobody']);
});

/** Another visit to the page, without loading it again. */
async function arrive(page: Page, fragment: string, getToken = '() => "a token"'): Promise<void> {
  await page.evaluate(
    ([hash, source]) => {
      history.replaceState(null, '', hash);
      const before = document.querySelector('ow-outlook-callback')!;
      const next = before.cloneNode() as HTMLElement & { getToken: () => unknown };
      // What the test names as source stands for what a page would do.
      next.getToken =
        { '() => "a token"': () => 'a token', '() => "old"': () => 'old', '() => ""': () => '' }[source] ??
        (() => Promise.reject(new Error('nobody')));
      before.replaceWith(next);
    },
    [fragment, getToken] as const,
  );
}

for (const language of ['en', 'de'] as const)
  test(`${language}: every code is said, with what to do next and what to forward`, async ({
    canned,
    page,
  }) => {
    let answer: CannedAnswer = {};
    const { api } = recorded(
      page,
      () => answer,
      () => 'lost',
    );
    await canned(alone, api, { lang: language });
    for (const code of codes) {
      const { title, text } = words[language][code];
      answer = answers.refusal(code);
      await arrive(page, '#code=c&state=s');
      await page.waitForFunction(
        (expected) =>
          document.querySelector('ow-outlook-callback')?.shadowRoot?.querySelector('h2')?.innerText ===
          expected,
        title,
        { timeout: 5_000 },
      );
      const seen = await callback(page).evaluate((element) => {
        const root = element.shadowRoot!;
        return {
          said: root.querySelector('p')!.innerText,
          buttons: [...root.querySelectorAll('button')].map((button) => button.innerText),
          forward: root.querySelector('textarea')?.value,
          alarm: root.querySelector('[role=alert]')!.textContent,
        };
      });
      const [again, connect] =
        language === 'en'
          ? ['Try again', 'Connect Outlook again']
          : ['Erneut versuchen', 'Outlook erneut verbinden'];
      expect(seen.said, code).toBe(text);
      expect(seen.buttons, code).toContain(code === 'not_signed_in' ? again : connect);
      expect(seen.forward, code).toBe(hasHelp(code) ? answers.helpOf(code)!.forwardText : undefined);
      if (code !== 'not_signed_in') expect(seen.alarm, code).toBe(`${title} ${text}`);
    }
    expect(await violationsOn(page)).toEqual([]);
  });

test('what the network lost is sent again on request, from memory alone, and a success that got lost is one', async ({
  canned,
  page,
}) => {
  let answer: CannedAnswer = 'lost';
  let status: CannedAnswer = { body: answers.notConnected };
  const { sent, api } = recorded(
    page,
    () => answer,
    () => status,
  );
  await countEvents(page);
  await canned(withStrip, api, { path: `${path}#code=c&state=s` });
  await expect(strip(page).getByRole('heading', { name: 'OtiumWork does not answer' })).toBeVisible();
  await strip(page).getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => sent.length).toBe(2);
  answer = answers.refusal('sign_in_expired');
  status = { body: answers.connectedNow };
  await strip(page).getByRole('button', { name: 'Try again' }).click();
  await expect(strip(page).locator('.notice.good')).toContainText(`Outlook connected for ${answers.address}`);
  expect(sent).toEqual(Array(3).fill({ code: 'c', state: 's' }));
  expect(await told(page)).toEqual([
    'ow-error {"code":"no_answer","reference":null}',
    'ow-error {"code":"no_answer","reference":null}',
    `ow-connected {"address":"${answers.address}"}`,
  ]);

  // Alone it does the same.
  answer = 'lost';
  await strip(page).evaluate((element) => {
    element.remove();
  });
  await arrive(page, '#error=access_denied&state=s2');
  await expect(callback(page).getByRole('heading', { name: 'OtiumWork does not answer' })).toBeVisible();
  answer = answers.refusal('sign_in_not_finished');
  await callback(page).getByRole('button', { name: 'Try again' }).click();
  await expect(callback(page).getByRole('heading', { name: 'The sign-in was not finished' })).toBeVisible();
  expect(sent.slice(3)).toEqual(Array(2).fill({ error: 'access_denied', state: 's2' }));
});

test('connecting again from here sends one request, and goes to Microsoft', async ({ canned, page }) => {
  let connects = 0;
  const { api } = recorded(
    page,
    () => answers.refusal('wrong_tenant'),
    () => 'lost',
  );
  await page.route('https://login.test/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: 'Microsoft' }),
  );
  await canned(
    alone,
    {
      ...api,
      'POST /integrations/outlook/connect': () => {
        connects++;
        return { body: { authorizeUrl: 'https://login.test/', expiresAt: '2026-11-20T14:15:00.000Z' } };
      },
    },
    { path: `${path}#code=c&state=s` },
  );
  await page.getByRole('button', { name: 'Connect Outlook again' }).dblclick();
  await page.waitForURL('https://login.test/**');
  expect(connects).toBe(1);
});
