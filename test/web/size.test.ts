import { gzipSync } from 'node:zlib';
import { posix } from 'node:path';
import { buildElements, type WebFiles } from '../../local/web';
import * as de from '../../web/words/de';
import * as en from '../../web/words/en';
import { languages, type Language } from '../../web/words/language';

let files: WebFiles;
beforeAll(async () => {
  files = await buildElements();
}, 60_000);

describe.each(languages)('for who reads %s', (language) => {
  test('the strip, with all that it loads, is 20,000 bytes at most', () => {
    expect(gzippedSize(allFor(language, 'outlook-strip.js'))).toBeLessThanOrEqual(20_000);
  });

  test('the callback adds 3,000 bytes at most to the strip', () => {
    const strip = allFor(language, 'outlook-strip.js');
    const own = [...allFor(language, 'outlook-callback.js')].filter((name) => !strip.has(name));
    expect(own).not.toEqual([]);
    expect(gzippedSize(own)).toBeLessThanOrEqual(3_000);
  });

  test('the strip loads no word of another language', () => {
    const all = [...allFor(language, 'outlook-strip.js')].map(textOf).join('\n');
    const isLoaded = Object.entries({ en, de }).map(([each, { words, codes }]) => [
      each,
      [words.titles.loading, codes.no_answer.title].some((text) => all.includes(text)),
    ]);
    expect(Object.fromEntries(isLoaded)).toEqual({ en: language === 'en', de: language === 'de' });
  });
});

test('no template carries the white space that only we read', () => {
  for (const entry of ['outlook-strip.js', 'outlook-callback.js'])
    for (const name of withImports(entry)) expect(textOf(name)).not.toMatch(/\n\s/);
});

test('neither of them loads what only My Day needs', () => {
  for (const entry of ['outlook-strip.js', 'outlook-callback.js'])
    for (const name of withImports(entry)) expect(textOf(name)).not.toMatch(/fullcalendar|Temporal/i);
});

/** A module with all that it loads, at once or later, for who reads this language. */
function allFor(language: Language, entry: string): ReadonlySet<string> {
  const all = withImports(entry);
  const later = [...all].flatMap((name) => importsOf(name, /\bimport\("(\.[^"]+)"\)/g));
  const inLanguage = languages.map((each) => later.filter((name) => name.startsWith(`chunks/${each}-`)));
  // Whatever comes later is the words of one language, each in one file.
  expect(inLanguage.map(({ length }) => length)).toEqual(languages.map(() => 1));
  expect(later).toHaveLength(languages.length);
  for (const name of inLanguage[languages.indexOf(language)] ?? []) withImports(name, all);
  return all;
}

/** A module and all that it imports before it runs. */
function withImports(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const name of importsOf(entry, /(?:\bfrom|\bimport)"(\.[^"]+)"/g)) withImports(name, seen);
  return seen;
}

function importsOf(name: string, pattern: RegExp): readonly string[] {
  return [...textOf(name).matchAll(pattern)].map(([, path = '']) => posix.join(posix.dirname(name), path));
}

function textOf(name: string): string {
  const contents = files.get(name);
  if (!contents) throw new Error(`${name} is not among ${[...files.keys()].join(', ')}.`);
  return new TextDecoder().decode(contents);
}

function gzippedSize(names: Iterable<string>): number {
  return [...names].reduce((sum, name) => sum + gzipSync(files.get(name)!, { level: 9 }).length, 0);
}
