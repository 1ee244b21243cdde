import { codes, type Code } from '../../src/domain/failure';
import { messages } from '../../src/domain/messages';
import { callbackWords } from '../../web/words/callback';
import type { CodeWords } from '../../web/words/codes';
import * as de from '../../web/words/de';
import * as en from '../../web/words/en';
import { languageOf, languages } from '../../web/words/language';

const shared = { en, de };
const withoutService = ['offline', 'no_answer'];
const written = (language: (typeof languages)[number]) =>
  Object.entries(shared[language].codes) as [Code, CodeWords][];

describe.each(languages)('in %s', (language) => {
  test('every code of the service has words, and nothing else but that no answer came', () => {
    expect(Object.keys(shared[language].codes).sort()).toEqual([...codes, ...withoutService].sort());
  });

  test('every code has a title of its own that fits above its sentence, and a sentence of its own', () => {
    const titles = written(language).map(([, { title }]) => title);
    const texts = written(language).map(([, { text }]) => text);
    expect(new Set(titles).size).toBe(titles.length);
    expect(new Set(texts).size).toBe(texts.length);
    for (const title of titles) expect(title).toMatch(/^.{8,64}[^.]$/);
    for (const text of texts) expect(text).toMatch(/^.{20,}\.$/);
  });

  test('nothing is said with an empty string, a straight quote that belongs to another language, or a leftover', () => {
    const all = [shared, callbackWords].flatMap((words) => sentencesIn(words[language]));
    for (const sentence of all) {
      expect(sentence).toMatch(/\S/);
      expect(sentence).not.toMatch(/undefined|\$\{|TODO| {2}/);
      if (language === 'de') expect(sentence).not.toMatch(/["“][^„]*["”]|'/);
    }
    expect(all.length).toBeGreaterThan(150);
  });
});

test('in English the elements say what the service says', () => {
  // For who develops against the service, or told at greater length where Microsoft's page can be looked up.
  const otherwise = ['precondition_required', 'sign_in_not_heard_of'];
  for (const [code, { text }] of written('en')) {
    if (withoutService.includes(code) || otherwise.includes(code)) continue;
    expect({ code, text }).toEqual({ code, text: messages[code].detail });
  }
});

test('what Microsoft may have said and what then is told as the service tells it', () => {
  const { detail } = messages.sign_in_not_heard_of;
  for (const [said, then] of en.words.said.slice(0, -1)) {
    expect(detail).toContain(said);
    const [place] = /Admin → .*credentials/.exec(then) ?? ['IT'];
    expect(detail).toContain(place);
  }
});

test('no sentence in German is the English one', () => {
  const english = new Set(sentencesIn(en));
  const same = sentencesIn(de).filter((text) => english.has(text));
  expect(same).toEqual([]);
});

test('whoever speaks German of any country reads German, and everybody else English', () => {
  expect(['de', 'de-AT', 'DE-ch', 'en-GB', 'fr', 'den'].map(languageOf)).toEqual([
    'de',
    'de',
    'de',
    'en',
    'en',
    'en',
  ]);
});

/** All strings, wherever they are; functions are asked with something. */
function sentencesIn(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [String((words as (...args: string[]) => unknown)('7', '9'))];
  return words === null || typeof words !== 'object' ? [] : Object.values(words).flatMap(sentencesIn);
}
