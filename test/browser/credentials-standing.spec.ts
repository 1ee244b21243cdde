// Once set up: how the registration stands, and what an admin does with it.
import type { Request } from '@playwright/test';
import { remedies, type Code } from '../../src/domain/failure';
import { messages } from '../../src/domain/messages';
import { codes as german } from '../../web/words/de/codes';
import { codes as english } from '../../web/words/en/codes';
import {
  card,
  cannedCredentials,
  clientId,
  configured,
  noon,
  notConfigured,
  problem,
  refusedAs,
  secret,
  secretId,
  tenantId,
} from './canned/credentials';
import { expect, test, type CannedAnswer } from './fixtures';

const get = 'GET /integrations/outlook/credentials';
const put = 'PUT /integrations/outlook/credentials';
const remove = 'DELETE /integrations/outlook/credentials';
const testing = 'POST /integrations/outlook/credentials/test';

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(noon);
});

test('the days that a secret has left are counted in the viewer’s language, and told in time', async ({
  canned,
  page,
}) => {
  const api = (lang: string) => ({
    lang,
    api: cannedCredentials({
      ...configured,
      secretExpiresOn: '2026-12-14',
      // The service says it, too, in English; once is enough.
      verification: {
        ...configured.verification,
        warnings: ['The client secret expires in 24 days, on 2026-12-14. Create a new one in Entra.'],
      },
    }),
  });
  const dates: readonly (readonly [string, string, string, string])[] = [
    ['en', '2026-11-13T12:00:00Z', '14 December 2026 (in 31 days)', 'Verified'],
    [
      'en',
      '2026-11-14T12:00:00Z',
      'The client secret expires in 30 days, on 14 December 2026.',
      'Secret expires in 30 days',
    ],
    [
      'en',
      '2026-12-13T12:00:00Z',
      'The client secret expires tomorrow, on 14 December 2026.',
      'Secret expires tomorrow',
    ],
    // Half past midnight in Berlin, where the viewer is: it is the day itself.
    [
      'en',
      '2026-12-13T23:30:00Z',
      'The client secret expires today, on 14 December 2026.',
      'Secret expires today',
    ],
    [
      'en',
      '2026-12-16T12:00:00Z',
      'The client secret expired 2 days ago, on 14 December 2026.',
      'Needs attention',
    ],
    [
      'de',
      '2026-11-20T12:00:00Z',
      'Der geheime Clientschlüssel läuft in 24 Tagen ab, am 14. Dezember 2026.',
      'Schlüssel läuft in 24 Tagen ab',
    ],
    [
      'de',
      '2026-12-13T12:00:00Z',
      'Der geheime Clientschlüssel läuft morgen ab, am 14. Dezember 2026.',
      'Schlüssel läuft morgen ab',
    ],
    [
      'de',
      '2026-12-15T12:00:00Z',
      'Der geheime Clientschlüssel ist gestern abgelaufen, am 14. Dezember 2026.',
      'Handlungsbedarf',
    ],
  ];
  for (const [lang, now, sentence, standing] of dates) {
    await page.clock.setFixedTime(now);
    await canned(card, api(lang).api, { lang });
    await expect(page.getByText(sentence)).toHaveCount(1);
    await expect(page.locator('.head .mark')).toHaveText(standing);
  }
  await expect(page.getByText('Create a new one in Entra')).toHaveCount(0);
});

test('every code that an admin puts right is told to the admin, with the button that does it', async ({
  canned,
  page,
}) => {
  const fixed: Readonly<Record<string, string>> = {
    secret_wrong: 'Rotate secret',
    secret_is_its_id: 'Rotate secret',
    secret_expired: 'Rotate secret',
    tenant_unknown: 'Change application',
    client_unknown: 'Change application',
    client_disabled: 'Test',
    registered_as_spa: 'Test',
    credentials_missing: 'Test',
  };
  const companyCodes = (Object.keys(remedies) as Code[]).filter(
    (code) => remedies[code] === 'fix-credentials',
  );
  expect(Object.keys(fixed).sort()).toEqual(companyCodes.sort());
  for (const code of companyCodes) {
    await canned(card, cannedCredentials(refusedAs(code)));
    await expect(page.locator('.notice.bad')).toContainText(`${english[code].title}.`);
    // Not in the words for employees, who are sent to an admin.
    await expect(page.getByText(messages[code].detail)).toHaveCount(0);
    await expect(page.locator('ow-microsoft-credentials .primary')).toHaveText(fixed[code] ?? '');
    await expect(page.getByText('20 November 2026 at 13:00: refused by Microsoft')).toBeVisible();
  }
  await canned(card, cannedCredentials(refusedAs('secret_expired')), { lang: 'de' });
  await expect(page.locator('.notice.bad')).toContainText(german.secret_expired.title);
  await expect(page.getByText('niemand muss Outlook neu verbinden')).toBeVisible();
});

test('a test says when Microsoft accepted, what it refused, or why nobody knows', async ({
  canned,
  page,
}) => {
  let answer: CannedAnswer = { body: { ...configured.verification, warnings: [] } };
  let asked = 0;
  const warnings = [
    'The app registration has application permissions. OtiumWork does not need them; remove them under API permissions.',
    'Something new.',
  ];
  await canned(
    card,
    cannedCredentials(configured, {
      [testing]: () => {
        asked++;
        return answer;
      },
    }),
  );
  const button = page.getByRole('button', { name: 'Test', exact: true });
  await button.dblclick();
  await expect(page.getByText('Tested at 13:00: Microsoft accepts these credentials.')).toBeVisible();
  expect(asked).toBe(1);

  answer = { body: refusedAs('client_disabled').verification };
  await button.click();
  await expect(
    page.getByRole('status').filter({ hasText: 'Tested: The application is disabled.' }),
  ).toBeAttached();
  await expect(page.locator('.head .mark')).toHaveText('Needs attention');

  answer = problem('entra_unavailable', 503);
  await button.click();
  await expect(
    page.getByRole('alert').filter({ hasText: "Microsoft's sign-in does not answer" }),
  ).toContainText('Reference: 4f1c2a9b7d3e');

  answer = { body: { ...configured.verification, warnings } };
  await button.click();
  await expect(page.locator('.notice.warn')).toHaveText([/which reach every mailbox/, 'Something new.']);
  await expect(page.getByText('Something new.')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('alert').filter({ hasText: 'Reference' })).toHaveCount(0);
});

test('rotating asks for the secret alone, sends what is known, and disconnects nobody', async ({
  canned,
  page,
}) => {
  const bodies: unknown[] = [];
  let answer: CannedAnswer = problem('tenant_unknown');
  await canned(
    card,
    cannedCredentials(configured, {
      [put]: (request: Request) => {
        bodies.push(request.postDataJSON());
        return answer;
      },
    }),
  );
  const rotate = page.getByRole('button', { name: 'Rotate secret' });
  const field = page.getByLabel('Client secret', { exact: true });
  await rotate.press('Enter');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  await expect(page.getByText('This disconnects nobody.')).toBeVisible();
  await expect(page.getByLabel('Directory (tenant) ID')).toHaveCount(0);

  await field.fill(secretId);
  await expect(page.getByText("looks like the secret's ID")).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(rotate).toBeFocused();
  await expect(field).toHaveCount(0);

  // What is refused and has no field here says where it has one.
  await rotate.click();
  await expect(field).toHaveValue('');
  await field.fill(secret);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Reference' })).toContainText(
    'use Change application',
  );
  await expect(field).toHaveValue(secret);

  answer = { body: { ...configured, secretExpiresOn: null } };
  await page.keyboard.press('Enter');
  await expect(page.getByText('Verified by Microsoft and saved at 13:00.')).toBeVisible();
  await expect(rotate).toBeFocused();
  await expect(page.getByText('No date entered, so nobody is warned')).toBeVisible();
  const sent = { tenantId, clientId, clientSecret: secret, secretExpiresOn: null };
  expect(bodies).toEqual([sent, sent]);
});

test('changing the application warns that everybody must connect again, and asks for nothing twice', async ({
  canned,
  page,
}) => {
  const other = '2f6b8c17-05da-4b9e-a7c3-9d8e7f6a5b02';
  const bodies: unknown[] = [];
  let asksConsent = 0;
  await canned(
    card,
    cannedCredentials(configured, {
      [put]: (request: Request) => {
        bodies.push(request.postDataJSON());
        return { body: { ...configured, clientId: other } };
      },
      'GET /integrations/outlook/consent': () => {
        asksConsent++;
        return { body: { adminConsentUrl: `https://login.test/${asksConsent}`, forwardText: 'Hello' } };
      },
    }),
  );
  await page.getByRole('button', { name: 'Change application' }).click();
  await expect(page.getByText('everybody in the company must connect again')).toBeVisible();
  const tenant = page.getByLabel('Directory (tenant) ID', { exact: true });
  await expect(tenant).toBeFocused();
  await expect(tenant).toHaveValue(tenantId);
  const client = page.getByLabel('Application (client) ID', { exact: true });
  await expect(client).toHaveValue(clientId);
  await client.fill(other);
  await page.getByLabel('Client secret', { exact: true }).fill(secret);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Change application' })).toBeFocused();
  await expect(page.getByText(other)).toBeVisible();
  expect(bodies).toEqual([{ tenantId, clientId: other, clientSecret: secret, secretExpiresOn: null }]);
  // Another application has another link.
  await expect(page.getByRole('link', { name: 'Approve for the whole company' })).toHaveAttribute(
    'href',
    'https://login.test/2',
  );
});

test('removing asks once, says what goes and what stays, and can be taken up again', async ({
  canned,
  page,
}) => {
  let answer: CannedAnswer = problem('vault_unavailable', 503);
  let asked = 0;
  let credentials = configured;
  await canned(
    card,
    cannedCredentials(configured, {
      [get]: () => ({ body: credentials }),
      [remove]: () => {
        asked++;
        return answer;
      },
    }),
  );
  const button = page.getByRole('button', { name: 'Remove', exact: true });
  const question = page.getByRole('group', { name: 'Remove the Microsoft credentials?' });
  await button.click();
  await expect(question).toBeFocused();
  for (const text of [
    'All tokens of your company are deleted',
    'Syncing ends for everybody',
    'Events that were imported stay',
  ])
    await expect(question).toContainText(text);
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await button.click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(button).toBeFocused();
  expect(asked).toBe(0);

  await button.click();
  const confirm = page.getByRole('button', { name: 'Remove credentials and tokens' });
  await confirm.dblclick();
  await expect(question.getByRole('alert')).toContainText('it goes on where it stopped');
  expect(asked).toBe(1);
  // The service has no credentials any more, but tokens; the way to go on stays open when somebody looks again.
  credentials = notConfigured;
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.evaluate(() => {
    document.addEventListener('ow-credentials', (event) => {
      document.title = JSON.stringify((event as CustomEvent).detail);
    });
  });
  answer = { body: notConfigured };
  await confirm.click();
  await expect(
    page.getByText('The Microsoft credentials are removed, and every token with them.'),
  ).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Enter the credentials' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Approve for the whole company' })).toHaveCount(0);
  await expect(page).toHaveTitle('{"configured":false}');
});

test('whoever comes back to the page sees what was changed elsewhere, but keeps what they type', async ({
  canned,
  page,
}) => {
  let credentials = configured;
  await canned(card, cannedCredentials(configured, { [get]: () => ({ body: credentials }) }));
  const looksAgain = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page.locator('.head .mark')).toHaveText('Verified');
  credentials = refusedAs('secret_wrong');
  await looksAgain();
  await expect(page.locator('.head .mark')).toHaveText('Needs attention');

  // Or to its window, which was in sight beside another one.
  credentials = configured;
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.locator('.head .mark')).toHaveText('Verified');

  await page.getByRole('button', { name: 'Rotate secret' }).click();
  await page.getByLabel('Client secret', { exact: true }).fill(secret);
  credentials = notConfigured;
  await looksAgain();
  await page.getByRole('button', { name: 'Show Client secret' }).click();
  await expect(page.getByLabel('Client secret', { exact: true })).toHaveValue(secret);
});

test('an approval is asked for in a new tab, or of IT by a text', async ({ canned, page }) => {
  await canned(card, cannedCredentials(configured));
  const link = page.getByRole('link', { name: 'Approve for the whole company (opens in a new tab)' });
  await expect(link).toHaveAttribute('href', new RegExp(`/${tenantId}/v2.0/adminconsent`));
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(link).toHaveAttribute('rel', /noopener/);
  await page.getByText('Not you? Send this text to IT').click();
  await page.getByRole('button', { name: 'Copy text for IT' }).click();
  await page.getByRole('button', { name: 'Rotate secret' }).click();
  await page.getByRole('button', { name: 'Show Client secret' }).click();
  await page.getByLabel('Client secret', { exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByLabel('Client secret', { exact: true })).toHaveValue(
    /^Hello,.*then click Connect again\.$/,
  );
});

test('a page that gives another getToken at each trouble is asked for the newest, and nothing is asked again for it', async ({
  canned,
  page,
}) => {
  const refusal = problem('storage_unavailable', 503);
  const asked: string[] = [];
  let answer: CannedAnswer = refusal;
  const counted = (name: string, answers: () => CannedAnswer) => (request: Request) => {
    asked.push(`${name} ${request.headers()['authorization']}`);
    return answers();
  };
  await page.addInitScript(() => {
    let drawn = 0;
    document.addEventListener('ow-error', ({ target }) => {
      const token = `token ${++drawn}`;
      (target as HTMLElement & { getToken: () => string }).getToken = () => token;
    });
  });
  await canned(card, {
    [get]: counted('credentials', () => answer),
    'GET /integrations/outlook/consent': counted('consent', () => refusal),
    'GET /integrations/outlook/connections': counted('connections', () => refusal),
  });
  const quiet = () => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await quiet();
  expect(asked.splice(0)).toEqual(['credentials Bearer a token']);
  answer = { body: configured };
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(2);
  await quiet();
  expect(asked.sort()).toEqual(
    ['connections', 'consent', 'credentials'].map((name) => `${name} Bearer token 1`),
  );
});
