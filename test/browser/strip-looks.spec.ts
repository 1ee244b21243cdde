// How the strip looks in every state: nothing moves, nothing is clipped, nobody is shut out.
import type { Status } from '../../web/api/types';
import { codes } from '../../src/domain/failure';
import { violationsOn } from './axe';
import * as answers from './canned/strip';
import { expect, test, type CannedAnswer, type Page } from './fixtures';

const markup = '<ow-outlook-strip admin-href="/admin"></ow-outlook-strip><p id="below">My Day</p>';
const held = answers.aRun({ id: 'held', outcome: 'held', keptEdited: 2 });

const states: Readonly<Record<string, Status>> = {
  'not configured': answers.notConfigured,
  'not connected': answers.notConnected,
  'not heard of': { ...answers.notConnected, problem: answers.problemOf('sign_in_not_heard_of') },
  blocked: answers.blocked,
  'just connected': answers.connectedNow,
  connected: answers.connected,
  syncing: answers.syncing,
  held: { ...answers.connected, lastRun: held },
  'secret expired': { ...answers.connected, problem: answers.problemOf('secret_expired') },
  'blocked with a connection': {
    ...answers.connected,
    status: 'blocked',
    problem: answers.problemOf('mailbox_unavailable'),
  },
  'to be connected again': answers.reconnectRequired,
  'a bug of ours': { ...answers.connected, problem: answers.problemOf('internal_error') },
};

/** Goes through all states on one page, and opens once each what can be opened. */
async function throughAllStates(
  page: Page,
  show: (status: Status) => void,
  look: (name: string) => Promise<void>,
): Promise<void> {
  for (const [name, status] of Object.entries(states)) {
    show(status);
    await lookAgain(page);
    await look(name);
    if (name === 'not heard of')
      for (const panel of await page.locator('.foot button').all()) {
        await panel.click();
        await look(`${name}, ${await panel.innerText()}`);
        await panel.click();
      }
    if (name === 'blocked with a connection') {
      await page.locator('#disconnect').click();
      await look(`${name}, asked whether to disconnect`);
      await page.keyboard.press('Escape');
    }
  }
}

/** Counts the answers that came, before anything asks. */
const countAnswers = (page: Page) =>
  page.addInitScript(() => {
    const { fetch } = globalThis;
    const count = { answers: 0 };
    Object.assign(globalThis, {
      count,
      fetch: async (...asked: Parameters<typeof fetch>) => {
        try {
          return await fetch(...asked);
        } finally {
          count.answers++;
        }
      },
    });
  });

/** Another element tells something; the strip reads again, and has drawn what it read. */
async function lookAgain(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { count } = globalThis as unknown as { count: { answers: number } };
    const before = count.answers;
    document.dispatchEvent(new CustomEvent('ow-credentials'));
    while (count.answers === before) await new Promise((resolve) => setTimeout(resolve, 2));
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
  });
}

for (const [lang, colorScheme] of [
  ['en', 'light'],
  ['de', 'dark'],
] as const)
  test(`${lang}, ${colorScheme}: axe finds nothing in any state`, async ({ canned, page }) => {
    await countAnswers(page);
    let status: Status = answers.connected;
    const api = { 'GET /integrations/outlook': () => ({ body: status }) };
    await canned(markup, api, { lang, colorScheme });
    const show = (next: Status) => (status = next);
    const found: string[] = [];
    await throughAllStates(page, show, async (name) => {
      found.push(...(await violationsOn(page)).map((violation) => `${name}: ${violation}`));
    });
    expect(found).toEqual([]);
  });

test('at 320 px and at twice the text size nothing is clipped and nothing scrolls sideways', async ({
  canned,
  page,
}) => {
  await countAnswers(page);
  await page.setViewportSize({ width: 320, height: 800 });
  let status: Status = answers.connected;
  await canned(markup, { 'GET /integrations/outlook': () => ({ body: status }) }, { lang: 'de' });
  const show = (next: Status) => (status = next);
  const wrong: string[] = [];
  const look = async (name: string) => {
    wrong.push(...(await overflowing(page)).map((what) => `${name}: ${what}`));
  };
  await throughAllStates(page, show, look);
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  await throughAllStates(page, show, look);
  for (const time of await page.locator('time').all()) {
    await time.focus();
    await look('a tip');
  }
  expect(wrong).toEqual([]);
});

/** What sticks out of the window or out of its own box. */
function overflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('ow-outlook-strip')!.shadowRoot!;
    const width = document.documentElement.clientWidth;
    const found = [...root.querySelectorAll<HTMLElement>('*:not(.sr, .sr *)')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      const isCut =
        element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible';
      return left < 0 || right > width + 0.5 || (isCut && element.localName !== 'textarea');
    });
    const page = document.documentElement.scrollWidth > width ? ['the page scrolls'] : [];
    return [...page, ...found.map((element) => `${element.localName}.${element.className}`)];
  });
}

test('nothing moves when one state follows another, and nothing below the strip ever', async ({
  canned,
  page,
}) => {
  let answer: CannedAnswer = { body: answers.notConnected };
  let letGo = () => {};
  const first = new Promise<void>((resolve) => (letGo = resolve));
  await countAnswers(page);
  await canned(markup, {
    'GET /integrations/outlook': async () => {
      await first;
      return answer;
    },
  });
  await expect(page.getByRole('heading', { name: 'Looking up Outlook…' })).toBeVisible();
  await watchShifts(page);
  const wrong: string[] = [];
  const top = () => page.locator('#below').evaluate((element) => element.getBoundingClientRect().top);
  const at = await top();
  const look = async (name: string) => {
    wrong.push(...(await shiftsOf(page)).map((shift) => `${name}: ${shift}`));
    if ((await top()) !== at) wrong.push(`${name}: below at ${await top()} instead of ${at}`);
  };

  letGo();
  await expect(page.getByRole('button', { name: 'Connect Outlook' })).toBeVisible();
  await look('the first answer');
  const problems = codes.map((code): Status => ({ ...answers.connected, problem: answers.problemOf(code) }));
  for (const status of [...Object.values(states), ...problems, answers.notConnected]) {
    answer = { body: status };
    await lookAgain(page);
    await look(`${status.status} ${status.problem?.code ?? ''}`);
  }
  answer = 'lost';
  await lookAgain(page);
  await look('no answer');
  answer = { body: answers.connected };
  await lookAgain(page);
  await page.locator('#disconnect').click();
  await look('asked whether to disconnect');
  await page.keyboard.press('Escape');
  await look('not disconnected');
  expect(wrong).toEqual([]);
});

for (const width of [700, 900])
  test(`nothing below moves in a column of ${width} px while people connect, sync and disconnect`, async ({
    canned,
    page,
  }) => {
    await countAnswers(page);
    await page.setViewportSize({ width, height: 900 });
    let status: Status = answers.notConnected;
    await canned(markup, { 'GET /integrations/outlook': () => ({ body: status }) });
    await expect(page.getByRole('button', { name: 'Connect Outlook' })).toBeVisible();
    const found: Record<string, number> = {};
    const look = async (name: string) => {
      found[name] = await page.locator('#below').evaluate((element) => element.getBoundingClientRect().top);
    };
    const { connectedNow, syncing, connected, reconnectRequired, notConnected } = answers;
    for (const next of [connectedNow, syncing, connected, reconnectRequired, notConnected]) {
      status = next;
      await lookAgain(page);
      await look(`${next.status} ${next.lastSyncAt}`);
    }
    expect(new Set(Object.values(found)).size, JSON.stringify(found)).toBe(1);
  });

/** Shifts as the browser scores them, those within half a second of a click not counted. */
const watchShifts = (page: Page) =>
  page.evaluate(() => {
    type Shift = PerformanceEntry & {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly { readonly previousRect: DOMRect; readonly currentRect: DOMRect }[];
    };
    const shifts: string[] = [];
    const place = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join(' ');
    const take = (entries: readonly PerformanceEntry[]) => {
      for (const { value, hadRecentInput, sources } of entries as readonly Shift[])
        if (!hadRecentInput)
          shifts.push(
            `${value.toFixed(5)}: ${sources.map((each) => `${place(each.previousRect)} to ${place(each.currentRect)}`).join(', ')}`,
          );
    };
    const observer = new PerformanceObserver((list) => take(list.getEntries()));
    observer.observe({ type: 'layout-shift' });
    Object.assign(globalThis, {
      shifts: () => {
        take(observer.takeRecords());
        return shifts.splice(0);
      },
    });
  });

const shiftsOf = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { shifts: () => readonly string[] }).shifts());

test('in forced colours the shapes stay visible, and with reduced motion nothing turns', async ({
  canned,
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await canned(markup, { 'GET /integrations/outlook': { body: answers.syncing } });
  const icon = page.locator('.icon');
  await expect(icon).toBeVisible();
  expect(await icon.evaluate((element) => getComputedStyle(element).animationName)).toBe('none');
  expect(await icon.evaluate((element) => getComputedStyle(element).stroke)).toBe(
    await page.locator('h2').evaluate((element) => getComputedStyle(element).color),
  );
});
