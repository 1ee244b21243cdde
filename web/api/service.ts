// The service as the elements ask it: typed by its own document, signed in by the page's token, and never throwing:
// whatever happens is either the answer or the trouble.
import createClient from 'openapi-fetch';
import type { paths } from './schema';
import type { Problem } from './types';

/** The page's own access token for OtiumWork; asked for before every request, so that it may renew it. */
export type GetToken = () => string | Promise<string>;

/** No problem of the service's: the network is gone, or something else answered in its place. */
export type NoAnswer = { readonly code: 'offline' | 'no_answer' };
export type Trouble = Problem | NoAnswer;
export type Answer<T> = { readonly data: T; readonly trouble?: undefined } | { readonly trouble: Trouble };

export type Service = ReturnType<typeof serviceAt>;

/** Longer than the longest run of a sync, which gives up by itself after two minutes. */
const longestMs = 150_000;

/** `apiBase` is where the routes begin, such as `https://api.example.com/api`. */
export function serviceAt(apiBase: string, getToken: GetToken) {
  const client = createClient<paths>({ baseUrl: apiBase.replace(/\/+$/, ''), cache: 'no-store' });
  client.use({
    async onRequest({ request }) {
      const token = await getToken();
      request.headers.set('Authorization', `Bearer ${token}`);
      return new Request(request, { signal: AbortSignal.timeout(longestMs) });
    },
  });
  return client;
}

type Fetched<T> = { readonly data?: T; readonly error?: unknown; readonly response: Response };

/** What came of a request. */
export async function answerTo<T>(asked: Promise<Fetched<T>>): Promise<Answer<T>> {
  try {
    const { data, error, response } = await asked;
    if (response.ok) return { data: data as T };
    return { trouble: isProblem(error) ? error : { code: 'no_answer' } };
  } catch {
    // fetch tells a page nothing about why; neither could we.
    return { trouble: { code: navigator.onLine ? 'no_answer' : 'offline' } };
  }
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;
}

export function isFromService(trouble: Trouble): trouble is Problem {
  return 'reference' in trouble;
}
