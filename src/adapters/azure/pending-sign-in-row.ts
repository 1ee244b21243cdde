// A PendingSignIn as the one row of its user's partition. It is short-lived and always replaced as a whole.
import * as z from 'zod';
import { hashOf } from '../../domain/hash';
import type { UserKey } from '../../domain/ids';
import type { PendingSignIn } from '../../domain/pending-sign-in';
import { companyId, instant, json, jsonCell, readRow, tenantId, text, textCell, userId } from './rows';

const rowKey = 'sign-in';

const pendingSignInRow = z.object({
  companyId,
  userId,
  stateHash: text,
  nonce: text,
  codeVerifier: text,
  tenantId,
  clientId: text,
  credentialsVersion: text,
  redirectUri: text,
  scopes: json(z.array(z.string()), '[]'),
  expiresAt: instant,
});

export function signInRowOf(user: UserKey) {
  return { partitionKey: hashOf('user', user.companyId, user.userId), rowKey };
}

export function toPendingSignInRow(signIn: PendingSignIn) {
  return {
    ...signInRowOf(signIn),
    companyId: signIn.companyId,
    userId: signIn.userId,
    stateHash: signIn.stateHash,
    nonce: signIn.nonce,
    codeVerifier: signIn.codeVerifier,
    tenantId: signIn.tenantId,
    clientId: signIn.clientId,
    credentialsVersion: signIn.credentialsVersion,
    redirectUri: signIn.redirectUri,
    scopes: jsonCell(signIn.scopes),
    expiresAt: textCell(signIn.expiresAt),
  };
}

export function fromPendingSignInRow(stored: object): PendingSignIn {
  return readRow(pendingSignInRow, stored, { table: 'PendingSignIns', key: rowKey });
}
