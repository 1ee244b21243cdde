// What every store of PendingSignIns promises.
import type { UserId } from '../../src/domain/ids';
import type { PendingSignIns } from '../../src/ports';
import { aCompany, aPendingSignIn, aUser, oddIds } from '../fixtures/builders';

export function describePendingSignInsContract(name: string, create: () => PendingSignIns): void {
  describe(`PendingSignIns (${name})`, () => {
    test('a sign-in comes back as it was put, to look at and to take', async () => {
      const signIns = create();
      const signIn = aPendingSignIn();
      await signIns.replace(signIn);
      expect(await signIns.peek(signIn)).toEqual(signIn);
      expect(await signIns.takeOnce(signIn, signIn.stateHash)).toEqual(signIn);
      expect(await signIns.peek(signIn)).toBeUndefined();
    });

    test('A05: a state that was used finds nothing the second time', async () => {
      const signIns = create();
      const signIn = aPendingSignIn();
      await signIns.replace(signIn);
      await signIns.takeOnce(signIn, signIn.stateHash);
      expect(await signIns.takeOnce(signIn, signIn.stateHash)).toBeUndefined();
    });

    test('A06: of 20 callbacks with the same state exactly one gets the sign-in', async () => {
      const signIns = create();
      const signIn = aPendingSignIn();
      await signIns.replace(signIn);
      const taken = await Promise.all(
        Array.from({ length: 20 }, () => signIns.takeOnce(signIn, signIn.stateHash)),
      );
      expect(taken.filter((found) => found !== undefined)).toEqual([signIn]);
    });

    test('A07: another state takes nothing and leaves the sign-in where it is', async () => {
      const signIns = create();
      const signIn = aPendingSignIn();
      await signIns.replace(signIn);
      for (const state of ['', 'tampered', signIn.stateHash.toUpperCase(), "' or '1' eq '1"]) {
        expect(await signIns.takeOnce(signIn, state)).toBeUndefined();
      }
      expect(await signIns.peek(signIn)).toEqual(signIn);
    });

    test('a newer sign-in takes the place of the one before', async () => {
      const signIns = create();
      const first = aPendingSignIn();
      const { companyId, userId } = first;
      const second = aPendingSignIn({ companyId, userId, scopes: ['User.Read'] });
      await signIns.replace(first);
      await signIns.replace(second);
      expect(await signIns.takeOnce(first, first.stateHash)).toBeUndefined();
      expect(await signIns.takeOnce(first, second.stateHash)).toEqual(second);
    });

    test("A10: somebody else's state is of no use, in the same company or another", async () => {
      const signIns = create();
      const signIn = aPendingSignIn();
      await signIns.replace(signIn);
      const colleague = aUser({ companyId: signIn.companyId });
      const elsewhere = aUser({ userId: signIn.userId });
      expect(await signIns.takeOnce(colleague, signIn.stateHash)).toBeUndefined();
      expect(await signIns.takeOnce(elsewhere, signIn.stateHash)).toBeUndefined();
      expect(await signIns.peek(signIn)).toEqual(signIn);
    });

    test('forgetting is idempotent', async () => {
      const signIns = create();
      const signIn = aPendingSignIn();
      await signIns.replace(signIn);
      await signIns.forget(signIn);
      await signIns.forget(signIn);
      expect(await signIns.peek(signIn)).toBeUndefined();
    });

    test('A23: users with odd ids keep apart', async () => {
      const signIns = create();
      const companyId = aCompany();
      const all = oddIds.map((odd) => aPendingSignIn({ companyId, userId: odd as UserId }));
      for (const signIn of all) await signIns.replace(signIn);
      for (const signIn of all) expect(await signIns.peek(signIn)).toEqual(signIn);
    });
  });
}
