// Which request to the vault does what. Pure apart from the secrets that it is given.

import {
  badParameter,
  bundle,
  deletedItem,
  deletedSecretNotFound,
  failure,
  item,
  listedItem,
  ok,
  page,
  secretDisabled,
  secretNotFound,
  softDeleted,
  type Answer,
} from './answers';
import type { NewVersion, Secrets } from './secrets';

export type VaultRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly base: string;
};

const namePattern = /^[0-9a-zA-Z-]{1,127}$/;
const maxValueBytes = 25 * 1024;
const maxTags = 15;

export function answerSecrets(secrets: Secrets, request: VaultRequest): Answer {
  if (request.query['api-version'] === undefined)
    return badParameter('The api-version query parameter is missing.');
  const [collection, name, rest] = request.path.split('/').slice(1).map(decodeURIComponent);
  if (name !== undefined && name !== '' && !namePattern.test(name))
    return badParameter(`The request URI contains an invalid name: ${name}`);
  if (collection === 'secrets') return answerLive(secrets, request, name ?? '', rest ?? '');
  if (collection === 'deletedsecrets') return answerDeleted(secrets, request, name ?? '', rest ?? '');
  return notHere(request);
}

function answerLive(secrets: Secrets, request: VaultRequest, name: string, rest: string): Answer {
  const { method, base } = request;
  if (name === '')
    return method === 'GET'
      ? page({
          ...request,
          path: '/secrets',
          items: secrets.live().map((secret) => listedItem(base, secret)),
        })
      : notHere(request);
  if (method === 'PUT' && rest === '') return set(secrets, request, name);
  if (method === 'GET' && rest === 'versions') {
    const items = (secrets.versions(name) ?? []).map((version) => item(base, name, version));
    return page({ ...request, path: `/secrets/${name}/versions`, items });
  }
  if (method === 'GET') {
    const version = secrets.get(name, rest === '' ? undefined : rest);
    if (version === undefined) return secretNotFound(rest === '' ? name : `${name}/${rest}`);
    return version.enabled ? ok(bundle(base, name, version)) : secretDisabled;
  }
  if (method === 'PATCH' && rest !== '') {
    const change = read(request.body);
    if (typeof change === 'string') return badParameter(change);
    const version = secrets.update(name, rest, change);
    return version === undefined ? secretNotFound(`${name}/${rest}`) : ok(item(base, name, version));
  }
  if (method === 'DELETE' && rest === '') {
    const gone = secrets.delete(name);
    if (gone === 'soft-deleted') return softDeleted(name);
    return gone === undefined ? secretNotFound(name) : ok(deletedItem(base, gone));
  }
  return notHere(request);
}

function answerDeleted(secrets: Secrets, request: VaultRequest, name: string, rest: string): Answer {
  const { method, base } = request;
  if (name === '')
    return method === 'GET'
      ? page({
          ...request,
          path: '/deletedsecrets',
          items: secrets.deleted().map((secret) => deletedItem(base, secret, false)),
        })
      : notHere(request);
  if (method === 'GET' && rest === '') {
    const gone = secrets.getDeleted(name);
    return gone === undefined ? deletedSecretNotFound(name) : ok(deletedItem(base, gone));
  }
  if (method === 'DELETE' && rest === '')
    return secrets.purge(name) ? { status: 204 } : deletedSecretNotFound(name);
  if (method === 'POST' && rest === 'recover') {
    const version = secrets.recover(name);
    if (version === undefined) return deletedSecretNotFound(name);
    if (version === 'live') return failure(409, 'Conflict', `Secret ${name} is not in a deleted state.`);
    return ok(item(base, name, version));
  }
  return notHere(request);
}

function set(secrets: Secrets, request: VaultRequest, name: string): Answer {
  const given = read(request.body);
  if (typeof given === 'string') return badParameter(given);
  if (given.value === undefined) return badParameter('Property  has invalid value\r\n');
  if (Buffer.byteLength(given.value) > maxValueBytes)
    return badParameter(`The value of a secret may not exceed ${maxValueBytes} bytes.`);
  const version = secrets.set(name, { ...given, value: given.value });
  return version === 'soft-deleted' ? softDeleted(name) : ok(bundle(request.base, name, version));
}

/** What may be said about a version, or the sentence that refuses it. */
function read(body: unknown): Partial<NewVersion> | string {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return 'The body is not a JSON object.';
  const given = body as Record<string, unknown>;
  const attributes = (given['attributes'] ?? {}) as Record<string, unknown>;
  const tags = given['tags'] as Record<string, string> | undefined;
  if (tags !== undefined && Object.keys(tags).length > maxTags)
    return `A secret has at most ${maxTags} tags.`;
  if (given['value'] !== undefined && typeof given['value'] !== 'string') return 'The value is not a string.';
  const contentType = given['contentType'] as string | undefined;
  if (contentType !== undefined && contentType.length > 255)
    return 'The contentType is longer than 255 characters.';
  return {
    ...(typeof given['value'] === 'string' ? { value: given['value'] } : {}),
    contentType,
    tags,
    enabled: attributes['enabled'] as boolean | undefined,
    notBefore: attributes['nbf'] as number | undefined,
    expires: attributes['exp'] as number | undefined,
  };
}

const notHere = ({ method, path }: VaultRequest) =>
  failure(404, 'NotFound', `This vault does not know ${method} ${path}.`);
