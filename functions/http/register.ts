// Puts a route on the Functions host: read → call → answer, with the security headers of an API and one log line.
import { app as host, type HttpRequest, type HttpResponseInit } from '@azure/functions';
import { referenceOf, toFailure, type Failure } from '../../src/domain/failure';
import type { App } from '../../src/app';
import type { Caller, Ports } from '../../src/ports';
import { inInvocation } from '../invocation-log';
import { toProblem } from './problem';
import { stackOf } from '../stack-of';
import { readCall, readCaller } from './read-call';
import type { Route, SeeOther } from './route';

/** ASVS 5.0 section 3.4. CORS is the platform's. */
const securityHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
};

export type HttpNeeds = Pick<Ports, 'callers' | 'clock' | 'log' | 'random'> & {
  readonly app: Pick<App, 'problemHelp'>;
};

export function registerRoute(route: Route, needs: HttpNeeds): void {
  host.http(route.name, {
    methods: [route.method],
    authLevel: 'anonymous',
    route: route.path,
    handler: (request, context) => inInvocation(context, () => answer(route, needs, request)),
  });
}

/** One request, from its headers to its answer. Never throws. */
export async function answer(
  route: Route,
  needs: HttpNeeds,
  request: HttpRequest,
): Promise<HttpResponseInit> {
  const startedAt = needs.clock.now().getTime();
  let caller: Caller | undefined;
  try {
    caller = await readCaller(request, route, needs.callers);
    const call = await readCall(request, route, caller);
    const response = toResponse(route, await route.handle(call));
    record(response.status ?? 200);
    return response;
  } catch (error) {
    const failure = toFailure(error);
    const reference = failure.reference ?? referenceOf(needs.random.id());
    const help =
      caller && route.access !== 'anyone' ? await needs.app.problemHelp(caller, failure.code) : undefined;
    const problem = toProblem(failure, reference, help);
    record(problem.status, failure, reference);
    return {
      status: problem.status,
      headers: {
        ...securityHeaders,
        'Content-Type': 'application/problem+json',
        ...(problem.retryAfterSeconds !== undefined && { 'Retry-After': String(problem.retryAfterSeconds) }),
        ...(problem.status === 401 && { 'WWW-Authenticate': 'Bearer' }),
      },
      body: JSON.stringify(problem),
    };
  }

  function record(status: number, failure?: Failure, reference?: string): void {
    needs.log.record({
      event: 'http.answered',
      level: failure ? (failure.remedy === null ? 'error' : 'warn') : 'info',
      operation: route.name,
      status,
      ms: needs.clock.now().getTime() - startedAt,
      ...(caller && route.access !== 'anyone' && { companyId: caller.companyId, userId: caller.userId }),
      code: failure?.code,
      reason: failure?.reason,
      reference,
      ...(failure?.remedy === null && { stack: stackOf(failure.cause) }),
    });
  }
}

function toResponse(route: Route, result: unknown): HttpResponseInit {
  if (route.answer === 'none') return { status: 204, headers: securityHeaders };
  if (route.answer === 'see-other')
    return { status: 303, headers: { ...securityHeaders, Location: (result as SeeOther).seeOther } };
  return {
    status: 200,
    headers: { ...securityHeaders, 'Content-Type': 'application/json' },
    body: JSON.stringify(result),
  };
}
