// Reads and judges a request before a door sees it: the token, the role, the content type, the shapes. Each refusal is
// a Failure that names the field.
import type { HttpRequest } from '@azure/functions';
import type * as z from 'zod';
import { Failure, type FieldError } from '../../src/domain/failure';
import type { Caller, Callers } from '../../src/ports';
import type { Call, Route } from './route';

const longestBody = 256 * 1024;
const nobody = { companyId: '', userId: '', isAdmin: false, zone: undefined } as unknown as Caller;

/** Who calls, if the route wants to know; @throws Failure not_signed_in */
export async function readCaller(request: HttpRequest, route: Route, callers: Callers): Promise<Caller> {
  if (route.access === 'anyone') return nobody;
  const token = /^Bearer +([^\s]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined) throw new Failure('not_signed_in', { reason: 'no bearer token' });
  return callers.verify(token);
}

/** The rest of the call; @throws Failure not_allowed, request_malformed, precondition_required */
export async function readCall(
  request: HttpRequest,
  route: Route,
  caller: Caller,
): Promise<Call<never, never>> {
  if (route.access === 'admin' && !caller.isAdmin) throw new Failure('not_allowed');
  const url = new URL(request.url);
  const body = await readBody(request, route);
  const query = route.query ? parse(route.query, queryOf(url)) : undefined;
  const ifMatch = request.headers.get('if-match')?.trim() ?? '';
  if (route.needsIfMatch === true && ifMatch === '') throw new Failure('precondition_required');
  return {
    caller,
    body: body as never,
    query: query as never,
    params: request.params,
    ifMatch,
    rawQuery: url.search.slice(1),
  };
}

function queryOf(url: URL): Record<string, string | string[]> {
  const names = [...new Set(url.searchParams.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = url.searchParams.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

async function readBody(request: HttpRequest, route: Route): Promise<unknown> {
  if (route.method === 'GET' || route.method === 'DELETE') return undefined;
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    throw malformed([{ field: 'Content-Type', message: 'must be application/json.' }]);
  const text = await request.text();
  if (text.length > longestBody) throw malformed([{ field: 'body', message: 'is too large.' }]);
  if (!route.body) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed([{ field: 'body', message: 'is not JSON.' }]);
  }
  return parse(route.body, value);
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value, { error: wording });
  if (parsed.success) return parsed.data;
  throw malformed(
    parsed.error.issues.map((issue) => ({
      field: issue.path.length > 0 ? issue.path.map(String).join('.') : 'body',
      message: `${issue.message}.`,
    })),
  );
}

/** What is wrong, in words for whoever filled in the form; a schema's own words go first. */
const wording: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${article(issue.expected)}`;
    case 'too_big':
      return `is too long: at most ${issue.maximum}`;
    case 'too_small':
      return `is too short: at least ${issue.minimum}`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    default:
      return 'cannot be used';
  }
};

function article(type: string): string {
  const names: Record<string, string> = {
    string: 'text',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
  };
  return names[type] ?? type;
}

function malformed(errors: readonly FieldError[]): Failure {
  return new Failure('request_malformed', { errors });
}
