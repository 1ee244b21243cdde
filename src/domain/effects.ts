// What a code does to the connection of the user whose operation failed. Exhaustive by type.
import { isCompanyCode, type Code } from './failure';

/** `company`: the user is not marked, the company's registration is. */
export type Effect = 'unchanged' | 'reconnect_required' | 'blocked' | 'company';

/** The effect of a failure at sync time, when a refresh token exists. */
export function effectAtSync(code: Code): Effect {
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

/** The effect of a failure while signing in: a connection that works is not broken by a sign-in that did not. */
export function effectAtSignIn(code: Code): Effect {
  const effect = effectAtSync(code);
  return effect === 'reconnect_required' ? 'unchanged' : effect;
}
