// What browser tests stand on: a page of a foreign frontend with our elements on it, under a strict policy, whose
// service is either canned answers or the local stack. Whatever the page complains about fails the test.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, type LaunchOptions, type Page, type Request } from '@playwright/test';
import { runLocalStack, type LocalStack } from './stack';

export { expect, type Page } from '@playwright/test';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type CannedAnswer = { readonly status?: number; readonly body?: unknown } | 'lost';
/** By `METHOD path`, such as `GET /integrations/outlook`: an answer, or what makes it of the request. */
export type CannedApi = Partial<
  Record<`${Method} /${string}`, CannedAnswer | ((request: Request) => CannedAnswer | Promise<CannedAnswer>)>
>;

export type Canned = (
  body: string,
  api: CannedApi,
  options?: { readonly path?: string; readonly colorScheme?: 'light' | 'dark'; readonly lang?: string },
) => Promise<Page>;

type Fixtures = {
  /** Opens a page with this markup and these answers. The token is "a token". */
  readonly canned: Canned;
  /** The whole local stack, in a process of its own, fresh for this test. */
  readonly stack: LocalStack;
  /** What the pages of this test complained about; a test that provokes complaints takes them out. */
  readonly complaints: string[];
};

export const origin = 'http://frontend.test';
/** As strict as a frontend can be; Trusted Types are not asked for, because calendar libraries do not know them. */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const test = base.extend<Fixtures>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({ ...launchOptions, ...(JSON.parse(process.env['CHROMIUM'] ?? '{}') as LaunchOptions) });
    },
    { scope: 'worker' },
  ],

  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    base.expect(complaints).toEqual([]);
  },

  page: async ({ page, complaints }, use) => {
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('console', (message) => {
      // A refused request is the service's answer, which the browser logs by itself.
      const isAnswer = message.text().startsWith('Failed to load resource');
      if (['error', 'warning'].includes(message.type()) && !isAnswer)
        complaints.push(`${message.type()}: ${message.text()}`);
    });
    await use(page);
  },

  canned: async ({ page, complaints }, use) => {
    await use(async (body, api, options = {}) => {
      const { path = '/', colorScheme = 'light', lang = 'en' } = options;
      await page.emulateMedia({ colorScheme });
      await page.route(`${origin}/**`, async (route, request) => {
        const url = new URL(request.url());
        if (url.pathname.startsWith('/assets/')) return route.fulfill(await asset(url.pathname.slice(8)));
        if (url.pathname.startsWith('/api/')) {
          const called = `${request.method() as Method} /${url.pathname.slice(5)}` as const;
          const canned = api[called];
          if (canned === undefined) {
            complaints.push(`not canned: ${called}`);
            return route.abort();
          }
          const answer = typeof canned === 'function' ? await canned(request) : canned;
          if (answer === 'lost') return route.abort('connectionfailed');
          const { status = 200, body: json } = answer;
          const contentType = status < 400 ? 'application/json' : 'application/problem+json';
          return json === undefined
            ? route.fulfill({ status })
            : route.fulfill({ status, contentType, json });
        }
        return route.fulfill({
          contentType: 'text/html; charset=utf-8',
          headers: { 'Content-Security-Policy': policy },
          body: pageWith(body, lang),
        });
      });
      await page.goto(`${origin}${path}`);
      return page;
    });
  },

  stack: async ({}, use) => {
    const stack = await runLocalStack();
    await use(stack);
    await stack.close();
  },
});

const pageWith = (body: string, lang: string) => `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>A foreign page</title>
    <link rel="icon" href="data:," />
    <script type="module" src="/assets/outlook-strip.js"></script>
    <script type="module" src="/assets/outlook-callback.js"></script>
    <script type="module" src="/assets/my-day.js"></script>
    <script type="module" src="/assets/microsoft-credentials.js"></script>
    <script type="module" src="/assets/page.js"></script>
  </head>
  <body>
    <main>${body}</main>
  </body>
</html>`;

/** What the foreign page does itself: it tells the elements how to get a token. */
const pageScript = `
for (const element of document.querySelectorAll('main > *'))
  if (element.localName.startsWith('ow-')) element.getToken = () => Promise.resolve('a token');
`;

async function asset(name: string) {
  const contentType = 'text/javascript; charset=utf-8';
  if (name === 'page.js') return { contentType, body: pageScript };
  return { contentType, body: await readFile(join(process.env['WEB_FOLDER'] ?? '', name)) };
}
