// For everybody: by keyboard alone, at 320 pixels and 200 % text, in forced colours, without an admin's role, without a
// service; and whatever the card shows, axe has nothing to say.
import type { Locator } from '@playwright/test';
import { violationsOn } from './axe';
import {
  card,
  cannedCredentials,
  clientId,
  configured,
  connectionsOf,
  everyStatus,
  noon,
  notConfigured,
  problem,
  refusedAs,
  secret,
  secretId,
  tenantId,
} from './canned/credentials';
import { expect, test, type CannedAnswer, type CannedApi, type Page } from './fixtures';

const get = 'GET /integrations/outlook/credentials';
const people = 'GET /integrations/outlook/connections';
const night = { startedAt: '2026-11-20T01:03:00.000Z', due: 52, done: 37, failed: 2 };
const warnings = ['The app registration has application permissions.', 'Something new.'];

type State = {
  readonly name: string;
  /** What is there once all has come. */
  readonly waits: RegExp;
  readonly api: CannedApi;
  readonly act?: (card: Locator) => Promise<void>;
};

const click = (name: string) => (part: Locator) => part.getByRole('button', { name, exact: true }).click();

/** Everything that the card can look like. */
const states: readonly State[] = [
  { name: 'not an admin', waits: /Only admins/, api: { [get]: problem('not_allowed', 403) } },
  { name: 'no service', waits: /does not answer/, api: { [get]: 'lost' } },
  {
    name: 'not set up, with mistakes',
    waits: /Enter the credentials/,
    api: cannedCredentials(notConfigured),
    act: async (part) => {
      await part.getByLabel('Directory (tenant) ID', { exact: true }).fill('contoso.example');
      await part.getByLabel('Client secret', { exact: true }).fill(secretId);
      await click('Verify and save')(part);
    },
  },
  {
    name: 'refused',
    waits: /Enter the credentials/,
    api: cannedCredentials(notConfigured, {
      'PUT /integrations/outlook/credentials': problem('client_unknown'),
    }),
    act: async (part) => {
      await part.getByLabel('Directory (tenant) ID', { exact: true }).fill(tenantId);
      await part.getByLabel('Application (client) ID', { exact: true }).fill(clientId);
      await part.getByLabel('Client secret', { exact: true }).fill(secret);
      await click('Verify and save')(part);
      await part.getByText('Nothing was saved.').waitFor();
    },
  },
  {
    name: 'set up, people of every status, the night running',
    waits: /Load more/,
    api: cannedCredentials(configured, {
      [people]: { body: connectionsOf(everyStatus, { night, next: 'more' }) },
    }),
    act: async (part) => {
      await part.getByText('How the app registration is set up').click();
      await part.getByText('Not you? Send this text to IT').click();
      await click('Remove dmitri@contoso.example')(part);
    },
  },
  {
    name: 'the secret expires soon, with warnings, about to be rotated',
    waits: /Nobody has/,
    api: cannedCredentials({
      ...configured,
      secretExpiresOn: '2026-12-14',
      verification: { ...configured.verification, warnings },
    }),
    act: click('Rotate secret'),
  },
  {
    name: 'about to be changed',
    waits: /Nobody has/,
    api: cannedCredentials(refusedAs('secret_wrong')),
    act: click('Change application'),
  },
  {
    name: 'about to be removed',
    waits: /Nobody has/,
    api: cannedCredentials(configured),
    act: click('Remove'),
  },
  {
    name: 'just tested',
    waits: /Nobody has/,
    api: cannedCredentials(configured, {
      'POST /integrations/outlook/credentials/test': { body: configured.verification },
    }),
    act: async (part) => {
      await click('Test')(part);
      await part.getByText('Microsoft accepts these credentials').waitFor();
    },
  },
];

/** What stands out of the page or has text that does not fit into it. */
const clippedOn = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const clipped: string[] = [];
    const look = (root: ParentNode) => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) look(element.shadowRoot);
        if (element.closest('.sr, svg, thead')) continue;
        const isOut = element.getBoundingClientRect().right > width + 0.5;
        const isCut =
          element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline';
        if (isOut || (isCut && !['INPUT', 'PROGRESS'].includes(element.tagName)))
          clipped.push(`${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);
      }
    };
    look(document);
    return { clipped, scrolls: document.documentElement.scrollWidth > width };
  });

test('axe finds nothing in any state, light or dark', async ({ canned, page }) => {
  await page.clock.setFixedTime(noon);
  // All of them on one page, each with a service of its own.
  const api: CannedApi = {};
  for (const [n, { api: own }] of states.entries())
    for (const [called, answer] of Object.entries(own))
      api[called.replace('/', `/${n}/`) as keyof CannedApi] = answer;
  await canned(
    states
      .map((_, n) => `<ow-microsoft-credentials api-base="/api/${n}"></ow-microsoft-credentials>`)
      .join(''),
    api,
  );
  for (const [n, { name, act, waits }] of states.entries())
    await test.step(name, async () => {
      const part = page.locator('ow-microsoft-credentials').nth(n);
      await part.getByText(waits).first().waitFor();
      await act?.(part);
    });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsOn(page), colorScheme).toEqual([]);
  }
});

test('at 320 pixels, and with text twice as large, nothing is clipped and nothing scrolls sideways', async ({
  canned,
  page,
}) => {
  await page.clock.setFixedTime(noon);
  for (const lang of ['en', 'de']) {
    for (const { api } of [states[2], states[4]] as State[]) {
      await page.setViewportSize({ width: 320, height: 900 });
      await canned(card, api, { lang });
      await page.locator('button[type="submit"], button.more').waitFor();
      for (const summary of await page.locator('summary').all()) await summary.click();
      for (const button of await page.locator('button[data-user="dmitri"], button[type="submit"]').all())
        await button.click();
      expect(await clippedOn(page), lang).toEqual({ clipped: [], scrolls: false });
      await page.setViewportSize({ width: 640, height: 900 });
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      expect(await clippedOn(page), `${lang}, 200 %`).toEqual({ clipped: [], scrolls: false });
    }
  }
  // A row that is a card is still a row of a table.
  await page.setViewportSize({ width: 320, height: 900 });
  await expect(page.getByRole('row')).toHaveCount(9);
  await expect(page.getByRole('columnheader', { name: 'Zuletzt synchronisiert' })).toBeAttached();
});

test('in forced colours what matters still has an edge, and pictures are drawn in the text’s colour', async ({
  canned,
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await canned(card, states[5]?.api ?? {});
  const edge = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { borderTopStyle, borderTopWidth } = getComputedStyle(element);
        return `${borderTopStyle} ${borderTopWidth}`;
      });
  await expect.poll(() => edge('.notice.warn')).toBe('solid 1px');
  expect(await edge('button.primary')).toBe('solid 2px');
  const mark = page.locator('.head .mark');
  const [text, picture] = await mark.evaluate((element) => [
    getComputedStyle(element).color,
    getComputedStyle(element.querySelector('svg') as Element).stroke,
  ]);
  expect(picture).toBe(text);
});

test('by keyboard alone: from the guide through the fields to a saved registration, and on', async ({
  canned,
  page,
}) => {
  let answer: CannedAnswer = problem('secret_wrong');
  await canned(
    card,
    cannedCredentials(notConfigured, { 'PUT /integrations/outlook/credentials': () => answer }),
  );
  await page.locator('h2').waitFor();
  const focused = () =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.id || element?.textContent.trim().replace(/\s+/g, ' ') || '';
    });
  const stops: string[] = [];
  while (stops.length < 20 && stops.at(-1) !== 'tenantId') {
    await page.keyboard.press('Tab');
    stops.push(await focused());
  }
  expect(stops).toEqual([
    'Open the Microsoft Entra admin center (opens in a new tab)',
    ...['Name', 'Redirect URI', ...notConfigured.scopes].map((what) => `Copy ${what}`),
    'tenantId',
  ]);
  for (const text of [tenantId, clientId, 'wrong~one']) {
    await page.keyboard.insertText(text);
    await page.keyboard.press('Tab');
  }
  expect(await focused()).toBe('Show Client secret');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('clientSecret');
  answer = { body: configured };
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(secret);
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('title');
  for (const name of ['test', 'rotate', 'change', 'remove']) {
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(name);
  }
});

test('who is not an admin reads one calm sentence; trouble can be tried again', async ({ canned, page }) => {
  let answer: CannedAnswer = problem('not_allowed', 403);
  let asked = 0;
  await canned(card, { [get]: () => answer });
  await expect(page.locator('ow-microsoft-credentials')).toHaveText(
    'Only admins of your company see the Microsoft credentials. If Outlook cannot be connected, ask your OtiumWork admin.',
  );
  await expect(page.getByRole('alert')).toHaveCount(0);

  answer = problem('storage_unavailable', 503);
  await canned(
    card,
    cannedCredentials(configured, {
      [get]: () => {
        asked++;
        return answer;
      },
      'GET /integrations/outlook/consent': problem('vault_unavailable', 503),
      [people]: problem('storage_unavailable', 503),
    }),
  );
  await page.evaluate(() => {
    document.addEventListener('ow-error', (event) => {
      document.title = JSON.stringify((event as CustomEvent).detail);
    });
  });
  await expect(page.getByText('Our storage does not answer.')).toBeVisible();
  await expect(page.getByText('Reference: 4f1c2a9b7d3e')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => page.title()).toBe('{"code":"storage_unavailable","reference":"4f1c2a9b7d3e"}');
  answer = { body: configured };
  await page.getByRole('button', { name: 'Try again' }).click();
  // The card stands; its parts say their own trouble.
  await expect(page.getByText('Kept in the vault, never shown')).toBeVisible();
  await expect(page.getByText('Our key vault does not answer.')).toBeVisible();
  await expect(page.getByText('Our storage does not answer.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(2);
  expect(asked).toBe(3);
});
