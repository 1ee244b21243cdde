// One phrase of the tables, and whether words of a title fit it.
import type { Kind, Strength } from './tables';

/** One word of a phrase: the whole word, or how it begins or ends, or any word. */
type WordPattern = {
  readonly how: 'is' | 'begins' | 'ends' | 'any';
  readonly text: string;
  readonly letters: number; // of the text: a string takes longer to ask
};

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
  const how = word === '*' ? 'any' : word.startsWith('*') ? 'ends' : word.endsWith('*') ? 'begins' : 'is';
  const text = how === 'is' ? word : how === 'begins' ? word.slice(0, -1) : word.slice(1);
  return { how, text, letters: text.length };
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
export const firstLetter = (word: string): number => (word === '' ? 0 : word.charCodeAt(0));

/** Whether the phrase ends with its first word, or may go on with a word that begins so. */
export const mayGoOn = ({ others }: Phrase, letter: number): boolean =>
  !others ||
  (letter > 0 &&
    (others[0] ?? []).some(
      ({ how, text }) => how === 'ends' || how === 'any' || firstLetter(text) === letter,
    ));

/** How many letters of the word the best of the choices spells out; -1 where none fits. */
export function lettersOf(choices: readonly WordPattern[], word: string): number {
  let letters = -1;
  for (const choice of choices) {
    if (choice.letters > letters && fits(choice, word)) letters = choice.letters;
  }
  return letters;
}

/** Whether a word of a title is the one that the pattern means. */
function fits({ how, text, letters }: WordPattern, word: string): boolean {
  switch (how) {
    case 'is':
      return word === text;
    case 'begins':
      return word.startsWith(text);
    case 'ends':
      return word.endsWith(text) && word.length > letters + 1;
    case 'any':
      return true;
  }
}
