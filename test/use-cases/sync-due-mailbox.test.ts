import type { Connection } from '../../src/domain/connection';
import type { MailboxMessage } from '../../src/ports';
import type { DueOutcome } from '../../src/use-cases/sync-due-mailbox';
import { aMeeting } from '../fakes/microsoft';
import { anna, codeOf, friday, omar, world, type World } from '../fakes/world';
import { at } from '../fixtures/builders';

const meetings = [aMeeting('Stand-up', '2026-11-18T09:00Z'), aMeeting('Retro', '2026-11-19T09:00Z')];
const messageFor = ({ companyId, userId, epoch }: Connection): MailboxMessage => ({
  v: 1,
  companyId,
  userId,
  epoch,
});
const message = async (w: World) => messageFor(await w.connection());

test('a mailbox that is due is synced, and its next night is set', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday }], meetings });
  expect(await w.app.syncDueMailbox(await message(w))).toBe('synced');
  expect(await w.titles()).toEqual(['Stand-up', 'Retro']);
  expect((await w.status()).lastRun).toMatchObject({ trigger: 'nightly', imported: 2 });
});

test('F01, F03: a message that is delivered ten times does its work once', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday }], meetings });
  const delivered = await message(w);
  await w.app.syncDueMailbox(delivered);
  const rows = await w.rows();
  for (let n = 0; n < 9; n++) expect(await w.app.syncDueMailbox(delivered)).toBe('not-due');
  expect(await w.rows()).toEqual(rows);
  expect(w.microsoft.graphRequests).toBe(1);
});

test('F01: a message that is delivered ten times at once is worked on once', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday }], meetings });
  const delivered = await message(w);
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => w.app.syncDueMailbox(delivered)));
  expect(outcomes.filter((outcome) => outcome === 'synced')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'claimed')).toHaveLength(9);
  expect(w.microsoft.graphRequests).toBe(1);
});

test.each<[string, Partial<Connection>, DueOutcome]>([
  ['is not due yet', { nextSyncAt: at('2026-11-20T10:00:00.001Z') }, 'not-due'],
  ['had no sync by hand yet', { nextSyncAt: undefined }, 'not-due'],
  ['has to be reconnected', { nextSyncAt: friday, status: 'reconnect_required' }, 'not-due'],
  [
    'somebody works on',
    { nextSyncAt: friday, claim: { id: 'other', until: at('2026-11-20T10:00:00.001Z') } },
    'claimed',
  ],
  ['has no token', { nextSyncAt: friday, token: undefined }, 'not-connected'],
])('a mailbox that %s is left alone', async (_, connection, outcome) => {
  const w = await world({ connections: [connection], meetings });
  const before = await w.connection();
  expect(await w.app.syncDueMailbox(await message(w))).toBe(outcome);
  expect(await w.connection()).toEqual(before);
  expect(w.microsoft.tokenRequests).toEqual([]);
});

test('A28: a message with another company’s user finds nobody', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday }], meetings });
  const forged = { ...(await message(w)), companyId: 'fabrikam' as typeof anna.companyId };
  expect(await w.app.syncDueMailbox(forged)).toBe('not-connected');
});

test('A28, A34: a message of the time before a reconnect is dropped', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday }], meetings });
  const old = await message(w);
  await w.connect();
  expect(await w.app.syncDueMailbox(old)).toBe('other-epoch');
  expect(await w.titles()).toEqual([]);
});

test('F22: a message that was under way when its user disconnected is dropped', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday }], meetings });
  const old = await message(w);
  await w.app.disconnect(anna);
  expect(await w.app.syncDueMailbox(old)).toBe('not-connected');
  expect(w.microsoft.tokenRequests).toEqual([]);
});

test('a mailbox of another registration is not synced, and does not stay due for ever', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday, clientId: 'another client' }], meetings });
  expect(await w.app.syncDueMailbox(await message(w))).toBe('not-due');
  expect(w.microsoft.tokenRequests).toEqual([]);
  w.clock.advance({ minutes: 15 });
  expect((await w.app.sweep()).due).toBe(0);
});

test('F16: a company without credentials is left for later, and nobody is marked', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday }], meetings });
  await w.stores.companies.removeCredentials(
    omar.companyId,
    (await w.stores.companies.credentials(omar.companyId))!.etag,
    {},
  );
  expect(await w.app.syncDueMailbox(await message(w))).toBe('failed');
  expect((await w.connection()).status).toBe('connected');
  expect(w.log.events).toMatchObject([{ event: 'sync.not_begun', code: 'credentials_missing' }]);
});

test('a run tells its end once, with its counts', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday }], meetings });
  await w.app.syncDueMailbox(await message(w));
  expect(w.log.events).toMatchObject([
    {
      event: 'sync.finished',
      level: 'info',
      outcome: 'succeeded',
      imported: meetings.length,
      skipped: 0,
      attempts: 1,
    },
  ]);
});

test('a failure that somebody can put right is acknowledged and logged without a title or an address', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday }], meetings });
  w.microsoft.revoke(w.accountOf(anna));
  expect(await w.app.syncDueMailbox(await message(w))).toBe('failed');
  const { problem } = await w.connection();
  expect(w.log.events).toMatchObject([
    {
      event: 'sync.finished',
      level: 'warn',
      companyId: 'contoso',
      userId: 'anna',
      trigger: 'nightly',
      outcome: 'failed',
      code: 'grant_revoked',
      reference: problem?.reference,
    },
  ]);
  expect(JSON.stringify(w.log.events)).not.toMatch(/Stand-up|Retro|@contoso/);
});

test('F26: a bug is thrown, so that the queue tries again, and the mailbox can still be synced later', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday }], meetings });
  w.trouble.around((step, go) => (step === 'calendar.walk' ? Promise.reject(new TypeError('x')) : go()));
  await expect(w.app.syncDueMailbox(await message(w))).rejects.toMatchObject({ code: 'internal_error' });
  w.trouble.around(undefined);
  w.clock.advance({ minutes: 15 });
  expect(await w.night()).toEqual(['synced']);
});

test('F26: a bug stays due until its last delivery, whatever failed before; then it waits like everything else', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday, attempts: 4 }], meetings });
  const delivered = await message(w);
  w.trouble.around((step, go) => (step === 'calendar.walk' ? Promise.reject(new TypeError('x')) : go()));
  for (const comesAgain of [true, true, true, true, false]) {
    await expect(w.app.syncDueMailbox(delivered, comesAgain)).rejects.toMatchObject({
      code: 'internal_error',
    });
  }
  expect(await w.app.syncDueMailbox(delivered, true)).toBe('not-due');
});

test('whoever clicked Sync in vain five times has not used up the night’s tries', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday }], meetings });
  w.trouble.fails('calendar.walk', 'graph_unavailable', 6);
  for (let n = 0; n < 5; n++) {
    expect(await codeOf(w.app.syncNow(anna))).toBe('graph_unavailable');
    w.clock.advance({ minutes: 2 });
  }
  const startedAt = w.clock.now().getTime();
  expect(await w.night()).toEqual(['failed']);
  expect((await w.connection()).nextSyncAt!.getTime() - startedAt).toBe(15 * 60_000);
});

test('F19: storage that does not answer leaves the mailbox for the next sweep', async () => {
  const w = await world({ connections: [{ nextSyncAt: friday }], meetings });
  const delivered = await message(w);
  w.trouble.fails('connections.get', 'storage_unavailable', 1);
  expect(await w.app.syncDueMailbox(delivered)).toBe('failed');
  expect(await w.night()).toEqual(['synced']);
});
