// An index of the languages' tables by the first words of their phrases. When the module is loaded nothing is read.
// The first word that is looked up lets the places of all phrases be noted by their first two letters, and the phrases
// themselves are read when their letters occur: a process that has just started pays for its own titles only.
import { fold } from '../fold';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { nl } from './nl';
import type { Cell, Unread } from './phrase';
import { pt } from './pt';
import { rankOf } from './precedence';
import type { Kind, LanguageTable, Strength } from './tables';

const languages: readonly LanguageTable[] = [en, de, fr, es, it, nl, pt];

/** German is also written without its dots: "Gespräch", "Gesprach", "Gespraech". */
function withBothSpellings(phrases: string): string {
  if (!/[äöü]/.test(phrases)) return phrases;
  const dotted = phrases.match(/(?<![^,])[^,äöü]*[äöü][^,]*/g)?.join(',') ?? '';
  return `${phrases},${dotted.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')}`;
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

/** The first two letters or digits; none of "*sitzung". */
const lettersOf = (folded: string): string => /^[a-z0-9]{0,2}/.exec(folded)?.[0] ?? '';

/** Adds to the list that stands under the key. */
function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Where phrases stand, by their first two letters: the number of the cell and, in 16 bits, the place within it. */
function findPlaces(cells: readonly Cell[]): ReadonlyMap<string, readonly number[]> {
  // Two character codes as the key, because cutting fourteen thousand strings would take twice as long.
  const byCodes = new Map<number, number[]>();
  cells.forEach(({ phrases }, cell) => {
    const note = (at: number) =>
      add(byCodes, (phrases.charCodeAt(at) << 16) | phrases.charCodeAt(at + 1), (cell << 16) | at);
    let bar = phrases.indexOf('|');
    for (let at = 0, comma = 0; comma >= 0; at = comma + 1) {
      comma = phrases.indexOf(',', at);
      while (phrases.charCodeAt(at) <= 32) at++;
      note(at);
      if (bar >= 0 && bar < at) bar = phrases.indexOf('|', at);
      // "team|squad weekly" is also found under "squad".
      const blank = bar >= 0 && (comma < 0 || bar < comma) ? phrases.indexOf(' ', at) : 0;
      for (; bar >= 0 && (bar < blank || blank < 0); bar = phrases.indexOf('|', bar + 1)) note(bar + 1);
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

/** Reads the phrases at these places. Folded all together, because every call costs. */
function readPhrases(cells: readonly Cell[], places: readonly number[]): readonly Unread[] {
  const inOrder = places.toSorted((a, b) => a - b);
  const written = inOrder.map((place) => {
    const phrases = cells[place >> 16]?.phrases ?? '';
    const comma = phrases.indexOf(',', place & 0xffff);
    return phrases.slice(place & 0xffff, comma < 0 ? undefined : comma);
  });
  const folded = fold(written.join(','))
    .replace(/[^a-z0-9*|,]+/g, ' ')
    .split(',');
  return inOrder.flatMap((place, i) => {
    const cell = cells[place >> 16];
    const phrase = folded[i]?.trimEnd() ?? '';
    const blank = phrase.indexOf(' ');
    const first = blank < 0 ? phrase : phrase.slice(0, blank);
    const [head = ''] = first.split('|', 1);
    if (!cell || head === '' || head === '*') return [];
    return [{ cell, head, star: head.indexOf('*'), others: blank < 0 ? '' : phrase.slice(blank + 1) }];
  });
}

/** What begins with the same two letters. */
type Shelf = {
  readonly words: ReadonlyMap<string, readonly Unread[]>;
  /** "budget*", "personal*gespräch", the shorter ones first. */
  readonly beginnings: readonly Unread[];
};

function toShelf(phrases: readonly Unread[]): Shelf {
  const words = new Map<string, Unread[]>();
  for (const phrase of phrases) if (phrase.star < 0) add(words, phrase.head, phrase);
  const beginnings = phrases.filter(({ star }) => star > 0).sort((a, b) => a.star - b.star);
  return { words, beginnings };
}

/** "*sitzung", by its last two letters, the longer ones first. */
function toEndings(phrases: readonly Unread[]): ReadonlyMap<string, readonly Unread[]> {
  const endings = new Map<string, Unread[]>();
  for (const phrase of phrases.toSorted((a, b) => b.head.length - a.head.length)) {
    add(endings, phrase.head.slice(-2), phrase);
  }
  return endings;
}

/** Opens the tables: finds the phrases whose first word is this one, the whole words before beginnings and endings. */
export function openTables(): (word: string) => readonly Unread[] {
  const cells = languages.flatMap(cellsOf);
  const places = findPlaces(cells);
  const endings = toEndings(readPhrases(cells, places.get('') ?? []));
  const shelves = new Map<string, Shelf>();
  const shelfFor = (letters: string): Shelf => {
    const known = shelves.get(letters);
    if (known) return known;
    const shelf = toShelf(readPhrases(cells, places.get(letters) ?? []));
    shelves.set(letters, shelf);
    return shelf;
  };

  return (word) => {
    const { words, beginnings } = shelfFor(lettersOf(word));
    return [
      ...(words.get(word) ?? []),
      ...beginnings.filter(
        ({ head, star }) => word.startsWith(head.slice(0, star)) && word.endsWith(head.slice(star + 1)),
      ),
      ...(endings.get(word.slice(-2)) ?? []).filter(
        ({ head }) => word.length > head.length && word.endsWith(head.slice(1)),
      ),
    ];
  };
}
