// Entra's error bodies: the numbers that the stand-in knows, with the OAuth error and HTTP status that the
// token endpoint gives them, and the shape in which they come. The words are Entra's, abridged.

import { randomUUID } from 'node:crypto';

import { json } from '../http';
import type { Reply } from '../http';

type EntraErrorRow = { readonly error: string; readonly status: number; readonly text: string };

const row = (error: string, status: number, text: string): EntraErrorRow => ({ error, status, text });
const grant = (text: string) => row('invalid_grant', 400, text);
const request = (text: string) => row('invalid_request', 400, text);
const client = (text: string) => row('invalid_client', 401, text);

const table = {
  50011: request(
    'The redirect URI specified in the request does not match the redirect URIs configured for the application.',
  ),
  50057: grant('The user account is disabled.'),
  50058: row('login_required', 400, 'A silent sign-in request was sent but no user is signed in.'),
  50076: grant(
    'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access Microsoft Graph.',
  ),
  50105: grant(
    'Your administrator has configured the application to block users unless they are specifically granted access to the application.',
  ),
  50133: grant('Session is invalid due to expiration or recent password change.'),
  50173: grant(
    'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.',
  ),
  50194: request(
    'Application is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps.',
  ),
  53003: grant(
    'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  ),
  54005: grant(
    'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  ),
  65001: grant(
    'The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.',
  ),
  65004: row('access_denied', 400, 'User declined to consent to access the app.'),
  70000: grant('Provided grant is invalid or malformed.'),
  70003: row('unsupported_grant_type', 400, 'The app requested an unsupported grant type.'),
  70008: grant(
    'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
  ),
  70011: row('invalid_scope', 400, 'The provided request must include a valid input parameter scope.'),
  70043: grant(
    'The refresh token has expired or is invalid due to sign-in frequency checks by conditional access.',
  ),
  90002: request(
    'Tenant not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.',
  ),
  90006: row(
    'temporarily_unavailable',
    503,
    'The service is temporarily unavailable. Please retry the request.',
  ),
  90014: request('A required field is missing from the request.'),
  90033: row('server_error', 503, 'A transient error has occurred. Please try again.'),
  90055: row(
    'temporarily_unavailable',
    429,
    'The server terminated the request because there are too many requests.',
  ),
  90094: grant(
    'The grant requires administrator permission. OtiumWork needs permission to access resources in your organization that only an admin can grant.',
  ),
  90095: grant(
    'This app requires your admin’s approval. You can send an approval request to your admin with a justification.',
  ),
  500112: grant(
    'The reply address does not match the reply address provided when requesting Authorization code.',
  ),
  501481: grant('The Code_Verifier does not match the code_challenge supplied in the authorization request.'),
  650053: row(
    'invalid_scope',
    400,
    'The application asked for a scope that does not exist on the resource Microsoft Graph.',
  ),
  700005: grant(
    'Provided Authorization Code is intended to use against other tenant or application, thus rejected.',
  ),
  700016: row(
    'unauthorized_client',
    400,
    'Application was not found in the directory. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.',
  ),
  700025: client("Client is public so neither 'client_assertion' nor 'client_secret' should be presented."),
  700054: row('unsupported_response_type', 400, 'The response_type is not supported for the application.'),
  700082: grant('The refresh token has expired due to inactivity. The token was inactive for 90.00:00:00.'),
  700084: grant(
    'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which cannot be extended.',
  ),
  900021: request('Requested tenant identifier is not valid. Tenant identifiers may not be an empty GUID.'),
  900144: request('The request body must contain a required parameter.'),
  1002012: row(
    'invalid_scope',
    400,
    'The provided value for scope is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  ),
  7000112: row('unauthorized_client', 400, 'Application is disabled.'),
  7000215: client(
    'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to the app.',
  ),
  7000218: client(
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  ),
  7000222: client(
    'The provided client secret keys for the app are expired. Visit the Azure portal to create new keys for your app, or consider using certificate credentials for added security.',
  ),
  7999999: grant('The request was refused for a reason that this number did not mean before.'),
  9002326: request(
    "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
  ),
  9002327: request(
    "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
  ),
} as const satisfies Record<number, EntraErrorRow>;

export type EntraErrorNumber = keyof typeof table;
export const entraErrors: Readonly<Record<EntraErrorNumber, EntraErrorRow>> = table;

/** Detours from the table: the same number comes with another OAuth error at another endpoint. */
export type EntraErrorDetails = {
  readonly error?: string;
  readonly suberror?: string;
  readonly claims?: string;
};

export function entraError(number: EntraErrorNumber, details: EntraErrorDetails = {}): Reply {
  const row = entraErrors[number];
  const { description, traceId, correlationId, timestamp } = described(number);
  return json(row.status, {
    error: details.error ?? row.error,
    error_description: description,
    error_codes: [number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${number}`,
    ...(details.suberror === undefined ? {} : { suberror: details.suberror }),
    ...(details.claims === undefined ? {} : { claims: details.claims }),
  });
}

/** "AADSTSnnn: … Trace ID: … Correlation ID: … Timestamp: …", as it also stands in redirects. */
export function described(number: EntraErrorNumber) {
  const [traceId, correlationId] = [randomUUID(), randomUUID()];
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const description =
    `AADSTS${number}: ${entraErrors[number].text} ` +
    `Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
  return { description, traceId, correlationId, timestamp };
}
