// What every vault of Secrets promises.
import type { UserId } from '../../src/domain/ids';
import type { Secrets } from '../../src/ports';
import { aCompany, aUser, oddIds, random } from '../fixtures/builders';

export function describeSecretsContract(name: string, create: () => Secrets): void {
  describe(`Secrets (${name})`, () => {
    test('a secret comes back to its owner, a user or a company', async () => {
      const secrets = create();
      const [token, clientSecret] = [random(), random()];
      const user = aUser();
      const company = { companyId: aCompany() };
      await secrets.put(token, user, 'refresh "token" 🎂');
      await secrets.put(clientSecret, company, 'client~secret');
      expect(await secrets.read(token, user)).toBe('refresh "token" 🎂');
      expect(await secrets.read(clientSecret, company)).toBe('client~secret');
    });

    test('a name that was never used holds nothing', async () => {
      expect(await create().read(random(), aUser())).toBeUndefined();
    });

    test('A25: a secret of another owner is never given out', async () => {
      const secrets = create();
      const secretName = random();
      const user = aUser({ userId: 'Anna' });
      await secrets.put(secretName, user, 'token of Anna');
      const { companyId } = user;
      const others = [
        aUser(),
        { companyId },
        { companyId, userId: 'anna' as UserId },
        aUser({ userId: 'Anna' }),
      ];
      for (const other of others) {
        await expect(secrets.read(secretName, other)).rejects.toMatchObject({
          code: 'internal_error',
          reason: 'secret of another owner',
        });
      }
    });

    test("A25: a company's secret is not any user's", async () => {
      const secrets = create();
      const secretName = random();
      const companyId = aCompany();
      await secrets.put(secretName, { companyId }, 'client secret');
      await expect(secrets.read(secretName, aUser({ companyId }))).rejects.toMatchObject({
        code: 'internal_error',
      });
    });

    test('A23: owners with odd ids are told apart', async () => {
      const secrets = create();
      const companyId = aCompany();
      for (const userId of oddIds) {
        const secretName = random();
        await secrets.put(secretName, aUser({ companyId, userId }), userId);
        expect(await secrets.read(secretName, aUser({ companyId, userId }))).toBe(userId);
      }
    });

    test('a secret says whose it is, and what is gone says nothing', async () => {
      const secrets = create();
      const [token, clientSecret] = [random(), random()];
      const { companyId, userId } = aUser({ userId: oddIds[0] });
      await secrets.put(token, { companyId, userId }, 'token');
      await secrets.put(clientSecret, { companyId }, 'client secret');
      expect(await secrets.ownerOf(token)).toEqual({ companyId, userId });
      expect(await secrets.ownerOf(clientSecret)).toEqual({ companyId });
      await secrets.purge(token);
      expect(await secrets.ownerOf(token)).toBeUndefined();
      expect(await secrets.ownerOf(random())).toBeUndefined();
    });

    test('purged is gone, and purging what is gone is done', async () => {
      const secrets = create();
      const secretName = random();
      const user = aUser();
      await secrets.put(secretName, user, 'token');
      expect(await secrets.purge(secretName)).toBe(true);
      expect(await secrets.read(secretName, user)).toBeUndefined();
      expect(await secrets.purge(secretName)).toBe(true);
      expect(await secrets.purge(random())).toBe(true);
    });

    test('F21: a purged name takes a new secret', async () => {
      const secrets = create();
      const secretName = random();
      const user = aUser();
      await secrets.put(secretName, user, 'first');
      await secrets.purge(secretName);
      await secrets.put(secretName, user, 'second');
      expect(await secrets.read(secretName, user)).toBe('second');
    });
  });
}
