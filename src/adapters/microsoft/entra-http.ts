// Requests to Entra: a timeout, no redirects, and what was answered kept for judging. MSAL gets it as its network
// module; discovery uses it directly.
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { Failure } from '../../domain/failure';
import type { Clock } from '../../ports';
import type { EntraError } from './classify';
import { retryAfterSeconds } from './retry-after';

export const timeoutMs = 10_000;

export type EntraAnswer = {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: string | null;
};

export type AskEntra = (
  url: string,
  init?: RequestInit,
) => Promise<EntraAnswer & { readonly headers: Headers }>;

/** One request. Anything but a JSON object in time is Failure('entra_unavailable'). */
export function entraHttp(clock: Clock): AskEntra {
  const outage = (reason: string, retryAfter: string | null) =>
    new Failure('entra_unavailable', {
      reason,
      retryAfterSeconds: retryAfterSeconds(retryAfter, clock.now()),
    });
  return async (url, init = {}) => {
    try {
      const response = await fetch(url, {
        ...init,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const { status, headers } = response;
      const text = await response.text();
      const retryAfter = headers.get('retry-after');
      const body = parseObject(text);
      if (body === undefined) throw outage(`HTTP ${status}, not JSON`, retryAfter);
      return { status, body, retryAfter, headers };
    } catch (error) {
      if (error instanceof Failure) throw error;
      throw outage(error instanceof Error ? error.name : 'no answer', null);
    }
  };
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    // Not JSON: the caller says so.
    return undefined;
  }
}

/** The machine-readable part of an error body; its texts may name people and are left where they are. */
export function toEntraError(answer: EntraAnswer): EntraError {
  const body = answer.body as { error?: unknown; suberror?: unknown; error_codes?: unknown };
  return {
    status: answer.status,
    error: machineCode(body.error),
    suberror: machineCode(body.suberror),
    numbers: Array.isArray(body.error_codes)
      ? body.error_codes.filter((n): n is number => typeof n === 'number')
      : [],
  };
}

/** A word of the texts; a sentence in its place may name people and is no code. */
function machineCode(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-z0-9_]{1,60}$/i.test(value) ? value : undefined;
}

/** A network module for one MSAL operation: it remembers the last answer and what kept it from coming. */
export function recordingNetwork(
  askEntra: AskEntra,
): INetworkModule & { answer?: EntraAnswer; failure?: Failure } {
  const module: INetworkModule & { answer?: EntraAnswer; failure?: Failure } = {
    sendGetRequestAsync: (url, options) => send(url, 'GET', options),
    sendPostRequestAsync: (url, options) => send(url, 'POST', options),
  };
  async function send<T>(
    url: string,
    method: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    try {
      const init: RequestInit = {
        method,
        headers: options?.headers ?? {},
        ...(options?.body !== undefined && { body: options.body }),
      };
      const answer = await askEntra(url, init);
      module.answer = answer;
      return { headers: Object.fromEntries(answer.headers), body: answer.body as T, status: answer.status };
    } catch (error) {
      if (error instanceof Failure) module.failure = error;
      throw error;
    }
  }
  return module;
}
