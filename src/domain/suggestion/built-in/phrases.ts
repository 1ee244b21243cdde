// The phrases that begin with a word, looked for when the word comes for the first time.
import { openTables } from './index-tables';
import { type Phrase, toPhrase } from './phrase';
import type { Known } from './words';

let tables: ReturnType<typeof openTables> | undefined;

export function phrasesFor(word: Known): readonly Phrase[] {
  tables ??= openTables();
  return (word.phrases ??= tables(word.text).map((unread) => toPhrase(unread, word.text)));
}
