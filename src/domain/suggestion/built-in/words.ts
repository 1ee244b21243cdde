// Cuts a title into words that remember where they stood and how they were written.
import { fold } from '../fold';

export type Word = {
  /** Folded: lower case without accents. */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
};

const oneOnOne =
  /(?<![\p{L}\p{N}:/.-])1\s?(?:[:/]|-?\s?(?:on|to|a|v|vs|op|zu|2)\s?-?|\s?[-–]\s?|x)\s?1(?:'?s)?(?![\p{L}\p{N}:/.-]|\s?[-–]\s?\d)/giu;

/** Replaces the many spellings of "1:1" by one of the same length class, so that tables need only know one. */
export const withOneOnOne = (title: string): string => title.replace(oneOnOne, '1on1');

export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    words.push({
      text: fold(match[0]),
      raw: match[0],
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return words;
}
