// A Bicep or parameter file, statement by statement. What we do not use is refused rather than skipped.
import { cursorOver, type Cursor } from './cursor';
import { parseBody, parseExpression } from './parse-expression';
import { parseDecorators, parseType } from './parse-type';
import { SyntaxFault, type BicepFile, type Decorator, type Node, type Statement } from './syntax';
import { tokensOf, type Token } from './tokens';

/** @throws SyntaxFault at the first place that cannot be read. */
export function parseFile(path: string, text: string): BicepFile {
  const cursor = cursorOver(tokensOf(text), text);
  const statements: Statement[] = [];
  for (;;) {
    cursor.skipLineEnds();
    if (cursor.peek().kind === 'end') return { path, statements };
    statements.push(parseStatement(cursor));
    const after = cursor.peek();
    if (after.kind !== 'line-end' && after.kind !== 'end') {
      throw new SyntaxFault(after.line, 'A statement goes on where it should have ended.');
    }
  }
}

function parseStatement(cursor: Cursor): Statement {
  const decorators = parseDecorators(cursor);
  const first = cursor.peek();
  const keyword = cursor.word('a statement');
  const parse = statements[keyword];
  if (parse === undefined) throw new SyntaxFault(first.line, `"${keyword}" begins no statement that we use.`);
  return parse({ cursor, decorators, node: () => cursor.since(first), first });
}

type Start = {
  readonly cursor: Cursor;
  readonly decorators: readonly Decorator[];
  readonly node: () => Node;
  readonly first: Token;
};

const statements: Record<string, (start: Start) => Statement> = {
  targetScope: ({ cursor, decorators, node }) => {
    cursor.expect('=');
    const scope = cursor.plainString('a scope');
    return { kind: 'scope', scope, decorators, ...node() };
  },
  using: ({ cursor, decorators, node }) => {
    const from = cursor.plainString('a path');
    return { kind: 'using', from, decorators, ...node() };
  },
  import: ({ cursor, decorators, node }) => {
    const names: string[] = [];
    cursor.expect('{');
    cursor.skipLineEnds();
    while (!cursor.accepts('}')) {
      names.push(cursor.word('a name'));
      cursor.accepts(',');
      cursor.skipLineEnds();
    }
    cursor.expect('from');
    const from = cursor.plainString('a path');
    return { kind: 'import', names, from, decorators, ...node() };
  },
  param: ({ cursor, decorators, node }) => {
    const name = cursor.word('the name of a parameter');
    if (cursor.accepts('=')) {
      const value = parseExpression(cursor);
      return { kind: 'assignment', name, value, decorators, ...node() };
    }
    const type = parseType(cursor);
    if (!cursor.accepts('=')) return { kind: 'param', name, type, decorators, ...node() };
    const value = parseExpression(cursor);
    return { kind: 'param', name, type, value, decorators, ...node() };
  },
  var: ({ cursor, decorators, node }) => {
    const name = cursor.word('the name of a variable');
    cursor.expect('=');
    const value = parseExpression(cursor);
    return { kind: 'var', name, value, decorators, ...node() };
  },
  type: ({ cursor, decorators, node }) => {
    const name = cursor.word('the name of a type');
    cursor.expect('=');
    const type = parseType(cursor);
    return { kind: 'type', name, type, decorators, ...node() };
  },
  output: ({ cursor, decorators, node }) => {
    const name = cursor.word('the name of an output');
    const type = parseType(cursor);
    cursor.expect('=');
    const value = parseExpression(cursor);
    return { kind: 'output', name, type, value, decorators, ...node() };
  },
  module: ({ cursor, decorators, node }) => {
    const name = cursor.word('the name of a module');
    const path = cursor.plainString('a path');
    cursor.expect('=');
    const value = parseBody(cursor);
    return { kind: 'module', name, path, value, decorators, ...node() };
  },
  resource: ({ cursor, decorators, node, first }) => {
    const name = cursor.word('the name of a resource');
    const [type, version, ...more] = cursor.plainString('a resource type').split('@');
    if (type === undefined || version === undefined || more.length > 0) {
      throw new SyntaxFault(first.line, `Resource ${name} names no type with a version.`);
    }
    const existing = cursor.accepts('existing');
    cursor.expect('=');
    const value = parseBody(cursor);
    return { kind: 'resource', name, type, version, existing, value, decorators, ...node() };
  },
};
