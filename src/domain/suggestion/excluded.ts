// One predicate for "the title contains this": a user's excluded words and a company's rules use it.
// Case-insensitive substring in any script; accents count, so "café" is not found in "cafe".

/** Lower case that also folds what upper case alone folds: "STRASSE" and "straße" read the same. */
const caseFolded = (text: string): string => text.normalize('NFC').toLowerCase().toUpperCase().toLowerCase();

/** The first word, as given, that occurs in the text. Blank words never do. */
export function containsWord(text: string, words: readonly string[]): string | undefined {
  const haystack = caseFolded(text);
  return words.find((word) => {
    const needle = caseFolded(word).trim();
    return needle !== '' && haystack.includes(needle);
  });
}
