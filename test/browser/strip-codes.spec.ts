// Whatever the service may answer: the strip says it in the user's language, with the remedy at hand.
import { codes, remedies, type Code } from '../../src/domain/failure';
import { hasHelp } from '../../src/domain/help';
import { codes as de } from '../../web/words/de';
import { codes as en } from '../../web/words/en';
import type { Status } from '../../web/api/types';
import type { Language } from '../../web/words/language';
import * as answers from './canned/strip';
import { expect, test, type CannedAnswer, type CannedApi, type Page } from './fixtures';

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
      return [code === 'mailbox_unavailable' ? tried : name.connect, name.copy, name.approve];
    case 'fix-credentials':
      return [name.copy, name.credentials];
    default:
      return [tried];
  }
}

const markup = '<ow-outlook-strip admin-href="/admin"></ow-outlook-strip>';
const consentUrl = answers.helpOf('admin_consent_required')!.adminConsentUrl!;

type Click = readonly [action: string, before: Status, selectors: readonly string[], tried: string];

type Seen = {
  readonly title: string;
  readonly says: string;
  /** What can be clicked now, or after a wait that is told. */
  readonly controls: readonly string[];
  readonly links: readonly (readonly [href: string, target: string, rel: string])[];
  readonly alarm: string;
};

/**
 * The strip as soon as it says this, or as it is if it never does: after clicks on one as it is when the page opens, or
 * else after another element told something.
 */
function seen(page: Page, text: string, clicks: readonly string[] = []): Promise<Seen> {
  return page.evaluate(
    async ([expected, selectors]) => {
      type Strip = HTMLElement & { getToken: unknown };
      let strip = document.querySelector<Strip>('ow-outlook-strip')!;
      const until = async (isSo: () => unknown) => {
        for (const end = Date.now() + 5_000; !isSo() && Date.now() < end;)
          await new Promise((resolve) => setTimeout(resolve, 2));
      };
      const found = (selector: string) => strip.shadowRoot?.querySelector<HTMLElement>(selector);
      const text = (selector: string) => found(selector)?.innerText ?? '';
      if (selectors.length === 0) document.dispatchEvent(new CustomEvent('ow-preferences'));
      else {
        const { getToken } = strip;
        const next = strip.cloneNode() as Strip;
        strip.replaceWith(next);
        strip = Object.assign(next, { getToken });
      }
      for (const selector of selectors) {
        await until(() => found(selector));
        found(selector)?.click();
      }
      await until(() => text('.says').includes(expected));
      const root = strip.shadowRoot!;
      const isUsable = (element: Element) =>
        element.getAttribute('aria-disabled') !== 'true' ||
        root.getElementById(element.getAttribute('aria-describedby') ?? '-') !== null;
      return {
        title: text('h2'),
        says: text('.says'),
        controls: [...root.querySelectorAll('button, a')]
          .filter(isUsable)
          .map((control) => control.textContent.replace(/\(.*\)/, '').trim()),
        links: [...root.querySelectorAll('a')].map((a) => [a.href, a.target, a.rel] as const),
        alarm: text('[role=alert]'),
      };
    },
    [text, clicks] as const,
  );
}

/** As Status tells it: whose doing it is decides how the connection stands. */
function standing(code: Code): Status {
  const problem = answers.problemOf(code);
  if (code === 'credentials_missing') return answers.notConfigured;
  if (code === 'sign_in_not_heard_of' || code === 'sign_in_not_finished')
    return { ...answers.notConnected, problem };
  if (code === 'mailbox_unavailable') return { ...answers.connected, status: 'blocked', problem };
  if (problem.remedy === 'ask-admin') return { ...answers.blocked, problem };
  if (problem.remedy === 'reconnect') return { ...answers.reconnectRequired, problem };
  return { ...answers.connected, problem };
}

for (const language of ['en', 'de'] as const) {
  const words = { en, de }[language];

  test(`${language}: every code as the problem that stays, each with its remedy`, async ({ canned }) => {
    let status: Status = answers.connected;
    const page = await canned(
      markup,
      { 'GET /integrations/outlook': () => ({ body: status }) },
      { lang: language },
    );
    for (const code of codes) {
      status = standing(code);
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

  const name = names[language];
  const clicks: readonly Click[] = [
    ['sync', answers.connected, ['#sync'], name.sync],
    ['connect', answers.notConnected, ['#connect'], name.connect],
    ['disconnect', answers.connected, ['#disconnect', '.ask button'], name.disconnect],
  ];
  // What is said is the same for all three, and which remedy goes with it is so in every language.
  for (const [action, status, selectors, tried] of language === 'en' ? clicks : clicks.slice(0, 1))
    test(`${language}: every code as the answer to ${action}`, async ({ canned }) => {
      let answer: CannedAnswer = {};
      const api: CannedApi = {
        'GET /integrations/outlook': { body: status },
        [`POST /integrations/outlook/${action}`]: () => answer,
      };
      const page = await canned(markup, api, { lang: language });
      // A click is tried again when the answer to it was looked at too early.
      for (const code of codes)
        await expect(async () => {
          answer = answers.refusal(code);
          const { title, says, controls, alarm } = await seen(page, words[code].text, selectors);
          expect(says, code).toContain(words[code].text);
          // Somebody else's sync is no problem: it goes on, and is told.
          if (action === 'sync' && code === 'sync_running') return;
          expect(title, code).toBe(words[code].title);
          expect(says, code).toContain('f0e1d2c3b4a5');
          expect(controls, code).toEqual(expect.arrayContaining([...remedyOf(code, tried, language)]));
          expect(alarm, code).toBe(words[code].text);
        }).toPass({ timeout: 20_000 });
    });
}
