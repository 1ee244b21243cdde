import { keptRuns } from '../../src/domain/connection';
import { Failure, type Code } from '../../src/domain/failure';
import { aMeeting, type CalendarItem } from '../fakes/microsoft';
import { anna, codeOf, friday, world, type World } from '../fakes/world';
import { aRun, at } from '../fixtures/builders';

const minuteMs = 60_000;
const many = (count: number): CalendarItem[] =>
  Array.from({ length: count }, (_, n) =>
    aMeeting(
      `Meeting ${n}`,
      new Date(at('2026-11-14T08:00:00.000Z').getTime() + n * 20 * minuteMs).toISOString(),
    ),
  );

const due = (w: World) => w.rewrite((before) => ({ ...before, nextSyncAt: w.clock.now() }));

test('an unchanged calendar changes nothing', async () => {
  const w = await world({ connections: [{ runs: [] }], meetings: many(10) });
  await w.app.syncNow(anna);
  const rows = await w.rows();
  w.clock.advance({ minutes: 2 });
  expect(await w.app.syncNow(anna)).toMatchObject({ imported: 0, updated: 0, removed: 0, unchanged: 10 });
  expect(await w.rows()).toEqual(rows);
});

test('F25: a calendar that takes several transactions arrives whole', async () => {
  const w = await world({ connections: [{ runs: [] }], meetings: many(230) });
  expect((await w.app.syncNow(anna)).imported).toBe(230);
  expect(await w.titles()).toHaveLength(230);
});

test('F13: an empty answer empties no timeline until it has lasted twelve hours', async () => {
  const w = await world({ connections: [{ runs: [] }], meetings: many(10) });
  await w.app.syncNow(anna);
  w.accountOf(anna).calendar = [];
  w.clock.advance({ minutes: 2 });
  expect(await w.app.syncNow(anna)).toMatchObject({ outcome: 'held', removed: 0 });
  expect((await w.status()).status).toBe('connected');
  w.clock.advance({ hours: 11, minutes: 59 });
  expect((await w.app.syncNow(anna)).outcome).toBe('held');
  expect(await w.titles()).toHaveLength(10);
  w.clock.advance({ minutes: 2 });
  expect(await w.app.syncNow(anna)).toMatchObject({ outcome: 'succeeded', removed: 10 });
  expect((await w.connection()).heldSince).toBeUndefined();
});

test('F13: a hold that is over leaves no trace', async () => {
  const meetings = many(10);
  const w = await world({ connections: [{ runs: [] }], meetings });
  await w.app.syncNow(anna);
  w.accountOf(anna).calendar = [];
  w.clock.advance({ minutes: 2 });
  await w.app.syncNow(anna);
  w.accountOf(anna).calendar = meetings;
  w.clock.advance({ minutes: 2 });
  expect(await w.app.syncNow(anna)).toMatchObject({ outcome: 'succeeded', unchanged: 10 });
  expect((await w.connection()).heldSince).toBeUndefined();
});

test('F10: a walk that breaks off writes nothing', async () => {
  const w = await world({ connections: [{ runs: [] }], meetings: many(5) });
  await w.app.syncNow(anna);
  const rows = await w.rows();
  w.accountOf(anna).calendar = many(3);
  w.clock.advance({ minutes: 2 });
  w.trouble.fails('calendar.walk', 'calendar_too_large');
  expect(await codeOf(w.app.syncNow(anna))).toBe('calendar_too_large');
  expect(await w.rows()).toEqual(rows);
});

test('the last fourteen runs are kept, the newest first', async () => {
  const w = await world({ connections: [{ runs: [] }] });
  for (let n = 0; n < 16; n++) {
    if (n === 15) w.trouble.fails('calendar.walk', 'graph_unavailable');
    await codeOf(w.app.syncNow(anna));
    expect((await w.connection()).runs).toHaveLength(Math.min(n + 1, keptRuns));
    w.clock.advance({ minutes: 2 });
  }
  const { runs } = await w.connection();
  expect(runs).toHaveLength(keptRuns);
  expect(runs[0]).toMatchObject({ outcome: 'failed', startedAt: at('2026-11-20T10:30:00.000Z') });
  expect(runs.at(-1)?.startedAt).toEqual(at('2026-11-20T10:04:00.000Z'));
});

describe('a night that fails', () => {
  test('is tried again after 15 minutes, then twice as long each time, and at the latest every six hours', async () => {
    const w = await world({ connections: [{ nextSyncAt: friday }] });
    w.trouble.fails('calendar.walk', 'graph_unavailable');
    const waits: number[] = [];
    for (let n = 0; n < 8; n++) {
      expect(await w.night()).toEqual(['failed']);
      const { nextSyncAt } = await w.connection();
      waits.push((nextSyncAt!.getTime() - w.clock.now().getTime()) / minuteMs);
      w.clock.set(nextSyncAt!);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 360, 360, 360]);
    w.trouble.recovers('calendar.walk');
    expect(await w.night()).toEqual(['synced']);
    expect((await w.connection()).attempts).toBe(0);
  });

  test.each([
    [3_600, 60],
    [60, 15],
    [0, 15],
    [undefined, 15],
  ])('F07: waits as long as Microsoft asks (%s s), if that is longer', async (retryAfterSeconds, minutes) => {
    const w = await world({ connections: [{ nextSyncAt: friday }] });
    w.trouble.fails('calendar.walk', new Failure('graph_throttled', { retryAfterSeconds }));
    await w.night();
    const { nextSyncAt, status } = await w.connection();
    expect(nextSyncAt).toEqual(new Date(friday.getTime() + minutes * minuteMs));
    expect(status).toBe('connected');
  });

  test('F07: the night waits too when Microsoft asked a sync by hand to wait', async () => {
    const nextSyncAt = at('2026-11-20T10:05:00.000Z');
    const w = await world({ connections: [{ runs: [], nextSyncAt }] });
    w.trouble.fails('calendar.walk', new Failure('graph_throttled', { retryAfterSeconds: 3_600 }), 1);
    expect(await codeOf(w.app.syncNow(anna))).toBe('graph_throttled');
    w.clock.set(nextSyncAt);
    await w.night();
    expect(w.microsoft.tokenRequests).toHaveLength(1);
    w.clock.advance({ hours: 1 });
    expect(await w.night()).toEqual(['synced']);
  });

  test('comes back to its own time after a success', async () => {
    const w = await world({ connections: [{ nextSyncAt: friday, attempts: 4 }] });
    expect(await w.night()).toEqual(['synced']);
    const night = (await w.connection()).nextSyncAt!;
    expect(night >= at('2026-11-21T01:00:00.000Z') && night < at('2026-11-21T03:00:00.000Z')).toBe(true);
  });

  test('F14: is never repeated for a user who has to reconnect', async () => {
    const w = await world({ connections: [{ nextSyncAt: friday }] });
    w.microsoft.revoke(w.accountOf(anna));
    expect(await w.night()).toEqual(['failed']);
    const { status, problem, nextSyncAt } = await w.status();
    expect([status, problem?.code, nextSyncAt]).toEqual(['reconnect_required', 'grant_revoked', undefined]);
    for (let n = 0; n < 5; n++) {
      w.clock.advance({ days: 1 });
      expect(await w.night()).toEqual([]);
    }
    expect(w.microsoft.tokenRequests).toHaveLength(1);
  });

  test('is repeated once for a blocked user, in the next night, and then no more', async () => {
    const w = await world({ connections: [{ nextSyncAt: friday }] });
    w.trouble.fails('identityProvider.refresh', 'blocked_by_policy');
    expect(await w.night()).toEqual(['failed']);
    expect((await w.status()).status).toBe('blocked');
    const again = (await w.connection()).nextSyncAt!;
    expect(again >= at('2026-11-21T01:00:00.000Z')).toBe(true);
    w.clock.set(again);
    expect(await w.night()).toEqual(['failed']);
    expect((await w.connection()).nextSyncAt).toBeUndefined();
    w.clock.advance({ days: 3 });
    expect(await w.night()).toEqual([]);
  });

  test('that unblocks a user in the night after takes up the nights again', async () => {
    const w = await world({ connections: [{ nextSyncAt: friday }] });
    w.trouble.fails('identityProvider.refresh', 'blocked_by_policy', 1);
    await w.night();
    w.clock.set((await w.connection()).nextSyncAt!);
    expect(await w.night()).toEqual(['synced']);
    const { status, problem, nextSyncAt } = await w.status();
    expect([status, problem]).toEqual(['connected', undefined]);
    expect(nextSyncAt! > w.clock.now()).toBe(true);
  });

  test('a user blocked for good who then syncs by hand has nights again', async () => {
    const problem = { code: 'blocked_by_policy' as const, at: friday, reference: 'r' };
    const w = await world({ connections: [{ status: 'blocked', problem, runs: [], nextSyncAt: undefined }] });
    await w.app.syncNow(anna);
    expect((await w.connection()).nextSyncAt).toBeDefined();
  });
});

describe('what a failure does to the connection', () => {
  test.each<[Code, string]>([
    ['grant_revoked', 'reconnect_required'],
    ['sign_in_again', 'reconnect_required'],
    ['scope_missing', 'reconnect_required'],
    ['admin_consent_required', 'blocked'],
    ['blocked_by_policy', 'blocked'],
    ['account_disabled', 'blocked'],
    ['entra_unavailable', 'connected'],
    ['secret_wrong', 'connected'],
  ])('%s at the token makes it %s', async (code, status) => {
    const w = await world({ connections: [{ runs: [] }] });
    w.trouble.fails('identityProvider.refresh', code);
    expect(await codeOf(w.app.syncNow(anna))).toBe(code);
    const after = await w.connection();
    expect([after.status, after.claim]).toEqual([status, undefined]);
    expect(after.problem?.code).toBe(status === 'connected' ? undefined : code);
    expect(after.token).toBeDefined();
  });

  test.each<[Code, string]>([
    ['scope_missing', 'reconnect_required'],
    ['mailbox_unavailable', 'blocked'],
    ['graph_unavailable', 'connected'],
    ['graph_throttled', 'connected'],
    ['calendar_too_large', 'connected'],
  ])('%s at the calendar makes it %s', async (code, status) => {
    const w = await world({ connections: [{ runs: [] }] });
    w.trouble.fails('calendar.walk', code);
    expect(await codeOf(w.app.syncNow(anna))).toBe(code);
    expect((await w.connection()).status).toBe(status);
  });

  test('the problem names the run that found it', async () => {
    const w = await world({ connections: [{ runs: [] }] });
    w.microsoft.revoke(w.accountOf(anna));
    await codeOf(w.app.syncNow(anna));
    const { problem, lastRun } = await w.status();
    expect(problem?.reference).not.toBe('');
    expect(lastRun?.id.startsWith(problem?.reference ?? '-')).toBe(true);
  });

  test('a bug is recorded too, and marks nobody', async () => {
    const w = await world({ connections: [{ runs: [] }] });
    w.trouble.around((step, go) => (step === 'calendar.walk' ? Promise.reject(new TypeError('x')) : go()));
    await expect(w.app.syncNow(anna)).rejects.toMatchObject({ code: 'internal_error' });
    expect((await w.status()).lastRun).toMatchObject({ outcome: 'failed', code: 'internal_error' });
    expect((await w.status()).status).toBe('connected');
  });

  test('storage that is down at the end does not hide what went wrong before', async () => {
    const w = await world({ connections: [{ runs: [] }] });
    w.trouble.fails('calendar.walk', 'graph_unavailable');
    let saves = 0;
    w.trouble.around((step, go) =>
      step === 'connections.save' && ++saves > 1 ? Promise.reject(new Failure('storage_unavailable')) : go(),
    );
    expect(await codeOf(w.app.syncNow(anna))).toBe('graph_unavailable');
    expect(w.log.events.map(({ event }) => event)).toContain('sync.release_failed');
  });
});

describe('the access token', () => {
  test('that Graph refuses once is renewed, and the sync goes on', async () => {
    const w = await world({ connections: [{ runs: [] }], meetings: many(3) });
    w.trouble.fails('calendar.walk', 'sign_in_again', 1);
    expect((await w.app.syncNow(anna)).imported).toBe(3);
    expect(w.microsoft.tokenRequests).toHaveLength(2);
  });

  test('that Graph refuses twice asks the user to sign in again', async () => {
    const w = await world({ connections: [{ runs: [] }] });
    w.trouble.fails('calendar.walk', 'sign_in_again');
    expect(await codeOf(w.app.syncNow(anna))).toBe('sign_in_again');
    expect((await w.status()).status).toBe('reconnect_required');
    expect(w.microsoft.tokenRequests).toHaveLength(2);
  });
});

describe('the refresh token', () => {
  const setAt = (iso: string) => ({ name: 'token of anna', setAt: at(iso) });

  test('that was rotated is not written back while the stored one is younger than seven days', async () => {
    const token = setAt('2026-11-13T10:00:01.000Z');
    const w = await world({ connections: [{ runs: [], token }] });
    await w.app.syncNow(anna);
    expect((await w.connection()).token).toEqual(token);
    expect(w.vault()).toHaveLength(2);
  });

  test('that was rotated takes the place of one that is seven days old, which is purged', async () => {
    const w = await world({ connections: [{ runs: [], token: setAt('2026-11-13T10:00:00.000Z') }] });
    await w.app.syncNow(anna);
    const { token } = await w.connection();
    expect(token?.name).not.toBe('token of anna');
    expect(token?.setAt).toEqual(friday);
    expect(w.vault()).toEqual(['name of the client secret', token?.name]);
    expect(await w.trash()).toEqual([]);
    w.clock.advance({ minutes: 2 });
    expect((await w.app.syncNow(anna)).outcome).toBe('succeeded');
  });

  test('F20: a vault that cannot be written costs no sync; the next one tries again', async () => {
    const w = await world({
      connections: [{ runs: [], token: setAt('2026-11-01T10:00:00.000Z') }],
      meetings: many(3),
    });
    w.trouble.fails('secrets.put', 'vault_unavailable', 1);
    expect((await w.app.syncNow(anna)).imported).toBe(3);
    expect((await w.connection()).token?.name).toBe('token of anna');
    w.clock.advance({ minutes: 2 });
    await w.app.syncNow(anna);
    expect((await w.connection()).token?.name).not.toBe('token of anna');
    expect(await w.forgottenSecrets()).toEqual([]);
  });

  test('the old one that cannot be purged yet waits in the trash for the sweep', async () => {
    const w = await world({ connections: [{ runs: [], token: setAt('2026-11-01T10:00:00.000Z') }] });
    w.trouble.fails('secrets.purge', 'vault_unavailable');
    expect((await w.app.syncNow(anna)).outcome).toBe('succeeded');
    expect((await w.trash()).map(({ secretName }) => secretName)).toEqual(['token of anna']);
    w.trouble.recovers('secrets.purge');
    await w.app.sweep();
    expect(await w.trash()).toEqual([]);
    expect(w.vault()).not.toContain('token of anna');
  });

  test('that is not in the vault asks the user to sign in again', async () => {
    const w = await world({ connections: [{ runs: [] }] });
    await w.stores.secrets.purge('token of anna');
    expect(await codeOf(w.app.syncNow(anna))).toBe('sign_in_again');
    expect(w.microsoft.tokenRequests).toEqual([]);
  });

  test('A25: that belongs to somebody else is never used', async () => {
    const w = await world({ connections: [{ runs: [] }] });
    await w.stores.secrets.put('token of anna', { companyId: anna.companyId }, 'refresh token of nobody');
    expect(await codeOf(w.app.syncNow(anna))).toBe('internal_error');
    expect(w.microsoft.tokenRequests).toEqual([]);
  });
});

describe('an event that its user moved weeks into the past', () => {
  async function movedAway() {
    const w = await world({ connections: [{ runs: [] }], meetings: many(2) });
    await w.elsewhere.syncNow(anna);
    const { event } = await w.eventTitled('Meeting 0');
    const time = { start: at('2026-10-01T09:00:00.000Z'), end: at('2026-10-01T10:00:00.000Z') };
    await w.elsewhere.changeEvent(anna, event.id, '*', time);
    w.clock.advance({ minutes: 5 });
    return { ...w, time };
  }

  test('stays there, and costs an unchanged sync no write', async () => {
    const w = await movedAway();
    w.trouble.fails('timeline.commit', 'internal_error');
    expect(await w.app.syncNow(anna)).toMatchObject({ imported: 0, updated: 0, unchanged: 2 });
  });

  test('is marked as gone when its meeting vanishes', async () => {
    const w = await movedAway();
    w.accountOf(anna).calendar = many(2).slice(1);
    expect(await w.app.syncNow(anna)).toMatchObject({ removed: 0, keptEdited: 1, unchanged: 1 });
    expect((await w.eventTitled('Meeting 0')).event).toMatchObject({
      goneAtSource: true,
      user: { time: w.time },
    });
  });
});

test('the first sync after a run of failures keeps its history', async () => {
  const w = await world({
    connections: [{ runs: [aRun({ outcome: 'failed', code: 'graph_unavailable' })] }],
  });
  await due(w);
  await w.night();
  expect((await w.connection()).runs.map(({ outcome }) => outcome)).toEqual(['succeeded', 'failed']);
});

test('nothing that a sync logs names a meeting, an address or a token', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday }], meetings: many(2) });
  w.trouble.fails('calendar.walk', 'graph_unavailable', 1);
  await w.night();
  const said = JSON.stringify(w.log.events);
  for (const secret of ['Meeting 0', '@contoso', 'refresh token', 'token of anna', 'client secret'])
    expect(said).not.toContain(secret);
});
