// One phrase of the tables, and whether words of a title fit it.
import { inCapitals, type Kind, type Strength } from './tables';
import { bitOf } from './words';

/** A cell of a table: all its phrases say the same with the same strength. */
export type Cell = {
  readonly kind: Kind;
  readonly strength: Strength;
  readonly rank: number; // its place in the precedence
  readonly phrases: string;
};

/** A phrase that nobody has asked for yet: one choice of its first word, its star if any, and the words after it. */
export type Unread = {
  readonly cell: Cell;
  readonly head: string;
  readonly star: number;
  readonly others: string;
};

/** One of several words that a phrase may go on with: the whole word, or how it begins or ends, or any word. */
type Choice = {
  readonly how: 'is' | 'begins' | 'ends' | 'any';
  readonly text: string;
  readonly letters: number;
};

/** Flat, because fetching a phrase from memory takes longer than understanding it. */
export type Phrase = {
  readonly kind: Kind;
  readonly strength: Strength;
  readonly rank: number;
  readonly letters: number; // how many of the first word it spells out
  readonly covers: 'word' | 'beginning' | 'end'; // what it takes of the first word, so that no other may have it
  readonly isAbbreviation: boolean;
  readonly initials: number; // a bit for each letter with which the second word may begin
  readonly others: readonly Choices[]; // the words after the first
};

/** Mostly but one word is possible. */
type Choices = string | readonly Choice[];

function toChoice(word: string): Choice {
  const how = word === '*' ? 'any' : word.startsWith('*') ? 'ends' : word.endsWith('*') ? 'begins' : 'is';
  const text = how === 'is' ? word : how === 'begins' ? word.slice(0, -1) : word.slice(1);
  return { how, text, letters: text.length };
}

const noOthers: readonly Choices[] = [];
const toChoices = (written: string): Choices =>
  /[*|]/.test(written) ? written.split('|').map(toChoice) : written;

export function toPhrase(
  { cell: { kind, strength, rank }, head, star, others: written }: Unread,
  word: string,
): Phrase {
  // "budget*" takes the beginning of a word alone, "personal*gespräch" and "budget* runde" do not.
  const isBeginning = star === head.length - 1 && written === '';
  const others = written === '' ? noOthers : written.split(' ').map(toChoices);
  return {
    kind,
    strength,
    rank,
    letters: star < 0 ? head.length : head.length - 1,
    covers: star === 0 ? 'end' : isBeginning ? 'beginning' : 'word',
    isAbbreviation: inCapitals.has(word),
    initials: initialsOf(others[0]),
    others,
  };
}

/** Where no word follows. No letter or digit has this bit. */
export const noWord = 1;

/** The initials that the second word may have; all where there is none, or any may follow. */
function initialsOf(next: Choices | undefined): number {
  if (typeof next === 'string') return bitOf(next);
  const isOpen = !next || next.some(({ how }) => how === 'ends' || how === 'any');
  return isOpen ? -1 : next.reduce((bits, { text }) => bits | bitOf(text), 0);
}

/** How many letters of the word the phrase spells out at most; -1 where it means another word. */
export function lettersOf(choices: Choices, word: string): number {
  if (typeof choices === 'string') return choices === word ? choices.length : -1;
  let letters = -1;
  for (const choice of choices) {
    if (choice.letters > letters && fits(choice, word)) letters = choice.letters;
  }
  return letters;
}

function fits({ how, text, letters }: Choice, word: string): boolean {
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
