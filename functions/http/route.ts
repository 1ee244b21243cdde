// What a way in over HTTP consists of. A door file exports a factory of one Route; register.ts puts it on the host,
// openapi.ts describes it. Nothing here knows what any of them does.
import type * as z from 'zod';
import type { App } from '../../src/app';
import type { Caller } from '../../src/ports';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call: anyone at all, a signed-in user, an admin of the user's company. */
export type Access = 'anyone' | 'user' | 'admin';

/** What a door's answer is given: everything parsed. */
export type Call<Body, Query> = {
  readonly caller: Caller;
  readonly body: Body;
  readonly query: Query;
  /** Path parameters, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** The If-Match header, as sent; present where the route requires it. */
  readonly ifMatch: string;
  /** The query as it came, without the question mark. */
  readonly rawQuery: string;
};

/** A bare redirect, for the one door that a browser navigates to. */
export type SeeOther = { readonly seeOther: string };

export type Route = {
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly query?: z.ZodType;
  readonly needsIfMatch?: boolean;
  /** The shape of the 200 answer; `none` is 204, `see-other` 303. */
  readonly answer: z.ZodType | 'none' | 'see-other' | 'document';
  readonly handle: (call: Call<never, never>) => Promise<unknown>;
};

export type Door = (app: App) => Route;

type Definition<Body extends z.ZodType, Query extends z.ZodType> = Omit<
  Route,
  'body' | 'query' | 'handle'
> & {
  readonly body?: Body;
  readonly query?: Query;
  readonly handle: (call: Call<z.output<Body>, z.output<Query>>) => Promise<unknown>;
};

/** Types a route by its own schemas. */
export function route<Body extends z.ZodType, Query extends z.ZodType>(
  definition: Definition<Body, Query>,
): Route {
  return definition;
}
