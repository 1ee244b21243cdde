import type { Code } from '../../src/domain/failure';
import { answerIsLost, atEveryStep, dies, fails } from '../fakes/interruptions';
import { aMeeting } from '../fakes/microsoft';
import {
  anna,
  ben,
  clientSecret,
  codeOf,
  fabrikam,
  friday,
  kim,
  omar,
  world,
  type World,
} from '../fakes/world';
import { clientId, someCredentials, tenantId } from '../fixtures/builders';

const right = { tenantId, clientId, clientSecret };
const meetings = [aMeeting('Retro', '2026-11-19T09:00Z')];
const lee = { ...omar, companyId: fabrikam };

function acceptNext(w: World): typeof right {
  w.microsoft.registrations.get(clientId)!.secrets.add('the next secret');
  return { ...right, clientSecret: 'the next secret' };
}

describe('saving', () => {
  test('verifies at Microsoft and keeps the secret in the vault alone', async () => {
    const w = await world({ credentials: 'none' });
    const view = await w.app.saveCredentials(omar, { ...right, secretExpiresOn: '2027-05-01' });
    expect(view).toMatchObject({
      row: { tenantId, clientId, secretExpiresOn: '2027-05-01', updatedAt: friday },
      verification: { outcome: 'verified', at: friday, warnings: [] },
      redirectUri: 'https://app.otiumwork.example/callback',
      scopes: ['Calendars.Read', 'User.Read', 'openid', 'profile', 'offline_access'],
    });
    expect(w.vault()).toHaveLength(1);
    expect(await w.trash()).toEqual([]);
    expect(await w.connect()).toBe('connected');
  });

  test('A26, A29: the secret comes out nowhere', async () => {
    const w = await world({ credentials: 'none' });
    const said = [
      await w.app.saveCredentials(omar, right),
      await w.app.getCredentials(omar),
      await w.app.testCredentials(omar),
      await w.credentials(),
      w.log.events,
    ];
    expect(JSON.stringify(said)).not.toContain(clientSecret);
  });

  const refused: readonly (readonly [string, Partial<typeof right>, Code])[] = [
    ['a wrong secret', { clientSecret: 'wrong' }, 'secret_wrong'],
    ['the ID of the secret', { clientSecret: '3f0c3a52-3b8e-4c67-8d0a-91f6a2be77d4' }, 'secret_is_its_id'],
    ['an unknown client', { clientId: '99999999-3b8e-4c67-8d0a-91f6a2be77d4' }, 'client_unknown'],
    ['an unknown tenant', { tenantId: '99999999-3b8e-4c67-8d0a-91f6a2be77d4' as never }, 'tenant_unknown'],
  ];
  test.each(refused)('%s is refused, and nothing is stored', async (_, parts, code) => {
    const w = await world({ connections: [{}] });
    const before = [await w.credentials(), w.vault(), await w.trash()];
    expect(await codeOf(w.app.saveCredentials(omar, { ...right, ...parts }))).toBe(code);
    expect([await w.credentials(), w.vault(), await w.trash()]).toEqual(before);
    expect((await w.status()).status).toBe('connected');
  });

  test('the secret’s ID is not even sent to Microsoft', async () => {
    const w = await world({ credentials: 'none' });
    w.trouble.fails('identityProvider.verifyCredentials', 'internal_error');
    const secretId = '3f0c3a52-3b8e-4c67-8d0a-91f6a2be77d4';
    expect(await codeOf(w.app.saveCredentials(omar, { ...right, clientSecret: secretId }))).toBe(
      'secret_is_its_id',
    );
  });

  test('while Microsoft does not answer nothing is stored', async () => {
    const w = await world({ credentials: 'none' });
    w.trouble.fails('identityProvider.verifyCredentials', 'entra_unavailable');
    expect(await codeOf(w.app.saveCredentials(omar, right))).toBe('entra_unavailable');
    expect([await w.credentials(), w.vault()]).toEqual([undefined, []]);
  });

  test('a rotated secret disconnects nobody, and the old one is purged', async () => {
    const w = await world({ connections: [{ runs: [] }], meetings });
    await w.app.saveCredentials(omar, acceptNext(w));
    expect((await w.status()).status).toBe('connected');
    expect((await w.app.syncNow(anna)).imported).toBe(1);
    expect(w.vault()).toEqual(['token of anna', (await w.credentials())?.secretName]);
    expect(await w.trash()).toEqual([]);
  });

  test.each([
    ['client', { clientId: 'another client', tenantId }],
    [
      'tenant',
      { clientId: 'another client', tenantId: '11111111-2222-4333-8444-555555555555' as typeof tenantId },
    ],
  ])('another %s asks everybody to connect again, without touching their rows', async (_, registration) => {
    const w = await world({ connections: [{}, { userId: ben.userId }] });
    const before = await w.connection();
    w.microsoft.registrations.set(registration.clientId, {
      ...registration,
      secrets: new Set(['s']),
      expired: new Set(),
      warnings: [],
    });
    await w.app.saveCredentials(omar, { ...registration, clientSecret: 's' });
    for (const user of [anna, ben]) expect((await w.status(user)).problem?.code).toBe('credentials_changed');
    expect(await w.connection()).toEqual(before);
    expect(await codeOf(w.app.syncNow(anna))).toBe('credentials_changed');
  });

  test('closes the breaker', async () => {
    const breaker = { code: 'secret_expired' as const, openedAt: friday, probedAt: friday };
    const w = await world({ credentials: { breaker }, connections: [{}] });
    await w.app.saveCredentials(omar, acceptNext(w));
    expect((await w.credentials())?.breaker).toBeUndefined();
    expect((await w.status()).problem).toBeUndefined();
  });

  test('shows what Microsoft lets us warn of', async () => {
    const w = await world();
    w.microsoft.registrations.get(clientId)!.warnings.push('application permissions');
    expect((await w.app.saveCredentials(omar, right)).verification.warnings).toEqual([
      'application permissions',
    ]);
  });

  test('two admins at once leave one secret', async () => {
    const w = await world();
    const next = acceptNext(w);
    await Promise.all([w.app.saveCredentials(omar, right), w.elsewhere.saveCredentials(omar, next)]);
    expect(w.vault()).toEqual([(await w.credentials())?.secretName]);
    expect(await w.trash()).toEqual([]);
  });

  test.each([
    ['dies', dies],
    ['fails', fails],
    ['loses an answer', answerIsLost],
  ])(
    'F02: a save that %s at any step leaves credentials that work, and no secret behind',
    async (_, interrupt) => {
      const { wrongs } = await atEveryStep({
        arrange: () => world({ connections: [{ runs: [] }] }),
        act: (w) => w.app.saveCredentials(omar, acceptNext(w)),
        interrupt,
        wrongs: async (w) => {
          const code = await codeOf(w.elsewhere.syncNow(anna));
          w.clock.advance({ hours: 2 });
          await w.elsewhere.sweep();
          return [
            ...(code === 'no failure' ? [] : [`a sync answers ${code}`]),
            ...(w.vault().length === 2 ? [] : [`the vault holds ${w.vault().join()}`]),
            ...(await w.forgottenSecrets()),
          ];
        },
      });
      expect(wrongs).toEqual([]);
    },
  );
});

describe('looking', () => {
  test('without credentials there is nothing but what is needed to make them', async () => {
    const w = await world({ credentials: 'none' });
    expect(await w.app.getCredentials(omar)).toMatchObject({
      row: undefined,
      verification: { outcome: 'never', warnings: [] },
      redirectUri: 'https://app.otiumwork.example/callback',
    });
  });

  test('A27: another company’s admin sees their own', async () => {
    const w = await world();
    expect((await w.app.getCredentials(lee)).row).toBeUndefined();
  });

  test.each<[string | undefined, string | undefined]>([
    [undefined, undefined],
    ['2026-12-21', undefined],
    ['2026-12-20', 'expires in 30 days, on 2026-12-20'],
    ['2026-11-21', 'expires in 1 day, on 2026-11-21'],
    ['2026-11-20', 'expires today, on 2026-11-20'],
    ['2026-11-19', 'expired on 2026-11-19'],
  ])('a secret that expires on %s: %s', async (secretExpiresOn, warning) => {
    const w = await world({ credentials: { secretExpiresOn } });
    const { warnings } = (await w.app.getCredentials(omar)).verification;
    if (warning === undefined) expect(warnings).toEqual([]);
    else expect(warnings).toEqual([expect.stringContaining(warning)]);
  });
});

describe('testing', () => {
  test('what works is verified', async () => {
    const verification = { outcome: 'never' as const, code: undefined, at: undefined, warnings: [] };
    const w = await world({ credentials: { verification } });
    expect(await w.app.testCredentials(omar)).toMatchObject({ outcome: 'verified', at: friday });
    expect((await w.credentials())?.verification.outcome).toBe('verified');
  });

  test('what is refused is an answer, and everybody sees it until it is put right', async () => {
    const w = await world({ connections: [{}] });
    w.microsoft.registrations.get(clientId)!.secrets.clear();
    expect(await w.app.testCredentials(omar)).toMatchObject({ outcome: 'failed', code: 'secret_wrong' });
    expect((await w.status()).problem?.code).toBe('secret_wrong');
    w.microsoft.registrations.get(clientId)!.secrets.add(clientSecret);
    expect(await w.app.testCredentials(omar)).toMatchObject({ outcome: 'verified', code: undefined });
    expect((await w.status()).problem).toBeUndefined();
  });

  test('an outage says nothing about the credentials', async () => {
    const w = await world();
    w.trouble.fails('identityProvider.verifyCredentials', 'entra_unavailable');
    expect(await codeOf(w.app.testCredentials(omar))).toBe('entra_unavailable');
    expect((await w.credentials())?.verification.outcome).toBe('verified');
  });

  test('there must be something to test', async () => {
    const w = await world({ credentials: 'none' });
    expect(await codeOf(w.app.testCredentials(omar))).toBe('credentials_missing');
  });

  test('a result for credentials that were replaced meanwhile is not written over the new ones', async () => {
    const w = await world();
    const pause = w.trouble.pausesAt('identityProvider.verifyCredentials');
    w.trouble.fails('identityProvider.verifyCredentials', 'secret_expired', 1);
    const tested = codeOf(w.app.testCredentials(omar));
    await pause.reached;
    await w.elsewhere.saveCredentials(omar, acceptNext(w));
    pause.goOn();
    await tested;
    expect(await w.credentials()).toMatchObject({
      breaker: undefined,
      verification: { outcome: 'verified' },
    });
  });
});

describe('removing', () => {
  const two = () => world({ connections: [{ runs: [] }, { userId: ben.userId, runs: [] }], meetings });

  test('purges the secret and every user’s token, and keeps the events', async () => {
    const w = await two();
    await w.app.syncNow(anna);
    const view = await w.app.removeCredentials(omar);
    expect(view).toMatchObject({ row: undefined, verification: { outcome: 'never' } });
    expect(w.vault()).toEqual([]);
    expect(await w.trash()).toEqual([]);
    expect(await w.titles()).toEqual(['Retro']);
    for (const user of [anna, ben]) expect((await w.status(user)).status).toBe('not_configured');
  });

  test('stops the night', async () => {
    const w = await two();
    await w.app.removeCredentials(omar);
    w.clock.advance({ days: 2 });
    expect(await w.app.sweep()).toMatchObject({ due: 0 });
    expect(await codeOf(w.app.syncNow(anna))).toBe('credentials_missing');
  });

  test('twice is the same as once, and nothing to remove is no failure', async () => {
    const w = await two();
    await w.app.removeCredentials(omar);
    expect((await w.app.removeCredentials(omar)).row).toBeUndefined();
    expect((await w.app.removeCredentials(lee)).row).toBeUndefined();
  });

  test('A27: leaves another company alone', async () => {
    const w = await two();
    const row = someCredentials({ companyId: fabrikam, secretName: 'their secret' });
    await w.stores.secrets.put(row.secretName, { companyId: fabrikam }, 's');
    await w.stores.companies.saveCredentials(row, undefined);
    await w.addConnection({ companyId: fabrikam, userId: kim.userId });
    await w.app.removeCredentials(omar);
    expect(w.vault()).toEqual(['their secret', 'token of kim']);
  });

  test('more users than a page holds are all disconnected', async () => {
    const w = await world();
    for (let n = 0; n < 230; n++)
      await w.addConnection({
        userId: `user-${n}` as typeof anna.userId,
        token: { name: `t-${n}`, setAt: friday },
      });
    await w.app.removeCredentials(omar);
    expect(w.vault()).toEqual([]);
  });

  test('while the vault is down it succeeds, and the sweep empties the vault later', async () => {
    const w = await two();
    w.trouble.fails('secrets.purge', 'vault_unavailable');
    await w.app.removeCredentials(omar);
    expect((await w.status()).status).toBe('not_configured');
    w.trouble.recovers('secrets.purge');
    await w.app.sweep();
    expect(w.vault()).toEqual([]);
  });

  test.each([
    ['dies', dies],
    ['fails', fails],
    ['loses an answer', answerIsLost],
  ])(
    'F02: a removal that %s at any step can be repeated, and then the vault is empty',
    async (_, interrupt) => {
      const { wrongs } = await atEveryStep({
        arrange: two,
        act: (w) => w.app.removeCredentials(omar),
        interrupt,
        wrongs: async (w) => {
          await w.elsewhere.removeCredentials(omar);
          w.clock.advance({ hours: 2 });
          await w.elsewhere.sweep();
          return w.vault().map((name) => `the vault holds ${name}`);
        },
      });
      expect(wrongs).toEqual([]);
    },
  );
});

describe('the secret in memory', () => {
  test('is read once for a whole night, and again after five minutes', async () => {
    const w = await world({ connections: [{ runs: [] }, { userId: ben.userId, runs: [] }] });
    let reads = 0;
    w.trouble.around((step, go) => {
      if (step === 'companies.credentials') reads += 1;
      return go();
    });
    await w.app.syncNow(anna);
    await w.app.syncNow(ben);
    expect(reads).toBe(1);
    w.clock.advance({ minutes: 5 });
    await w.app.syncNow(anna);
    expect(reads).toBe(2);
  });

  test('that could not be read is tried again at once', async () => {
    const w = await world({ connections: [{ runs: [] }] });
    w.trouble.fails('secrets.read', 'vault_unavailable', 1);
    expect(await codeOf(w.app.syncNow(anna))).toBe('vault_unavailable');
    expect((await w.app.syncNow(anna)).outcome).toBe('succeeded');
  });

  test('F31: a clock that went back does not keep it for longer', async () => {
    const w = await world({ connections: [{ runs: [] }] });
    await w.app.syncNow(anna);
    await w.elsewhere.removeCredentials(omar);
    w.clock.advance({ hours: -1 });
    expect(await codeOf(w.app.syncNow(anna))).toBe('credentials_missing');
  });

  test('credentials whose secret is not in the vault count as missing', async () => {
    const w = await world({ connections: [{}] });
    await w.stores.secrets.purge('name of the client secret');
    expect(await codeOf(w.app.syncNow(anna))).toBe('credentials_missing');
  });
});
