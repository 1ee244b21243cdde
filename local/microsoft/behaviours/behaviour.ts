// The steps of the protocol at which Microsoft may deviate for an account, and how. Steps that a behaviour does
// not name go well.

import type { EntraErrorNumber } from '../entra/errors';

/** What happens instead of a code, once the account is chosen. */
export type Interruption =
  | {
      readonly kind: 'returns';
      readonly error: string;
      readonly subcode?: string;
      readonly number?: EntraErrorNumber;
    }
  | {
      /** A page of Microsoft's that never sends the browser back by itself. */
      readonly kind: 'page';
      readonly title: string;
      readonly number: EntraErrorNumber;
      /** "Approval required" offers a form; then "Request sent". */
      readonly offersRequest?: true;
      /** The page has a link "Return to the application without granting consent", which returns as a cancel. */
      readonly offersReturn?: true;
    };

export type Behaviour = {
  readonly leadsTo: string;
  /** What it does, in a few words; labels of accounts are made of it. */
  readonly does: string;
  readonly signIn?: Interruption;
  /** The interruption is about consent: once an administrator consented for the tenant it is over. */
  readonly untilAdminConsent?: true;
  /** What the grant lacks of what was asked for. */
  readonly without?: 'calendar' | 'offline_access';
  readonly idToken?:
    'other-tenant' | 'wrong-issuer' | 'wrong-audience' | 'wrong-nonce' | 'wrong-signature' | 'expired';
  readonly refresh?: {
    readonly number: EntraErrorNumber;
    readonly error?: string;
    readonly suberror?: string;
  };
  readonly me?: 'other-id' | 'no-mail';
  readonly calendar?:
    'no-mailbox' | 'on-premises' | 'refuses-token' | 'forbidden' | 'endless' | 'loop' | 'foreign-link';
};
