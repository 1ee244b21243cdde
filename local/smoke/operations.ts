// The operations of an OpenAPI document, and in what two documents differ. Pure: where documents come from is not
// known here.

export type Operation = {
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
};

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'];

/** None where the document is not what it should be: that is found out by comparing it. */
export function operationsOf(document: unknown): readonly Operation[] {
  return Object.entries(membersOf(membersOf(document)['paths'])).flatMap(([path, item]) =>
    Object.keys(membersOf(item))
      .filter((method) => methods.includes(method))
      .map((method) => ({ method: method.toUpperCase(), path })),
  );
}

/** Ours, and beside them what only the service's document has. */
export function unionOf(ours: readonly Operation[], theirs: readonly Operation[]): readonly Operation[] {
  const known = new Set(ours.map(nameOf));
  return [...ours, ...theirs.filter((each) => !known.has(nameOf(each)))];
}

export function nameOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}

/** Where `seen` is not what was expected, as paths into the document; not below a difference. */
export function differences(expected: unknown, seen: unknown, at = ''): readonly string[] {
  if (Object.is(expected, seen)) return [];
  if (!isContainer(expected) || !isContainer(seen) || Array.isArray(expected) !== Array.isArray(seen))
    return [`${at === '' ? 'everything' : at} is different`];
  const ours = membersOf(expected);
  const theirs = membersOf(seen);
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((name) => {
    const here = at === '' ? name : `${at} > ${name}`;
    if (!(name in theirs)) return [`${here} is missing`];
    if (!(name in ours)) return [`${here} is not of this version`];
    return differences(ours[name], theirs[name], here);
  });
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return isContainer(value) ? (value as Record<string, unknown>) : {};
}
