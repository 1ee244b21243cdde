// What every store of Companies promises.
import type { Companies, Trash } from '../../src/ports';
import { aCompany, at, oddIds, random, someCredentials } from '../fixtures/builders';
import { collected } from './azurite';

const later = at('2099-01-01T00:00:00.000Z');
const due = at('2026-11-20T10:00:00.000Z');
const aCatalogue = (label = 'Team') => ({
  categories: [{ id: 'team', label, workType: 'meeting', retired: false }],
  rules: [{ contains: "o'neil", category: 'team' }],
});

export function describeCompaniesContract(
  name: string,
  create: () => { companies: Companies; trash: Trash },
): void {
  describe(`Companies (${name})`, () => {
    const trashOf = async (trash: Trash, companyId: string) =>
      (await collected(trash.listDue(later)))
        .filter((item) => item.companyId === companyId)
        .map((item) => item.secretName);

    test('a company that nobody set up has neither credentials nor catalogue', async () => {
      const { companies } = create();
      expect(await companies.credentials(aCompany())).toBeUndefined();
      expect(await companies.catalogue(aCompany())).toBeUndefined();
    });

    test('credentials come back as they were saved, absent members and instants included', async () => {
      const { companies } = create();
      const plain = someCredentials({ secretExpiresOn: undefined });
      const broken = someCredentials({
        verification: { outcome: 'failed', code: 'secret_wrong', at: due, warnings: ['expires soon'] },
        breaker: { code: 'secret_expired', openedAt: due, probedAt: undefined },
      });
      const never = someCredentials({
        verification: { outcome: 'never', code: undefined, at: undefined, warnings: [] },
        breaker: { code: 'client_unknown', openedAt: due, probedAt: due },
      });
      for (const value of [plain, broken, never]) {
        const etag = await companies.saveCredentials(value, undefined);
        expect(await companies.credentials(value.companyId)).toEqual({ value, etag });
      }
    });

    test('a save also clears what is absent now', async () => {
      const { companies } = create();
      const value = someCredentials({ breaker: { code: 'secret_wrong', openedAt: due, probedAt: due } });
      const etag = await companies.saveCredentials(value, undefined);
      const closed = { ...value, breaker: undefined, secretExpiresOn: undefined };
      await companies.saveCredentials(closed, etag);
      expect((await companies.credentials(value.companyId))?.value).toEqual(closed);
    });

    test('of two admins who save at the same time the second is told', async () => {
      const { companies } = create();
      const value = someCredentials();
      const etag = await companies.saveCredentials(value, undefined);
      const first = await companies.saveCredentials({ ...value, version: 'first' }, etag);
      expect(first).toBeDefined();
      expect(first).not.toBe(etag);
      expect(await companies.saveCredentials({ ...value, version: 'second' }, etag)).toBeUndefined();
      expect(await companies.saveCredentials({ ...value, version: 'third' }, undefined)).toBeUndefined();
      expect((await companies.credentials(value.companyId))?.value.version).toBe('first');
    });

    test('credentials that are gone cannot be replaced', async () => {
      const { companies } = create();
      const value = someCredentials();
      const etag = await companies.saveCredentials(value, undefined);
      expect(await companies.removeCredentials(value.companyId, etag!, {})).toBe(true);
      expect(await companies.saveCredentials(value, etag)).toBeUndefined();
      expect(await companies.removeCredentials(value.companyId, etag!, {})).toBe(false);
    });

    test('a save hangs up the old secret and takes down the new one in the same transaction', async () => {
      const { companies, trash } = create();
      const value = someCredentials({ secretName: 'new' });
      const { companyId } = value;
      await trash.add({ companyId, secretName: 'new', dueAt: due });
      await companies.saveCredentials(value, undefined, {
        add: [{ secretName: 'old', dueAt: due }],
        drop: ['new'],
      });
      expect(await trashOf(trash, companyId)).toEqual(['old']);
    });

    test('a save that is refused leaves the trash alone', async () => {
      const { companies, trash } = create();
      const value = someCredentials();
      const { companyId } = value;
      await companies.saveCredentials(value, undefined);
      await trash.add({ companyId, secretName: 'new', dueAt: due });
      const change = { add: [{ secretName: 'old', dueAt: due }], drop: ['new'] };
      expect(await companies.saveCredentials(value, undefined, change)).toBeUndefined();
      expect(await companies.saveCredentials(value, 'W/"stale"', change)).toBeUndefined();
      expect(await companies.removeCredentials(companyId, 'W/"stale"', change)).toBe(false);
      expect(await trashOf(trash, companyId)).toEqual(['new']);
    });

    test('a secret that the sweep has taken is never named: the save is refused as a whole', async () => {
      const { companies } = create();
      const value = someCredentials();
      expect(await companies.saveCredentials(value, undefined, { drop: ['purged'] })).toBeUndefined();
      expect(await companies.credentials(value.companyId)).toBeUndefined();
    });

    test('removing credentials hangs up every name given, and spares what changed meanwhile', async () => {
      const { companies, trash } = create();
      const value = someCredentials();
      const { companyId } = value;
      const stale = await companies.saveCredentials(value, undefined);
      const etag = await companies.saveCredentials({ ...value, version: 'newer' }, stale);
      const change = {
        add: [
          { secretName: 'one', dueAt: due },
          { secretName: 'two', dueAt: due },
        ],
      };
      expect(await companies.removeCredentials(companyId, stale!, change)).toBe(false);
      expect((await companies.credentials(companyId))?.value.version).toBe('newer');
      expect(await companies.removeCredentials(companyId, etag!, change)).toBe(true);
      expect(await companies.credentials(companyId)).toBeUndefined();
      expect((await trashOf(trash, companyId)).sort()).toEqual(['one', 'two']);
    });

    test('a catalogue comes back as it was saved, guarded by its own ETag', async () => {
      const { companies } = create();
      const companyId = aCompany();
      const etag = await companies.saveCatalogue(companyId, aCatalogue(), undefined);
      expect(await companies.catalogue(companyId)).toEqual({ value: aCatalogue(), etag });
      expect(await companies.saveCatalogue(companyId, aCatalogue('No'), undefined)).toBeUndefined();
      expect(await companies.saveCatalogue(companyId, aCatalogue('Yes'), etag)).toBeDefined();
      expect(await companies.saveCatalogue(companyId, aCatalogue('No'), etag)).toBeUndefined();
      expect((await companies.catalogue(companyId))?.value).toEqual(aCatalogue('Yes'));
      expect(await companies.credentials(companyId)).toBeUndefined();
    });

    test('labels, work types and rules with line separators come back as they were saved', async () => {
      const { companies } = create();
      const companyId = aCompany();
      const value = (label: string) => ({
        categories: [{ id: 'team', label, workType: `${label}!`, retired: false }],
        rules: [{ contains: `{${label}}`, category: 'team' }],
      });
      const etag = await companies.saveCatalogue(companyId, value('a\u2028b'), undefined);
      expect((await companies.catalogue(companyId))?.value).toEqual(value('a\u2028b'));
      expect(await companies.saveCatalogue(companyId, value('\u2029c\\u2028'), etag)).toBeDefined();
      expect((await companies.catalogue(companyId))?.value).toEqual(value('\u2029c\\u2028'));
    });

    test('F25: a catalogue longer than one column comes back whole, and a shorter one after it too', async () => {
      const { companies } = create();
      const companyId = aCompany();
      const rules = Array.from({ length: 900 }, (_, i) => ({
        contains: `${'🧭'.repeat(40)}${i}`,
        category: 'team',
      }));
      const long = { ...aCatalogue(), rules };
      expect(JSON.stringify(rules).length).toBeGreaterThan(64_000);
      const etag = await companies.saveCatalogue(companyId, long, undefined);
      expect((await companies.catalogue(companyId))?.value).toEqual(long);
      await companies.saveCatalogue(companyId, aCatalogue(), etag);
      expect((await companies.catalogue(companyId))?.value).toEqual(aCatalogue());
    });

    test('A23: companies with odd ids keep apart, also those that differ in case only', async () => {
      const { companies } = create();
      const salt = random();
      for (const odd of oddIds) {
        const value = someCredentials({ companyId: aCompany(`${odd}${salt}`), version: odd });
        expect(await companies.saveCredentials(value, undefined)).toBeDefined();
      }
      for (const odd of oddIds) {
        expect((await companies.credentials(aCompany(`${odd}${salt}`)))?.value.version).toBe(odd);
      }
    });
  });
}
