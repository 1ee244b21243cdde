/** A text on one line: control characters and line separators, of which no title has use, become spaces. */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
}
