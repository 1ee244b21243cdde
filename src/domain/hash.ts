// Hashes that stand in for ids in keys. Deterministic, so pure; no secrets are made here.
import { createHash } from 'node:crypto';

/**
 * SHA-256 of the parts as 40 lower-case hexadecimal characters (160 bits).
 * Every part is preceded by its length, so that ('ab', 'c') and ('a', 'bc') differ.
 */
export function hashOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part};`);
  return hash.digest('hex').slice(0, 40);
}
