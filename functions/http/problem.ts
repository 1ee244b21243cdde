// Failures as RFC 9457 problems: the one place that knows HTTP statuses.
import { detailOf, messages } from '../../src/domain/messages';
import type { Code, Failure, FieldError } from '../../src/domain/failure';
import type { Help } from '../../src/domain/help';

export const httpStatus: Readonly<Record<Code, number>> = {
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  request_malformed: 400,
  precondition_required: 428,
  changed_elsewhere: 412,
  not_connected: 409,
  sync_running: 409,
  sync_too_soon: 429,
  credentials_missing: 409,
  secret_wrong: 409,
  secret_is_its_id: 409,
  secret_expired: 409,
  tenant_unknown: 409,
  client_unknown: 409,
  client_disabled: 409,
  registered_as_spa: 409,
  credentials_changed: 409,
  sign_in_expired: 409,
  sign_in_not_heard_of: 409,
  sign_in_not_finished: 409,
  consent_declined: 409,
  admin_consent_required: 409,
  blocked_by_policy: 409,
  account_disabled: 409,
  scope_missing: 409,
  no_refresh_token: 409,
  wrong_account: 409,
  wrong_tenant: 409,
  grant_revoked: 409,
  sign_in_again: 409,
  mailbox_unavailable: 409,
  calendar_too_large: 409,
  graph_throttled: 503,
  graph_unavailable: 503,
  entra_unavailable: 503,
  vault_unavailable: 503,
  storage_unavailable: 503,
  internal_error: 500,
};

/** The header is the field here, and the message's own sentence says enough. */
const ifMatch: Partial<Record<Code, readonly FieldError[]>> = {
  precondition_required: [{ field: 'If-Match', message: 'is missing. Send the ETag that was last read.' }],
  changed_elsewhere: [{ field: 'If-Match', message: 'is not the present ETag. Read again and repeat.' }],
};

/** What to wait when whoever refused us did not say. */
const defaultWaitSeconds = 30;

export type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: Code;
  readonly remedy: string | null;
  readonly detail: string;
  readonly reference: string;
  readonly retryAfterSeconds?: number;
  readonly errors?: readonly FieldError[];
  readonly help?: Help;
};

export function toProblem(failure: Failure, reference: string, help: Help | undefined): ProblemBody {
  const { code } = failure;
  const status = httpStatus[code];
  const errors = failure.errors ?? ifMatch[code];
  const wait = failure.retryAfterSeconds ?? (status === 503 ? defaultWaitSeconds : undefined);
  return {
    type: `urn:otiumwork:problem:${code}`,
    title: messages[code].title,
    status,
    code,
    remedy: failure.remedy,
    detail: detailOf(code, failure.errors),
    reference,
    ...(wait !== undefined && { retryAfterSeconds: wait }),
    ...(errors !== undefined && { errors }),
    ...(help !== undefined && { help }),
  };
}
