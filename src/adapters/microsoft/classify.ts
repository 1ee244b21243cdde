// The one place where Microsoft's answers become codes of ours. Decides by status and machine codes only, never by
// text; what it does not know gets the safe default. Numbers: Microsoft's "AADSTS error codes" reference.
import type { Code } from '../../domain/failure';

/** What Entra's token endpoint or discovery said: RFC 6749 section 5.2 with Entra's extensions. */
export type EntraError = {
  readonly status: number;
  readonly error: string | undefined;
  readonly suberror: string | undefined;
  readonly numbers: readonly number[];
};

const byNumber: ReadonlyMap<number, Code> = new Map<number, Code>([
  [7000215, 'secret_wrong'],
  [7000222, 'secret_expired'],
  [90002, 'tenant_unknown'],
  [900021, 'tenant_unknown'],
  [900023, 'tenant_unknown'],
  [700016, 'client_unknown'],
  [7000229, 'client_unknown'],
  [7000112, 'client_disabled'],
  [70001, 'client_disabled'],
  [700025, 'registered_as_spa'],
  [700084, 'registered_as_spa'],
  [9002326, 'registered_as_spa'],
  [9002327, 'registered_as_spa'],
  [65004, 'consent_declined'],
  ...[65001, 90094, 900941, 90095, 90093, 650056, 90008].map((n): [number, Code] => [
    n,
    'admin_consent_required',
  ]),
  ...[50105, 50020, 50034, 51004, 90072, 500021, 500022, 500212, 500213, 530032, 530034].map(
    (n): [number, Code] => [n, 'blocked_by_policy'],
  ),
  [50057, 'account_disabled'],
  ...[50173, 70000].map((n): [number, Code] => [n, 'grant_revoked']),
  ...[70008, 700082, 70043, 50132, 50133, 50055, 50144, 50072, 50074, 50076, 50078, 50079, 50158, 50053].map(
    (n): [number, Code] => [n, 'sign_in_again'],
  ),
  ...[50033, 90006, 90012, 90024, 90033, 90055, 90090, 50087, 50196].map((n): [number, Code] => [
    n,
    'entra_unavailable',
  ]),
]);

function codeOfNumbers(numbers: readonly number[]): Code | undefined {
  for (const number of numbers) {
    const code =
      byNumber.get(number) ?? (number >= 53000 && number <= 53999 ? 'blocked_by_policy' : undefined);
    if (code !== undefined) return code;
  }
  return undefined;
}

/** Errors of the OAuth and OpenID texts whose meaning needs no number. */
function codeOfError(error: string | undefined, suberror: string | undefined): Code | undefined {
  if (error === 'consent_required' || suberror === 'consent_required') return 'admin_consent_required';
  switch (error) {
    case 'interaction_required':
    case 'login_required':
      return 'sign_in_again';
    case 'invalid_client':
      return 'secret_wrong';
    case 'unauthorized_client':
      return 'client_unknown';
    case 'invalid_tenant':
      return 'tenant_unknown';
    case 'invalid_resource':
      return 'admin_consent_required';
    case 'temporarily_unavailable':
    case 'server_error':
      return 'entra_unavailable';
    default:
      return undefined;
  }
}

function isOutage(status: number): boolean {
  return status === 429 || status >= 500;
}

/** The code for a refused refresh or client-credentials request. */
export function codeOfTokenError(answer: EntraError): Code {
  if (isOutage(answer.status)) return 'entra_unavailable';
  const code = codeOfNumbers(answer.numbers) ?? codeOfError(answer.error, answer.suberror);
  if (code !== undefined) return code;
  return answer.error === 'invalid_grant' ? 'grant_revoked' : 'entra_unavailable';
}

/** The code for a refused authorization code. A code that is late, used or not ours is a lapsed sign-in. */
export function codeOfRedeemError(answer: EntraError): Code {
  const code = codeOfTokenError(answer);
  const aboutTheCode =
    code === 'grant_revoked' || (code === 'sign_in_again' && answer.numbers.includes(70008));
  return aboutTheCode && answer.error === 'invalid_grant' ? 'sign_in_expired' : code;
}

/**
 * The code for an error on the redirect (RFC 6749 section 4.1.2.1). A number in the description may tell a declined
 * consent from a cancel; it never blocks anybody.
 */
export function codeOfRedirectError(error: string, description: string | undefined): Code {
  if (error === 'consent_required') return 'admin_consent_required';
  if (error === 'server_error' || error === 'temporarily_unavailable') return 'entra_unavailable';
  if (error === 'access_denied' && numbersIn(description).includes(65004)) return 'consent_declined';
  return 'sign_in_not_finished';
}

/** The AADSTS numbers in a description. */
export function numbersIn(description: string | undefined): readonly number[] {
  return [...(description ?? '').matchAll(/AADSTS(\d{4,8})/g)].map((match) => Number(match[1]));
}

const withoutMailbox = new Set([
  'MailboxNotEnabledForRESTAPI',
  'MailboxNotSupportedForRESTAPI',
  'ErrorMissingEmailAddress',
  'ErrorInvalidUser',
  'ErrorNonExistentMailbox',
  'extensionError',
]);

/** The code for Graph's refusal: HTTP status and `error.code`. */
export function codeOfGraphError(status: number, machineCode: string | undefined): Code {
  if (machineCode !== undefined && withoutMailbox.has(machineCode)) return 'mailbox_unavailable';
  switch (status) {
    case 401:
      return 'sign_in_again';
    case 403:
      return 'scope_missing';
    case 404:
      return 'mailbox_unavailable';
    case 429:
    case 509:
      return 'graph_throttled';
    default:
      return 'graph_unavailable';
  }
}
