// What every store of Trash promises.
import type { Trash } from '../../src/ports';
import { aCompany, at, random } from '../fixtures/builders';
import { collected } from './azurite';

const now = at('2026-11-20T10:00:00.000Z');

export function describeTrashContract(name: string, create: () => Trash): void {
  describe(`Trash (${name})`, () => {
    test('what is due is listed over all companies; what is not yet due is left', async () => {
      const trash = create();
      const due = { companyId: aCompany(), secretName: random(), dueAt: now };
      const alsoDue = { companyId: aCompany(), secretName: random(), dueAt: at('2026-11-01T00:00:00.000Z') };
      const notYet = {
        companyId: due.companyId,
        secretName: random(),
        dueAt: at('2026-11-20T10:00:00.001Z'),
      };
      for (const item of [due, alsoDue, notYet]) await trash.add(item);
      const listed = await collected(trash.listDue(now));
      expect(listed).toEqual(expect.arrayContaining([due, alsoDue]));
      expect(listed.map(({ secretName }) => secretName)).not.toContain(notYet.secretName);
    });

    test('hanging up the same name again changes when it is due', async () => {
      const trash = create();
      const item = { companyId: aCompany(), secretName: random(), dueAt: at('2099-01-01T00:00:00.000Z') };
      await trash.add(item);
      await trash.add({ ...item, dueAt: now });
      const listed = (await collected(trash.listDue(now))).filter(
        ({ secretName }) => secretName === item.secretName,
      );
      expect(listed).toEqual([{ ...item, dueAt: now }]);
    });

    test('taking down is idempotent', async () => {
      const trash = create();
      const item = { companyId: aCompany(), secretName: random(), dueAt: now };
      await trash.add(item);
      await trash.drop(item);
      await trash.drop(item);
      expect(await collected(trash.listDue(now))).not.toContainEqual(item);
    });
  });
}
