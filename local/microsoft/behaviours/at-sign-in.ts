// Accounts whose sign-in goes wrong: at Microsoft's pages, on the way back, or in what the code is exchanged for.
// `leadsTo` is the product's outcome code, or the state its connection is in afterwards.

import type { Behaviour } from './behaviour';

export const atSignIn = {
  ordinary: { leadsTo: 'connected', does: 'signs in' },

  'cancels-sign-in': {
    leadsTo: 'sign_in_not_finished',
    does: 'cancels at the sign-in',
    signIn: { kind: 'returns', error: 'access_denied', subcode: 'cancel' },
  },
  'declines-consent': {
    leadsTo: 'consent_declined',
    does: 'declines the permissions',
    signIn: { kind: 'returns', error: 'access_denied', number: 65004 },
  },
  'approval-required': {
    leadsTo: 'sign_in_not_heard_of',
    does: 'must request approval; nothing comes back',
    untilAdminConsent: true,
    signIn: {
      kind: 'page',
      title: 'Approval required',
      number: 90095,
      offersRequest: true,
      offersReturn: true,
    },
  },
  'needs-admin-approval': {
    leadsTo: 'sign_in_not_heard_of',
    does: 'needs an administrator’s approval; nothing comes back',
    untilAdminConsent: true,
    signIn: { kind: 'page', title: 'Need admin approval', number: 90094, offersReturn: true },
  },
  'consent-required': {
    leadsTo: 'admin_consent_required',
    does: 'returns with error=consent_required',
    untilAdminConsent: true,
    signIn: { kind: 'returns', error: 'consent_required', number: 90094 },
  },
  'server-error': {
    leadsTo: 'entra_unavailable',
    does: 'returns with error=server_error',
    signIn: { kind: 'returns', error: 'server_error', number: 90033 },
  },
  'temporarily-unavailable': {
    leadsTo: 'entra_unavailable',
    does: 'returns with error=temporarily_unavailable',
    signIn: { kind: 'returns', error: 'temporarily_unavailable', number: 90006 },
  },
  'blocked-by-policy': {
    leadsTo: 'sign_in_not_heard_of',
    does: 'is blocked by a Conditional Access page; nothing comes back',
    signIn: { kind: 'page', title: 'You cannot access this right now', number: 53003 },
  },
  'not-assigned': {
    leadsTo: 'sign_in_not_heard_of',
    does: 'is not assigned to the app; nothing comes back',
    signIn: { kind: 'page', title: 'Sorry, but we’re having trouble signing you in', number: 50105 },
  },
  'disabled-account': {
    leadsTo: 'sign_in_not_heard_of',
    does: 'is disabled; nothing comes back',
    signIn: { kind: 'page', title: 'Sorry, but we’re having trouble signing you in', number: 50057 },
  },

  'calendar-unticked': {
    leadsTo: 'scope_missing',
    does: 'grants everything but the calendar',
    without: 'calendar',
  },
  'no-refresh-token': {
    leadsTo: 'no_refresh_token',
    does: 'is given no refresh token',
    without: 'offline_access',
  },
  'other-tenant': { leadsTo: 'wrong_tenant', does: 'belongs to another tenant', idToken: 'other-tenant' },
  'wrong-issuer': {
    leadsTo: 'sign_in_expired',
    does: 'gets an ID token of another issuer',
    idToken: 'wrong-issuer',
  },
  'wrong-audience': {
    leadsTo: 'sign_in_expired',
    does: 'gets an ID token for another app',
    idToken: 'wrong-audience',
  },
  'wrong-nonce': {
    leadsTo: 'sign_in_expired',
    does: 'gets an ID token of another sign-in',
    idToken: 'wrong-nonce',
  },
  'wrong-signature': {
    leadsTo: 'sign_in_expired',
    does: 'gets an ID token that nobody of Microsoft signed',
    idToken: 'wrong-signature',
  },
  'expired-id-token': {
    leadsTo: 'sign_in_expired',
    does: 'gets an ID token that has expired',
    idToken: 'expired',
  },
  'other-id': { leadsTo: 'sign_in_expired', does: 'is somebody else at /me', me: 'other-id' },
} as const satisfies Record<string, Behaviour>;
