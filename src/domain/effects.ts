// What a code does to the connection of the user whose operation failed. Exhaustive by type.
import { isCompanyCode, type Code } from './failure';

/** `company`: the user is not marked, the company's registration is. */
export type Effect = 'unchanged' | 'reconnect_required' | 'blocked' | 'company';

/** Exhaustive for what a sync meets; a sign-in that fails takes a connection away from nobody, it only blocks. */
export function effectOf(code: Code): Effect {
  if (isCompanyCode(code)) return code === 'credentials_missing' ? 'unchanged' : 'company';
  switch (code) {
    case 'grant_revoked':
    case 'sign_in_again':
    case 'scope_missing':
      return 'reconnect_required';
    case 'admin_consent_required':
    case 'blocked_by_policy':
    case 'account_disabled':
    case 'mailbox_unavailable':
      return 'blocked';
    default:
      return 'unchanged';
  }
}
