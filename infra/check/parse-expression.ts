// Expressions. How operators bind does not matter to any check, so an operation is a list of operands.
import { cursorOver, type Cursor } from './cursor';
import { SyntaxFault, type Expression, type Member, type ObjectExpression } from './syntax';
import type { Token } from './tokens';

const binary = ['==', '!=', '=~', '!~', '<', '>', '<=', '>=', '&&', '||', '??', '+', '-', '*', '/', '%'];

export function parseExpression(cursor: Cursor): Expression {
  const first = cursor.peek();
  const operands = [parseUnary(cursor)];
  for (;;) {
    if (binary.some((sign) => cursor.sees(sign))) {
      cursor.next();
      cursor.skipLineEnds();
      operands.push(parseUnary(cursor));
    } else if (seesAfterLineEnds(cursor, '?')) {
      cursor.skipLineEnds();
      cursor.expect('?');
      cursor.skipLineEnds();
      operands.push(parseExpression(cursor));
      cursor.skipLineEnds();
      cursor.expect(':');
      cursor.skipLineEnds();
      operands.push(parseExpression(cursor));
    } else break;
  }
  const [only] = operands;
  if (operands.length === 1 && only !== undefined) return only;
  return { kind: 'operation', operands, ...cursor.since(first) };
}

function seesAfterLineEnds(cursor: Cursor, sign: string): boolean {
  let ahead = 0;
  while (cursor.peek(ahead).kind === 'line-end') ahead += 1;
  return cursor.sees(sign, ahead);
}

function parseUnary(cursor: Cursor): Expression {
  const first = cursor.peek();
  if (cursor.accepts('!') || cursor.accepts('-')) {
    return { kind: 'operation', operands: [parseUnary(cursor)], ...cursor.since(first) };
  }
  return parseAccesses(cursor, parsePrimary(cursor), first);
}

function parseAccesses(cursor: Cursor, start: Expression, first: Token): Expression {
  let found = start;
  for (;;) {
    if (cursor.accepts('.') || cursor.accepts('.?') || cursor.accepts('::')) {
      const name = cursor.word('the name of a member');
      found = cursor.sees('(')
        ? { kind: 'call', of: found, name, arguments: parseArguments(cursor), ...cursor.since(first) }
        : { kind: 'member', of: found, name, ...cursor.since(first) };
    } else if (cursor.accepts('[')) {
      cursor.accepts('?');
      const index = parseExpression(cursor);
      cursor.expect(']');
      found = { kind: 'index', of: found, index, ...cursor.since(first) };
    } else if (cursor.sees('!') && !cursor.sees('=', 1)) {
      cursor.next();
    } else return found;
  }
}

export function parseArguments(cursor: Cursor): Expression[] {
  const found: Expression[] = [];
  cursor.expect('(');
  cursor.skipLineEnds();
  while (!cursor.accepts(')')) {
    found.push(parseExpression(cursor));
    cursor.skipLineEnds();
    if (!cursor.sees(')')) cursor.expect(',');
    cursor.skipLineEnds();
  }
  return found;
}

function parsePrimary(cursor: Cursor): Expression {
  const first = cursor.peek();
  if (first.kind === 'string') {
    cursor.next();
    return stringOf(first, cursor);
  }
  if (first.kind === 'number') {
    cursor.next();
    return { kind: 'number', value: Number(first.text), ...cursor.since(first) };
  }
  if (cursor.sees('{')) return parseObject(cursor);
  if (cursor.sees('[')) return parseArray(cursor);
  if (cursor.accepts('(')) {
    cursor.skipLineEnds();
    const inside = parseExpression(cursor);
    cursor.skipLineEnds();
    cursor.expect(')');
    return { kind: 'operation', operands: [inside], ...cursor.since(first) };
  }
  const name = cursor.word('an expression');
  if (cursor.accepts('=>')) {
    const body = parseExpression(cursor);
    return { kind: 'lambda', parameters: [name], body, ...cursor.since(first) };
  }
  if (cursor.sees('(')) {
    return { kind: 'call', of: undefined, name, arguments: parseArguments(cursor), ...cursor.since(first) };
  }
  if (name === 'true' || name === 'false' || name === 'null') {
    return { kind: 'word', value: name, ...cursor.since(first) };
  }
  return { kind: 'name', name, ...cursor.since(first) };
}

function stringOf(token: Token & { readonly kind: 'string' }, cursor: Cursor): Expression {
  const parts = token.parts.map((part) => {
    if (typeof part === 'string') return part;
    const inside = cursorOver(part, cursor.text);
    const value = parseExpression(inside);
    if (inside.peek().kind !== 'end')
      throw new SyntaxFault(token.line, 'An interpolation is not one expression.');
    return value;
  });
  return { kind: 'string', parts, ...cursor.since(token) };
}

function parseArray(cursor: Cursor): Expression {
  const first = cursor.peek();
  cursor.expect('[');
  cursor.skipLineEnds();
  if (cursor.sees('for')) return parseLoop(cursor, first);
  const items: Expression[] = [];
  while (!cursor.accepts(']')) {
    items.push(parseExpression(cursor));
    separated(cursor, ']');
  }
  return { kind: 'array', items, ...cursor.since(first) };
}

function parseLoop(cursor: Cursor, first: Token): Expression {
  cursor.expect('for');
  const variables: string[] = [];
  if (cursor.accepts('(')) {
    variables.push(cursor.word('the item of a loop'));
    cursor.expect(',');
    variables.push(cursor.word('the index of a loop'));
    cursor.expect(')');
  } else variables.push(cursor.word('the item of a loop'));
  cursor.expect('in');
  const over = parseExpression(cursor);
  cursor.expect(':');
  const body = parseBody(cursor);
  cursor.skipLineEnds();
  cursor.expect(']');
  return { kind: 'loop', variables, over, body, ...cursor.since(first) };
}

/** What a resource, a module or a loop is: an object, under a condition or in a loop if need be. */
export function parseBody(cursor: Cursor): Expression {
  const first = cursor.peek();
  if (!cursor.accepts('if')) return parseExpression(cursor);
  cursor.expect('(');
  const test = parseExpression(cursor);
  cursor.expect(')');
  const body = parseObject(cursor);
  return { kind: 'condition', test, body, ...cursor.since(first) };
}

function parseObject(cursor: Cursor): ObjectExpression {
  const first = cursor.peek();
  cursor.expect('{');
  cursor.skipLineEnds();
  const members: Member[] = [];
  const spreads: Expression[] = [];
  while (!cursor.accepts('}')) {
    if (cursor.accepts('...')) spreads.push(parseExpression(cursor));
    else members.push(parseMember(cursor));
    separated(cursor, '}');
  }
  return { kind: 'object', members, spreads, ...cursor.since(first) };
}

function parseMember(cursor: Cursor): Member {
  const first = cursor.peek();
  const key =
    first.kind === 'string' ? keyOf(parsePrimary(cursor)) : { key: cursor.word('the name of a member') };
  cursor.expect(':');
  cursor.skipLineEnds();
  const value = parseExpression(cursor);
  return { ...key, value, ...cursor.since(first) };
}

function keyOf(key: Expression): Pick<Member, 'key' | 'keyParts'> {
  const [only] = key.kind === 'string' && key.parts.length === 1 ? key.parts : [];
  return typeof only === 'string' ? { key: only } : { key: key.source, keyParts: key };
}

/** Members and items stand on lines of their own, or a comma is between them. */
function separated(cursor: Cursor, close: string): void {
  const parted = cursor.accepts(',') || cursor.peek().kind === 'line-end';
  if (!parted && !cursor.sees(close)) cursor.expect(',');
  cursor.skipLineEnds();
}
