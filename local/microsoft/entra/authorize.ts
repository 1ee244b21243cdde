// The authorize endpoint: account picker, consent where it is due, and the way back. It keeps nothing between
// pages: every form posts to the address that it came from.
//
// A program signs in without a browser by one request to the authorize URL, adding (in the query of a GET, or as
// form fields of a POST) `account`, an address or key of accounts.ts, and `decision=accept` (or `cancel`), and
// reads the Location of the 302. Without `decision` it gets the consent page where consent is due. An account in
// trouble does what it does, whatever the decision; on the approval page `decision=request` is "Request approval".

import { randomBytes, randomUUID } from 'node:crypto';

import { companies } from '../../people';
import { findAccount } from '../accounts';
import type { Account } from '../accounts';
import { behaviours } from '../behaviours';
import type { Interruption } from '../behaviours/behaviour';
import { formOf, redirect } from '../http';
import type { Reply, Request } from '../http';
import { companyOfTenant, findRegistration } from '../registrations';
import type { Registration } from '../registrations';
import type { World } from '../world';
import { described } from './errors';
import type { EntraErrorNumber } from './errors';
import { consentPage, deadEnd, formPostPage, pickerPage, plainPage } from './pages';
import { requestedScopes } from './scopes';
import type { RequestedScopes } from './scopes';
import { base64url } from './tokens';

const ours = ['account', 'decision', 'justification'];

type SignIn = {
  readonly query: URLSearchParams;
  readonly action: string;
  readonly registration: Registration;
  readonly redirectUri: string;
  readonly scopes: RequestedScopes;
};

export function answerAuthorize(world: World, tenantId: string, request: Request): Reply {
  const fields = new URLSearchParams([...request.query, ...formOf(request)]);
  const query = new URLSearchParams([...request.query].filter(([name]) => !ours.includes(name)));
  const action = `${request.path}?${query.toString()}`;
  const company = companyOfTenant(tenantId);
  const refuse = (number: EntraErrorNumber) =>
    deadEnd(400, { action, title: 'Sorry, but we’re having trouble signing you in', number });

  // Nothing of this goes back to the app: whoever asked may not be who they say they are.
  if (company === undefined) return refuse(90002);
  const registration = findRegistration(company, query.get('client_id') ?? '');
  if (registration === undefined) return refuse(query.has('client_id') ? 700016 : 900144);
  const redirectUri = query.get('redirect_uri');
  if (redirectUri === null || !world.redirectUris.includes(redirectUri)) return refuse(50011);
  if (world.registrations.get(registration.clientId) === 'disabled') return refuse(7000112);

  const scopes = requestedScopes(query.get('scope') ?? '');
  const signIn: SignIn = { query, action, registration, redirectUri, scopes };
  if (query.get('response_type') !== 'code')
    return sendBack(signIn, failure('unsupported_response_type', 700054));
  if (!query.has('scope')) return sendBack(signIn, failure('invalid_request', 900144));
  if (scopes.unknown.length > 0) return sendBack(signIn, failure('invalid_scope', 650053));
  if (query.get('prompt') === 'none') return sendBack(signIn, failure('login_required', 50058));

  const chosen = fields.get('account');
  const decision = fields.get('decision');
  if (chosen === null) {
    if (decision === 'cancel') return sendBack(signIn, { error: 'access_denied', error_subcode: 'cancel' });
    const offered = world.accounts.filter((account) => account.company === company);
    return pickerPage(world, { action, accounts: offered, hint: query.get('login_hint') });
  }
  const account = findAccount(world.accounts, chosen);
  if (account?.company !== company) {
    return plainPage(
      400,
      'That account doesn’t exist',
      `${companies[company].name} has no account ${chosen}.`,
    );
  }
  return continueAs(world, signIn, account, decision);
}

function continueAs(world: World, signIn: SignIn, account: Account, decision: string | null): Reply {
  const behaviour = behaviours[world.behaviours.get(account.address) ?? 'ordinary'];
  const { scopes, registration, query, action } = signIn;
  const tenantWide = world.tenantConsents.get(registration.clientId) ?? [];
  const wantsAdmin =
    behaviour.untilAdminConsent === true && scopes.graph.some((name) => !tenantWide.includes(name));
  if (behaviour.signIn !== undefined && (behaviour.untilAdminConsent !== true || wantsAdmin)) {
    return interrupt(signIn, account, behaviour.signIn, decision);
  }
  const key = `${account.address} ${registration.clientId}`;
  const consented = [...(world.consents.get(key) ?? []), ...tenantWide];
  const due = query.get('prompt') === 'consent' || scopes.graph.some((name) => !consented.includes(name));
  if (decision === 'cancel') return sendBack(signIn, failure('access_denied', 65004));
  if (due && decision !== 'accept') {
    return consentPage({ action, account, app: registration.label, scopes: scopes.graph });
  }
  if (due) world.consents.set(key, [...new Set([...consented, ...scopes.graph])]);
  return sendBack(signIn, { code: newCode(world, signIn, account), ...clientInfo(query, account) });
}

function interrupt(signIn: SignIn, account: Account, how: Interruption, decision: string | null): Reply {
  if (how.kind === 'returns') {
    if (how.number !== undefined) return sendBack(signIn, failure(how.error, how.number));
    // A cancel comes back without any description.
    return sendBack(signIn, {
      error: how.error,
      ...(how.subcode === undefined ? {} : { error_subcode: how.subcode }),
    });
  }
  if (how.offersReturn === true && decision === 'cancel') {
    return sendBack(signIn, { error: 'access_denied', error_subcode: 'cancel' });
  }
  if (how.offersRequest === true && decision === 'request') {
    return plainPage(
      200,
      'Request sent',
      'Your admin has been notified. You will get an email when they decide. You can close this page.',
    );
  }
  return deadEnd(200, {
    action: signIn.action,
    title: how.title,
    number: how.number,
    account,
    request: how.offersRequest === true,
    leave: how.offersReturn === true,
  });
}

function newCode(world: World, signIn: SignIn, account: Account): string {
  const { query, scopes, registration, redirectUri } = signIn;
  const { without } = behaviours[world.behaviours.get(account.address) ?? 'ordinary'];
  const challenge = query.get('code_challenge');
  const code = `1.AX8A${randomBytes(500).toString('base64url')}`;
  world.codes.set(code, {
    address: account.address,
    clientId: registration.clientId,
    scopes: scopes.graph.filter((name) => without !== 'calendar' || !name.startsWith('Calendars.')),
    prefix: scopes.prefix,
    withRefreshToken: scopes.offline && without !== 'offline_access',
    redirectUri,
    nonce: query.get('nonce') ?? undefined,
    challenge:
      challenge === null
        ? undefined
        : { value: challenge, method: query.get('code_challenge_method') ?? 'plain' },
    issuedAt: new Date(),
    redeemed: false,
  });
  return code;
}

function sendBack({ query, redirectUri }: SignIn, answer: Record<string, string>): Reply {
  const state = query.get('state');
  const fields = new URLSearchParams({
    ...answer,
    ...(state === null ? {} : { state }),
    ...('code' in answer ? { session_state: randomUUID() } : {}),
  });
  const mode = query.get('response_mode');
  if (mode === 'form_post') return formPostPage(redirectUri, fields);
  const separator = mode === 'fragment' ? '#' : redirectUri.includes('?') ? '&' : '?';
  return redirect(`${redirectUri}${separator}${fields.toString()}`);
}

function failure(error: string, number: EntraErrorNumber): Record<string, string> {
  return { error, error_description: described(number).description };
}

function clientInfo(query: URLSearchParams, account: Account): Record<string, string> {
  if (query.get('client_info') !== '1') return {};
  return { client_info: base64url({ uid: account.oid, utid: companies[account.company].tenantId }) };
}
