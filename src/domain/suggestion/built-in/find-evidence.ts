// Finds the phrases of the tables in a title. Of two that overlap the longer one stands: "lunch and learn"
// is no lunch, "private banking" is not private.
import { phrasesFor } from './phrases';
import { lettersOf, noWord, type Phrase } from './phrase';
import type { Kind, Strength } from './tables';
import { knownAs, type Word } from './words';

export type Evidence = {
  readonly kind: Kind;
  readonly strength: Strength;
  /** Its place in the precedence. */
  readonly rank: number;
  readonly start: number;
  readonly end: number;
};

type Found = Evidence & {
  /** Letters spelled out by the phrase: the longer of two that overlap is the truer one. */
  readonly weight: number;
  readonly from: number;
  readonly to: number;
};

export function findEvidence(title: string, words: readonly Word[]): readonly Evidence[] {
  const found: Found[] = [];
  words.forEach((word, i) => {
    look(found, title, words, word, i + 1);
    const two = joined(word, words[i + 1]);
    if (two) look(found, title, words, two, i + 2);
    const three = two && joined(two, words[i + 2]);
    if (three) look(found, title, words, three, i + 3);
  });
  return found.length < 2 ? found : withoutOverlaps(found);
}

/** Words joined by a hyphen also read as one: "Kunden-Termin", "Check-in". */
function joined(first: Word, second: Word | undefined): Word | undefined {
  if (!second?.isJoined) return undefined;
  return { ...first, known: knownAs(first.known.text + second.known.text), end: second.end };
}

/** How many words behind the first may belong to a phrase. */
const reach = 6;

/** Looks for the phrases that begin with this word and go on with the words from `next`. */
function look(found: Found[], title: string, words: readonly Word[], first: Word, next: number): void {
  const phrases = phrasesFor(first.known);
  if (phrases.length === 0) return;
  const end = Math.min(words.length, next + reach);
  // A phrase may be broken by an article: "finir le rapport", "call with the client".
  const isBroken = hasArticle(words, next, end);
  const following = isBroken ? -1 : (words[next]?.known.initial ?? noWord);
  for (const phrase of phrases) {
    if (!(phrase.initials & following)) continue; // most need not be looked at
    if (phrase.others.length > 0) {
      tryPhrase(found, phrase, first, words, next, end, false);
      if (isBroken) tryPhrase(found, phrase, first, words, next, end, true);
    } else if (!phrase.isAbbreviation || standsAsAbbreviation(title, first, words.length)) {
      add(found, phrase, first, first.end, phrase.letters);
    }
  }
}

const articles: ReadonlySet<string> = new Set(
  'the a an my our der die das den dem des ein eine mein meine le la les l un une mon el los las il lo gli de het o os as um uma meu'.split(
    ' ',
  ),
);
const longestArticle = 5;
const isArticle = (word: Word | undefined): boolean =>
  word !== undefined && word.end - word.start <= longestArticle && articles.has(word.known.text);

function hasArticle(words: readonly Word[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isArticle(words[i])) return true;
  return false;
}

function tryPhrase(
  found: Found[],
  phrase: Phrase,
  first: Word,
  words: readonly Word[],
  next: number,
  end: number,
  skipsArticles: boolean,
): void {
  let at = next;
  let lastEnd = first.end;
  let weight = phrase.letters;
  for (const choices of phrase.others) {
    while (skipsArticles && at < end && isArticle(words[at])) at++;
    const word = at < end ? words[at++] : undefined;
    const letters = word ? lettersOf(choices, word.known.text) : -1;
    if (!word || letters < 0) return;
    weight += letters;
    lastEnd = word.end;
  }
  add(found, phrase, first, lastEnd, weight);
}

/** Keeps what is found in order: the heaviest first, of equal ones the first of the title. */
function add(
  found: Found[],
  phrase: Phrase,
  { start, end: firstEnd }: Word,
  end: number,
  weight: number,
): void {
  const { kind, strength, rank, letters, covers } = phrase;
  // Inside a compound only the letters of the phrase are taken, so that "Budget-" and "-planung" both count.
  const from = covers === 'end' ? firstEnd - letters : start;
  const to = covers === 'beginning' ? start + letters : end;
  const one: Found = { kind, strength, rank, start, end, weight, from, to };
  let place = found.length;
  for (; place > 0; place--) {
    const before = found[place - 1];
    if (!before || !isBehind(before, one)) break;
    found[place] = before;
  }
  found[place] = one;
}

const isBehind = (a: Found, b: Found): boolean =>
  a.weight < b.weight || (a.weight === b.weight && a.from > b.from);

/** Small letters are fine where all the title is written small: "or vergadering", "hr meeting". */
function standsAsAbbreviation(title: string, { start, end }: Word, wordsInTitle: number): boolean {
  const written = title.slice(start, end);
  return (
    wordsInTitle === 1 ||
    written === written.toUpperCase() ||
    alsoSmall.has(written) ||
    /^(?:Ltd|Inc|SpA|Srl|Lda)$/.test(written)
  );
}

/** Of those, the ones that nothing else is spelled like. */
const alsoSmall: ReadonlySet<string> = new Set(['hr', 'rh', 'cv', 'cvs', 'mt', 'bv', 'ltd', 'inc', 'lda']);

/** In place: the kept ones move to the front. */
function withoutOverlaps(found: Found[]): readonly Evidence[] {
  let kept = 0;
  for (const one of found) {
    let rival: Found | undefined;
    let areAllHints = true;
    for (let i = 0; i < kept; i++) {
      const other = found[i];
      if (!other || other.from >= one.to || one.from >= other.to) continue;
      rival ??= other;
      areAllHints &&= isHint(other);
    }
    const isTwin = rival?.weight === one.weight && rival.from === one.from && rival.to === one.to;
    if (areAllHints || isTwin || isHint(one)) found[kept++] = one;
  }
  found.length = kept;
  return found;
}

/** Hints that need a partner live beside the evidence, they neither take words from it nor lose them to it. */
const isHint = (one: Evidence): boolean =>
  one.kind === 'department' || one.kind === 'form' || one.kind === 'person';
