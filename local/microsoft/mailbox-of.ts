// Whose mailbox a request to Graph is about, as its token says. Believed without a check: it is for counting calls
// and for faults that hit one mailbox, not for letting anybody in.

import { decodeJwt } from 'jose';

import type { Request } from './http';

export function mailboxOf({ headers }: Pick<Request, 'headers'>): string | undefined {
  const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  try {
    const { upn } = decodeJwt(token);
    return typeof upn === 'string' ? upn : undefined;
  } catch {
    return undefined; // It is no token: nobody's.
  }
}
