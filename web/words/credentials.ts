// The words of the admin's card. Names that Microsoft's pages show stand between ** and **.
import type { FieldName, Mistake } from '../credentials/check';
import { credentials as de } from './de/credentials';
import { credentials as en } from './en/credentials';
import type { Language } from './language';

/** The company's codes, said to the admin who puts them right, here and now. */
export type CompanyCode =
  | 'credentials_missing'
  | 'secret_wrong'
  | 'secret_is_its_id'
  | 'secret_expired'
  | 'tenant_unknown'
  | 'client_unknown'
  | 'client_disabled'
  | 'registered_as_spa';

/** A field's name, and what helps to fill it in. */
type FieldWords = { readonly label: string; readonly hint: string };
type Step = { readonly title: string; readonly text: string };

export type CredentialsWords = {
  readonly title: string;
  readonly intro: string;
  readonly loading: string;
  readonly notAdmin: string;
  readonly retry: string;
  readonly cancel: string;
  readonly reference: (reference: string) => string;
  readonly copy: string;
  readonly copied: (what: string) => string;
  readonly notCopied: string;
  readonly newTab: string;
  readonly fix: Readonly<Record<CompanyCode, string>>;

  readonly guide: {
    readonly title: string;
    readonly again: string;
    readonly intro: string;
    readonly open: string;
    readonly register: Step;
    readonly name: string;
    readonly redirectUri: string;
    readonly permissions: Step;
    readonly scopes: string;
    readonly permissionsAfter: string;
    readonly secret: Step;
    readonly ids: Step;
    readonly enter: Step;
  };

  readonly form: {
    readonly title: Readonly<Record<'set-up' | 'rotate' | 'change', string>>;
    readonly says: Readonly<Record<'set-up' | 'rotate' | 'change', string>>;
    readonly fields: Readonly<Record<FieldName, FieldWords>>;
    readonly show: string;
    readonly hide: string;
    readonly mistakes: Readonly<Record<Mistake, string>>;
    readonly refusedField: string;
    readonly save: string;
    readonly checking: string;
    readonly notSaved: string;
    readonly maybeSaved: string;
    readonly elsewhere: string;
  };

  readonly state: {
    readonly verified: string;
    readonly failed: string;
    readonly never: string;
    readonly notSetUp: string;
    readonly tenantId: string;
    readonly clientId: string;
    readonly secret: string;
    readonly secretKept: string;
    readonly secretMissing: string;
    readonly expires: string;
    readonly noExpiry: string;
    readonly checked: string;
    readonly saved: string;
    readonly expiresSoon: (inDays: string, date: string) => string;
    readonly expired: (daysAgo: string, date: string) => string;
    readonly expiresShort: (inDays: string) => string;
    readonly accepted: string;
    readonly refused: string;
    readonly applicationPermissions: string;
    readonly test: string;
    readonly rotate: string;
    readonly change: string;
    readonly remove: string;
    readonly tested: (at: string) => string;
    readonly testFailed: (title: string) => string;
    readonly savedAt: (at: string) => string;
    readonly removed: string;
  };

  readonly removal: {
    readonly title: string;
    readonly tokens: string;
    readonly people: string;
    readonly events: string;
    readonly microsoft: string;
    readonly confirm: string;
    readonly removing: string;
    readonly again: string;
  };

  readonly consent: {
    readonly title: string;
    readonly text: string;
    readonly approve: string;
    readonly forward: string;
    readonly forwardText: string;
    readonly textForIt: string;
  };
};

export const credentialsWords: Readonly<Record<Language, CredentialsWords>> = { en, de };
