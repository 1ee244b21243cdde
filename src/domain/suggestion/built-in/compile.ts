// Finds the phrases of the languages' tables that begin with a word. When the module is loaded nothing is read. The
// first word lets the places of all phrases be noted by their first two letters, and of the phrases themselves only
// those are read whose letters occur: a process that has just started pays for its own titles, not for seven languages.
import { fold } from '../fold';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { nl } from './nl';
import { type Cell, type Phrase, toPhrase, type Unread } from './phrase';
import { pt } from './pt';
import { rankOf } from './precedence';
import { inCapitals, type Kind, type LanguageTable, type Strength } from './tables';

const languages: readonly LanguageTable[] = [en, de, fr, es, it, nl, pt];

/** German is also written without its dots: "Gespräch", "Gesprach", "Gespraech". */
function withBothSpellings(phrases: string): string {
  if (!/[äöü]/.test(phrases)) return phrases;
  const dotted = phrases.split(',').filter((phrase) => /[äöü]/.test(phrase));
  return `${phrases},${dotted.join(',').replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')}`;
}

const cellsOf = (table: LanguageTable): readonly Cell[] =>
  (Object.entries(table) as [Kind, Partial<Record<Strength, string>>][]).flatMap(([kind, strengths]) =>
    (Object.entries(strengths) as [Strength, string][]).map(([strength, phrases]) => ({
      kind,
      strength,
      rank: rankOf(kind, strength),
      phrases: withBothSpellings(phrases),
    })),
  );

/** Phrases with the same two first letters, by the letters of their first word: "budget*" under "budget". */
type Shelf = ReadonlyMap<string, readonly Unread[]>;

/** The first two letters or digits; none of "*sitzung". */
const lettersOf = (folded: string): string => /^[a-z0-9]{0,2}/.exec(folded)?.[0] ?? '';

/** Where phrases stand, by their first two letters: the number of the cell and, in 16 bits, the place within it. */
function findPlaces(cells: readonly Cell[]): ReadonlyMap<string, readonly number[]> {
  // Numbers as keys, because cutting fourteen thousand strings would take twice as long.
  const byCodes = new Map<number, number[]>();
  const note = (phrases: string, at: number, cell: number) => {
    const codes = (phrases.charCodeAt(at) << 16) | phrases.charCodeAt(at + 1);
    const there = byCodes.get(codes);
    if (there) there.push((cell << 16) | at);
    else byCodes.set(codes, [(cell << 16) | at]);
  };
  cells.forEach(({ phrases }, cell) => {
    let bar = phrases.indexOf('|');
    for (let at = 0, comma = 0; comma >= 0; at = comma + 1) {
      comma = phrases.indexOf(',', at);
      while (phrases.charCodeAt(at) <= 32) at++;
      note(phrases, at, cell);
      if (bar >= 0 && bar < at) bar = phrases.indexOf('|', at);
      // "team|squad weekly" is also found under "squad".
      const blank = bar >= 0 && (comma < 0 || bar < comma) ? phrases.indexOf(' ', at) : 0;
      for (; bar >= 0 && (bar < blank || blank < 0); bar = phrases.indexOf('|', bar + 1)) {
        note(phrases, bar + 1, cell);
      }
    }
  });

  const places = new Map<string, number[]>();
  for (const [codes, found] of byCodes) {
    const letters = lettersOf(fold(String.fromCharCode(codes >> 16, codes & 0xffff)));
    const there = places.get(letters);
    if (there) there.push(...found);
    else places.set(letters, found);
  }
  return places;
}

function readShelf(cells: readonly Cell[], places: readonly number[]): Shelf {
  const inOrder = places.toSorted((a, b) => a - b);
  const written = inOrder.map((place) => {
    const phrases = cells[place >> 16]?.phrases ?? '';
    const comma = phrases.indexOf(',', place & 0xffff);
    return phrases.slice(place & 0xffff, comma < 0 ? undefined : comma);
  });
  // Folded all together, because every call costs.
  const folded = fold(written.join(','))
    .replace(/[^a-z0-9*|,]+/g, ' ')
    .split(',');
  const shelf = new Map<string, Unread[]>();
  inOrder.forEach((place, i) => {
    const cell = cells[place >> 16];
    const phrase = folded[i]?.trimEnd() ?? '';
    const blank = phrase.indexOf(' ');
    const first = blank < 0 ? phrase : phrase.slice(0, blank);
    const bar = first.indexOf('|');
    const head = bar < 0 ? first : first.slice(0, bar);
    if (!cell || head === '' || head === '*') return;
    const star = head.indexOf('*');
    const letters = star < 0 ? head : star > 0 ? head.slice(0, star) : head.slice(1);
    const unread: Unread = { cell, head, star, others: blank < 0 ? '' : phrase.slice(blank + 1) };
    const there = shelf.get(letters);
    if (there) there.push(unread);
    else shelf.set(letters, [unread]);
  });
  return shelf;
}

function openIndex(): (letters: string) => Shelf {
  const cells = languages.flatMap(cellsOf);
  const places = findPlaces(cells);
  const shelves = new Map<string, Shelf>();
  return (letters) => {
    const known = shelves.get(letters);
    if (known) return known;
    const shelf = readShelf(cells, places.get(letters) ?? []);
    shelves.set(letters, shelf);
    return shelf;
  };
}

/** What is known of a word. */
export type Known = {
  /** The phrases that begin with it. */
  readonly phrases: readonly Phrase[];
  /** Whether one of them has more words. */
  readonly goOn: boolean;
  readonly isAbbreviation: boolean;
};

let shelfFor: ReturnType<typeof openIndex> | undefined;
const remembered = new Map<string, Known>();
const mostRemembered = 10_000;

/** Meetings repeat their words, so what is known of them is remembered. */
export function knownOf(word: string): Known {
  const there = remembered.get(word);
  if (there) return there;
  const phrases = findPhrases(word, (shelfFor ??= openIndex()));
  const known: Known = {
    phrases,
    goOn: phrases.some(({ others }) => others.length > 0),
    isAbbreviation: inCapitals.has(word),
  };
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(word, known);
  return known;
}

function findPhrases(word: string, shelfFor: (letters: string) => Shelf): readonly Phrase[] {
  const phrases: Phrase[] = [];
  const shelf = shelfFor(lettersOf(word));
  for (const one of shelf.get(word) ?? []) if (one.star < 0) phrases.push(toPhrase(one));
  for (let length = 1; length <= word.length; length++) {
    const letters = word.slice(0, length);
    for (const one of (length === 1 ? shelfFor(lettersOf(letters)) : shelf).get(letters) ?? []) {
      // "personal*gespräch" asks for the end too.
      if (one.star > 0 && word.endsWith(one.head.slice(one.star + 1))) phrases.push(toPhrase(one));
    }
  }
  const endings = shelfFor('');
  for (let at = 2; at < word.length; at++) {
    for (const one of endings.get(word.slice(at)) ?? []) phrases.push(toPhrase(one));
  }
  return phrases;
}
