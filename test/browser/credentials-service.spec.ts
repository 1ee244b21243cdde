// The card against the real service and the stand-in for Microsoft: what it sends is understood, what it is told fits.
import type { Request } from '@playwright/test';
import { companies } from '../../local/people';
import { card } from './canned/credentials';
import { expect, test, type CannedApi } from './fixtures';

test('an admin enters a wrong secret, then the right one, sees who connects, and takes it all back', async ({
  canned,
  page,
  stack,
}) => {
  const forward = async (request: Request) => {
    const { pathname, search } = new URL(request.url());
    const body: unknown = request.postDataJSON() ?? undefined;
    return stack.api('lee', request.method(), `${pathname.slice('/api/'.length)}${search}`, body);
  };
  const api: CannedApi = { 'DELETE /integrations/outlook/connections/kim': forward };
  for (const method of ['GET', 'PUT', 'DELETE'] as const)
    api[`${method} /integrations/outlook/credentials`] = forward;
  api['POST /integrations/outlook/credentials/test'] = forward;
  for (const path of ['consent', 'connections'] as const) api[`GET /integrations/outlook/${path}`] = forward;
  await canned(card, api);

  const { tenantId, clientId, clientSecret } = companies.fabrikam;
  const secret = page.getByLabel('Client secret', { exact: true });
  await page.getByLabel('Directory (tenant) ID', { exact: true }).fill(tenantId);
  await page.getByLabel('Application (client) ID', { exact: true }).fill(clientId);
  await secret.fill('this-is~not.the-secret');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'The client secret is wrong.' })).toBeVisible();
  await expect(secret).toBeFocused();
  await secret.fill(clientSecret);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Verified by Microsoft and saved/)).toBeVisible();
  await expect(page.getByRole('link', { name: /Approve for the whole company/ })).toHaveAttribute(
    'href',
    new RegExp(`${tenantId}/v2.0/adminconsent`),
  );
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText(/Microsoft accepts these credentials/)).toBeVisible();

  const { status } = await stack.signIn('kim', `kim@${companies.fabrikam.domain}`);
  expect(status).toBe(200);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByRole('rowheader', { name: /kim@fabrikam\.example/ })).toBeVisible();
  await page.getByRole('button', { name: 'Remove kim@fabrikam.example' }).click();
  await page.getByRole('button', { name: 'Remove connection' }).click();
  await expect(page.getByText('The connection of kim@fabrikam.example is removed.')).toBeVisible();

  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Remove credentials and tokens' }).click();
  await expect(page.getByRole('heading', { name: 'Enter the credentials' })).toBeVisible();
  // What is still being read is answered before the stack goes.
  await page.unrouteAll({ behavior: 'wait' });
});
