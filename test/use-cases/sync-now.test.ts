import { Failure, type Code } from '../../src/domain/failure';
import { aMeeting } from '../fakes/microsoft';
import { anna, clientSecret, codeOf, friday, kim, omar, world } from '../fakes/world';
import { aRun, at, clientId, tenantId } from '../fixtures/builders';

const meetings = [
  aMeeting('Stand-up', '2026-11-18T09:00Z'),
  aMeeting('Retro', '2026-11-19T09:00Z'),
  aMeeting('Cancelled', '2026-11-19T10:00Z', { is: 'cancelled' }),
  aMeeting('Holiday', '2026-11-19T00:00Z', { is: 'all-day', minutes: 24 * 60 }),
];

test('the meetings of the last seven days appear in My Day, without cancelled and all-day ones', async () => {
  const w = await world({ connections: [{ runs: [], nextSyncAt: undefined }], meetings });
  expect(await w.app.syncNow(anna)).toMatchObject({
    trigger: 'manual',
    outcome: 'succeeded',
    startedAt: friday,
    window: { from: at('2026-11-12T23:00:00.000Z'), until: at('2026-11-20T23:00:00.000Z') },
    imported: 2,
    skipped: { cancelled: 1, allDay: 1 },
    code: undefined,
  });
  expect(await w.titles()).toEqual(['Stand-up', 'Retro']);
});

test('the first successful sync by hand opens the nights, at the mailbox’s own time after 02:00', async () => {
  const w = await world();
  await w.connect();
  expect((await w.status()).nextSyncAt).toBeUndefined();
  await w.app.syncNow(anna);
  const night = (await w.status()).nextSyncAt!;
  expect(night >= at('2026-11-21T01:00:00.000Z') && night < at('2026-11-21T03:00:00.000Z')).toBe(true);
});

test('a first sync that fails opens no night', async () => {
  const w = await world();
  await w.connect();
  w.trouble.fails('calendar.walk', 'graph_unavailable');
  expect(await codeOf(w.app.syncNow(anna))).toBe('graph_unavailable');
  expect((await w.status()).nextSyncAt).toBeUndefined();
});

test.each(['succeeds', 'fails'])('a sync by hand that %s does not postpone the night', async (ending) => {
  const nextSyncAt = at('2026-11-20T10:00:30.000Z');
  const w = await world({ connections: [{ runs: [], nextSyncAt }] });
  if (ending === 'fails') w.trouble.fails('calendar.walk', 'graph_unavailable');
  await codeOf(w.app.syncNow(anna));
  expect((await w.connection()).nextSyncAt).toEqual(nextSyncAt);
});

test('a sync that fails leaves its run, with the code that was answered', async () => {
  const w = await world({ connections: [{ runs: [] }] });
  w.trouble.fails('calendar.walk', 'graph_unavailable');
  expect(await codeOf(w.app.syncNow(anna))).toBe('graph_unavailable');
  expect((await w.status()).lastRun).toMatchObject({
    outcome: 'failed',
    code: 'graph_unavailable',
    imported: 0,
  });
  expect((await w.status()).status).toBe('connected');
});

test('one that failed may be repeated at once', async () => {
  const w = await world({ connections: [{ runs: [] }], meetings });
  w.trouble.fails('calendar.walk', 'graph_unavailable', 1);
  expect(await codeOf(w.app.syncNow(anna))).toBe('graph_unavailable');
  expect((await w.app.syncNow(anna)).imported).toBe(2);
});

test('A33: a second one within a minute is too soon, and says how long to wait', async () => {
  const w = await world({ connections: [{ runs: [] }] });
  await w.app.syncNow(anna);
  w.clock.advance({ seconds: 20 });
  await expect(w.app.syncNow(anna)).rejects.toMatchObject({ code: 'sync_too_soon', retryAfterSeconds: 40 });
  w.clock.advance({ seconds: 40 });
  expect((await w.app.syncNow(anna)).outcome).toBe('succeeded');
});

test('a nightly run makes no one wait', async () => {
  const w = await world({ connections: [{ runs: [aRun({ trigger: 'nightly', finishedAt: friday })] }] });
  expect((await w.app.syncNow(anna)).outcome).toBe('succeeded');
});

test('a deployment may allow syncing without any pause', async () => {
  const w = await world({ connections: [{ runs: [] }], sync: { minIntervalSeconds: 0 } });
  await w.app.syncNow(anna);
  expect((await w.app.syncNow(anna)).outcome).toBe('succeeded');
});

test('A33, F06: of twenty clicks at once one syncs and the others are told that it runs', async () => {
  const w = await world({ connections: [{ runs: [] }], meetings });
  const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(w.app.syncNow(anna))));
  expect(codes.filter((code) => code === 'no failure')).toHaveLength(1);
  expect(codes.filter((code) => code === 'sync_running')).toHaveLength(19);
  expect(w.microsoft.graphRequests).toBe(1);
});

test('F06: while the night’s sync runs a sync by hand is told so', async () => {
  const w = await world({ connections: [{ runs: [], nextSyncAt: friday }], meetings });
  const pause = w.trouble.pausesAt('calendar.walk');
  const night = w.night();
  await pause.reached;
  expect(await codeOf(w.app.syncNow(anna))).toBe('sync_running');
  pause.goOn();
  expect(await night).toEqual(['synced']);
});

test('F05: after five minutes nobody waits for a worker that died', async () => {
  const claim = { id: 'of a worker that died', until: at('2026-11-20T10:05:00.000Z') };
  const w = await world({ connections: [{ runs: [], claim }], meetings });
  expect(await codeOf(w.app.syncNow(anna))).toBe('sync_running');
  w.clock.advance({ minutes: 5 });
  expect((await w.app.syncNow(anna)).imported).toBe(2);
});

test('F07: what Microsoft asks to wait is kept, and no request is made before', async () => {
  const w = await world({ connections: [{ runs: [] }] });
  w.trouble.fails('calendar.walk', new Failure('graph_throttled', { retryAfterSeconds: 600 }), 1);
  await expect(w.app.syncNow(anna)).rejects.toMatchObject({
    code: 'graph_throttled',
    retryAfterSeconds: 600,
  });
  const { tokenRequests } = w.microsoft;
  const asked = tokenRequests.length;
  w.clock.advance({ minutes: 9 });
  await expect(w.app.syncNow(anna)).rejects.toMatchObject({ code: 'graph_throttled', retryAfterSeconds: 60 });
  expect(tokenRequests).toHaveLength(asked);
  w.clock.advance({ minutes: 1 });
  expect((await w.app.syncNow(anna)).outcome).toBe('succeeded');
});

test('F19: what others ask to wait keeps nobody from trying again', async () => {
  const w = await world({ connections: [{ runs: [] }] });
  w.trouble.fails('calendar.walk', new Failure('graph_unavailable', { retryAfterSeconds: 600 }), 1);
  expect(await codeOf(w.app.syncNow(anna))).toBe('graph_unavailable');
  expect((await w.app.syncNow(anna)).outcome).toBe('succeeded');
});

test('without credentials that is what is said, before anything about the connection', async () => {
  const w = await world();
  expect(await codeOf(w.app.syncNow(kim))).toBe('credentials_missing');
});

test('without a connection there is nothing to sync', async () => {
  const w = await world();
  expect(await codeOf(w.app.syncNow(anna))).toBe('not_connected');
});

test('while the user has to reconnect the reason is answered without a call', async () => {
  const problem = { code: 'grant_revoked' as const, at: friday, reference: 'r' };
  const w = await world({ connections: [{ status: 'reconnect_required', problem }] });
  expect(await codeOf(w.app.syncNow(anna))).toBe('grant_revoked');
  expect(w.microsoft.tokenRequests).toEqual([]);
});

test('while blocked it is tried, and a success unblocks', async () => {
  const problem = { code: 'blocked_by_policy' as const, at: friday, reference: 'r' };
  const w = await world({ connections: [{ status: 'blocked', problem, runs: [] }], meetings });
  await w.app.syncNow(anna);
  const after = await w.status();
  expect([after.status, after.problem]).toEqual(['connected', undefined]);
});

test('a connection made with another registration is not synced with its token', async () => {
  const w = await world({ connections: [{ clientId: 'another client' }] });
  expect(await codeOf(w.app.syncNow(anna))).toBe('credentials_changed');
  expect(w.microsoft.tokenRequests).toEqual([]);
});

test('the zone of the access token decides what today is', async () => {
  const w = await world({ connections: [{ runs: [], profileZone: undefined }] });
  const { window } = await w.app.syncNow({ ...anna, zone: 'Pacific/Auckland' });
  expect(window).toEqual({ from: at('2026-11-12T11:00:00.000Z'), until: at('2026-11-20T11:00:00.000Z') });
  expect((await w.connection()).profileZone).toBe('Pacific/Auckland');
});

test('F22: a disconnect in the middle ends the sync as not connected', async () => {
  const w = await world({ connections: [{ runs: [] }], meetings });
  const pause = w.trouble.pausesAt('timeline.commit');
  const run = codeOf(w.app.syncNow(anna));
  await pause.reached;
  await w.elsewhere.disconnect(anna);
  pause.goOn();
  expect(await run).toBe('not_connected');
  expect(await w.titles()).toEqual([]);
});

test('a reconnect in the middle is never told as not connected', async () => {
  const w = await world({ connections: [{ runs: [] }], meetings });
  const pause = w.trouble.pausesAt('timeline.commit');
  const run = codeOf(w.app.syncNow(anna));
  await pause.reached;
  await w.connect(anna, { through: w.elsewhere });
  pause.goOn();
  expect(await run).not.toBe('not_connected');
});

test.each<Code>(['storage_unavailable', 'vault_unavailable'])(
  'F19: when the credentials cannot be read (%s) the connection stays as it is',
  async (code) => {
    const w = await world({ connections: [{}] });
    const before = await w.connection();
    w.trouble.fails(code === 'vault_unavailable' ? 'secrets.read' : 'companies.credentials', code);
    expect(await codeOf(w.app.syncNow(anna))).toBe(code);
    expect((await w.connection()).status).toBe(before.status);
  },
);

test('a preference that changes while a sync by hand fails still decides the next night', async () => {
  const w = await world({ connections: [{ runs: [] }] });
  const pause = w.trouble.pausesAt('calendar.walk');
  w.trouble.fails('calendar.walk', 'graph_unavailable');
  const run = codeOf(w.app.syncNow(anna));
  await pause.reached;
  await w.elsewhere.savePreferences(anna, { timeZone: 'Pacific/Auckland' });
  const night = (await w.connection()).nextSyncAt;
  pause.goOn();
  expect(await run).toBe('graph_unavailable');
  expect((await w.connection()).nextSyncAt).toEqual(night);
});

test('a rotated secret is used at once on the instance where it was saved', async () => {
  const w = await world({ connections: [{ runs: [] }], meetings });
  await w.app.syncNow(anna);
  w.microsoft.registrations.get(clientId)!.secrets.add('the next secret').delete(clientSecret);
  await w.app.saveCredentials(omar, { tenantId, clientId, clientSecret: 'the next secret' });
  w.clock.advance({ minutes: 2 });
  expect((await w.app.syncNow(anna)).outcome).toBe('succeeded');
  expect(w.microsoft.tokenRequests).toHaveLength(2);
});
