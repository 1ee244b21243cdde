// The table of troublesome accounts against the closed list of codes: whatever Microsoft alone can bring about has an
// account that brings it about, and no account promises a code that does not exist.
import { behaviours } from '../../../local/microsoft/behaviours';
import { codes, type Code } from '../../../src/domain/failure';

/** What a user's account at Microsoft can lead to; the others are brought about by requests, by the company's registration, or by outages. */
const ofAccounts: readonly Code[] = [
  'sign_in_not_heard_of',
  'sign_in_not_finished',
  'consent_declined',
  'admin_consent_required',
  'blocked_by_policy',
  'account_disabled',
  'scope_missing',
  'no_refresh_token',
  'wrong_tenant',
  'sign_in_expired',
  'grant_revoked',
  'sign_in_again',
  'mailbox_unavailable',
  'calendar_too_large',
  'graph_unavailable',
  'entra_unavailable',
];

const promised = new Set(Object.values(behaviours).map(({ leadsTo }) => leadsTo));

test('every code that an account can lead to has an account that leads to it', () => {
  expect(ofAccounts.filter((code) => !promised.has(code))).toEqual([]);
});

test('no account leads to a code that does not exist', () => {
  const known = new Set<string>([...codes, 'connected']);
  expect([...promised].filter((code) => !known.has(code))).toEqual([]);
});

test('no account leads to a code that this table forgets', () => {
  expect(
    [...promised].filter((code) => code !== 'connected' && !(ofAccounts as readonly string[]).includes(code)),
  ).toEqual([]);
});
