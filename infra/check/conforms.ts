// Whether a value is of a type of ours: literals in Bicep, and alerts.json.
import type { Decorator, Type } from './syntax';
import { literalValue } from './walk';

export type Lookup = (
  name: string,
) => { readonly type: Type; readonly decorators: readonly Decorator[] } | undefined;

/** What is wrong with the value, each as the end of a sentence that begins with the value's name. */
export function complaintsAbout(
  value: unknown,
  type: Type,
  decorators: readonly Decorator[],
  lookup: Lookup,
): readonly string[] {
  switch (type.kind) {
    case 'optional':
      return value === null || value === undefined ? [] : complaintsAbout(value, type.of, decorators, lookup);
    case 'literal':
      return value === type.value ? [] : [` is ${JSON.stringify(value)}, which is not ${type.source}`];
    case 'one-of': {
      const fits = type.of.some((choice) => complaintsAbout(value, choice, [], lookup).length === 0);
      return fits ? [] : [` is ${JSON.stringify(value)}, which is not ${type.source}`];
    }
    case 'list':
      if (!Array.isArray(value)) return [' is not a list'];
      return value.flatMap((item, i) =>
        complaintsAbout(item, type.of, [], lookup).map((complaint) => `[${i}]${complaint}`),
      );
    case 'record':
      return complaintsAboutRecord(value, type, decorators, lookup);
    case 'named':
      return complaintsAboutNamed(value, type.name, decorators, lookup);
  }
}

function complaintsAboutNamed(
  value: unknown,
  name: string,
  decorators: readonly Decorator[],
  lookup: Lookup,
): readonly string[] {
  const bound = (decorator: string): number | undefined => {
    const [argument] = decorators.find((each) => each.name === decorator)?.arguments ?? [];
    const limit = argument && literalValue(argument);
    return typeof limit === 'number' ? limit : undefined;
  };
  const outside = (size: number, least: number | undefined, most: number | undefined) =>
    size < (least ?? -Infinity) || size > (most ?? Infinity);
  switch (name) {
    case 'string':
      if (typeof value !== 'string') return [' is not a text'];
      return outside(value.length, bound('minLength'), bound('maxLength'))
        ? [' is too short or too long']
        : [];
    case 'int':
      if (!Number.isInteger(value)) return [' is not a whole number'];
      return outside(value as number, bound('minValue'), bound('maxValue'))
        ? [' is too small or too large']
        : [];
    case 'bool':
      return typeof value === 'boolean' ? [] : [' is neither true nor false'];
    default: {
      const found = lookup(name);
      return found ? complaintsAbout(value, found.type, found.decorators, lookup) : [];
    }
  }
}

function complaintsAboutRecord(
  value: unknown,
  type: Type & { readonly kind: 'record' },
  decorators: readonly Decorator[],
  lookup: Lookup,
): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [' is not an object'];
  const given = value as Readonly<Record<string, unknown>>;
  const wrong = type.members.flatMap((member) => {
    if (member.name === '*') return [];
    if (!(member.name in given)) return member.type.kind === 'optional' ? [] : [` has no ${member.name}`];
    const complaints = complaintsAbout(given[member.name], member.type, member.decorators, lookup);
    return complaints.map((complaint) => `.${member.name}${complaint}`);
  });
  const sealed = decorators.some(({ name }) => name === 'sealed');
  const unknown = Object.keys(given)
    .filter((name) => sealed && !type.members.some((member) => member.name === name))
    .map((name) => ` has an unknown member ${name}`);
  return [...wrong, ...unknown];
}
