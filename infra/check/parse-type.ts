// Types of parameters, outputs and our own type declarations.
import type { Cursor } from './cursor';
import { parseArguments } from './parse-expression';
import type { Decorator, Type, TypeMember } from './syntax';

export function parseType(cursor: Cursor): Type {
  const first = cursor.peek();
  const choices = [parseSuffixed(cursor)];
  while (cursor.accepts('|')) choices.push(parseSuffixed(cursor));
  const [only] = choices;
  if (choices.length === 1 && only !== undefined) return only;
  return { kind: 'one-of', of: choices, ...cursor.since(first) };
}

function parseSuffixed(cursor: Cursor): Type {
  const first = cursor.peek();
  let found = parseSimple(cursor);
  for (;;) {
    if (cursor.sees('[') && cursor.sees(']', 1)) {
      cursor.next();
      cursor.next();
      found = { kind: 'list', of: found, ...cursor.since(first) };
    } else if (cursor.accepts('?')) {
      found = { kind: 'optional', of: found, ...cursor.since(first) };
    } else return found;
  }
}

function parseSimple(cursor: Cursor): Type {
  const first = cursor.peek();
  if (first.kind === 'string') {
    const value = cursor.plainString('a literal');
    return { kind: 'literal', value, ...cursor.since(first) };
  }
  if (first.kind === 'number') {
    cursor.next();
    return { kind: 'literal', value: Number(first.text), ...cursor.since(first) };
  }
  if (cursor.accepts('(')) {
    const inside = parseType(cursor);
    cursor.expect(')');
    return inside;
  }
  if (cursor.sees('{')) return parseRecord(cursor);
  const name = cursor.word('a type');
  if (name === 'true' || name === 'false') {
    return { kind: 'literal', value: name === 'true', ...cursor.since(first) };
  }
  return { kind: 'named', name, ...cursor.since(first) };
}

function parseRecord(cursor: Cursor): Type {
  const first = cursor.peek();
  cursor.expect('{');
  cursor.skipLineEnds();
  const members: TypeMember[] = [];
  while (!cursor.accepts('}')) {
    const decorators = parseDecorators(cursor);
    const start = cursor.peek();
    const name = cursor.accepts('*') ? '*' : cursor.word('the name of a member');
    cursor.expect(':');
    const type = parseType(cursor);
    members.push({ name, type, decorators, ...cursor.since(start) });
    cursor.accepts(',');
    cursor.skipLineEnds();
  }
  return { kind: 'record', members, ...cursor.since(first) };
}

export function parseDecorators(cursor: Cursor): Decorator[] {
  const found: Decorator[] = [];
  for (let first = cursor.peek(); cursor.accepts('@'); first = cursor.peek()) {
    const name = cursor.word('the name of a decorator');
    found.push({ name, arguments: parseArguments(cursor), ...cursor.since(first) });
    cursor.skipLineEnds();
  }
  return found;
}
