// Cuts a title into words that remember where they stood.
import { fold } from '../fold';
import { alphanumeric, replaceAll, shapeOf } from '../shape';
import type { Phrase } from './phrase';

/** What is known of a word wherever it stands. */
export type Known = {
  /** Folded: lower case without accents. */
  readonly text: string;
  /** A bit for its first letter. */
  readonly initial: number;
  /** Those that begin with it, once they were looked for. */
  phrases: readonly Phrase[] | undefined;
};

export type Word = {
  readonly known: Known;
  readonly start: number;
  readonly end: number;
  /** Whether only a hyphen or a dot parts it from the word before: "Check-in". */
  readonly isJoined: boolean;
};

export type Words = {
  readonly words: readonly Word[];
  /** Whether the folded title is nothing but its words: no sign becomes a letter, as in "½", or is kept, as in "C++". */
  readonly areAll: boolean;
};

const oneOnOne = new RegExp(
  `(?<![${alphanumeric}:/.-])1\\s?(?:[:/]|-?\\s?(?:on|to|a|v|vs|op|zu|2)\\s?-?|\\s?[-–]\\s?|x)\\s?1(?:'?s)?(?![${alphanumeric}:/.-]|\\s?[-–]\\s?\\d)`,
  'gu',
);

/** Replaces the many spellings of "1:1" by one of the same length class, so that tables need only know one. */
export function withOneOnOne(title: string): string {
  const one = title.indexOf('1');
  if (one < 0 || title.indexOf('1', one + 1) < 0) return title;
  return replaceAll({ text: title, shape: shapeOf(title) }, oneOnOne, () => '1on1').text;
}

// Meetings repeat their words, so words are remembered, as they are written ("Team", "TEAM") and folded ("team").
const written = new Map<string, Known>();
const folded = new Map<string, Known>();
const mostRemembered = 10_000;

function remember(words: Map<string, Known>, key: string, known: Known): Known {
  if (words.size >= mostRemembered) words.clear();
  words.set(key, known);
  return known;
}

/** A bit for each letter and digit; two may share one. */
export const bitOf = (word: string): number => 1 << (word.charCodeAt(0) & 31);

export const knownAs = (text: string): Known =>
  folded.get(text) ?? remember(folded, text, { text, initial: bitOf(text), phrases: undefined });

const knownFor = (word: string): Known => written.get(word) ?? remember(written, word, knownAs(fold(word)));

// What a character is, bit by bit.
const letter = 1; // or digit, or mark: part of a word
const joint = 2;
const odd = 4; // "½" folds to signs, "²" to another digit, "+" is kept in "C++"
const kinds = Uint8Array.from({ length: 0x100 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[0-9a-zÀ-ÖØ-öø-ÿ]/i.test(character)) return letter;
  if (/[ªµº²³¹¼-¾]/.test(character)) return letter | odd;
  return /[+#]/.test(character) ? odd : /[-.]/.test(character) ? joint : 0;
});

function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x100) return kinds[code] ?? odd;
  if (code >= 0x2010 && code <= 0x2027) return code === 0x2011 ? joint : 0; // dashes and quotation marks
  const isSecondHalf = code >= 0xdc00 && code <= 0xdfff && (text.codePointAt(at - 1) ?? 0) > 0xffff;
  const character = String.fromCodePoint(text.codePointAt(isSecondHalf ? at - 1 : at) ?? 0);
  return /[\p{L}\p{N}\p{M}]/u.test(character) ? letter | odd : odd;
}

export function wordsOf(text: string): Words {
  const words: Word[] = [];
  let seen = 0;
  let start = -1;
  let before = 0; // what stands between the last word and this, if it is a single character
  for (let at = 0; at <= text.length; at++) {
    const kind = at < text.length ? kindOf(text, at) : 0;
    seen |= kind;
    if (kind & letter) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      words.push({ known: knownFor(text.slice(start, at)), start, end: at, isJoined: before === joint });
      start = -1;
      before = kind;
    } else {
      before = 0;
    }
  }
  return { words, areAll: (seen & odd) === 0 };
}
