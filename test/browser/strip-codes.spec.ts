// Whatever the service may answer: the strip says it in the user's language, with the remedy at hand.
import { codes, remedies, type Code } from '../../src/domain/failure';
import { hasHelp } from '../../src/domain/help';
import { codesWords } from '../../web/words/codes';
import type { Status } from '../../web/api/types';
import type { Language } from '../../web/words/language';
import * as answers from './canned/strip';
import { expect, test, type CannedAnswer, type Page } from './fixtures';

const names = {
  en: {
    connect: 'Connect Outlook',
    sync: 'Sync',
    disconnect: 'Disconnect Outlook',
    again: 'Try again',
    signIn: 'Sign in again',
    copy: 'Copy text',
    approve: 'Approval page for IT',
    credentials: 'Microsoft credentials',
  },
  de: {
    connect: 'Outlook verbinden',
    sync: 'Synchronisieren',
    disconnect: 'Outlook trennen',
    again: 'Erneut versuchen',
    signIn: 'Erneut anmelden',
    copy: 'Text kopieren',
    approve: 'Genehmigungsseite für die IT',
    credentials: 'Microsoft-Zugangsdaten',
  },
} as const;

/** What a person must find with a code, whatever was tried: buttons and links by name. */
function remedyOf(code: Code, tried: string, language: Language): readonly string[] {
  const name = names[language];
  if (code === 'not_signed_in') return [name.signIn];
  if (code === 'not_connected') return [name.connect];
  switch (remedies[code]) {
    case 'reconnect':
      return hasHelp(code) ? [name.connect, name.copy, name.approve] : [name.connect];
    case 'ask-admin':
      return [name.connect, name.copy, name.approve];
    case 'fix-credentials':
      return [name.copy, name.credentials];
    default:
      return [tried];
  }
}

const markup = '<ow-outlook-strip admin-href="/admin"></ow-outlook-strip>';
const consentUrl = answers.helpOf('admin_consent_required')!.adminConsentUrl!;

/** A strip as it is when the page opens, on which is clicked once it knows how things stand. */
function openAndClick(page: Page, clicks: readonly string[]): Promise<void> {
  return page.evaluate(async (selectors) => {
    const before = document.querySelector('ow-outlook-strip') as HTMLElement & { getToken: unknown };
    const strip = before.cloneNode() as typeof before;
    strip.getToken = before.getToken;
    before.replaceWith(strip);
    for (const selector of selectors) {
      const found = () => strip.shadowRoot?.querySelector<HTMLElement>(selector);
      while (!found()) await new Promise((resolve) => setTimeout(resolve, 5));
      found()!.click();
    }
  }, clicks);
}

type Click = readonly [action: string, before: Status, selectors: readonly string[], tried: string];

type Seen = {
  readonly title: string;
  readonly says: string;
  /** What can be clicked now, or after a wait that is told. */
  readonly controls: readonly string[];
  readonly links: readonly (readonly [href: string, target: string, rel: string])[];
  readonly alarm: string;
};

/** The strip as soon as it says this, or as it is if it never does. */
async function seen(page: Page, text: string): Promise<Seen> {
  await page
    .waitForFunction(
      (expected) =>
        document
          .querySelector('ow-outlook-strip')
          ?.shadowRoot?.querySelector<HTMLElement>('.says')
          ?.innerText.includes(expected),
      text,
      { timeout: 5_000 },
    )
    .catch(() => undefined);
  return page.evaluate(() => {
    const root = document.querySelector('ow-outlook-strip')!.shadowRoot!;
    const text = (element: Element | null) => (element as HTMLElement | null)?.innerText ?? '';
    const isUsable = (element: Element) =>
      element.getAttribute('aria-disabled') !== 'true' ||
      root.getElementById(element.getAttribute('aria-describedby') ?? '-') !== null;
    return {
      title: text(root.querySelector('h2')),
      says: text(root.querySelector('.says')),
      controls: [...root.querySelectorAll('button, a')]
        .filter(isUsable)
        .map((control) => control.textContent.replace(/\(.*\)/, '').trim()),
      links: [...root.querySelectorAll('a')].map((a) => [a.href, a.target, a.rel] as const),
      alarm: text(root.querySelector('[role=alert]')),
    };
  });
}

/** As Status tells it: whose doing it is decides how the connection stands. */
function standing(code: Code): Status {
  const problem = answers.problemOf(code);
  if (code === 'credentials_missing') return answers.notConfigured;
  if (code === 'sign_in_not_heard_of' || code === 'sign_in_not_finished')
    return { ...answers.notConnected, problem };
  if (problem.remedy === 'ask-admin') return { ...answers.blocked, problem };
  if (problem.remedy === 'reconnect') return { ...answers.reconnectRequired, problem };
  return { ...answers.connected, problem };
}

for (const language of ['en', 'de'] as const) {
  const words = codesWords[language];

  test(`${language}: every code as the problem that stays, each with its remedy`, async ({ canned }) => {
    let status: Status = answers.connected;
    const page = await canned(
      markup,
      { 'GET /integrations/outlook': () => ({ body: status }) },
      { lang: language },
    );
    for (const code of codes) {
      status = standing(code);
      await page.evaluate(() => document.dispatchEvent(new CustomEvent('ow-preferences')));
      const { title, says, controls, links } = await seen(page, words[code].text);
      expect({ code, title }).toEqual({ code, title: words[code].title });
      expect(says, code).toContain(words[code].text);
      if (status.problem?.reference) expect(says, code).toContain(status.problem.reference);
      expect(controls, code).toEqual(
        expect.arrayContaining([...remedyOf(code, names[language].sync, language)]),
      );
      if (remedies[code] === 'ask-admin')
        expect(links, code).toEqual([[consentUrl, '_blank', 'noopener noreferrer']]);
    }
  });

  test(`${language}: every code as the answer to a click`, async ({ canned }) => {
    let status: Status = answers.connected;
    let answer: CannedAnswer = {};
    const page = await canned(
      markup,
      {
        'GET /integrations/outlook': () => ({ body: status }),
        'POST /integrations/outlook/connect': () => answer,
        'POST /integrations/outlook/sync': () => answer,
        'POST /integrations/outlook/disconnect': () => answer,
      },
      { lang: language },
    );
    const name = names[language];
    const clicks: readonly Click[] = [
      ['sync', answers.connected, ['#sync'], name.sync],
      ['connect', answers.notConnected, ['#connect'], name.connect],
      ['disconnect', answers.connected, ['#disconnect', '.ask button'], name.disconnect],
    ];
    for (const code of codes)
      // What is said is the same for all three; which remedy goes with it is so in every language.
      for (const [action, before, selectors, tried] of language === 'en' ? clicks : clicks.slice(0, 1)) {
        const what = `${code} of ${action}`;
        status = before;
        answer = answers.refusal(code);
        await openAndClick(page, selectors);
        const { title, says, controls, alarm } = await seen(page, words[code].text);
        expect(says, what).toContain(words[code].text);
        // Somebody else's sync is no problem: it goes on, and is told.
        if (action === 'sync' && code === 'sync_running') continue;
        expect(title, what).toBe(words[code].title);
        expect(says, what).toContain('f0e1d2c3b4a5');
        expect(controls, what).toEqual(expect.arrayContaining([...remedyOf(code, tried, language)]));
        expect(alarm, what).toBe(words[code].text);
      }
  });
}
