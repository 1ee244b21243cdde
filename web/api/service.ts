// The service as the elements ask it: typed by its own document, signed in by the page's token, and never throwing:
// whatever happens is either the answer or the trouble.
import type { Client } from 'openapi-fetch';
import type { paths } from './schema';
import type { Problem } from './types';

/** The page's own access token for OtiumWork; asked for before every request, so that it may renew it. */
export type GetToken = () => string | Promise<string>;

/** No problem of the service's: the network is gone, or something else answered in its place. */
export type NoAnswer = { readonly code: 'offline' | 'no_answer' };
export type Trouble = Problem | NoAnswer;
export type Answer<T> = { readonly data: T; readonly trouble?: undefined } | { readonly trouble: Trouble };

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** Requests as openapi-fetch types them: with what a route takes and answers. */
export type Service = Pick<Client<paths>, (typeof methods)[number]>;

type Texts = Readonly<Record<string, string>>;
type Request = RequestInit & {
  readonly params?: { readonly path?: Texts; readonly query?: Texts; readonly header?: Texts };
  readonly body?: object;
};
type Fetched<T> = { readonly data?: T; readonly error?: unknown; readonly response: Response };

/** Longer than the longest run of a sync, which gives up by itself after two minutes. */
const longestMs = 150_000;

/**
 * `apiBase` is where the routes begin, such as `https://api.example.com/api`.
 *
 * It does what openapi-fetch does with JSON and plain parameters, which is all that this service knows; the library's own
 * client, which knows all of OpenAPI, would be a ninth of all that the strip loads.
 */
export function serviceAt(apiBase: string, getToken: GetToken): Service {
  const base = apiBase.replace(/\/+$/, '');
  const ask =
    (method: string) =>
    async (route: string, { params: { path, query, header } = {}, body, ...init }: Request = {}) => {
      const filled = route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path?.[name] ?? ''));
      const search = query ? `?${new URLSearchParams(query).toString()}` : '';
      const token = await getToken();
      const response = await fetch(base + filled + search, {
        ...init,
        method,
        cache: 'no-store',
        headers: {
          ...header,
          ...(body && { 'Content-Type': 'application/json' }),
          Authorization: `Bearer ${token}`,
        },
        body: body ? JSON.stringify(body) : null,
        signal: AbortSignal.timeout(longestMs),
      });
      const said: unknown = response.status === 204 ? undefined : await response.json();
      return response.ok ? { data: said, response } : { error: said, response };
    };
  return Object.fromEntries(methods.map((method) => [method, ask(method)])) as Service;
}

/** What came of a request. */
export async function answerTo<T>(asked: Promise<Fetched<T>>): Promise<Answer<T>> {
  try {
    const { data, error, response } = await asked;
    if (response.ok) return { data: data as T };
    if (isProblem(error)) return { trouble: error };
  } catch {
    // fetch tells a page nothing about why; neither could we.
  }
  return { trouble: { code: navigator.onLine ? 'no_answer' : 'offline' } };
}

function isProblem(said: unknown): said is Problem {
  return (said as Partial<Problem> | null | undefined)?.detail !== undefined;
}

export function isFromService(trouble: Trouble): trouble is Problem {
  return 'reference' in trouble;
}
