// Finds the phrases of the tables in a title. Of two that overlap the longer one stands: "lunch and learn"
// is no lunch, "private banking" is not private.
import { lettersOf, type Phrase, phrasesFor } from './compile';
import { inCapitals, type Kind, type Strength } from './tables';
import type { Word } from './words';

export type Evidence = {
  readonly kind: Kind;
  readonly strength: Strength;
  /** Letters spelled out by the phrase: the longer of two that overlap is the truer one. */
  readonly weight: number;
  readonly start: number;
  readonly end: number;
  /** The words of the title, as written. */
  readonly words: string;
};

type Found = Evidence & { readonly from: number; readonly to: number };

/** Two or three words joined by hyphens also read as one: "Kunden-Termin", "Check-in". */
function joined(title: string, words: readonly Word[], at: number, count: number): Word | undefined {
  const parts = words.slice(at, at + count);
  const [first, last] = [parts[0], parts[count - 1]];
  if (!first || !last) return undefined;
  for (let i = 1; i < count; i++) {
    const gap = title.slice(parts[i - 1]?.end, parts[i]?.start);
    if (gap !== '-' && gap !== '\u2011' && gap !== '.') return undefined;
  }
  return {
    text: parts.map((part) => part.text).join(''),
    raw: title.slice(first.start, last.end),
    start: first.start,
    end: last.end,
  };
}

const articles: ReadonlySet<string> = new Set(
  'the a an my our der die das den dem des ein eine mein meine le la les l un une mon el los las il lo gli de het o os as um uma meu'.split(
    ' ',
  ),
);

export function findEvidence(title: string, words: readonly Word[]): readonly Evidence[] {
  const found: Found[] = [];

  const tryPhrase = (phrase: Phrase, first: Word, rest: readonly Word[]) => {
    const more = phrase.others.length;
    let weight = phrase.headLetters;
    for (const [i, choices] of phrase.others.entries()) {
      const word = rest[i];
      const letters = word && lettersOf(choices, word.text);
      if (letters === undefined) return;
      weight += letters;
    }
    if (more === 0 && !standsAsAbbreviation(first, words.length)) return;
    const last = more > 0 ? (rest[more - 1] ?? first) : first;
    // Inside a compound only the letters of the phrase are taken, so that "Budget-" and "-planung" both count.
    const from = phrase.head.how === 'ends' ? first.end - phrase.head.text.length : first.start;
    const partial = phrase.isBeginning && more === 0;
    const to = partial ? first.start + phrase.head.text.length : last.end;
    found.push({
      kind: phrase.kind,
      strength: phrase.strength,
      weight,
      start: first.start,
      end: last.end,
      words: title.slice(first.start, last.end),
      from,
      to,
    });
  };
  const look = (word: Word, rest: readonly Word[]) => {
    const phrases = phrasesFor(word.text);
    if (phrases.length === 0) return;
    // A phrase may be broken by an article: "finir le rapport", "call with the client".
    const broken = rest.some((one) => articles.has(one.text));
    const bare = broken ? rest.filter((one) => !articles.has(one.text)) : rest;
    for (const phrase of phrases) {
      tryPhrase(phrase, word, rest);
      if (broken && phrase.others.length > 0) tryPhrase(phrase, word, bare);
    }
  };
  const hyphenated = /[-\u2011.]/.test(title);
  words.forEach((word, i) => {
    look(word, words.slice(i + 1, i + 7));
    if (!hyphenated) return;
    for (const count of [2, 3]) {
      const compound = joined(title, words, i, count);
      if (compound) look(compound, words.slice(i + count, i + count + 6));
    }
  });
  return withoutOverlaps(found);
}

/** Small letters are fine where all the title is written small: "or vergadering", "hr meeting". */
const standsAsAbbreviation = (word: Word, wordsInTitle: number): boolean =>
  !inCapitals.has(word.text) ||
  word.raw === word.raw.toUpperCase() ||
  wordsInTitle === 1 ||
  written.has(word.raw.toLowerCase() === word.raw ? word.raw : '') ||
  /^(?:Ltd|Inc|SpA|Srl|Lda)$/.test(word.raw);

/** Of those, the ones that nothing else is spelled like. */
const written: ReadonlySet<string> = new Set(['hr', 'rh', 'cv', 'cvs', 'mt', 'bv', 'ltd', 'inc', 'lda']);

function withoutOverlaps(found: readonly Found[]): readonly Evidence[] {
  const kept: Found[] = [];
  const byWeight = [...found].sort((a, b) => b.weight - a.weight || a.from - b.from);
  for (const one of byWeight) {
    const rival = kept.find((other) => other.from < one.to && one.from < other.to);
    const twin = rival && rival.weight === one.weight && rival.from === one.from && rival.to === one.to;
    if (
      !rival ||
      twin ||
      isHint(one) ||
      kept.filter((other) => other.from < one.to && one.from < other.to).every(isHint)
    )
      kept.push(one);
  }
  return kept;
}

/** Hints that need a partner live beside the evidence, they neither take words from it nor lose them to it. */
const isHint = (one: Evidence): boolean =>
  one.kind === 'department' || one.kind === 'form' || one.kind === 'person';
