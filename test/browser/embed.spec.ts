// docs/embed.md as it stands there, on a foreign page: what it says is enough.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anEvent, now } from './canned/my-day';
import { builtInCatalogue } from '../../src/domain/suggestion/catalogue';
import { connected } from './canned/strip';
import { expect, origin, test } from './fixtures';

test('the lines of docs/embed.md bring all elements onto a foreign page, with its own policy, token and API', async ({
  page,
}) => {
  const text = await readFile(join(__dirname, '../../docs/embed.md'), 'utf8');
  const block = (language: string) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(text)![1]!;
  const [html, script] = [block('html'), block('js')];
  expect(`${html}${script}`.trim().split('\n').length).toBeLessThanOrEqual(10);
  const policy = /`(default-src [^`]+)`/.exec(text)![1]!;

  const zone = 'Europe/Berlin';
  const standUp = anEvent({
    id: '1',
    title: 'Stand-up',
    start: '2026-11-18T08:00:00.000Z',
    end: '2026-11-18T08:15:00.000Z',
  });
  const answers: Record<string, unknown> = {
    '/api/integrations/outlook': connected,
    '/api/integrations/outlook/preferences': { timeZone: zone, timeZoneSource: 'profile', excludeWords: [] },
    '/api/categories': { ...builtInCatalogue, etag: '"1"' },
    '/api/timeline': {
      timeZone: zone,
      from: '2026-11-16',
      until: '2026-11-23',
      events: [standUp],
      next: null,
    },
    '/api/integrations/outlook/credentials': undefined,
  };
  const asked = new Set<string>();
  const cors = { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Headers': 'authorization' };
  await page.route('https://api.example.com/**', (route, request) => {
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers: cors });
    const { pathname } = new URL(request.url());
    asked.add(`${pathname} ${String(request.headers()['authorization'])}`);
    const json = answers[pathname];
    if (json !== undefined) return route.fulfill({ headers: cors, json });
    const problem = {
      code: 'not_allowed',
      status: 403,
      remedy: 'correct-request',
      detail: '',
      reference: 'r',
    };
    return route.fulfill({
      status: 403,
      headers: cors,
      contentType: 'application/problem+json',
      json: problem,
    });
  });
  await page.route(`${origin}/**`, async (route, request) => {
    const { pathname } = new URL(request.url());
    if (pathname === '/page.js')
      return route.fulfill({
        contentType: 'text/javascript',
        body: `const session = { accessToken: async () => 'of the page' };\n${script}`,
      });
    if (pathname.startsWith('/outlook/'))
      return route.fulfill({
        contentType: 'text/javascript',
        body: await readFile(join(process.env['WEB_FOLDER']!, pathname.slice('/outlook/'.length))),
      });
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'Content-Security-Policy': policy },
      body: `<!doctype html><html lang="de"><head><title>Fremd</title><link rel="icon" href="data:,"></head><body>${html}</body></html>`,
    });
  });

  await page.clock.setFixedTime(now);
  await page.goto(`${origin}/my-day`);
  await expect(page.getByText('Outlook ist verbunden').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /Stand-up/ })).toBeVisible();
  await expect(page.getByText(/sehen nur Admins Ihres Unternehmens/)).toBeVisible();
  for (const each of asked) expect(each).toMatch(/ Bearer of the page$/);
  expect([...asked].map((each) => each.split(' ')[0]).sort()).toEqual(
    expect.arrayContaining(Object.keys(answers).sort()),
  );
});
