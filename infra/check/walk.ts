// Ways through an expression.
import type { Expression, Member, ObjectExpression, Statement } from './syntax';

/** The expressions that an expression is made of, one level down. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'string':
      return expression.parts.filter((part) => typeof part !== 'string');
    case 'member':
      return [expression.of];
    case 'index':
      return [expression.of, expression.index];
    case 'call':
      return [...(expression.of ? [expression.of] : []), ...expression.arguments];
    case 'operation':
      return expression.operands;
    case 'lambda':
      return [expression.body];
    case 'loop':
      return [expression.over, expression.body];
    case 'condition':
      return [expression.test, expression.body];
    case 'array':
      return expression.items;
    case 'object':
      return [...expression.spreads, ...expression.members.flatMap(partsOfMember)];
    case 'number':
    case 'word':
    case 'name':
      return [];
  }
}

const partsOfMember = ({ keyParts, value }: Member): readonly Expression[] =>
  keyParts ? [keyParts, value] : [value];

/** Every expression of a statement, at whatever depth. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  const found: Expression[] = [];
  const collect = (expression: Expression): void => {
    found.push(expression);
    partsOf(expression).forEach(collect);
  };
  if ('value' in statement) collect(statement.value);
  for (const decorator of statement.decorators) decorator.arguments.forEach(collect);
  return found;
}

/** What a resource or module is, without the loop or condition around it. */
export function bodyOf(expression: Expression): ObjectExpression | undefined {
  if (expression.kind === 'loop' || expression.kind === 'condition') return bodyOf(expression.body);
  return expression.kind === 'object' ? expression : undefined;
}

export function memberOf(
  expression: Expression | undefined,
  ...path: readonly string[]
): Expression | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return expression;
  if (expression?.kind !== 'object') return undefined;
  return memberOf(expression.members.find((member) => member.key === key)?.value, ...rest);
}

/** The text of a string in which nothing is interpolated. */
export function plainText(expression: Expression | undefined): string | undefined {
  if (expression?.kind !== 'string' || expression.parts.length !== 1) return undefined;
  const [only] = expression.parts;
  return typeof only === 'string' ? only : undefined;
}

/** The value of an expression that is nothing but literals, as JSON would have it; undefined otherwise. */
export function literalValue(expression: Expression): unknown {
  switch (expression.kind) {
    case 'string':
      return plainText(expression);
    case 'number':
      return expression.value;
    case 'word':
      return expression.value === 'null' ? null : expression.value === 'true';
    case 'array': {
      const items = expression.items.map(literalValue);
      return items.includes(undefined) ? undefined : items;
    }
    case 'object': {
      if (expression.spreads.length > 0) return undefined;
      const entries = expression.members.map(({ key, value }) => [key, literalValue(value)] as const);
      const plain =
        expression.members.every(({ keyParts }) => !keyParts) &&
        entries.every(([, value]) => value !== undefined);
      return plain ? Object.fromEntries(entries) : undefined;
    }
    default:
      return undefined;
  }
}
