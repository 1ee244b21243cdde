// The list of words that keep a meeting out, as it is typed.

/** One word or phrase per line, each once. */
export function wordsIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  const isFirst = (line: string, at: number) =>
    lines.findIndex((each) => each.toLowerCase() === line.toLowerCase()) === at;
  return lines.filter((line, at) => line !== '' && isFirst(line, at));
}
