// What is known of a word: the phrases that begin with it. Meetings repeat their words, so it is remembered.
import { openTables } from './index-tables';
import { type Phrase, toPhrase } from './phrase';
import { inCapitals } from './tables';

export type Known = {
  readonly phrases: readonly Phrase[];
  /** Whether one of them has more words. */
  readonly goOn: boolean;
  readonly isAbbreviation: boolean;
};

let phrasesFor: ReturnType<typeof openTables> | undefined;
const remembered = new Map<string, Known>();
const mostRemembered = 10_000;

export function knownOf(word: string): Known {
  const there = remembered.get(word);
  if (there) return there;
  const phrases = (phrasesFor ??= openTables())(word).map(toPhrase);
  const known: Known = {
    phrases,
    goOn: phrases.some(({ others }) => others.length > 0),
    isAbbreviation: inCapitals.has(word),
  };
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(word, known);
  return known;
}
