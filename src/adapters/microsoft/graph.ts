// Graph as our Calendar, through Microsoft's client with a middleware chain of our own: a timeout, no sleeping on
// Retry-After (it is handed back), no redirects. Answers are judged in classify.ts.
import { Client, HTTPMessageHandler, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import { Failure } from '../../domain/failure';
import type { Calendar, Clock } from '../../ports';
import { codeOfGraphError } from './classify';
import { selectedFields, toEntry } from './graph-event';
import { retryAfterSeconds } from './retry-after';

const timeoutMs = 10_000;
const pageSize = 200;
const mostPages = 100;

/** Repeated on every page: a preference counts only for the request that carries it. */
const preferences = 'outlook.timezone="UTC", IdType="ImmutableId"';

export function graphCalendar(needs: { readonly graphUrl: string; readonly clock: Clock }): Calendar {
  const { graphUrl, clock } = needs;
  const base = new URL(graphUrl);

  async function get(
    accessToken: string,
    path: string,
    headers: Record<string, string> = {},
  ): Promise<unknown> {
    const seen: { status?: number; retryAfter?: string | null } = {};
    const [, version = '', rest = ''] = /^\/([^/]+)(\/.*)$/s.exec(path) ?? [];
    const ask = async (): Promise<unknown> =>
      client(accessToken, seen).api(rest).version(version).headers(headers).get();
    try {
      try {
        return await ask();
      } catch (error) {
        // The server closed an idle connection under our feet: nothing was done, ask once more.
        if (seen.status !== undefined || !isClosedConnection(error)) throw error;
        return await ask();
      }
    } catch (error) {
      throw toFailure(error, seen, clock.now());
    }
  }

  function client(accessToken: string, seen: { status?: number; retryAfter?: string | null }): Client {
    const send = new HTTPMessageHandler();
    const guard: Middleware = {
      async execute(context: Context) {
        // The client reads addresses in its own way; a token goes to Graph's origin and nowhere else.
        const url = typeof context.request === 'string' ? context.request : context.request.url;
        if (new URL(url).origin !== base.origin) throw foreign();
        context.options = {
          ...context.options,
          headers: {
            ...(context.options?.headers as Record<string, string>),
            Authorization: `Bearer ${accessToken}`,
          },
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        };
        await send.execute(context);
        if (context.response) {
          seen.status = context.response.status;
          seen.retryAfter = context.response.headers.get('retry-after');
        }
      },
    };
    return Client.initWithMiddleware({ baseUrl: `${graphUrl}/`, defaultVersion: 'v1.0', middleware: guard });
  }

  /** A nextLink as a path for the client. Its origin must be Graph's: a token goes nowhere else. */
  function pathOf(nextLink: unknown): string {
    const link = typeof nextLink === 'string' && URL.canParse(nextLink) ? new URL(nextLink) : undefined;
    if (link?.origin !== base.origin) throw foreign();
    const root = base.pathname.replace(/\/$/, '');
    const path = link.pathname.startsWith(`${root}/`) ? link.pathname.slice(root.length) : link.pathname;
    return `${path}${link.search}`;
  }

  return {
    async me(accessToken) {
      const me = (await get(accessToken, '/v1.0/me?$select=id,mail,userPrincipalName')) as Record<
        string,
        unknown
      > | null;
      const id = me?.id;
      if (typeof id !== 'string') throw new Failure('graph_unavailable', { reason: '/me without id' });
      const address = [me?.mail, me?.userPrincipalName].find(
        (name) => typeof name === 'string' && name !== '',
      );
      return { id, address: typeof address === 'string' ? address : '' };
    },

    async walk(accessToken, window, giveUpAt) {
      const query = [
        `startDateTime=${window.from.toISOString()}`,
        `endDateTime=${window.until.toISOString()}`,
        `$select=${selectedFields.join(',')}`,
        `$top=${pageSize}`,
      ].join('&');
      const entries = [];
      let path: string | undefined = `/v1.0/me/calendar/calendarView?${query}`;
      for (let page = 0; path !== undefined; page++) {
        if (page >= mostPages)
          throw new Failure('calendar_too_large', { reason: `more than ${mostPages} pages` });
        if (clock.now() > giveUpAt)
          throw new Failure('graph_unavailable', { reason: 'the walk took too long' });
        const body = (await get(accessToken, path, { Prefer: preferences })) as Record<
          string,
          unknown
        > | null;
        if (!Array.isArray(body?.value))
          throw new Failure('graph_unavailable', { reason: 'calendarView without value' });
        for (const event of body.value as unknown[]) entries.push(toEntry(event));
        const nextLink: unknown = body['@odata.nextLink'];
        // Present but not an address is not the end: the walk would look complete.
        path = nextLink === undefined || nextLink === null ? undefined : pathOf(nextLink);
      }
      return entries;
    },
  };
}

function foreign(): Failure {
  return new Failure('graph_unavailable', { reason: 'an address of another origin' });
}

function isClosedConnection(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'TypeError';
}

function toFailure(
  error: unknown,
  seen: { status?: number; retryAfter?: string | null },
  now: Date,
): Failure {
  if (error instanceof Failure) return error;
  const machineCode = (error as { code?: unknown }).code;
  const name = typeof machineCode === 'string' ? machineCode : undefined;
  // A good status and still an error: the body was cut off or was not JSON.
  const broken = seen.status === undefined || seen.status < 400;
  const code = broken ? 'graph_unavailable' : codeOfGraphError(seen.status ?? 0, name);
  return new Failure(code, {
    reason: `${seen.status ?? 'no answer'}${name !== undefined && /^[A-Za-z.]{1,60}$/.test(name) ? ` ${name}` : ''}`,
    retryAfterSeconds: retryAfterSeconds(seen.retryAfter, now),
  });
}
