// Accounts that connect without trouble and fail later: when the token is refreshed, or at Graph.
// `leadsTo` is the product's outcome code.

import type { Behaviour } from './behaviour';

export const atSync = {
  'policy-at-refresh': {
    leadsTo: 'blocked_by_policy',
    does: 'connects; at sync Conditional Access blocks it',
    refresh: { number: 53003 },
  },
  'policy-interaction-at-refresh': {
    leadsTo: 'blocked_by_policy',
    does: 'connects; at sync Conditional Access asks for interaction',
    refresh: { number: 53003, error: 'interaction_required', suberror: 'message_only' },
  },
  'not-assigned-at-refresh': {
    leadsTo: 'blocked_by_policy',
    does: 'connects; at sync it is no longer assigned to the app',
    refresh: { number: 50105 },
  },
  'disabled-at-refresh': {
    leadsTo: 'account_disabled',
    does: 'connects; at sync the account is disabled',
    refresh: { number: 50057 },
  },
  'mfa-at-refresh': {
    leadsTo: 'sign_in_again',
    does: 'connects; at sync a second factor is asked for',
    refresh: { number: 50076, error: 'interaction_required', suberror: 'basic_action' },
  },
  'password-changed': {
    leadsTo: 'sign_in_again',
    does: 'connects; at sync the password was changed',
    refresh: { number: 50133 },
  },
  'sign-in-frequency': {
    leadsTo: 'sign_in_again',
    does: 'connects; at sync the sign-in frequency has passed',
    refresh: { number: 70043, suberror: 'token_expired' },
  },
  'refresh-expired': {
    leadsTo: 'sign_in_again',
    does: 'connects; at sync the token expired by inactivity',
    refresh: { number: 700082 },
  },
  'grant-revoked': {
    leadsTo: 'grant_revoked',
    does: 'connects; at sync the grant was revoked',
    refresh: { number: 50173 },
  },
  'consent-withdrawn': {
    leadsTo: 'admin_consent_required',
    does: 'connects; at sync the consent was withdrawn',
    refresh: { number: 65001, suberror: 'consent_required' },
  },
  'unknown-refusal': {
    leadsTo: 'grant_revoked',
    does: 'connects; at sync Entra refuses with a number nobody knows',
    refresh: { number: 7999999 },
  },

  'no-mailbox': {
    leadsTo: 'mailbox_unavailable',
    does: 'connects; it has no mailbox',
    me: 'no-mail',
    calendar: 'no-mailbox',
  },
  'on-premises': {
    leadsTo: 'mailbox_unavailable',
    does: 'connects; its mailbox is on premises',
    calendar: 'on-premises',
  },
  'graph-refuses-token': {
    leadsTo: 'sign_in_again',
    does: 'connects; Graph answers 401 to every token',
    calendar: 'refuses-token',
  },
  'graph-forbids': { leadsTo: 'scope_missing', does: 'connects; Graph answers 403', calendar: 'forbidden' },
  'endless-calendar': {
    leadsTo: 'calendar_too_large',
    does: 'connects; its calendar never ends',
    calendar: 'endless',
  },
  'looping-calendar': {
    leadsTo: 'calendar_too_large',
    does: 'connects; the link to the next page leads back',
    calendar: 'loop',
  },
  'foreign-next-link': {
    leadsTo: 'graph_unavailable',
    does: 'connects; the link to the next page leads to a stranger',
    calendar: 'foreign-link',
  },
} as const satisfies Record<string, Behaviour>;
