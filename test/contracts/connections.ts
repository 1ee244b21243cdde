// What every store of Connections promises.
import { newConnection } from '../../src/domain/connection';
import type { UserId } from '../../src/domain/ids';
import type { Connections, Trash } from '../../src/ports';
import { aCompany, aConnection, aRun, at, aUser, oddIds, random } from '../fixtures/builders';
import { collected } from './azurite';

const later = at('2099-01-01T00:00:00.000Z');
const now = at('2026-11-21T02:00:00.000Z');

export function describeConnectionsContract(
  name: string,
  create: () => { connections: Connections; trash: Trash },
): void {
  describe(`Connections (${name})`, () => {
    test('a user who never connected has no row', async () => {
      expect(await create().connections.get(aUser())).toBeUndefined();
    });

    test('a connection comes back as it was saved, with absent members, instants and runs', async () => {
      const { connections } = create();
      const full = aConnection({
        status: 'blocked',
        claim: { id: random(), until: at('2026-11-20T09:05:00.001Z') },
        attempts: 3,
        heldSince: now,
        notBefore: now,
        problem: { code: 'admin_consent_required', at: now, reference: 'r-1' },
        runs: [aRun({ outcome: 'failed', code: 'graph_throttled' }), aRun({ trigger: 'nightly' })],
        preferences: { timeZone: undefined, excludeWords: ["d'accord", '🎂', 'ein "Wort"'] },
      });
      for (const value of [full, aConnection(), newConnection(aUser())]) {
        const etag = await connections.save(value, undefined);
        expect(await connections.get(value)).toEqual({ value, etag });
      }
    });

    test('words with line separators come back as they were saved, with the trash and without', async () => {
      const { connections } = create();
      const value = aConnection();
      const withWords = (...excludeWords: string[]) => ({
        ...value,
        preferences: { timeZone: undefined, excludeWords },
      });
      const words = withWords('a\u2028b', 'c\u2029d', 'e\\u2028f');
      const etag = await connections.save(words, undefined);
      expect((await connections.get(value))?.value).toEqual(words);
      const trash = { add: [{ secretName: 'old', dueAt: now }] };
      expect(await connections.save({ ...words, attempts: 1 }, etag, trash)).toBeDefined();
      expect((await connections.get(value))?.value).toEqual({ ...words, attempts: 1 });
    });

    test('a disconnect clears what it makes absent', async () => {
      const { connections } = create();
      const value = aConnection({ problem: { code: 'sign_in_again', at: now, reference: 'r-2' } });
      const etag = await connections.save(value, undefined);
      const { companyId, userId, preferences, runs } = value;
      const off = { ...newConnection({ companyId, userId }), epoch: random(), preferences, runs };
      expect(await connections.save(off, etag)).toBeDefined();
      expect((await connections.get(value))?.value).toEqual(off);
    });

    test('of two who claim at the same time one gets the mailbox', async () => {
      const { connections } = create();
      const value = aConnection();
      const etag = await connections.save(value, undefined);
      const claims = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          connections.save({ ...value, claim: { id: `claim-${i}`, until: now } }, etag),
        ),
      );
      expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
      expect(await connections.save(value, undefined)).toBeUndefined();
      expect(await connections.save(value, etag)).toBeUndefined();
    });

    test('a connection that is not there cannot be replaced', async () => {
      expect(await create().connections.save(aConnection(), 'W/"1"')).toBeUndefined();
    });

    test('the row and its trash change together or not at all', async () => {
      const { connections, trash } = create();
      const value = aConnection();
      const { companyId } = value;
      const hung = async () =>
        (await collected(trash.listDue(later)))
          .filter((item) => item.companyId === companyId)
          .map((item) => item.secretName);
      await trash.add({ companyId, secretName: 'new', dueAt: now });
      expect(await connections.save(value, 'W/"1"', { drop: ['new'] })).toBeUndefined();
      expect(await connections.save(value, undefined, { drop: ['new', 'never-hung-up'] })).toBeUndefined();
      expect(await connections.get(value)).toBeUndefined();
      expect(await hung()).toEqual(['new']);
      const change = { drop: ['new'], add: [{ secretName: 'old', dueAt: now }] };
      expect(await connections.save(value, undefined, change)).toBeDefined();
      expect(await hung()).toEqual(['old']);
    });

    test('a company lists its own connections, page by page, each once and in the same order', async () => {
      const { connections } = create();
      const companyId = aCompany();
      const ids = Array.from({ length: 7 }, (_, i) => `user-${i}`);
      for (const userId of ids) {
        await connections.save(aConnection({ companyId, userId: userId as UserId }), undefined);
      }
      await connections.save(aConnection(), undefined);
      const seen: string[] = [];
      let after: string | undefined;
      let pages = 0;
      do {
        const page = await connections.list(companyId, { limit: 3, after });
        seen.push(...page.items.map(({ userId }) => userId));
        after = page.next;
        pages += 1;
      } while (after !== undefined);
      expect(pages).toBe(3);
      expect([...seen].sort()).toEqual(ids);
      const whole = await connections.list(companyId, { limit: 7 });
      expect(whole.items.map(({ userId }) => userId)).toEqual(seen);
      expect(whole.next).toBeUndefined();
    });

    test('A24: a continuation that we did not give out is refused', async () => {
      const { connections } = create();
      const forged = Buffer.from("user!' or PartitionKey gt '").toString('base64url');
      for (const after of ['nonsense', '', forged, '%']) {
        await expect(connections.list(aCompany(), { limit: 3, after })).rejects.toMatchObject({
          code: 'request_malformed',
          errors: [{ field: 'next' }],
        });
      }
    });

    test('the night reads what is due, over all companies, and nothing else', async () => {
      const { connections } = create();
      const due = aConnection({ nextSyncAt: now });
      const overdue = aConnection({ nextSyncAt: at('2026-11-20T23:59:59.999Z') });
      const future = aConnection({ nextSyncAt: at('2026-11-21T02:00:00.001Z') });
      const never = aConnection({ nextSyncAt: undefined });
      const withoutEpoch = aConnection({ nextSyncAt: now, epoch: '' });
      for (const value of [due, overdue, future, never, withoutEpoch])
        await connections.save(value, undefined);
      const mine = new Set([due, overdue, future, never, withoutEpoch].map(({ userId }) => userId));
      const found = (await collected(connections.listDue(now))).filter(({ userId }) => mine.has(userId));
      const wanted = [due, overdue].map(({ companyId, userId, epoch, nextSyncAt }) => ({
        companyId,
        userId,
        epoch,
        nextSyncAt,
      }));
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining(wanted));
    });

    test('A23: users with odd ids keep apart, also those that differ in case only', async () => {
      const { connections } = create();
      const companyId = aCompany();
      for (const odd of oddIds) {
        const value = aConnection({ companyId, userId: odd as UserId, epoch: odd });
        expect(await connections.save(value, undefined)).toBeDefined();
      }
      for (const odd of oddIds) {
        const found = await connections.get({ companyId, userId: odd as UserId });
        expect(found?.value).toMatchObject({ userId: odd, epoch: odd });
      }
      expect((await connections.list(companyId, { limit: 100 })).items).toHaveLength(oddIds.length);
    });

    test('A24: an id made of a filter finds nobody else', async () => {
      const { connections } = create();
      await connections.save(aConnection({ nextSyncAt: now }), undefined);
      for (const injection of ["' or PartitionKey gt '", "x' or true or 'x' eq 'x", '") or ("']) {
        const companyId = aCompany(injection);
        expect((await connections.list(companyId, { limit: 10 })).items).toEqual([]);
        expect(await connections.get({ companyId, userId: injection as UserId })).toBeUndefined();
      }
    });
  });
}
