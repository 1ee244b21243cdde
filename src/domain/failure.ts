// The closed list of what can go wrong, and who must act. HTTP status and words live at their own seams.

/** Who must act. */
export type Remedy = 'correct-request' | 'reconnect' | 'fix-credentials' | 'ask-admin' | 'retry-later';

/** Every code with its remedy; `null` is a bug of ours. Adding one fails the build wherever it has no words or status. */
export const remedies = {
  not_signed_in: 'correct-request',
  not_allowed: 'correct-request',
  not_found: 'correct-request',
  request_malformed: 'correct-request',
  precondition_required: 'correct-request',
  changed_elsewhere: 'correct-request',
  not_connected: 'correct-request',
  sync_running: 'retry-later',
  sync_too_soon: 'retry-later',
  credentials_missing: 'fix-credentials',
  secret_wrong: 'fix-credentials',
  secret_is_its_id: 'fix-credentials',
  secret_expired: 'fix-credentials',
  tenant_unknown: 'fix-credentials',
  client_unknown: 'fix-credentials',
  client_disabled: 'fix-credentials',
  registered_as_spa: 'fix-credentials',
  credentials_changed: 'reconnect',
  sign_in_expired: 'reconnect',
  sign_in_not_heard_of: 'reconnect',
  sign_in_not_finished: 'reconnect',
  consent_declined: 'reconnect',
  admin_consent_required: 'ask-admin',
  blocked_by_policy: 'ask-admin',
  account_disabled: 'ask-admin',
  scope_missing: 'reconnect',
  no_refresh_token: 'reconnect',
  wrong_account: 'reconnect',
  wrong_tenant: 'reconnect',
  grant_revoked: 'reconnect',
  sign_in_again: 'reconnect',
  mailbox_unavailable: 'ask-admin',
  calendar_too_large: 'retry-later',
  graph_throttled: 'retry-later',
  graph_unavailable: 'retry-later',
  entra_unavailable: 'retry-later',
  vault_unavailable: 'retry-later',
  storage_unavailable: 'retry-later',
  internal_error: null,
} as const satisfies Record<string, Remedy | null>;

export type Code = keyof typeof remedies;
export const codes = Object.keys(remedies) as readonly Code[];

/** The codes that speak of the company's app registration rather than of a user. */
export type CompanyCode = { [C in Code]: (typeof remedies)[C] extends 'fix-credentials' ? C : never }[Code];

export function isCompanyCode(code: Code): code is CompanyCode {
  return remedies[code] === 'fix-credentials';
}

/** A field of the request that is wrong, and how to put it right. */
export type FieldError = { readonly field: string; readonly message: string };

type FailureDetails = {
  /** Inward only: why, for the log; never a secret, an address or a vendor's free text. */
  readonly reason?: string;
  readonly retryAfterSeconds?: number | undefined;
  readonly errors?: readonly FieldError[];
  readonly cause?: unknown;
};

/** What every operation throws when it cannot do what was asked: a code from the closed list. */
export class Failure extends Error {
  readonly code: Code;
  readonly reason: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly errors: readonly FieldError[] | undefined;
  /** What the person can quote; set by whoever records the failure where it stays visible. */
  reference: string | undefined;

  constructor(code: Code, details: FailureDetails = {}) {
    super(details.reason === undefined ? code : `${code}: ${details.reason}`, { cause: details.cause });
    this.name = 'Failure';
    this.code = code;
    this.reason = details.reason;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.errors = details.errors;
  }

  get remedy(): Remedy | null {
    return remedies[this.code];
  }
}

/** A reference that fits into a sentence: 48 bits, as 12 hexadecimal characters of a random id. */
export function referenceOf(id: string): string {
  return id.slice(0, 12);
}

/** What was thrown as a Failure; anything that is not one is a bug and says so. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const reason = thrown instanceof Error ? thrown.name : typeof thrown;
  return new Failure('internal_error', { reason, cause: thrown });
}
