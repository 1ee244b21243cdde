// A Bicep file as tokens. A string keeps the tokens of what it interpolates; line ends are tokens, because Bicep's
// objects and arrays are separated by them.
import { SyntaxFault } from './syntax';

export type Token = { readonly line: number; readonly start: number; readonly end: number } & (
  | { readonly kind: 'string'; readonly parts: readonly (string | readonly Token[])[] }
  | { readonly kind: 'number' | 'word' | 'sign' | 'line-end' | 'end'; readonly text: string }
);

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', '\\': '\\', "'": "'", $: '$' };

// Each is tried at one place of the text. Of the signs, longer ones first.
const signs = /(?:\.\.\.|=>|==|!=|<=|>=|=~|!~|&&|\|\||\?\?|\.\?|::|[-+*/%=<>!?:.,|@(){}[\]])/y;
const words = /[A-Za-z_]\w*/y;
const numbers = /\d+/y;
const blanks = /(?:[ \t\r]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|#(?:disable-next-line|disable-diagnostics)[^\n]*)+/y;

export function tokensOf(text: string): readonly Token[] {
  const scanner = scan(text, 0, 1);
  const tokens = scanner.until(() => false);
  return [...tokens, { kind: 'end', text: '', line: scanner.line(), start: text.length, end: text.length }];
}

function scan(text: string, from: number, firstLine: number) {
  let at = from;
  let line = firstLine;

  function found(pattern: RegExp): string {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? '';
  }

  const fault = (message: string) => new SyntaxFault(line, message);

  function take(length: number): string {
    const taken = text.slice(at, at + length);
    for (let i = taken.indexOf('\n'); i >= 0; i = taken.indexOf('\n', i + 1)) line += 1;
    at += length;
    return taken;
  }

  /** Tokens up to one that the reader does not want: it stays behind. */
  function until(stop: (sign: string, depth: number) => boolean): Token[] {
    const tokens: Token[] = [];
    let depth = 0;
    while (at < text.length) {
      take(found(blanks).length);
      if (at >= text.length) break;
      const sign = found(signs);
      if (stop(sign, depth)) break;
      if (sign === '{') depth += 1;
      if (sign === '}') depth -= 1;
      tokens.push(next(sign));
    }
    return tokens;
  }

  function next(sign: string): Token {
    const start = at;
    const at0 = line;
    const place = () => ({ line: at0, start, end: at });
    const plain = (kind: 'number' | 'word' | 'sign' | 'line-end', length: number): Token => {
      const token = { kind, text: take(length) };
      return { ...token, ...place() };
    };
    if (text[at] === '\n') return plain('line-end', 1);
    if (text.startsWith("'''", at)) {
      const close = text.indexOf("'''", at + 3);
      if (close < 0) throw fault('A string of several lines has no end.');
      const parts = [take(close + 3 - at).slice(3, -3)];
      return { kind: 'string', parts, ...place() };
    }
    if (text[at] === "'") {
      const parts = stringParts();
      return { kind: 'string', parts, ...place() };
    }
    const word = found(words);
    if (word !== '') return plain('word', word.length);
    const number = found(numbers);
    if (number !== '') return plain('number', number.length);
    if (sign !== '') return plain('sign', sign.length);
    throw fault(`Bicep knows no sign ${JSON.stringify(text[at])}.`);
  }

  function stringParts(): (string | readonly Token[])[] {
    const parts: (string | readonly Token[])[] = [];
    let literal = '';
    take(1);
    for (;;) {
      const character = text[at];
      if (character === undefined || character === '\n') throw fault('A string has no end.');
      if (character === "'") break;
      if (character === '\\') {
        const escaped = escapes[text[at + 1] ?? ''];
        if (escaped === undefined) throw fault('A string has an unknown escape.');
        literal += escaped;
        take(2);
      } else if (text.startsWith('${', at)) {
        take(2);
        const inside = scan(text, at, line);
        const tokens = inside.until((sign, depth) => sign === '}' && depth === 0);
        take(inside.at() - at + 1);
        parts.push(literal, [...tokens, { kind: 'end', text: '', line, start: at, end: at }]);
        literal = '';
      } else literal += take(1);
    }
    take(1);
    return parts.length === 0 || literal !== '' ? [...parts, literal] : parts;
  }

  return { until, line: () => line, at: () => at };
}
