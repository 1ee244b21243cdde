// Finds the phrases of the tables in a title. Of two that overlap the longer one stands: "lunch and learn"
// is no lunch, "private banking" is not private.
import { edge, index, type Phrase, type WordPattern } from './compile';
import type { Kind, Strength } from './tables';
import type { Word } from './words';

export type Evidence = {
  readonly kind: Kind;
  readonly strength: Strength;
  readonly weight: number;
  readonly start: number;
  readonly end: number;
  /** The words of the title, as written. */
  readonly words: string;
};

type Found = Evidence & { readonly from: number; readonly to: number };

const fits = (pattern: WordPattern, word: Word | undefined): boolean => {
  if (!word) return false;
  switch (pattern.how) {
    case 'is':
      return word.text === pattern.text;
    case 'begins':
      return word.text.startsWith(pattern.text);
    case 'ends':
      return word.text.endsWith(pattern.text) && word.text.length > pattern.text.length + 1;
    case 'any':
      return true;
  }
};

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

export function findEvidence(title: string, words: readonly Word[]): readonly Evidence[] {
  const { whole, begins, ends } = index();
  const found: Found[] = [];

  const tryPhrase = (phrase: Phrase, first: Word, rest: readonly Word[]) => {
    const [head, ...others] = phrase.words;
    if (!head || !fits(head, first)) return;
    if (phrase.middle !== undefined && !first.text.endsWith(phrase.middle)) return;
    if (!others.every((pattern, i) => fits(pattern, rest[i]))) return;
    const last = others.length > 0 ? (rest[others.length - 1] ?? first) : first;
    // Inside a compound only the letters of the phrase are taken, so that "Budget-" and "-planung" both count.
    const from = head.how === 'ends' ? first.end - head.text.length : first.start;
    const partial = head.how === 'begins' && others.length === 0 && phrase.middle === undefined;
    const to = partial ? first.start + head.text.length : last.end;
    found.push({
      kind: phrase.kind,
      strength: phrase.strength,
      weight: phrase.weight,
      start: first.start,
      end: last.end,
      words: title.slice(first.start, last.end),
      from,
      to,
    });
  };
  const look = (word: Word, rest: readonly Word[]) => {
    for (const phrase of whole.get(word.text) ?? []) tryPhrase(phrase, word, rest);
    for (const phrase of begins.get(word.text.slice(0, edge)) ?? []) tryPhrase(phrase, word, rest);
    for (const phrase of begins.get(word.text.slice(0, 2)) ?? []) tryPhrase(phrase, word, rest);
    for (const phrase of ends.get(word.text.slice(-edge)) ?? []) tryPhrase(phrase, word, rest);
    for (const phrase of ends.get(word.text.slice(-2)) ?? []) tryPhrase(phrase, word, rest);
  };
  words.forEach((word, i) => {
    look(word, words.slice(i + 1, i + 7));
    for (const count of [2, 3]) {
      const compound = joined(title, words, i, count);
      if (compound) look(compound, words.slice(i + count, i + count + 6));
    }
  });
  return withoutOverlaps(found);
}

function withoutOverlaps(found: readonly Found[]): readonly Evidence[] {
  const kept: Found[] = [];
  const byWeight = [...found].sort((a, b) => b.weight - a.weight || a.from - b.from);
  for (const one of byWeight) {
    const rival = kept.find((other) => other.from < one.to && one.from < other.to);
    const twin = rival && rival.weight === one.weight && rival.from === one.from && rival.to === one.to;
    if (!rival || twin || isHint(one) || kept.filter((other) => other.from < one.to && one.from < other.to).every(isHint))
      kept.push(one);
  }
  return kept;
}

/** Hints that need a partner live beside the evidence, they neither take words from it nor lose them to it. */
const isHint = (one: Evidence): boolean =>
  one.kind === 'department' || one.kind === 'form' || one.kind === 'person';
