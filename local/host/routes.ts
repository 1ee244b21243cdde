// Route templates as the Functions host understands them: which registered route a request's path is for, and
// the values of its parameters. Literal segments win over constrained parameters, those over free ones.

export type RouteSegment =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'parameter';
      readonly name: string;
      readonly constraint: string | undefined;
      readonly optional: boolean;
      readonly catchAll: boolean;
    };
export type RouteTemplate = readonly RouteSegment[];

const constraints: Readonly<Record<string, RegExp>> = {
  int: /^-?\d+$/,
  long: /^-?\d+$/,
  bool: /^(true|false)$/i,
  alpha: /^[a-z]*$/i,
  guid: /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i,
};

export function parseTemplate(route: string): RouteTemplate {
  const text = route.replace(/^\/|\/$/g, '');
  if (text === '') return [];
  return text.split('/').map((part): RouteSegment => {
    if (!/[{}]/.test(part)) return { kind: 'literal', text: part.toLowerCase() };
    const found = /^\{(\*?)([A-Za-z_]\w*)(?::([a-z]+))?(\??)\}$/.exec(part);
    if (found === null)
      throw new Error(`The local host does not understand the segment "${part}" of the route "${route}".`);
    const [, star, name = '', constraint, question] = found;
    if (constraint !== undefined && constraints[constraint] === undefined)
      throw new Error(`The local host does not know the constraint "${constraint}" of the route "${route}".`);
    return { kind: 'parameter', name, constraint, optional: question === '?', catchAll: star === '*' };
  });
}

/** Two routes with the same shape cannot be told apart, whatever their parameters are called. */
export function shapeOf(template: RouteTemplate): string {
  return template
    .map((segment) =>
      segment.kind === 'literal'
        ? segment.text
        : `{${segment.catchAll ? '*' : ''}${segment.constraint ?? ''}}`,
    )
    .join('/');
}

/** `path` is as it came over the wire, without the prefix and without a leading slash. */
export function matchTemplate(template: RouteTemplate, path: string): Record<string, string> | undefined {
  const parts = path === '' ? [] : path.replace(/\/$/, '').split('/').map(decodeSegment);
  const values: Record<string, string> = {};
  for (const [index, segment] of template.entries()) {
    const part = parts[index];
    if (segment.kind === 'literal') {
      if (part?.toLowerCase() !== segment.text) return undefined;
    } else if (segment.catchAll) {
      values[segment.name] = parts.slice(index).join('/');
      return values;
    } else if (part === undefined || part === '') {
      if (!segment.optional || part === '') return undefined;
    } else {
      if (segment.constraint !== undefined && !constraints[segment.constraint]!.test(part)) return undefined;
      values[segment.name] = part;
    }
  }
  return parts.length <= template.length ? values : undefined;
}

/** Percent-decoded, but for an encoded slash, which stays as it came: so does the server in front of the host. */
function decodeSegment(segment: string): string {
  return segment
    .split(/(%2f)/i)
    .map((piece) => {
      if (/^%2f$/i.test(piece)) return piece;
      try {
        return decodeURIComponent(piece);
      } catch {
        return piece;
      }
    })
    .join('');
}

/** Negative when `a` is the more specific of two templates. */
export function compareTemplates(a: RouteTemplate, b: RouteTemplate): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = weight(a[index]) - weight(b[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function weight(segment: RouteSegment | undefined): number {
  if (segment === undefined) return 0;
  if (segment.kind === 'literal') return 1;
  if (segment.catchAll) return 4;
  return segment.constraint === undefined ? 3 : 2;
}
