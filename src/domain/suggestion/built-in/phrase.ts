// One phrase of the tables, and whether words of a title fit it.
import type { Kind, Strength } from './tables';

/** One word of a phrase: the whole word, or how it begins or ends, or any word. */
type WordPattern = { readonly how: 'is' | 'begins' | 'ends' | 'any'; readonly text: string };

/** Flat, because titles are read as fast as their phrases are fetched from memory. */
export type Phrase = {
  readonly kind: Kind;
  readonly strength: Strength;
  readonly rank: number; // its place in the precedence
  readonly letters: number; // how many of the first word it spells out
  readonly covers: 'word' | 'beginning' | 'end'; // what of the first word it takes, so that no other may have it
  readonly others: readonly (readonly WordPattern[])[] | undefined; // the choices for each word after the first
};

/** A cell of a table: all its phrases say the same with the same strength. */
export type Cell = {
  readonly kind: Kind;
  readonly strength: Strength;
  readonly rank: number;
  readonly phrases: string;
};

/** A phrase that nobody has asked for yet: one choice of its first word, its star if any, and the words after it. */
export type Unread = {
  readonly cell: Cell;
  readonly head: string;
  readonly star: number;
  readonly others: string;
};

function toPattern(word: string): WordPattern {
  if (word === '*') return { how: 'any', text: '' };
  if (word.startsWith('*')) return { how: 'ends', text: word.slice(1) };
  if (word.endsWith('*')) return { how: 'begins', text: word.slice(0, -1) };
  return { how: 'is', text: word };
}

export function toPhrase({ cell: { kind, strength, rank }, head, star, others }: Unread): Phrase {
  // "budget*" asks for the beginning of a word alone, "personal*gespräch" and "budget* runde" do not.
  const isBeginning = star === head.length - 1 && others === '';
  return {
    kind,
    strength,
    rank,
    letters: star < 0 ? head.length : head.length - 1,
    covers: star === 0 ? 'end' : isBeginning ? 'beginning' : 'word',
    others: others === '' ? undefined : others.split(' ').map((word) => word.split('|').map(toPattern)),
  };
}

/** A number for the first letter of a word, 0 where there is no word. */
export const firstLetter = (word: string): number => (word === '' ? 0 : (word.charCodeAt(0) & 31) + 1);

/** Whether the phrase ends with its first word, or may go on with a word that begins so. */
export const mayGoOn = ({ others }: Phrase, letter: number): boolean =>
  !others ||
  (letter > 0 &&
    (others[0] ?? []).some(
      ({ how, text }) => how === 'ends' || how === 'any' || firstLetter(text) === letter,
    ));

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
