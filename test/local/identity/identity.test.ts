import { DefaultAzureCredential } from '@azure/identity';
import { startIdentity, type IdentityStandIn } from '../../../local/identity';
import type { WireEntry } from '../../../local/wire';

const kept = { ...process.env };
let identity: IdentityStandIn;
const wire: WireEntry[] = [];

beforeAll(async () => {
  identity = await startIdentity({ port: 0, onRequest: (entry) => wire.push(entry) });
  process.env['IDENTITY_ENDPOINT'] = identity.endpoint;
  process.env['IDENTITY_HEADER'] = identity.header;
});
afterAll(async () => {
  process.env = kept;
  await identity.close();
});

test('the default credential finds it and gets a token that is good for that resource only', async () => {
  const token = await new DefaultAzureCredential().getToken('https://vault.azure.net/.default');
  expect(identity.isTokenValid(token.token, 'https://vault.azure.net')).toBe(true);
  expect(identity.isTokenValid(token.token, 'https://storage.azure.com')).toBe(false);
  expect(token.expiresOnTimestamp).toBeGreaterThan(Date.now() + 3_600_000);
});

test.each([
  ['without its header', '?resource=https://vault.azure.net&api-version=2019-08-01', 'wrong', 401],
  ['of another protocol version', '?resource=https://vault.azure.net&api-version=2017-09-01', undefined, 400],
  ['without a resource', '?api-version=2019-08-01', undefined, 400],
])('a request %s is refused', async (_, query, header, status) => {
  const answer = await fetch(identity.endpoint + query, {
    headers: { 'X-IDENTITY-HEADER': header ?? identity.header },
  });
  expect(answer.status).toBe(status);
});

test('what it notes of a request holds no header that proves anything', () => {
  expect(wire.length).toBeGreaterThan(0);
  expect(JSON.stringify(wire)).not.toContain(identity.header);
});
