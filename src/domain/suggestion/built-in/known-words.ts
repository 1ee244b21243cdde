// What is known of words: the phrases that begin with them. Meetings repeat their words, so it is remembered. The
// phrases of all words stand one behind the other: a list for each word would be more places in memory to go to, and
// that is what a suggestion takes its time for.
import { openTables } from './index-tables';
import { type Phrase, toPhrase } from './phrase';

let tables: ReturnType<typeof openTables> | undefined;
const places = new Map<string, number>();
const phrases: (Phrase | undefined)[] = [];
/** Of each phrase a bit for each initial that the second word may have; 0 behind the last phrase of a word. */
const initials: number[] = [];
const mostRemembered = 10_000;

/** Where the phrases that begin with this word stand. */
export function placeOf(word: string): number {
  const known = places.get(word);
  if (known !== undefined) return known;
  if (places.size >= mostRemembered) {
    places.clear();
    phrases.length = initials.length = 0;
  }
  const place = phrases.length;
  tables ??= openTables();
  for (const unread of tables(word)) {
    const phrase = toPhrase(unread, word);
    phrases.push(phrase);
    initials.push(phrase.initials);
  }
  phrases.push(undefined);
  initials.push(0);
  places.set(word, place);
  return place;
}

export const initialsAt = (place: number): number => initials[place] ?? 0;
export const phraseAt = (place: number): Phrase | undefined => phrases[place];
