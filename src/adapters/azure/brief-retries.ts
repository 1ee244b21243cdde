// How our clients try again: a few times and shortly, so that no call sleeps longer than about a second. A service
// that asks for a longer pause gets it from the caller, who puts the work off; nothing here waits for it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { TableServiceClientOptions } from '@azure/data-tables';

type Policy = NonNullable<TableServiceClientOptions['additionalPolicies']>[number]['policy'];
type PipelineResponse = Awaited<ReturnType<Policy['sendRequest']>>;
type Answer = { readonly status: number | undefined; readonly retryAfter: string | undefined };

const pausesMs = [150, 500];
const longestPauseMs = 1_000;
const tryTimeoutMs = 10_000;
const passing = new Set([408, 429, 500, 502, 503, 504]);

export const briefRetries: Policy = {
  name: 'briefRetries',
  async sendRequest(request, next) {
    const outer = request.abortSignal;
    for (let attempt = 0; ; attempt++) {
      const outOfTime = new AbortController();
      const timer = setTimeout(() => outOfTime.abort(), tryTimeoutMs);
      const forward = () => outOfTime.abort();
      outer?.addEventListener('abort', forward);
      request.abortSignal = outOfTime.signal;
      let response: PipelineResponse | undefined;
      let thrown: unknown;
      try {
        response = await next(request);
      } catch (error) {
        thrown = error;
      } finally {
        clearTimeout(timer);
        outer?.removeEventListener('abort', forward);
      }
      const pauseMs = outOfTime.signal.aborted ? undefined : pauseBefore(attempt, answerOf(response, thrown));
      if (pauseMs === undefined) {
        if (response !== undefined) return response;
        throw thrown;
      }
      await sleep(pauseMs);
    }
  },
};

function pauseBefore(attempt: number, answer: Answer): number | undefined {
  const usual = pausesMs[attempt];
  if (usual === undefined) return undefined;
  if (answer.status !== undefined && !passing.has(answer.status)) return undefined;
  if (answer.retryAfter === undefined) return usual;
  const askedMs = Number(answer.retryAfter) * 1_000;
  return askedMs <= longestPauseMs ? Math.max(usual, askedMs) : undefined;
}

/** The pipeline either answers with a status or throws an error that carries it; without one there was no answer. */
function answerOf(response: PipelineResponse | undefined, thrown: unknown): Answer {
  const error = thrown as { statusCode?: number; response?: PipelineResponse } | undefined;
  const from = response ?? error?.response;
  return { status: from?.status ?? error?.statusCode, retryAfter: from?.headers.get('retry-after') };
}
