// PendingSignIns in memory: one per user.
import type { PendingSignIn } from '../../domain/pending-sign-in';
import type { PendingSignIns } from '../../ports';
import { copyOf, userPlace } from './memory-storage';

export function memoryPendingSignIns(): PendingSignIns {
  const signIns = new Map<string, PendingSignIn>();
  return {
    replace(signIn) {
      signIns.set(userPlace(signIn), copyOf(signIn));
      return Promise.resolve();
    },
    peek: (user) => Promise.resolve(copyOf(signIns.get(userPlace(user)))),
    takeOnce(user, stateHash) {
      const found = signIns.get(userPlace(user));
      if (found?.stateHash !== stateHash) return Promise.resolve(undefined);
      signIns.delete(userPlace(user));
      return Promise.resolve(found);
    },
    forget(user) {
      signIns.delete(userPlace(user));
      return Promise.resolve();
    },
  };
}
