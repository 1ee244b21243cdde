import { DefaultAzureCredential } from '@azure/identity';
import { SecretClient } from '@azure/keyvault-secrets';
import { startIdentity, type IdentityStandIn } from '../../../local/identity';
import { startVault, type VaultStandIn } from '../../../local/vault';
import type { WireEntry } from '../../../local/wire';

const resource = 'https://vault.azure.net';
const kept = { ...process.env };
let identity: IdentityStandIn;
let vault: VaultStandIn;
let wire: WireEntry[] = [];

const clientOf = (retries = 0) =>
  new SecretClient(vault.url, new DefaultAzureCredential(), {
    allowInsecureConnection: true,
    disableChallengeResourceVerification: true,
    retryOptions: { maxRetries: retries },
  });

beforeEach(async () => {
  wire = [];
  identity = await startIdentity({ port: 0 });
  process.env['IDENTITY_ENDPOINT'] = identity.endpoint;
  process.env['IDENTITY_HEADER'] = identity.header;
  vault = await startVault({
    port: 0,
    isTokenValid: (token) => identity.isTokenValid(token, resource),
    onRequest: (entry) => wire.push(entry),
  });
});

afterEach(async () => {
  await Promise.all([vault.close(), identity.close()]);
  process.env = { ...kept };
});

const names = async (list: AsyncIterable<{ name: string }>) => {
  const found: string[] = [];
  for await (const { name } of list) found.push(name);
  return found;
};

test('an unmodified client is challenged once, then signs in with its managed identity', async () => {
  const client = clientOf();
  await client.setSecret('one', 'first');
  expect((await client.getSecret('one')).value).toBe('first');
  expect(wire.map(({ method, status }) => `${method} ${status}`)).toEqual(['PUT 401', 'PUT 200', 'GET 200']);
});

test('a token for another resource, or of nobody, is challenged', async () => {
  const other = await fetch(
    `${identity.endpoint}?resource=https://graph.microsoft.com&api-version=2019-08-01`,
    {
      headers: { 'X-IDENTITY-HEADER': identity.header },
    },
  );
  const { access_token: token } = (await other.json()) as { access_token: string };
  for (const bearer of [token, 'made-up']) {
    const answer = await fetch(`${vault.url}/secrets/one/?api-version=7.6`, {
      headers: { Authorization: `Bearer ${bearer}` },
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('", resource="https://vault.azure.net"');
  }
});

test('every set makes a version, and each of them can be read', async () => {
  const client = clientOf();
  const first = await client.setSecret('one', 'first', { contentType: 'text/plain', tags: { owner: 'a' } });
  await client.setSecret('one', 'second');
  expect((await client.getSecret('ONE')).value).toBe('second');
  const again = await client.getSecret('one', { version: first.properties.version! });
  expect([again.value, again.properties.contentType, again.properties.tags]).toEqual([
    'first',
    'text/plain',
    { owner: 'a' },
  ]);
  expect(await names(client.listPropertiesOfSecretVersions('one'))).toHaveLength(2);
});

test('a version can be disabled and then not be read', async () => {
  const client = clientOf();
  const { properties } = await client.setSecret('one', 'x');
  await client.updateSecretProperties('one', properties.version!, { enabled: false, tags: { a: 'b' } });
  await expect(client.getSecret('one')).rejects.toMatchObject({ statusCode: 403, code: 'Forbidden' });
});

test('a deleted secret is gone, keeps its name, and can be recovered with its value', async () => {
  const client = clientOf();
  await client.setSecret('one', 'x');
  const poller = await client.beginDeleteSecret('one');
  expect((await poller.pollUntilDone()).scheduledPurgeDate).toBeInstanceOf(Date);
  await expect(client.getSecret('one')).rejects.toMatchObject({ statusCode: 404, code: 'SecretNotFound' });
  await expect(client.setSecret('one', 'y')).rejects.toMatchObject({ statusCode: 409, code: 'Conflict' });
  expect([vault.live(), vault.deleted()]).toEqual([[], ['one']]);

  await (await client.beginRecoverDeletedSecret('one')).pollUntilDone();
  expect((await client.getSecret('one')).value).toBe('x');
});

test('the conflict says on the wire that the object is deleted but recoverable', async () => {
  const client = clientOf();
  await client.setSecret('one', 'x');
  await client.beginDeleteSecret('one');
  const { token } = await new DefaultAzureCredential().getToken(`${resource}/.default`);
  const answer = await fetch(`${vault.url}/secrets/one?api-version=7.6`, {
    method: 'PUT',
    body: '{"value":"y"}',
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(await answer.json()).toMatchObject({
    error: { code: 'Conflict', innererror: { code: 'ObjectIsDeletedButRecoverable' } },
  });
});

test('a purged secret leaves nothing, and its name is free again', async () => {
  const client = clientOf();
  await client.setSecret('one', 'x');
  await (await client.beginDeleteSecret('one')).pollUntilDone();
  await client.purgeDeletedSecret('one');
  await expect(client.getDeletedSecret('one')).rejects.toMatchObject({
    statusCode: 404,
    code: 'SecretNotFound',
  });
  await expect(client.purgeDeletedSecret('one')).rejects.toMatchObject({ statusCode: 404 });
  expect([vault.live(), vault.deleted()]).toEqual([[], []]);
  await client.setSecret('one', 'y');
  expect(vault.value('one')).toBe('y');
});

test('deleting what is not there is 404', async () => {
  await expect(clientOf().beginDeleteSecret('nothing')).rejects.toMatchObject({ statusCode: 404 });
});

test('long lists come in pages that the client follows', async () => {
  const client = clientOf();
  for (let i = 0; i < 60; i++) await client.setSecret(`secret-${i}`, 'x');
  for (let i = 0; i < 30; i++) await client.beginDeleteSecret(`secret-${i}`);
  expect(await names(client.listPropertiesOfSecrets())).toHaveLength(30);
  expect(await names(client.listDeletedSecrets())).toHaveLength(30);
  expect(wire.filter(({ path, method }) => method === 'GET' && path === '/secrets')).toHaveLength(2);
});

test.each(['with_underscore', 'with.dot', 'x'.repeat(128)])('the name %s is refused', async (name) => {
  await expect(clientOf().setSecret(name, 'x')).rejects.toMatchObject({
    statusCode: 400,
    code: 'BadParameter',
  });
});

test('a value of more than 25 KB is refused, one of 25 KB is not', async () => {
  const client = clientOf();
  await client.setSecret('one', 'x'.repeat(25 * 1024));
  await expect(client.setSecret('one', 'ä'.repeat(13 * 1024))).rejects.toMatchObject({ statusCode: 400 });
});

test.each([
  ['429', { statusCode: 429 }],
  ['403', { statusCode: 403, code: 'Forbidden' }],
  ['html', { statusCode: 503 }],
  ['down', { code: 'ECONNRESET' }],
] as const)('a vault that is %s fails as such, and works again afterwards', async (fault, failure) => {
  const client = clientOf();
  await client.setSecret('one', 'x');
  vault.setFault({ kind: fault });
  await expect(client.getSecret('one')).rejects.toMatchObject(failure);
  vault.setFault(null);
  expect((await client.getSecret('one')).value).toBe('x');
});

test('a slow vault keeps its caller waiting until it has recovered', async () => {
  const client = clientOf();
  await client.setSecret('one', 'x');
  vault.setFault({ kind: 'slow' });
  await expect(client.getSecret('one', { abortSignal: AbortSignal.timeout(100) })).rejects.toMatchObject({
    name: 'AbortError',
  });
  const waiting = client.getSecret('one');
  await new Promise((resolve) => setTimeout(resolve, 50));
  vault.setFault(null);
  expect((await waiting).value).toBe('x');
});

test('a vault started from a snapshot has the same secrets, deleted ones too', async () => {
  const client = clientOf();
  await client.setSecret('one', 'x');
  await client.setSecret('two', 'y');
  await client.beginDeleteSecret('two');
  const state = structuredClone(vault.snapshot());
  await vault.close();
  vault = await startVault({
    port: 0,
    state,
    isTokenValid: (token) => identity.isTokenValid(token, resource),
  });
  expect((await clientOf().getSecret('one')).value).toBe('x');
  expect(vault.deleted()).toEqual(['two']);
});
