// How a resource may look: which members it may have, and which value some of them must have.
import type { Expression, ObjectExpression } from './syntax';
import { memberOf } from './walk';

export type Shape =
  | { readonly kind: 'free' }
  | { readonly kind: 'given' }
  | { readonly kind: 'exactly'; readonly source: string }
  | { readonly kind: 'never'; readonly because: string }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'members'; readonly of: Members };

export type Members = { readonly [name: string]: Shape };

/** May be there, whatever it is. */
export const free: Shape = { kind: 'free' };
/** Must be there, whatever it is. */
export const given: Shape = { kind: 'given' };
/** Must be there and be written exactly so. */
export const exactly = (source: string): Shape => ({ kind: 'exactly', source });
export const never = (because: string): Shape => ({ kind: 'never', because });
export const listOf = (of: Shape): Shape => ({ kind: 'list', of });
export const members = (of: Members): Shape => ({ kind: 'members', of });

const onOneLine = ({ source }: Expression) => source.replace(/\s+/g, ' ');

export type Misfit = { readonly line: number; readonly sentence: string };

export function misfitsOf(of: string, body: ObjectExpression, shape: Members): readonly Misfit[] {
  const here = (path: string, line: number, what: string): Misfit => ({
    line,
    sentence: `${path} of ${of} ${what}.`,
  });

  function object(value: ObjectExpression, wanted: Members, path: string): readonly Misfit[] {
    const unknown = value.members.flatMap(({ key: name, line }) => {
      return name in wanted ? [] : [{ line, sentence: `${of} has no ${path}${name} that we know.` }];
    });
    const wrong = Object.entries(wanted).flatMap(([name, each]) =>
      one(memberOf(value, name), each, `${path}${name}`, value.line),
    );
    return [...unknown, ...wrong];
  }

  function one(value: Expression | undefined, wanted: Shape, path: string, line: number): readonly Misfit[] {
    switch (wanted.kind) {
      case 'free':
        return [];
      case 'given':
        return value ? [] : [here(path, line, 'is missing')];
      case 'exactly':
        if (!value) return [here(path, line, `is missing; it must be ${wanted.source}`)];
        return onOneLine(value) === wanted.source
          ? []
          : [here(path, value.line, `is ${onOneLine(value)}; it must be ${wanted.source}`)];
      case 'never':
        return value ? [here(path, value.line, `must not be there: ${wanted.because}`)] : [];
      case 'list':
        return value?.kind === 'array'
          ? value.items.flatMap((item) => one(item, wanted.of, path, item.line))
          : [];
      case 'members':
        if (value && value.kind !== 'object') return [here(path, value.line, 'is no object')];
        return object(
          value ?? { kind: 'object', members: [], spreads: [], line, source: '' },
          wanted.of,
          `${path}.`,
        );
    }
  }

  return object(body, shape, '');
}
