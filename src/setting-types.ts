// What a setting may be: each refuses with words that tell the remedy, and never with the value.
import * as z from 'zod';
import { isLoopback } from './domain/loopback';

function isTrustedUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

/** An address that must be taken to the letter. */
export const exactUrl = z
  .string({ error: 'is missing' })
  .refine(
    isTrustedUrl,
    'must be an https URL (plain http only for a loopback address), without password or fragment',
  );

/** An address that paths are put behind. */
export const baseUrl = exactUrl
  .refine((text) => !text.includes('?'), 'must have no query')
  .transform((text) => text.replace(/\/+$/, ''));

/** Azure's storage connection strings; the SDK's own complaint would name neither the setting nor the remedy. */
export const connectionString = z
  .string()
  .refine(
    isConnectionString,
    'must be an Azure storage connection string as the portal shows it, by https (plain http only for a loopback address)',
  );

function isConnectionString(text: string): boolean {
  const parts = new Map(
    text
      .split(';')
      .filter((part) => part !== '')
      .map((part) => part.split(/=(.*)/s, 2) as [string, string]),
  );
  if (parts.get('UseDevelopmentStorage') === 'true') return true;
  const endpoints = ['TableEndpoint', 'QueueEndpoint'].map((name) => parts.get(name));
  const trusted = endpoints.every((url) => url !== undefined && isTrustedUrl(url));
  if (parts.has('SharedAccessSignature')) return trusted;
  const protocol = parts.get('DefaultEndpointsProtocol');
  if (!parts.has('AccountName') || !parts.has('AccountKey') || protocol === undefined) return false;
  if (endpoints.every((url) => url === undefined)) return protocol === 'https' && parts.has('EndpointSuffix');
  return trusted;
}

export const wholeNumber = (from: number, to: number, fallback: number) =>
  z
    .string()
    .default(String(fallback))
    .refine(
      (text) => /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to,
      `must be a whole number from ${from} to ${to}`,
    )
    .transform(Number);

export const text = z.string({ error: 'is missing' });

/** Signing with a shared secret, or not at all, is never accepted (RFC 8725 section 3.1). */
const asymmetric = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

export const algorithms = z
  .string()
  .default('RS256,ES256')
  .transform((list) => list.split(',').map((name) => name.trim()))
  .refine(
    (list) => list.every((name) => asymmetric.includes(name)),
    `must be a list of ${asymmetric.join(', ')}`,
  );

const claimNames = ['user', 'company', 'roles', 'zone'] as const;

export const claims = z
  .string()
  .default('user=sub,company=company_id,roles=roles,zone=zoneinfo')
  .transform(
    (list) =>
      Object.fromEntries(list.split(',').map((pair) => pair.trim().split('=', 2))) as Record<
        string,
        string | undefined
      >,
  )
  .refine(
    (map) => claimNames.every((name) => map[name]) && Object.keys(map).length === claimNames.length,
    'must name exactly user=…,company=…,roles=…,zone=…',
  )
  .transform((map) => ({
    user: map.user ?? '',
    company: map.company ?? '',
    roles: map.roles ?? '',
    zone: map.zone ?? '',
  }));

/** Six fields of numbers, lists, ranges and steps; months and weekdays may be named. */
export function isNcrontab(schedule: string): boolean {
  const fields = schedule.split(/\s+/);
  const names = '|[A-Za-z]{3}';
  const term = (named: string) => `(\\*|\\d+${named})(-(\\d+${named}))?(/\\d+)?`;
  return (
    fields.length === 6 &&
    fields.every((field, n) =>
      new RegExp(`^${term(n >= 4 ? names : '')}(,${term(n >= 4 ? names : '')})*$`).test(field),
    )
  );
}
