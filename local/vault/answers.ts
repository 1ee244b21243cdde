// What Key Vault's REST interface says, word for word where clients depend on it: bundles, items and errors.

import { retentionDays, type DeletedSecret, type Secret, type SecretVersion } from './secrets';

export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export const ok = (body: unknown): Answer => ({ status: 200, body });

export function failure(status: number, code: string, message: string, inner?: string): Answer {
  const error = { code, message, ...(inner === undefined ? {} : { innererror: { code: inner } }) };
  return { status, body: { error } };
}

export const badParameter = (message: string) => failure(400, 'BadParameter', message);

export const secretNotFound = (name: string) =>
  failure(
    404,
    'SecretNotFound',
    `A secret with (name/id) ${name} was not found in this key vault. If you recently deleted this secret you may be able to recover it using the correct recovery command. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182`,
  );

export const deletedSecretNotFound = (name: string) =>
  failure(404, 'SecretNotFound', `Deleted Secret not found: ${name}`);

export const softDeleted = (name: string) =>
  failure(
    409,
    'Conflict',
    `Secret ${name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the secret can only be recovered or purged.`,
    'ObjectIsDeletedButRecoverable',
  );

/** The space after the comma is part of the contract: clients split at it. */
export const challenge: Answer = {
  ...failure(401, 'Unauthorized', 'AKV10000: Request is missing a Bearer or PoP token.'),
  headers: {
    'WWW-Authenticate':
      'Bearer authorization="https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000", resource="https://vault.azure.net"',
  },
};

export const secretDisabled = failure(
  403,
  'Forbidden',
  'Operation get is not allowed on a disabled secret.',
  'SecretDisabled',
);

const attributes = (version: SecretVersion) => ({
  enabled: version.enabled,
  ...(version.notBefore === undefined ? {} : { nbf: version.notBefore }),
  ...(version.expires === undefined ? {} : { exp: version.expires }),
  created: version.createdAt,
  updated: version.updatedAt,
  recoveryLevel: 'CustomizedRecoverable+Purgeable',
  recoverableDays: retentionDays,
});

/** Without the value: what lists and PATCH give, and what a deleted secret shows. */
export const item = (base: string, name: string, version: SecretVersion, withVersion = true) => ({
  id: `${base}/secrets/${name}${withVersion ? `/${version.version}` : ''}`,
  attributes: attributes(version),
  ...(version.contentType === undefined ? {} : { contentType: version.contentType }),
  ...(version.tags === undefined ? {} : { tags: version.tags }),
});

export const bundle = (base: string, name: string, version: SecretVersion) => ({
  value: version.value,
  ...item(base, name, version),
});

export const deletedItem = (base: string, secret: DeletedSecret, withVersion = true) => ({
  recoveryId: `${base}/deletedsecrets/${secret.name}`,
  deletedDate: secret.deletedAt,
  scheduledPurgeDate: secret.purgeAt,
  ...item(base, secret.name, secret.versions.at(-1)!, withVersion),
});

export const listedItem = (base: string, secret: Secret) =>
  item(base, secret.name, secret.versions.at(-1)!, false);

/** A page of a list, with the absolute link that continues it. */
export function page(options: {
  base: string;
  path: string;
  items: readonly unknown[];
  query: Readonly<Record<string, string>>;
}): Answer {
  const size = Math.min(Math.max(Number(options.query['maxresults'] ?? 25) || 25, 1), 25);
  const start = Number(options.query['$skiptoken'] ?? 0) || 0;
  const version = encodeURIComponent(options.query['api-version'] ?? '');
  const more = start + size < options.items.length;
  return ok({
    value: options.items.slice(start, start + size),
    nextLink: more
      ? `${options.base}${options.path}?api-version=${version}&$skiptoken=${start + size}&maxresults=${size}`
      : null,
  });
}
