// One predicate for "the title contains this": a user's excluded words and a company's rules use it.
// Case-insensitive substring in any script; accents count, so "café" is not found in "cafe".

/** Lower case that also folds what upper case alone folds: "STRASSE" and "straße" read the same. */
const caseFolded = (text: string): string => text.normalize('NFC').toLowerCase().toUpperCase().toLowerCase();

/** Whether a word occurs in the text, which is folded once for however many words. Blank words never do. */
export function wordsIn(text: string): (word: string) => boolean {
  const haystack = caseFolded(text);
  return (word) => {
    const needle = caseFolded(word).trim();
    return needle !== '' && haystack.includes(needle);
  };
}

/** The first word, as given, that occurs in the text. */
export function containsWord(text: string, words: readonly string[]): string | undefined {
  return words.find(wordsIn(text));
}
