// The first time: an admin follows the guide, enters what Entra showed, and is told what is wrong before and after
// Microsoft was asked.
import type { Request } from '@playwright/test';
import type { Code } from '../../src/domain/failure';
import { codes } from '../../web/words/en/codes';
import {
  card,
  cannedCredentials,
  clientId,
  configured,
  notConfigured,
  noon,
  problem,
  secret,
  secretId,
  tenantId,
} from './canned/credentials';
import { expect, origin, test, type CannedAnswer, type Page } from './fixtures';

const put = 'PUT /integrations/outlook/credentials';

/** What can be done about the form, by its labels. */
const formOn = (page: Page) => ({
  tenant: page.getByLabel('Directory (tenant) ID', { exact: true }),
  client: page.getByLabel('Application (client) ID', { exact: true }),
  secret: page.getByLabel('Client secret', { exact: true }),
  expires: page.getByLabel('Secret expires on (optional)'),
  save: page.getByRole('button', { name: 'Verify and save' }),
  async fill(clientSecret = secret) {
    await this.tenant.fill(tenantId);
    await this.client.fill(clientId);
    await this.secret.fill(clientSecret);
  },
});

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(noon);
});

test('the guide leads through Entra in order, and every value in it can be copied', async ({
  canned,
  page,
}) => {
  await canned(card, cannedCredentials(notConfigured));
  await expect(page.getByText('Not set up yet')).toBeVisible();
  await expect(page.getByRole('heading', { level: 4 })).toHaveText([
    'Register the application',
    'Say what may be read',
    'Create a client secret',
    'Look up the two IDs',
    'Enter them here',
  ]);
  const { redirectUri, scopes } = notConfigured;
  const values = ['OtiumWork', redirectUri, ...scopes];
  await expect(page.locator('code')).toHaveText(values);

  // What ends up in the clipboard can be pasted.
  const form = formOn(page);
  for (const [name, value] of [
    ['Redirect URI', redirectUri],
    ['Calendars.Read', 'Calendars.Read'],
  ] as const) {
    await page.getByRole('button', { name: `Copy ${name}` }).click();
    await expect(page.getByText(`Copied: ${name}`)).toBeAttached();
    await form.tenant.fill('');
    await form.tenant.focus();
    await page.keyboard.press('ControlOrMeta+v');
    await expect(form.tenant).toHaveValue(value);
  }
});

test('mistakes are told at their field, before anybody is asked', async ({ canned, page }) => {
  // A request would be a complaint: there is no answer for it.
  await canned(card, cannedCredentials(notConfigured));
  const form = formOn(page);
  const says = (text: string) => expect(page.getByText(text)).toBeVisible();

  // Passing by is no mistake.
  await form.tenant.focus();
  await form.client.focus();
  await expect(form.tenant).toHaveAttribute('aria-invalid', 'false');

  await form.tenant.fill('contoso.onmicrosoft.com');
  await form.client.fill('12345');
  await form.secret.focus();
  await says('This is a domain.');
  await says('This is not a complete ID.');
  await form.tenant.fill(tenantId);
  await expect(form.tenant).toHaveAttribute('aria-invalid', 'false');
  await form.client.fill(tenantId.toUpperCase());
  await says('This is the tenant ID once more.');

  await form.secret.fill(secretId);
  await says("This looks like the secret's ID, not its value.");
  await expect(form.secret).toHaveAttribute('aria-invalid', 'true');
  await expect(form.secret).toHaveAccessibleDescription(/looks like the secret's ID/);
  await form.secret.fill('kQx*****************');
  await says('This is the secret with most of it hidden.');
  await form.secret.fill('two words');
  await form.expires.fill('2026-11-19');
  await form.save.click();
  await says('A secret is one word without blanks.');
  await says('This date has passed.');
  // To the first that is wrong.
  await expect(form.client).toBeFocused();

  await form.client.fill('');
  await form.save.click();
  await says('Fill this in.');
});

const meant: readonly (readonly [Code, 'tenant' | 'client' | 'secret' | undefined])[] = [
  ['secret_wrong', 'secret'],
  ['secret_is_its_id', 'secret'],
  ['secret_expired', 'secret'],
  ['tenant_unknown', 'tenant'],
  ['client_unknown', 'client'],
  ['client_disabled', 'client'],
  ['registered_as_spa', undefined],
];

test('what Microsoft refuses is said in words, at the field it means, and nothing that was typed is lost', async ({
  canned,
  page,
}) => {
  let answer: CannedAnswer = problem('internal_error', 500);
  await canned(card, cannedCredentials(notConfigured, { [put]: () => answer }));
  const form = formOn(page);
  await form.fill();
  const alert = page.getByRole('alert').filter({ hasText: 'Reference' });
  for (const [code, field] of meant) {
    answer = problem(code);
    await form.save.click();
    await expect(alert).toContainText(codes[code].title);
    await expect(alert).toContainText('Nothing was saved.');
    const marked = (['tenant', 'client', 'secret'] as const).map((name) => form[name]);
    for (const each of marked)
      await expect(each).toHaveAttribute('aria-invalid', each === form[field ?? 'save'] ? 'true' : 'false');
    await expect(field === undefined ? form.save : form[field]).toBeFocused();
  }
  await expect(form.secret).toHaveValue(secret);

  // Fields that the service names, trouble that says nothing of the credentials, and no answer at all.
  answer = problem('request_malformed', 400, { errors: [{ field: 'clientId', message: 'must be a GUID' }] });
  await form.save.click();
  await expect(page.getByText('This cannot be used as it is.')).toBeVisible();
  await expect(form.client).toBeFocused();
  answer = problem('entra_unavailable', 503);
  await form.save.click();
  await expect(alert).toContainText("Microsoft's sign-in does not answer");
  await expect(form.client).toHaveAttribute('aria-invalid', 'false');
  answer = 'lost';
  await form.save.click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'It is not known whether this was saved' }),
  ).toBeVisible();
  for (const [field, value] of [
    [form.tenant, tenantId],
    [form.client, clientId],
    [form.secret, secret],
  ] as const)
    await expect(field).toHaveValue(value);
});

test('a save asks once however often it is clicked, tells the page, and leaves no trace of the secret', async ({
  canned,
  page,
}) => {
  const bodies: unknown[] = [];
  const urls: string[] = [];
  const logged: string[] = [];
  let answerNow: (answer: CannedAnswer) => void = () => undefined;
  const asked = new Promise<CannedAnswer>((resolve) => (answerNow = resolve));
  page.on('request', (request) => urls.push(request.url()));
  page.on('console', (message) => logged.push(message.text()));
  await canned(
    card,
    cannedCredentials(notConfigured, {
      [put]: (request: Request) => {
        bodies.push(request.postDataJSON());
        return asked;
      },
    }),
  );
  await page.evaluate(() => {
    document.addEventListener('ow-credentials', (event) => {
      document.title = JSON.stringify((event as CustomEvent).detail);
    });
  });
  const form = formOn(page);
  await form.fill(` ${secret} `);
  await form.expires.fill('2027-05-20');
  await expect(form.secret).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: 'Show Client secret' }).click();
  await expect(form.secret).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Hide Client secret' }).click();

  const input = await form.secret.elementHandle();
  await form.save.dblclick();
  await form.secret.press('Enter');
  await expect(page.getByText('Checking with Microsoft…')).toBeVisible();
  await expect(form.save).toHaveAttribute('aria-disabled', 'true');
  answerNow({ body: configured });

  await expect(page.getByText('Verified by Microsoft and saved at 13:00.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(page.getByText('Kept in the vault, never shown')).toBeVisible();
  await expect(page).toHaveTitle('{"configured":true}');
  expect(bodies).toEqual([{ tenantId, clientId, clientSecret: secret, secretExpiresOn: '2027-05-20' }]);

  const kept = await page.evaluate(() => {
    const everything = (root: ParentNode): string =>
      [...root.querySelectorAll('*')]
        .map((element) => {
          const attributes = [...element.attributes].map(({ value }) => value).join(' ');
          const value = element instanceof HTMLInputElement ? element.value : '';
          const inside = element.shadowRoot ? everything(element.shadowRoot) : '';
          return `${attributes} ${value} ${element.textContent} ${inside}`;
        })
        .join(' ');
    const storage = JSON.stringify([localStorage, sessionStorage, document.cookie]);
    return `${everything(document)} ${storage} ${location.href}`;
  });
  expect(kept).toContain(clientId);
  // Not even in what is no longer on the page.
  expect(await input.inputValue()).toBe('');
  for (const text of [kept, ...urls, ...logged]) expect(text).not.toContain(secret);
  expect(urls.every((url) => url.startsWith(origin))).toBe(true);
});

test('in German, too, with dates and words of the language', async ({ canned, page }) => {
  await canned(card, cannedCredentials(notConfigured, { [put]: { body: configured } }), { lang: 'de' });
  await page.getByLabel('Verzeichnis-ID (Mandant)', { exact: true }).fill(tenantId);
  await page.getByLabel('Anwendungs-ID (Client)', { exact: true }).fill(clientId);
  await page.getByLabel('Geheimer Clientschlüssel', { exact: true }).fill(secretId);
  await expect(
    page.getByText('Das sieht nach der ID des Schlüssels aus, nicht nach seinem Wert.'),
  ).toBeVisible();
  await page.getByLabel('Geheimer Clientschlüssel', { exact: true }).fill(secret);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Von Microsoft geprüft und gespeichert um 13:00.')).toBeVisible();
  await expect(page.getByText('20. Mai 2027 (in 181 Tagen)')).toBeVisible();
});
