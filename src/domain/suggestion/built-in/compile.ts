// Turns the languages' tables into an index by first word, so that a title costs a few look-ups per word.
// Compiled at the first question, not when the module is loaded.
import { fold } from '../fold';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { nl } from './nl';
import { pt } from './pt';
import type { Kind, LanguageTable, Strength } from './tables';

/** One word of a phrase: the whole word, or how it begins or ends, or any word. */
export type WordPattern = { readonly how: 'is' | 'begins' | 'ends' | 'any'; readonly text: string };
export type Phrase = {
  readonly kind: Kind;
  readonly strength: Strength;
  readonly words: readonly WordPattern[];
  readonly middle: string | undefined; // "personal*gespräch": what the first word must also end with
  readonly weight: number; // literal letters: the longer of two overlapping phrases is the truer one
};
type Index = {
  readonly whole: ReadonlyMap<string, readonly Phrase[]>;
  readonly begins: ReadonlyMap<string, readonly Phrase[]>;
  readonly ends: ReadonlyMap<string, readonly Phrase[]>;
};

export const edge = 3; // letters by which the beginnings and endings are looked up

const languages: readonly LanguageTable[] = [en, de, fr, es, it, nl, pt];

function toPattern(word: string): WordPattern {
  if (word === '*') return { how: 'any', text: '' };
  if (word.startsWith('*')) return { how: 'ends', text: word.slice(1) };
  if (word.endsWith('*')) return { how: 'begins', text: word.slice(0, -1) };
  return { how: 'is', text: word };
}

/** German is also written without its dots: "Gespräch", "Gesprach", "Gespraech". */
const withoutDots = (phrases: string): string =>
  phrases.replace(/[äöü]/g, (letter) => (letter === 'ä' ? 'ae' : letter === 'ö' ? 'oe' : 'ue'));

/** The phrases of one cell, folded, cut into words. The whole cell is folded at once: that is what costs. */
function phrasesOf(cell: string): readonly (readonly string[])[] {
  const composed = cell.normalize('NFC');
  const dotted = composed.split(',').filter((phrase) => /[äöü]/.test(phrase));
  const all = fold([composed, withoutDots(dotted.join(','))].join(','));
  return all
    .replace(/[^a-z0-9*|,]+/g, ' ')
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .map((phrase) => phrase.split(' '));
}

function expand(words: readonly string[]): readonly (readonly string[])[] {
  const [first, ...rest] = words;
  if (first === undefined) return [[]];
  const tails = expand(rest);
  return first.split('|').flatMap((choice) => tails.map((tail) => [choice, ...tail]));
}

function put(map: Map<string, Phrase[]>, key: string, phrase: Phrase): void {
  const there = map.get(key);
  if (there) there.push(phrase);
  else map.set(key, [phrase]);
}

function compile(): Index {
  const whole = new Map<string, Phrase[]>();
  const begins = new Map<string, Phrase[]>();
  const ends = new Map<string, Phrase[]>();
  const add = (kind: Kind, strength: Strength, written: readonly string[]) => {
    const [head, ...others] = written;
    if (head === undefined || head === '' || head === '*') return;
    const inner = /^([^*]+)\*([^*]+)$/.exec(head);
    const first = inner ? toPattern(`${inner[1] ?? ''}*`) : toPattern(head);
    const words = [first, ...others.map(toPattern)];
    const middle = inner?.[2];
    const weight = words.reduce((sum, word) => sum + word.text.length, middle?.length ?? 0);
    const phrase: Phrase = { kind, strength, words, middle, weight };
    if (first.how === 'is') put(whole, first.text, phrase);
    else if (first.how === 'begins') put(begins, first.text.slice(0, edge), phrase);
    else put(ends, first.text.slice(-edge), phrase);
  };
  for (const table of languages) {
    for (const [kind, strengths] of Object.entries(table) as [Kind, Partial<Record<Strength, string>>][]) {
      for (const [strength, phrases] of Object.entries(strengths) as [Strength, string][]) {
        for (const words of phrasesOf(phrases)) {
          const choices = words.some((word) => word.includes('|')) ? expand(words) : [words];
          for (const written of choices) add(kind, strength, written);
        }
      }
    }
  }
  return { whole, begins, ends };
}

let compiled: Index | undefined;
export const index = (): Index => (compiled ??= compile());
