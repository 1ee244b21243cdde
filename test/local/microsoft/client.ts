// A client that talks to the stand-in as a test does: over real HTTP, without a browser.

import { createHash } from 'node:crypto';

import { startMicrosoft } from '../../../local/microsoft';
import type { MicrosoftStandIn, WireEntry } from '../../../local/microsoft';
import type { StandInMeeting } from '../../../local/calendar/meeting';
import { companies } from '../../../local/people';

export const redirectUri = 'http://localhost:7071/admin/integrations/outlook/callback';
const verifier = 'a-code-verifier-that-is-long-enough-to-be-believed-0123456789';
export const scope = 'openid profile offline_access Calendars.Read User.Read';
const { contoso } = companies;

export type Tokens = {
  access_token: string;
  refresh_token?: string;
  id_token: string;
  scope: string;
  error?: string;
  suberror?: string;
  error_codes?: number[];
  error_description?: string;
};

export async function standIn(
  meetings: StandInMeeting[] = [],
  more: { onRequest?: (entry: WireEntry) => void; state?: unknown } = {},
): Promise<MicrosoftStandIn> {
  return startMicrosoft({
    port: 0,
    redirectUris: [redirectUri],
    calendars: { 'anna@contoso.example': meetings },
    ...more,
  });
}

export function authorizeUrl(
  microsoft: MicrosoftStandIn,
  change: Record<string, string> = {},
  tenant = contoso.tenantId,
): string {
  const query = new URLSearchParams({
    client_id: contoso.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope,
    state: 'the-state',
    nonce: 'the-nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    prompt: 'select_account',
    client_info: '1',
    ...change,
  });
  return `${microsoft.url}/${tenant}/oauth2/v2.0/authorize?${query.toString()}`;
}

export function post(
  url: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' });
}

/** Chooses the account and accepts; what the browser would be sent back with. */
export async function signIn(
  microsoft: MicrosoftStandIn,
  account: string,
  change: Record<string, string> = {},
): Promise<URLSearchParams> {
  const response = await post(authorizeUrl(microsoft, change), { account, decision: 'accept' });
  const location = response.headers.get('location');
  if (location === null) throw new Error(`Microsoft did not send the browser back: ${response.status}`);
  return new URL(location).searchParams;
}

export async function token(
  microsoft: MicrosoftStandIn,
  form: Record<string, string>,
  { tenant = contoso.tenantId, headers = {} } = {},
): Promise<{ status: number; body: Tokens }> {
  const response = await post(
    `${microsoft.url}/${tenant}/oauth2/v2.0/token`,
    { client_id: contoso.clientId, client_secret: contoso.clientSecret, ...form },
    headers,
  );
  return { status: response.status, body: (await response.json()) as Tokens };
}

export function redeem(
  microsoft: MicrosoftStandIn,
  code: string,
  change: Record<string, string> = {},
  more = {},
) {
  return token(
    microsoft,
    { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier, ...change },
    more,
  );
}

export async function connect(
  microsoft: MicrosoftStandIn,
  account: string,
  change: Record<string, string> = {},
): Promise<Tokens> {
  const { status, body } = await redeem(
    microsoft,
    (await signIn(microsoft, account, change)).get('code') ?? '',
  );
  if (status !== 200) throw new Error(`Microsoft refused the code: ${JSON.stringify(body)}`);
  return body;
}

export function refresh(
  microsoft: MicrosoftStandIn,
  refreshToken: string | undefined,
  change: Record<string, string> = {},
) {
  return token(microsoft, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken ?? '',
    scope,
    ...change,
  });
}

export type Page = {
  value: Record<string, unknown>[];
  '@odata.nextLink'?: string;
  error?: { code: string; message: string; innerError: unknown };
};

export async function graph(
  url: string,
  accessToken: string,
  prefer?: string,
): Promise<{ response: Response; body: Page }> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${accessToken}`, ...(prefer === undefined ? {} : { prefer }) },
  });
  return { response, body: (await response.json()) as Page };
}

export function viewUrl(microsoft: MicrosoftStandIn, change: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    startDateTime: '2026-11-01T00:00:00Z',
    endDateTime: '2026-12-01T00:00:00Z',
    $select: 'subject,start,end,isAllDay,isCancelled',
    ...change,
  });
  return `${microsoft.url}/v1.0/me/calendar/calendarView?${query.toString()}`;
}
