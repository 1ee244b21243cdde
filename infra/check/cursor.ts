// A place in a list of tokens: looking, taking, insisting.
import { SyntaxFault, type Node } from './syntax';
import type { Token } from './tokens';

export type Cursor = {
  readonly text: string;
  readonly peek: (ahead?: number) => Token;
  readonly next: () => Token;
  /** Whether this sign or word stands here. */
  readonly sees: (sign: string, ahead?: number) => boolean;
  /** Takes the sign or word if it stands here. */
  readonly accepts: (sign: string) => boolean;
  readonly expect: (sign: string) => void;
  readonly word: (what: string) => string;
  readonly plainString: (what: string) => string;
  readonly skipLineEnds: () => void;
  /** The part of the source from a token on up to here. */
  readonly since: (token: Token) => Node;
};

export function cursorOver(tokens: readonly Token[], text: string): Cursor {
  let at = 0;
  const last = tokens.at(-1);
  if (last === undefined) throw new Error('There is always a last token.');

  const peek = (ahead = 0): Token => tokens[at + ahead] ?? last;
  const sees = (sign: string, ahead = 0): boolean => {
    const token = peek(ahead);
    return (token.kind === 'sign' || token.kind === 'word') && token.text === sign;
  };
  const next = (): Token => {
    const token = peek();
    at += 1;
    return token;
  };
  const accepts = (sign: string): boolean => {
    if (!sees(sign)) return false;
    at += 1;
    return true;
  };
  const refuse = (what: string): never => {
    const { line } = peek();
    throw new SyntaxFault(line, `Here stands ${sourceOf(peek())} where ${what} should.`);
  };
  const sourceOf = (token: Token): string => {
    if (token.kind === 'end') return 'the end of the file';
    return token.kind === 'line-end' ? 'the end of the line' : text.slice(token.start, token.end);
  };

  return {
    text,
    peek,
    next,
    sees,
    accepts,
    expect: (sign) => {
      if (!accepts(sign)) refuse(`"${sign}"`);
    },
    word: (what) => {
      const token = peek();
      if (token.kind !== 'word') return refuse(what);
      at += 1;
      return token.text;
    },
    plainString: (what) => {
      const token = peek();
      const value = token.kind === 'string' && token.parts.length === 1 ? token.parts[0] : undefined;
      if (typeof value !== 'string') return refuse(what);
      at += 1;
      return value;
    },
    skipLineEnds: () => {
      while (peek().kind === 'line-end') at += 1;
    },
    since: (token) => {
      const end = tokens[at - 1]?.end ?? token.end;
      return { line: token.line, source: text.slice(token.start, Math.max(end, token.end)) };
    },
  };
}
