import type { UserId } from '../../src/domain/ids';
import { aMeeting } from '../fakes/microsoft';
import { anna, ben, codeOf, fabrikam, friday, kim, omar, world } from '../fakes/world';
import { aRun, at, clientId, tenantId } from '../fixtures/builders';

const someone = (n: number) => `user-${String(n).padStart(3, '0')}` as UserId;

test('the consent link leads to the company’s tenant, and its text says all that IT has to know', async () => {
  const w = await world();
  const { adminConsentUrl, forwardText } = await w.app.getConsent(omar);
  expect(adminConsentUrl).toContain(`/${tenantId}/v2.0/adminconsent`);
  expect(adminConsentUrl).toContain(clientId);
  for (const part of [
    adminConsentUrl,
    'Calendars.Read',
    'never reads',
    'Grant admin consent for [tenant]',
    'admin consent requests',
    'unverified',
    'Enabled for users to sign-in',
    'Oh no',
    'then click Connect again',
  ])
    expect(forwardText).toContain(part);
});

test('without credentials there is no consent link', async () => {
  const w = await world();
  expect(await codeOf(w.app.getConsent(kim))).toBe('credentials_missing');
});

test('an admin sees who is connected, how it goes, and what must be put right', async () => {
  const problem = { code: 'blocked_by_policy' as const, at: friday, reference: 'r' };
  const w = await world({ connections: [{}, { userId: ben.userId, status: 'blocked', problem, runs: [] }] });
  const { connections, next } = await w.app.listConnections(omar, undefined);
  expect(next).toBeUndefined();
  const of = (userId: string) => connections.find((each) => each.userId === userId);
  expect(of('anna')).toMatchObject({
    status: 'connected',
    address: 'anna@contoso.example',
    lastRun: { imported: 23 },
    problem: undefined,
  });
  expect(of('ben')).toMatchObject({ status: 'blocked', problem: { code: 'blocked_by_policy' } });
  expect(of('ben')?.problem?.help?.forwardText).toContain('/adminconsent');
});

test('whoever only has preferences, or has left, is not listed', async () => {
  const w = await world({ connections: [{}] });
  await w.app.savePreferences(ben, { excludeWords: ['x'] });
  await w.app.disconnect(anna);
  expect((await w.app.listConnections(omar, undefined)).connections).toEqual([]);
});

test('a user whose sign-in failed is listed with the reason', async () => {
  const w = await world();
  w.trouble.fails('identityProvider.redeemCode', 'admin_consent_required');
  await codeOf(w.connect());
  const { connections } = await w.app.listConnections(omar, undefined);
  expect(connections).toMatchObject([{ userId: 'anna', status: 'blocked' }]);
});

test('a company’s list goes on page by page, and shows everybody once', async () => {
  const w = await world({ connections: Array.from({ length: 230 }, (_, n) => ({ userId: someone(n) })) });
  const seen: string[] = [];
  let after: string | undefined;
  let pages = 0;
  do {
    const page = await w.app.listConnections(omar, after);
    seen.push(...page.connections.map(({ userId }) => userId));
    after = page.next;
    pages += 1;
  } while (after !== undefined);
  expect(pages).toBe(3);
  expect([...seen].sort()).toEqual(Array.from({ length: 230 }, (_, n) => someone(n)));
});

test('A21, A27: another company’s admin sees nobody of it, and can remove nobody', async () => {
  const w = await world({ connections: [{}] });
  const lee = { ...omar, companyId: fabrikam };
  expect((await w.app.listConnections(lee, undefined)).connections).toEqual([]);
  expect(await w.app.removeConnection(lee, anna.userId)).toBe(false);
  expect((await w.status()).status).toBe('connected');
});

describe('the night', () => {
  const nightly = (outcome: 'succeeded' | 'failed' | 'held', startedAt: string) =>
    aRun({ trigger: 'nightly', outcome, startedAt: at(startedAt) });

  test('is told by how many mailboxes were due, done and failed', async () => {
    const w = await world({
      connections: [
        { userId: someone(1), runs: [nightly('succeeded', '2026-11-20T01:10:00Z')] },
        { userId: someone(2), runs: [nightly('held', '2026-11-20T01:05:00Z')] },
        { userId: someone(3), runs: [nightly('failed', '2026-11-20T01:20:00Z')] },
        { userId: someone(4), runs: [], nextSyncAt: at('2026-11-20T09:00:00Z') },
        { userId: someone(5), runs: [nightly('succeeded', '2026-11-18T01:20:00Z')] },
      ],
    });
    expect((await w.app.listConnections(omar, undefined)).night).toEqual({
      startedAt: at('2026-11-20T01:05:00.000Z'),
      due: 4,
      done: 2,
      failed: 1,
    });
  });

  test('counts a mailbox once, by its latest attempt', async () => {
    const runs = [nightly('succeeded', '2026-11-20T01:40:00Z'), nightly('failed', '2026-11-20T01:20:00Z')];
    const w = await world({ connections: [{ runs }] });
    expect((await w.app.listConnections(omar, undefined)).night).toMatchObject({
      due: 1,
      done: 1,
      failed: 0,
    });
  });

  test('that was not is not told', async () => {
    const w = await world({ connections: [{}] });
    expect((await w.app.listConnections(omar, undefined)).night).toBeUndefined();
  });
});

test('a leaver’s connection is removed with its token; the events stay', async () => {
  const w = await world({ connections: [{ runs: [] }], meetings: [aMeeting('Retro', '2026-11-19T09:00Z')] });
  await w.app.syncNow(anna);
  await w.app.removeConnection(omar, anna.userId);
  expect(w.vault()).toEqual(['name of the client secret']);
  expect(await w.titles()).toEqual(['Retro']);
  expect((await w.status()).status).toBe('not_connected');
});

test('whoever is not there cannot be removed', async () => {
  const w = await world();
  expect(await w.app.removeConnection(omar, someone(1))).toBe(false);
});
