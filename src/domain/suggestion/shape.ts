// A title and its shape: the same title, equally long, in small letters, with "ø" for every letter or digit beyond
// Latin-1. Patterns read the shape. Ones that ignore case and know all scripts themselves cost a new process some
// thirty milliseconds.

export type Shaped = { readonly text: string; readonly shape: string };

/** Between brackets of a pattern: all letters and digits that a shape may have. */
export const alphanumeric = '0-9a-zª²³µ¹º¼-¾ß-öø-ÿ\u{1d552}';

/** U+0345 is a mark, but its capital is a letter. */
function standIn(character: string): string {
  if (character === 'ſ') return 's';
  const small = character.toLowerCase();
  if (small.length === 1 && small < '\u0100') return small;
  return /[\p{L}\p{N}\u0345]/u.test(character) ? (character.length === 1 ? 'ø' : '\u{1d552}') : character;
}

/** Dashes and quotation marks are everywhere, and no letters. */
export const shapeOf = (text: string): string =>
  (/[^\0-\xff\u2010-\u2027]/.test(text)
    ? text.replace(/[^\0-\xff\u2010-\u2027]/gu, standIn)
    : text
  ).toLowerCase();

/** Puts something else in the place of all that a global pattern finds in the shape. */
export function replaceAll(shaped: Shaped, pattern: RegExp, by: (match: string) => string): Shaped {
  pattern.lastIndex = 0;
  let match = pattern.exec(shaped.shape);
  if (!match) return shaped;
  let text = '';
  let from = 0;
  for (; match; match = pattern.exec(shaped.shape)) {
    text += shaped.text.slice(from, match.index) + by(shaped.text.slice(match.index, pattern.lastIndex));
    from = pattern.lastIndex;
  }
  text += shaped.text.slice(from);
  return { text, shape: shapeOf(text) };
}
