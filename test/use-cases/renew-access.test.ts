// What a client secret that Entra refuses costs: little, and nobody but the company is marked.
import { isCompanyCode, codes } from '../../src/domain/failure';
import { aMeeting } from '../fakes/microsoft';
import { anna, ben, clientSecret, codeOf, friday, omar, world, type World } from '../fakes/world';
import { clientId, tenantId } from '../fixtures/builders';

const meetings = [aMeeting('Stand-up', '2026-11-18T09:00Z')];
const breaker = { code: 'secret_wrong' as const, openedAt: friday, probedAt: undefined };

function rotateAtMicrosoft(w: World): void {
  w.microsoft.registrations.get(clientId)!.secrets.add('the next secret').delete(clientSecret);
}

const saveNext = (w: World) =>
  w.elsewhere.saveCredentials(omar, { tenantId, clientId, clientSecret: 'the next secret' });

test('F16: a refused secret opens the company’s breaker and marks no user', async () => {
  const w = await world({ connections: [{ runs: [] }] });
  w.microsoft.registrations.get(clientId)!.secrets.clear();
  expect(await codeOf(w.app.syncNow(anna))).toBe('secret_wrong');
  expect(await w.credentials()).toMatchObject({
    breaker: { code: 'secret_wrong', openedAt: friday },
    verification: { outcome: 'failed', code: 'secret_wrong' },
  });
  expect(await w.connection()).toMatchObject({ status: 'connected', problem: undefined });
  expect(w.microsoft.tokenRequests).toHaveLength(1);
});

test('an expired secret is told from a wrong one', async () => {
  const w = await world({ connections: [{ runs: [] }] });
  w.microsoft.registrations.get(clientId)!.expired.add(clientSecret);
  expect(await codeOf(w.app.syncNow(anna))).toBe('secret_expired');
  expect((await w.status()).problem?.code).toBe('secret_expired');
});

test('F17: a secret that was rotated on another instance is read again once, and the sync goes on', async () => {
  const w = await world({ connections: [{ runs: [] }], meetings });
  await w.app.syncNow(anna);
  rotateAtMicrosoft(w);
  await saveNext(w);
  w.clock.advance({ minutes: 2 });
  expect((await w.app.syncNow(anna)).outcome).toBe('succeeded');
  expect(w.microsoft.tokenRequests).toHaveLength(3);
  expect((await w.credentials())?.breaker).toBeUndefined();
});

test('F17: a secret that was rotated to another wrong one opens the breaker after two requests', async () => {
  const w = await world({ connections: [{ runs: [] }] });
  await w.app.syncNow(anna);
  rotateAtMicrosoft(w);
  await saveNext(w);
  w.microsoft.registrations.get(clientId)!.secrets.clear();
  w.clock.advance({ minutes: 2 });
  expect(await codeOf(w.app.syncNow(anna))).toBe('secret_wrong');
  expect(w.microsoft.tokenRequests).toHaveLength(3);
  expect((await w.credentials())?.breaker?.code).toBe('secret_wrong');
});

test('a success closes the breaker', async () => {
  const w = await world({ credentials: { breaker }, connections: [{ runs: [] }] });
  await w.app.syncNow(anna);
  expect((await w.credentials())?.breaker).toBeUndefined();
  expect((await w.credentials())?.verification).toMatchObject({ outcome: 'verified', code: undefined });
});

test('a breaker that stays open keeps the day on which it opened', async () => {
  const w = await world({ connections: [{ runs: [] }] });
  w.microsoft.registrations.get(clientId)!.secrets.clear();
  await codeOf(w.app.syncNow(anna));
  w.clock.advance({ hours: 1 });
  w.microsoft.registrations.get(clientId)!.expired.add(clientSecret);
  await codeOf(w.app.syncNow(anna));
  expect((await w.credentials())?.breaker).toMatchObject({ code: 'secret_expired', openedAt: friday });
});

test('a failure with credentials that were replaced meanwhile says nothing about the new ones', async () => {
  const w = await world({ connections: [{ runs: [] }] });
  const pause = w.trouble.pausesAt('identityProvider.refresh');
  w.trouble.fails('identityProvider.refresh', 'secret_wrong', 1);
  const run = codeOf(w.app.syncNow(anna));
  await pause.reached;
  rotateAtMicrosoft(w);
  await saveNext(w);
  pause.goOn();
  expect(await run).toBe('no failure');
  expect((await w.credentials())?.breaker).toBeUndefined();
});

test('F16: a night of a company with a broken secret costs the request that finds out and one probe, the next night one more', async () => {
  const users = Array.from({ length: 5 }, (_, n) => ({
    userId: `user-${n}` as typeof anna.userId,
    nextSyncAt: friday,
  }));
  const w = await world({ connections: users });
  w.microsoft.registrations.get(clientId)!.secrets.clear();
  await w.night();
  const first = w.microsoft.tokenRequests.length;
  expect(first).toBe(2);
  for (let n = 0; n < 4 * 12; n++) {
    w.clock.advance({ minutes: 15 });
    await w.night();
  }
  expect(w.microsoft.tokenRequests.length - first).toBe(0);
  w.clock.advance({ hours: 9 });
  await w.night();
  expect(w.microsoft.tokenRequests.length - first).toBe(1);
  for (const { userId } of users)
    expect((await w.connection({ companyId: anna.companyId, userId })).status).toBe('connected');
});

test('a calendar that is no longer granted asks the user to connect again', async () => {
  const w = await world({ connections: [{ runs: [] }] });
  for (const grant of w.microsoft.refreshTokens.values()) grant.scopes = ['User.Read'];
  expect(await codeOf(w.app.syncNow(anna))).toBe('scope_missing');
  expect((await w.status()).status).toBe('reconnect_required');
  expect(w.microsoft.graphRequests).toBe(0);
});

test('A25: a token is looked for under its owner’s name alone', async () => {
  const w = await world({
    connections: [{ runs: [] }, { userId: ben.userId, token: { name: 'token of anna', setAt: friday } }],
  });
  expect(await codeOf(w.app.syncNow(anna))).toBe('internal_error');
});

test('a token never goes to another registration than the one it was given by', async () => {
  const w = await world({ connections: [{ runs: [] }] });
  const pause = w.trouble.pausesAt('identityProvider.refresh');
  w.trouble.fails('identityProvider.refresh', 'client_unknown', 1);
  const run = codeOf(w.app.syncNow(anna));
  await pause.reached;
  w.microsoft.registrations.set('another client', {
    tenantId,
    clientId: 'another client',
    secrets: new Set(['its secret']),
    expired: new Set(),
    warnings: [],
  });
  await w.elsewhere.saveCredentials(omar, {
    tenantId,
    clientId: 'another client',
    clientSecret: 'its secret',
  });
  pause.goOn();
  expect(await run).toBe('credentials_changed');
  expect(w.microsoft.tokenRequests.filter((request) => request.clientId === 'another client')).toEqual([]);
  expect((await w.connection()).status).toBe('connected');
});

test.each(codes.filter((code) => isCompanyCode(code) && code !== 'credentials_missing'))(
  '%s is the company’s problem',
  async (code) => {
    const w = await world({ connections: [{ runs: [] }] });
    w.trouble.fails('identityProvider.refresh', code);
    expect(await codeOf(w.app.syncNow(anna))).toBe(code);
    expect((await w.credentials())?.breaker?.code).toBe(code);
    const { status, problem } = await w.status();
    expect([status, problem?.code]).toEqual(['connected', code]);
  },
);
