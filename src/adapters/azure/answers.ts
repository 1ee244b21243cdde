// What a storage service or the vault answered, judged by status and machine code. What leaves here is a Failure that
// names these two and nothing else: the clients' own errors hold requests, and requests hold secrets.
import { Failure } from '../../domain/failure';

type ServiceAnswer = {
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly retryAfterSeconds: number | undefined;
};

type ClientError = {
  readonly name?: unknown;
  readonly statusCode?: unknown;
  readonly code?: unknown;
  readonly details?: { readonly odataError?: { readonly code?: unknown }; readonly errorCode?: unknown };
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
};

/** Table operations report the code in `details`, transactions, queue and vault on the error itself. */
export function answerOf(error: unknown): ServiceAnswer {
  if (typeof error !== 'object' || error === null) return none;
  const { statusCode, code, details, response } = error as ClientError;
  const asked = Number(response?.headers?.get('retry-after') ?? Number.NaN);
  return {
    status: typeof statusCode === 'number' && statusCode > 0 ? statusCode : undefined,
    code: [details?.odataError?.code, details?.errorCode, code].find(isMachineCode),
    retryAfterSeconds: Number.isFinite(asked) && asked >= 0 ? asked : undefined,
  };
}

const none: ServiceAnswer = { status: undefined, code: undefined, retryAfterSeconds: undefined };

function isMachineCode(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z][A-Za-z0-9_]{1,60}$/.test(value);
}

/** A missing table is a broken deployment, not a missing row. */
const notAboutARow = new Set(['TableNotFound', 'TableBeingDeleted', 'QueueNotFound', 'AccountBeingCreated']);

function isAbsent(error: unknown): boolean {
  const { status, code } = answerOf(error);
  return status === 404 && !notAboutARow.has(code ?? '');
}

/** The row is there although it should not be, is not as it was read, or is gone. */
export function isConflict(error: unknown): boolean {
  const { status, code } = answerOf(error);
  return (status === 404 || status === 409 || status === 412) && !notAboutARow.has(code ?? '');
}

/** Whether the service may have done what was asked although it did not say so. */
export function isUnknown(error: unknown): boolean {
  const { status } = answerOf(error);
  return status === undefined || status === 408 || status >= 500;
}

export function unavailable(code: 'storage_unavailable' | 'vault_unavailable', error: unknown): Failure {
  if (error instanceof Failure) return error;
  const answer = answerOf(error);
  const name = error instanceof Error ? error.name : typeof error;
  const reason = [answer.status ?? 'no answer', answer.code ?? ''].join(' ').trim();
  const { retryAfterSeconds } = answer;
  return new Failure(code, { reason, retryAfterSeconds, cause: new Error(`${name}: ${reason}`) });
}

/** Runs a storage call; "there is none" is undefined, everything else that fails is storage_unavailable. */
export async function orAbsent<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw unavailable('storage_unavailable', error);
  }
}

export async function fromStorage<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw unavailable('storage_unavailable', error);
  }
}
