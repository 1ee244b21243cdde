// The reader of Bicep: what it takes apart, and that it says where it cannot.
import { parseFile } from '../../infra/check/parse-file';
import { statementsOf, type Expression } from '../../infra/check/syntax';
import { bodyOf, literalValue, memberOf } from '../../infra/check/walk';

const file = (...lines: readonly string[]) => parseFile('x.bicep', lines.join('\n'));

function valueOf(text: string): Expression {
  const [variable] = statementsOf(file(`var x = ${text}`), 'var');
  if (!variable) throw new Error('There is no variable.');
  return variable.value;
}

test.each([
  ["'plain'", 'plain'],
  ["'it\\'s'", "it's"],
  ["'not \\${interpolated}'", 'not ${interpolated}'],
  ["'''\nseveral\nlines'''", '\nseveral\nlines'],
  ["''", ''],
  ['12', 12],
  ['true', true],
  ['null', null],
  ["['a', 'b']", ['a', 'b']],
  ["[\n  'a'\n\n  'b' // a comment\n]", ['a', 'b']],
  ["{ a: 1, 'b c': [] }", { a: 1, 'b c': [] }],
  ['{\n  a: {\n    b: 2 /* two */\n  }\n}', { a: { b: 2 } }],
])('the literal %s', (text, value) => {
  expect(literalValue(valueOf(text))).toEqual(value);
});

test('an interpolation is an expression of its own, braces and strings inside it included', () => {
  const value = valueOf("'a${b({ c: '}' })}d${e}'");
  expect(value).toMatchObject({
    kind: 'string',
    parts: ['a', { kind: 'call', name: 'b' }, 'd', { kind: 'name', name: 'e' }],
  });
});

test.each([
  ['a.b.?c', 'member'],
  ["a['b']", 'index'],
  ['a[0].b', 'member'],
  ['f(a, b)', 'call'],
  ['a.f(b)', 'call'],
  ['a ? b : c', 'operation'],
  ['a\n  ? b\n  : c', 'operation'],
  ['!a && (b ?? c) == d', 'operation'],
  ['x => string(x)', 'lambda'],
  ['[for a in b: a]', 'loop'],
  ['[\n  for (a, i) in b: {\n    c: a\n  }\n]', 'loop'],
])('the expression %s', (text, kind) => {
  expect(valueOf(text)).toMatchObject({ kind, source: text });
});

test('a resource is known by type, version and body, under a condition and in a loop, too', () => {
  const { statements } = file(
    "resource a 'T/a@2020-01-01' existing = {",
    "  name: 'x'",
    '}',
    "resource b 'T/b@2021-01-01' = if (c) {",
    "  name: 'y'",
    '}',
    "resource d 'T/d@2022-01-01' = [",
    '  for e in f: {',
    "    name: 'z'",
    '  }',
    ']',
  );
  expect(statements).toMatchObject([
    { kind: 'resource', name: 'a', type: 'T/a', version: '2020-01-01', existing: true, line: 1 },
    { kind: 'resource', name: 'b', type: 'T/b', version: '2021-01-01', existing: false, line: 4 },
    { kind: 'resource', name: 'd', type: 'T/d', version: '2022-01-01', existing: false, line: 7 },
  ]);
  const names = statements.map((each) => ('value' in each ? memberOf(bodyOf(each.value), 'name') : {}));
  expect(names).toMatchObject([{ source: "'x'" }, { source: "'y'" }, { source: "'z'" }]);
});

test('types: unions, lists, records, what may be absent, and decorators on their members', () => {
  const [type] = statementsOf(
    file(
      "@description('A type.')",
      'type t = {',
      "  @description('A member.')",
      '  @minValue(1)',
      "  a: ('x' | 'y')?",
      '  b: string[]',
      '  *: 1 | 2',
      '}',
    ),
    'type',
  );
  expect(type).toMatchObject({
    decorators: [{ name: 'description' }],
    type: {
      kind: 'record',
      members: [
        {
          name: 'a',
          type: { kind: 'optional', of: { kind: 'one-of' } },
          decorators: [{}, { name: 'minValue' }],
        },
        { name: 'b', type: { kind: 'list', of: { kind: 'named', name: 'string' } } },
        { name: '*', type: { kind: 'one-of', of: [{ value: 1 }, { value: 2 }] } },
      ],
    },
  });
});

test('a spread is not a member', () => {
  expect(valueOf("{\n  ...a\n  b: 'c'\n}")).toMatchObject({
    spreads: [{ name: 'a' }],
    members: [{ key: 'b' }],
  });
});

test.each([
  ["var x = 'a", 1, 'A string has no end.'],
  ["var x = '''a", 1, 'A string of several lines has no end.'],
  ['var x =\n\n', 1, 'Here stands the end of the line where an expression should.'],
  ['var x = {', 1, 'Here stands the end of the file where the name of a member should.'],
  ['\n\nvar x = [1 2]', 3, 'Here stands 2 where "," should.'],
  ["var x = '${a b}'", 1, 'An interpolation is not one expression.'],
  ['func f() string => 1', 1, '"func" begins no statement that we use.'],
  ['var x = 1 var y = 2', 1, 'A statement goes on where it should have ended.'],
])('%j cannot be read', (text, line, message) => {
  expect(() => file(text)).toThrow(expect.objectContaining({ line, message }) as Error);
});
