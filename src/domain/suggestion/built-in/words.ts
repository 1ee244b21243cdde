// Cuts a title into words that remember where they stood.
import { fold } from '../fold';
import { alphanumeric, replaceAll, shapeOf } from '../shape';

export type Word = {
  /** Folded: lower case without accents. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A bit for its first letter. */
  readonly initial: number;
  /** Whether only a hyphen or a dot parts it from the word before: "Check-in". */
  readonly isJoined: boolean;
};

/** A bit for each letter and digit; two may share one. */
export const bitOf = (letter: number): number => 1 << (letter & 31);

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

// What a character is, bit by bit.
const letter = 1; // or digit, or mark: part of a word
const beyondAscii = 2;
const odd = 4; // "½" folds to signs, "²" to another digit, "+" is kept in "C++"
const joint = 8;
const kinds = Uint8Array.from({ length: 0x100 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[0-9a-z]/i.test(character)) return letter;
  if (/[À-ÖØ-öø-ÿ]/.test(character)) return letter | beyondAscii;
  if (/[ªµº²³¹¼-¾]/.test(character)) return letter | beyondAscii | odd;
  return /[+#]/.test(character) ? odd : /[-.]/.test(character) ? joint : 0;
});

function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x100) return kinds[code] ?? odd;
  if (code >= 0x2010 && code <= 0x2027) return code === 0x2011 ? joint : 0; // dashes and quotation marks
  const isSecondHalf = code >= 0xdc00 && code <= 0xdfff && (text.codePointAt(at - 1) ?? 0) > 0xffff;
  const character = String.fromCodePoint(text.codePointAt(isSecondHalf ? at - 1 : at) ?? 0);
  return /[\p{L}\p{N}\p{M}]/u.test(character) ? letter | beyondAscii | odd : odd;
}

/** Accented words as written and folded: folding them costs a hundred times more than remembering. */
const folded = new Map<string, string>();
const mostRemembered = 10_000;

function foldedWord(written: string): string {
  const known = folded.get(written);
  if (known !== undefined) return known;
  if (folded.size >= mostRemembered) folded.clear();
  const text = fold(written);
  folded.set(written, text);
  return text;
}

export function wordsOf(text: string): Words {
  const words: Word[] = [];
  const lower = text.toLowerCase();
  const isAligned = lower.length === text.length;
  let seen = 0;
  let inWord = 0;
  let start = 0;
  let before = 0; // what stands between the last word and here, and only one character of it
  for (let at = 0; at <= text.length; at++) {
    const kind = at < text.length ? kindOf(text, at) : 0;
    seen |= kind;
    if (kind & letter) {
      if (inWord === 0) start = at;
      inWord |= kind;
    } else if (inWord !== 0) {
      const folded =
        inWord === letter && isAligned ? lower.slice(start, at) : foldedWord(text.slice(start, at));
      words.push({
        text: folded,
        start,
        end: at,
        initial: bitOf(folded.charCodeAt(0)),
        isJoined: before === joint,
      });
      inWord = 0;
      before = kind;
    } else {
      before = 0;
    }
  }
  return { words, areAll: (seen & odd) === 0 };
}
