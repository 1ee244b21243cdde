import { aMeeting } from '../fakes/microsoft';
import { anna, friday, kim, omar, world } from '../fakes/world';
import { aRun, at, type tenantId } from '../fixtures/builders';

const breaker = { code: 'secret_expired' as const, openedAt: friday, probedAt: undefined };

test('without credentials everybody is told that the admin has not configured them', async () => {
  const w = await world();
  const { status, problem } = await w.status(kim);
  expect(status).toBe('not_configured');
  expect(problem).toMatchObject({ code: 'credentials_missing', help: { adminConsentUrl: null } });
});

test('a user who never connected is not connected, in their profile’s zone', async () => {
  const w = await world();
  expect(await w.status()).toMatchObject({
    status: 'not_connected',
    address: undefined,
    timeZone: 'Europe/Berlin',
    windowDays: 7,
    lastRun: undefined,
    problem: undefined,
  });
});

test('a sign-in that Microsoft never answered shows once its ten minutes are over, with help', async () => {
  const w = await world();
  await w.app.startSignIn(anna);
  w.clock.advance({ minutes: 9, seconds: 59 });
  expect((await w.status()).problem).toBeUndefined();
  w.clock.advance({ seconds: 1 });
  const { status, problem } = await w.status();
  expect(status).toBe('not_connected');
  expect(problem).toMatchObject({ code: 'sign_in_not_heard_of', at: at('2026-11-20T10:10:00.000Z') });
  expect(problem?.help?.forwardText).toContain('/adminconsent');
});

test('a sign-in that lapsed is no problem of whoever is connected', async () => {
  const w = await world({ connections: [{}] });
  await w.app.startSignIn(anna);
  w.clock.advance({ hours: 1 });
  expect((await w.status()).problem).toBeUndefined();
});

test('Disconnect Outlook also forgets a sign-in that lapsed', async () => {
  const w = await world();
  await w.app.startSignIn(anna);
  w.clock.advance({ hours: 1 });
  await w.app.disconnect(anna);
  expect((await w.status()).problem).toBeUndefined();
});

test('of a cancelled sign-in and a later one that lapsed the later one shows', async () => {
  const w = await world();
  const { authorizeUrl } = await w.app.startSignIn(anna);
  const { state } = w.microsoft.signIn(authorizeUrl, w.accountOf(anna));
  await w.app.finishSignIn(anna, { state, error: 'access_denied' }).catch(() => undefined);
  expect((await w.status()).problem?.code).toBe('sign_in_not_finished');
  await w.app.startSignIn(anna);
  expect((await w.status()).problem?.code).toBe('sign_in_not_finished');
  w.clock.advance({ minutes: 10 });
  expect((await w.status()).problem?.code).toBe('sign_in_not_heard_of');
});

test('a sync that runs shows, and one whose worker died no longer does after five minutes', async () => {
  const w = await world({ connections: [{}], meetings: [aMeeting('Retro', '2026-11-19T09:00Z')] });
  const pause = w.trouble.pausesAt('calendar.walk');
  const run = w.app.syncNow(anna);
  await pause.reached;
  expect((await w.status()).status).toBe('syncing');
  w.clock.advance({ minutes: 5 });
  expect((await w.status()).status).toBe('connected');
  pause.goOn();
  await run.catch(() => undefined);
});

test('the company’s broken secret shows to users who are connected, and does not mark them', async () => {
  const w = await world({ credentials: { breaker }, connections: [{}] });
  const { status, problem } = await w.status();
  expect(status).toBe('connected');
  expect(problem).toMatchObject({ code: 'secret_expired', at: friday });
  expect(problem?.help).toBeDefined();
});

test('a verification that failed shows as well', async () => {
  const verification = {
    outcome: 'failed' as const,
    code: 'client_unknown' as const,
    at: friday,
    warnings: [],
  };
  const w = await world({ credentials: { verification }, connections: [{}] });
  expect((await w.status()).problem?.code).toBe('client_unknown');
});

test('the company’s problem does not hide that a user has to reconnect', async () => {
  const problem = { code: 'grant_revoked' as const, at: friday, reference: 'r' };
  const w = await world({
    credentials: { breaker },
    connections: [{ status: 'reconnect_required', problem }],
  });
  const after = await w.status();
  expect([after.status, after.problem?.code]).toEqual(['reconnect_required', 'grant_revoked']);
});

test.each([
  ['client', { clientId: 'another client' }],
  ['tenant', { tenantId: '11111111-2222-4333-8444-555555555555' as typeof tenantId }],
])('a connection that was made with another %s has to be made again', async (_, credentials) => {
  const w = await world({ credentials, connections: [{}] });
  const { status, problem } = await w.status();
  expect([status, problem?.code]).toEqual(['reconnect_required', 'credentials_changed']);
  expect((await w.connection()).status).toBe('connected');
});

test('when the next sync by hand may come is said while it may not', async () => {
  const runs = [aRun({ finishedAt: at('2026-11-20T09:59:30.000Z') })];
  const w = await world({ connections: [{ runs }] });
  expect((await w.status()).syncAllowedAt).toEqual(at('2026-11-20T10:00:30.000Z'));
  w.clock.advance({ seconds: 30 });
  expect((await w.status()).syncAllowedAt).toBeUndefined();
});

test.each([
  ['alone', '2026-11-20T10:00:20.000Z', [], '2026-11-20T10:00:20.000Z'],
  ['the later', '2026-11-20T10:05:00.000Z', ['2026-11-20T09:59:30.000Z'], '2026-11-20T10:05:00.000Z'],
  ['the earlier', '2026-11-20T10:00:20.000Z', ['2026-11-20T09:59:30.000Z'], '2026-11-20T10:00:30.000Z'],
  ['over', '2026-11-20T10:00:00.000Z', ['2026-11-20T09:59:30.000Z'], '2026-11-20T10:00:30.000Z'],
])('while Graph asked us to wait, a sync by hand waits, too: %s', async (_, notBefore, finished, allowed) => {
  const runs = finished.map((finishedAt) => aRun({ finishedAt: at(finishedAt) }));
  const w = await world({ connections: [{ runs, notBefore: at(notBefore) }] });
  const { syncAllowedAt } = await w.status();
  expect(syncAllowedAt).toEqual(at(allowed));
  w.clock.set(new Date(syncAllowedAt!.getTime() - 1));
  await expect(w.app.syncNow(anna)).rejects.toMatchObject({ retryAfterSeconds: 1 });
  w.clock.set(syncAllowedAt!);
  expect((await w.status()).syncAllowedAt).toBeUndefined();
  expect(await w.app.syncNow(anna)).toMatchObject({ outcome: 'succeeded' });
});

test('after a disconnect no address, no next sync and no waiting time is shown', async () => {
  const runs = [aRun({ finishedAt: friday })];
  const w = await world({ connections: [{ runs }] });
  await w.app.disconnect(anna);
  expect(await w.status()).toMatchObject({
    status: 'not_connected',
    address: undefined,
    connectedAt: undefined,
    nextSyncAt: undefined,
    syncAllowedAt: undefined,
  });
});

test('once an admin has removed the credentials the status says so, whatever it was before', async () => {
  const w = await world({ connections: [{}] });
  await w.app.removeCredentials(omar);
  const { status, problem } = await w.status();
  expect([status, problem?.code]).toEqual(['not_configured', 'credentials_missing']);
});

test('the nights follow the zone claim last seen, also of a user who only looks', async () => {
  const w = await world({ connections: [{ nextSyncAt: at('2026-11-21T02:00:00.000Z') }] });
  const { nextSyncAt } = await w.app.describeStatus({ ...anna, zone: 'Asia/Tokyo' });
  // Two in the morning in Tokyo is five in the afternoon in UTC.
  expect(nextSyncAt?.getTime()).toBeGreaterThanOrEqual(at('2026-11-20T17:00:00.000Z').getTime());
  expect(nextSyncAt?.getTime()).toBeLessThan(at('2026-11-20T19:00:00.000Z').getTime());
  expect(await w.connection()).toMatchObject({ profileZone: 'Asia/Tokyo', nextSyncAt });
});

test('a zone claim that is known already, or that nobody knows, is not written', async () => {
  const w = await world({ connections: [{}] });
  w.trouble.fails('connections.save', 'storage_unavailable');
  await w.app.describeStatus(anna);
  expect((await w.app.describeStatus({ ...anna, zone: 'Mars/Phobos' })).timeZone).toBe('Europe/Berlin');
});
