// Where a list goes on: the last row's key, made opaque. It comes back from outside, so it is checked, and it only
// ever names a place inside the caller's own partition.
import { Failure } from '../domain/failure';

export function toContinuation(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url');
}

export function fromContinuation(next: string | undefined, shape: RegExp): string | undefined {
  if (next === undefined) return undefined;
  const key = Buffer.from(next, 'base64url').toString('utf8');
  if (shape.test(key) && toContinuation(key) === next) return key;
  const errors = [
    { field: 'next', message: 'Leave it out, or send the value of `next` as it was received.' },
  ];
  throw new Failure('request_malformed', { reason: 'continuation', errors });
}

export const eventKeyShape = /^e![0-9T:.Z-]{24}![A-Za-z0-9_-]{1,100}$/;
export const connectionKeyShape = /^user![0-9a-f]{40}$/;
