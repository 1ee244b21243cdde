// Takes from a title what says nothing about the meeting: mail prefixes, marks of moved and cancelled, dates,
// times, week numbers, numbering, emoji. What is left keeps its case, because names are told by it.
import { emoji, leading, moves, numbers, tag } from './noise';
import { replaceAll, type Shaped, shapeOf } from './shape';
import { bracket, colon, dashed, digit, dot, edge, odd, picture, signOf, signsIn, uneven } from './signs';

const longest = 1_000;

const tidy = (title: string): string =>
  title
    .normalize('NFC')
    .slice(0, longest)
    .replace(/[\p{Cc}\p{Cf}]/gu, (character) => (character === '\u{200d}' ? character : ' '));

export function stripNoise(title: string): string {
  let signs = signsIn(title);
  let text = title;
  if (signs & odd || title.length > longest) {
    text = tidy(title);
    signs = signsIn(text);
  }
  if (signs & (colon | bracket | dashed | digit)) text = withoutPatterns(text, signs);
  if (signs & picture && /[^\0-\u203b]/.test(text)) text = text.replace(emoji, ' ');
  if (signs & bracket) text = text.replace(/\(\s*\)|\[\s*\]/g, ' ');
  if (signs & uneven || text !== title) text = text.replace(/\s+/g, ' ');
  return withoutEdges(text);
}

function withoutPatterns(text: string, signs: number): string {
  let shaped: Shaped = { text, shape: shapeOf(text) };
  if (signs & (colon | bracket)) {
    for (let round = 0; round < 2; round++) {
      if (signs & bracket) shaped = replaceAll(shaped, tag, toBlank);
      shaped = cutStart(shaped, shaped.shape.length - shaped.shape.trimStart().length);
      if (signs & colon) shaped = cutStart(shaped, leading.exec(shaped.shape)?.[0].length ?? 0);
    }
  }
  if (signs & (bracket | dashed)) for (const each of moves) shaped = replaceAll(shaped, each, toBlank);
  if (signs & digit) {
    for (const { needs, pattern } of numbers)
      if (signs & needs) shaped = replaceAll(shaped, pattern, keepWord);
  }
  return shaped.text;
}

const toBlank = () => ' ';

/** Only the sprint's number goes, not the sprint. */
const keepWord = (match: string): string => (/^sprint/i.test(match) ? ` ${match.slice(0, 6)} ` : ' ');

const cutStart = ({ text, shape }: Shaped, length: number): Shaped => ({
  text: text.slice(length),
  shape: shape.slice(length),
});

function withoutEdges(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && signOf(text.charCodeAt(from)) & (edge | dot)) from++;
  while (from < to && signOf(text.charCodeAt(to - 1)) & edge) to--;
  return text.slice(from, to);
}
