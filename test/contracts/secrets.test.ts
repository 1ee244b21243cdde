import { vaultClient } from '../../src/adapters/azure/clients';
import { keyVaultSecrets } from '../../src/adapters/azure/key-vault-secrets';
import { memorySecrets } from '../../src/adapters/memory/memory-secrets';
import { startVault, type VaultStandIn } from '../../local/vault';
import { aUser, random } from '../fixtures/builders';
import { describeSecretsContract } from './secrets';

let vault: VaultStandIn;
beforeAll(async () => {
  vault = await startVault({ port: 0, isTokenValid: (token) => token === 'local' });
});
afterAll(() => vault.close());

const credential = {
  getToken: () => Promise.resolve({ token: 'local', expiresOnTimestamp: Date.now() + 3.6e6 }),
};
const client = () => vaultClient({ vaultUrl: vault.url, credential });
const secrets = () => keyVaultSecrets({ client: client() });

describeSecretsContract('memory', memorySecrets);
describeSecretsContract('Key Vault', secrets);

test('A34: after a purge the vault holds neither a live nor a deleted secret', async () => {
  const name = random();
  await secrets().put(name, aUser(), 'token');
  expect(vault.live()).toContain(name);
  await secrets().purge(name);
  expect([...vault.live(), ...vault.deleted()]).not.toContain(name);
});

test('a secret that was deleted but not purged is purged by the next attempt', async () => {
  const name = random();
  await secrets().put(name, aUser(), 'token');
  await client().beginDeleteSecret(name);
  expect(vault.deleted()).toContain(name);
  await expect(secrets().put(name, aUser(), 'again')).rejects.toMatchObject({ code: 'vault_unavailable' });
  expect(await secrets().purge(name)).toBe(true);
  expect(vault.deleted()).not.toContain(name);
});

test('a value that we did not write is not given out', async () => {
  for (const value of ['just a token', '{}', '{"v":1,"secret":"x"}', 'null']) {
    const name = random();
    await client().setSecret(name, value);
    await expect(secrets().read(name, aUser())).rejects.toMatchObject({ code: 'internal_error' });
    expect(await secrets().ownerOf(name)).toBe('unreadable');
  }
});

test('F34: members that a newer version added to a value do not matter', async () => {
  const [name, user] = [random(), aUser()];
  await client().setSecret(name, JSON.stringify({ v: 2, ...user, secret: 'token', addedLater: true }));
  expect(await secrets().read(name, user)).toBe('token');
});

test.each([404, 409])(
  'a vault that is still deleting (purge answers %p) has not purged',
  async (statusCode) => {
    const answer = (status: number) => () =>
      Promise.reject(Object.assign(new Error('scripted'), { statusCode: status }));
    const deleting = {
      beginDeleteSecret: () => Promise.resolve({}),
      purgeDeletedSecret: answer(statusCode),
      getSecret: answer(404),
      getDeletedSecret: answer(404),
    } as unknown as ReturnType<typeof client>;
    const started = Date.now();
    expect(await keyVaultSecrets({ client: deleting }).purge(random())).toBe(false);
    expect(Date.now() - started).toBeLessThan(5_000);
  },
);

test('a purge that the vault accepted but has not finished is not done yet', async () => {
  const absent = () => Promise.reject(Object.assign(new Error('scripted'), { statusCode: 404 }));
  const purging = {
    beginDeleteSecret: () => Promise.resolve({}),
    purgeDeletedSecret: () => Promise.resolve(),
    getSecret: absent,
    getDeletedSecret: () => Promise.resolve({}),
  } as unknown as ReturnType<typeof client>;
  expect(await keyVaultSecrets({ client: purging }).purge(random())).toBe(false);
});

describe.each(['down', '429', '403', 'html'] as const)('F18, F19: a vault that answers %s', (fault) => {
  beforeAll(() => vault.setFault({ kind: fault }));
  afterAll(() => vault.setFault(null));

  test('is vault_unavailable for everything, never "there is none", and soon', async () => {
    const started = Date.now();
    const outage = { code: 'vault_unavailable' };
    await expect(secrets().read(random(), aUser())).rejects.toMatchObject(outage);
    await expect(secrets().put(random(), aUser(), 'canary-secret')).rejects.toMatchObject(outage);
    await expect(secrets().purge(random())).rejects.toMatchObject(outage);
    expect(Date.now() - started).toBeLessThan(15_000);
  });

  test('A29: what is thrown holds no secret', async () => {
    const thrown: unknown = await secrets()
      .put(random(), aUser(), 'canary-secret')
      .catch((error: unknown) => error);
    const seen = new Set<unknown>();
    const walk = (value: unknown): string => {
      if (typeof value !== 'object' || value === null || seen.has(value)) return String(value);
      seen.add(value);
      return Reflect.ownKeys(value)
        .map((key) => walk(Reflect.get(value, key)))
        .join(' ');
    };
    expect(walk(thrown)).not.toContain('canary');
  });
});
