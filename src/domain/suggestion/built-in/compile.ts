// Turns the languages' tables into an index by first word, so that a title costs a few look-ups per word.
// Indexed at the first question, not when the module is loaded; a phrase is read when its first word is asked for.
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
  readonly head: WordPattern;
  readonly isBeginning: boolean; // "budget*": only the beginning of a word was asked for
  readonly headLetters: number;
  readonly others: readonly (readonly WordPattern[])[]; // the choices for each word after the first
};

/** A phrase of a cell that nobody has asked for yet: one choice of its first word, and the words after it. */
type Unread = {
  readonly kind: Kind;
  readonly strength: Strength;
  readonly head: string;
  readonly others: string;
};

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

/** The phrases of one cell, folded. The whole cell is folded at once: that is what costs. */
function phrasesOf(cell: string): readonly string[] {
  const dotted = /[äöü]/.test(cell) ? cell.split(',').filter((phrase) => /[äöü]/.test(phrase)) : [];
  return fold(`${cell},${withoutDots(dotted.join(','))}`)
    .replace(/[^a-z0-9*|, ]+/g, ' ')
    .split(',');
}

/** Where a phrase is looked up: "weekly", "budget*", "*sitzung"; "personal*gespräch" under "personal*". */
const keyOf = (head: string): string => {
  const star = head.indexOf('*');
  return star > 0 ? head.slice(0, star + 1) : head;
};

function compile(): Map<string, Unread[]> {
  const index = new Map<string, Unread[]>();
  for (const table of languages) {
    for (const [kind, strengths] of Object.entries(table) as [Kind, Partial<Record<Strength, string>>][]) {
      for (const [strength, cell] of Object.entries(strengths) as [Strength, string][]) {
        for (const written of phrasesOf(cell)) {
          const phrase = written.trim();
          const space = phrase.indexOf(' ');
          const first = space < 0 ? phrase : phrase.slice(0, space);
          const others = space < 0 ? '' : phrase.slice(space + 1);
          for (const head of first.includes('|') ? first.split('|') : [first]) {
            if (head === '' || head === '*') continue;
            const key = keyOf(head);
            const there = index.get(key);
            if (there) there.push({ kind, strength, head, others });
            else index.set(key, [{ kind, strength, head, others }]);
          }
        }
      }
    }
  }
  return index;
}

function read({ kind, strength, head, others }: Unread): Phrase {
  const inner = /^([^*]+)\*([^*]+)$/.exec(head); // "personal*gespräch"
  const first = toPattern(inner ? `${inner[1] ?? ''}*` : head);
  return {
    kind,
    strength,
    head: first,
    isBeginning: inner === null && first.how === 'begins',
    headLetters: first.text.length + (inner?.[2]?.length ?? 0),
    others: others === '' ? [] : others.split(/ +/).map((word) => word.split('|').map(toPattern)),
  };
}

/** How many letters of the word the best of the choices spells out; undefined where none fits. */
export function lettersOf(choices: readonly WordPattern[], word: string): number | undefined {
  let letters: number | undefined;
  for (const choice of choices) {
    if (choice.text.length >= (letters ?? 0) && fits(choice, word)) letters = choice.text.length;
  }
  return letters;
}

/** Whether a word of a title is the one that the pattern means. */
function fits(pattern: WordPattern, word: string): boolean {
  switch (pattern.how) {
    case 'is':
      return word === pattern.text;
    case 'begins':
      return word.startsWith(pattern.text);
    case 'ends':
      return word.endsWith(pattern.text) && word.length > pattern.text.length + 1;
    case 'any':
      return true;
  }
}

let index: Map<string, Unread[]> | undefined;
const remembered = new Map<string, readonly Phrase[]>();
const mostRemembered = 10_000;

/** The phrases that begin with this word. Meetings repeat their words, so the answers are remembered. */
export function phrasesFor(word: string): readonly Phrase[] {
  const known = remembered.get(word);
  if (known) return known;
  index ??= compile();
  const keys = [word];
  for (let i = 1; i <= word.length; i++) keys.push(`${word.slice(0, i)}*`);
  for (let i = 2; i < word.length; i++) keys.push(`*${word.slice(i)}`);
  const phrases: Phrase[] = [];
  for (const key of keys) {
    for (const unread of index.get(key) ?? []) {
      if (endsAsWritten(unread.head, word)) phrases.push(read(unread));
    }
  }
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(word, phrases);
  return phrases;
}

/** "personal*gespräch": the key asks for the beginning alone. */
function endsAsWritten(head: string, word: string): boolean {
  const star = head.indexOf('*');
  return star <= 0 || word.endsWith(head.slice(star + 1));
}
