import { Failure } from '../../src/domain/failure';
import type { Connection } from '../../src/domain/connection';
import type { UserId } from '../../src/domain/ids';
import { aMeeting } from '../fakes/microsoft';
import { contoso, fabrikam, friday, omar, world, type World } from '../fakes/world';
import { at, clientId, someCredentials, tenantId } from '../fixtures/builders';

const many = (count: number, parts: Partial<Connection> = {}): Partial<Connection>[] =>
  Array.from({ length: count }, (_, n) => ({
    userId: `user-${n}` as UserId,
    nextSyncAt: friday,
    token: undefined,
    ...parts,
  }));
const openBreaker = { code: 'secret_wrong' as const, openedAt: friday, probedAt: undefined };

test('every mailbox that is due is enqueued with its ids and nothing else', async () => {
  const w = await world({
    connections: [
      { nextSyncAt: friday },
      { userId: 'later' as UserId, nextSyncAt: at('2026-11-20T10:00:01Z') },
    ],
  });
  expect(await w.app.sweep()).toMatchObject({ due: 1, enqueued: 1 });
  expect(w.queue.sent()).toEqual([
    { message: { v: 1, companyId: 'contoso', userId: 'anna', epoch: 'epoch of anna' }, delaySeconds: 0 },
  ]);
});

test('a night is paced: at most fourteen mailboxes begin in a second', async () => {
  const w = await world({ connections: many(1_500) });
  await w.app.sweep();
  const perSecond = new Map<number, number>();
  for (const { delaySeconds } of w.queue.sent())
    perSecond.set(delaySeconds, (perSecond.get(delaySeconds) ?? 0) + 1);
  expect(w.queue.sent()).toHaveLength(1_500);
  expect(Math.max(...perSecond.values())).toBe(14);
  expect(Math.max(...perSecond.keys())).toBe(107);
});

test.each<[string, number, Parameters<typeof world>[0]]>([
  ['works', 360, {}],
  [
    'has a secret that expired',
    0,
    { credentials: { breaker: { ...openBreaker, probedAt: at('2026-11-20T15:00:00Z') } } },
  ],
  ['has removed its credentials', 0, { credentials: 'none' }],
])('whoever is enqueued can be late; whose company must act is not: it %s', async (_, minutes, options) => {
  const w = await world({ connections: many(2), ...options });
  w.clock.advance({ hours: 6 });
  expect(await w.app.sweep()).toMatchObject({ due: 2, longestDueMinutes: minutes });
});

test.each([0, 1])('no mailbox waits longer than the spread (%i minutes)', async (spreadMinutes) => {
  const w = await world({ connections: many(1_000), sync: { spreadMinutes } });
  await w.app.sweep();
  const delays = w.queue.sent().map(({ delaySeconds }) => delaySeconds);
  expect(Math.max(...delays)).toBe(spreadMinutes * 60);
  expect(Math.min(...delays)).toBe(0);
});

test('F28, F29: a sweep that breaks off half way is made up for by the next one', async () => {
  const w = await world({ connections: many(1_200) });
  let batches = 0;
  w.trouble.around((step, go) =>
    step === 'mailboxQueue.enqueue' && ++batches === 2 ? Promise.reject(new Error('gone')) : go(),
  );
  await expect(w.app.sweep()).rejects.toThrow('gone');
  w.trouble.around(undefined);
  await w.app.sweep();
  expect(new Set(w.queue.sent().map(({ message }) => message.userId)).size).toBe(1_200);
});

test('F28: a timer that fires twice syncs nobody twice', async () => {
  const w = await world({
    connections: [{ nextSyncAt: friday }],
    meetings: [aMeeting('Retro', '2026-11-19T09:00Z')],
  });
  await w.app.sweep();
  expect(await w.night()).toEqual(['synced', 'not-due']);
});

test('F28: a timer that was missed for two days finds everybody', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday }] });
  w.clock.advance({ days: 2 });
  expect(await w.night()).toEqual(['synced']);
});

describe('a company whose registration is broken', () => {
  const probes = async (w: World, nights: () => Promise<unknown>) => {
    const before = w.microsoft.tokenRequests.length;
    await nights();
    return w.microsoft.tokenRequests.length - before;
  };
  const everyQuarter = (w: World, times: number) => async () => {
    for (let n = 0; n < times; n++) {
      await w.night();
      w.clock.advance({ minutes: 15 });
    }
  };
  const broken = async () => {
    // With a token each, unlike those that are only counted.
    const connections = Array.from({ length: 20 }, (_, n) => ({
      userId: `user-${n}` as UserId,
      nextSyncAt: friday,
    }));
    const w = await world({ connections, credentials: { breaker: openBreaker } });
    w.microsoft.registrations.get(clientId)!.secrets.clear();
    return w;
  };

  test('F16: gets one probe a night, however many of its mailboxes are due', async () => {
    const w = await broken();
    expect(await probes(w, everyQuarter(w, 10))).toBe(1);
    w.clock.advance({ hours: 20 });
    expect(await probes(w, everyQuarter(w, 10))).toBe(1);
  });

  test('F16: gets one probe also when two sweeps meet', async () => {
    const w = await broken();
    await Promise.all([w.app.sweep(), w.elsewhere.sweep()]);
    const both = async () => {
      await Promise.all(
        w.queue.takeAll().map(({ message }, n) => (n === 0 ? w.app : w.elsewhere).syncDueMailbox(message)),
      );
    };
    expect(await probes(w, both)).toBe(1);
  });

  test('F18: whose probe never got as far as Entra is probed again the same night', async () => {
    const w = await broken();
    w.trouble.fails('secrets.read', 'vault_unavailable', 1);
    expect(await probes(w, everyQuarter(w, 1))).toBe(0);
    expect(await probes(w, everyQuarter(w, 10))).toBe(1);
  });

  test('F19: whose probe can neither be made nor given back waits for the next night', async () => {
    const w = await broken();
    w.trouble.fails('secrets.read', 'vault_unavailable', 1);
    w.trouble.around((step, go) =>
      step === 'companies.saveCredentials' && w.log.events.some(({ event }) => event === 'sync.finished')
        ? Promise.reject(new Failure('storage_unavailable'))
        : go(),
    );
    expect(await probes(w, everyQuarter(w, 1))).toBe(0);
    w.trouble.around(undefined);
    expect(await probes(w, everyQuarter(w, 10))).toBe(0);
    expect(w.log.events).toContainEqual(expect.objectContaining({ event: 'company.probe_lost' }));
  });

  test('is back to normal after a probe that succeeds', async () => {
    const w = await world({
      connections: [
        { nextSyncAt: friday },
        { userId: 'user-1' as UserId, nextSyncAt: friday },
        { userId: 'user-2' as UserId, nextSyncAt: friday },
      ],
      credentials: { breaker: openBreaker },
    });
    expect(await w.night()).toEqual(['synced']);
    expect((await w.credentials())?.breaker).toBeUndefined();
    expect(await w.night()).toEqual(['synced', 'synced']);
  });

  test('probes with a mailbox that can be synced', async () => {
    const w = await world({
      connections: [
        { nextSyncAt: friday, clientId: 'another client' },
        { userId: 'user-1' as UserId, nextSyncAt: friday },
      ],
      credentials: { breaker: openBreaker },
    });
    for (let n = 0; n < 3; n++) {
      await w.night();
      w.clock.advance({ days: 1 });
    }
    expect((await w.credentials())?.breaker).toBeUndefined();
  });

  test('F08, F33: does not hold up any other company', async () => {
    const w = await world({ connections: many(20), credentials: { breaker: openBreaker } });
    await w.stores.companies.saveCredentials(someCredentials({ companyId: fabrikam }), undefined);
    for (let n = 0; n < 3; n++)
      await w.addConnection({
        companyId: fabrikam,
        userId: `kim-${n}` as UserId,
        nextSyncAt: friday,
        token: undefined,
      });
    await w.app.sweep();
    const companies = w.queue.sent().map(({ message }) => message.companyId);
    expect(companies.filter((id) => id === fabrikam)).toHaveLength(3);
    expect(companies.filter((id) => id === contoso)).toHaveLength(1);
  });

  test('is back at once when an admin saves a secret that works', async () => {
    const w = await world({ connections: many(3), credentials: { breaker: openBreaker } });
    await w.app.sweep();
    w.queue.takeAll();
    w.microsoft.registrations.get(clientId)!.secrets.add('the next secret');
    await w.app.saveCredentials(omar, { tenantId, clientId, clientSecret: 'the next secret' });
    expect((await w.app.sweep()).enqueued).toBe(3);
  });
});

test('a company without credentials is skipped', async () => {
  const w = await world({ connections: many(3), credentials: 'none' });
  expect(await w.app.sweep()).toMatchObject({ due: 3, enqueued: 0 });
});

describe('the trash', () => {
  const item = (secretName: string, dueAt: string) => ({ companyId: contoso, secretName, dueAt: at(dueAt) });

  test('is purged when it is due, and not before', async () => {
    const w = await world();
    for (const [name, dueAt] of [
      ['due', '2026-11-20T10:00:00Z'],
      ['later', '2026-11-20T10:00:01Z'],
    ] as const) {
      await w.stores.secrets.put(name, { companyId: contoso }, 's');
      await w.stores.trash.add(item(name, dueAt));
    }
    expect(await w.app.sweep()).toMatchObject({ purged: 1, purgesPending: 0 });
    expect(w.vault()).toEqual(['name of the client secret', 'later']);
  });

  test('of a secret that was never written goes too', async () => {
    const w = await world();
    await w.stores.trash.add(item('never written', '2026-11-20T09:00:00Z'));
    expect((await w.app.sweep()).purged).toBe(1);
    expect(await w.trash()).toEqual([]);
  });

  test('F18: that cannot be purged does not keep the rest from being purged', async () => {
    const w = await world();
    for (const name of ['a', 'b', 'c']) await w.stores.trash.add(item(name, '2026-11-20T09:00:00Z'));
    w.trouble.fails('secrets.purge', 'vault_unavailable', 1);
    expect(await w.app.sweep()).toMatchObject({ purged: 2, purgesPending: 1 });
    expect((await w.app.sweep()).purged).toBe(1);
  });
});

test('the sweep says what it did in one line', async () => {
  const w = await world({ connections: [{ nextSyncAt: at('2026-11-20T08:30:00.000Z') }] });
  await w.app.sweep();
  const night = { due: 1, enqueued: 1, longestDueMinutes: 90, purged: 0, purgesPending: 0 };
  expect(w.log.events).toEqual([{ event: 'night.swept', ...night, ms: 0 }]);
});
