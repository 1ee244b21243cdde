// The token endpoint: who is the client, then what does it want. Codes are used once; refresh tokens are renewed
// at every use and the old ones stay valid, as at Entra.

import { createHash } from 'node:crypto';

import type { CompanyName } from '../../people';
import { findAccount } from '../accounts';
import { behaviours } from '../behaviours';
import { formOf, json } from '../http';
import type { Reply, Request } from '../http';
import { companyOfTenant, findRegistration } from '../registrations';
import type { IssuedCode, World } from '../world';
import { entraError } from './errors';
import type { EntraErrorNumber } from './errors';
import { requestedScopes } from './scopes';
import { appToken, base64url, tokenHash, tokenResponse } from './tokens';

type Client = { readonly company: CompanyName; readonly clientId: string };

const codeLifeMs = 10 * 60_000;
const inactivityMs = 90 * 86_400_000;

export async function answerToken(world: World, tenantId: string, request: Request): Promise<Reply> {
  const form = formOf(request);
  const client = clientOf(world, tenantId, request, form);
  if (typeof client === 'number') return entraError(client);
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return redeem(world, client, request, form);
    case 'refresh_token':
      return refresh(world, client, form);
    case 'client_credentials':
      if (!(form.get('scope') ?? '').endsWith('/.default')) return entraError(1002012);
      return json(200, await appToken(world, client.company, client.clientId));
    case null:
      return entraError(900144);
    default:
      return entraError(70003);
  }
}

function clientOf(
  world: World,
  tenantId: string,
  request: Request,
  form: URLSearchParams,
): Client | EntraErrorNumber {
  const company = companyOfTenant(tenantId);
  if (company === undefined) return 90002;
  const basic = basicCredentials(request.headers.authorization);
  const clientId = form.get('client_id') ?? basic?.clientId;
  if (clientId === undefined) return 900144;
  const registration = findRegistration(company, clientId);
  if (registration === undefined) return 700016;
  const kind = world.registrations.get(registration.clientId);
  if (kind === 'disabled') return 7000112;
  const presented = form.get('client_secret') ?? basic?.secret;
  if (kind === 'public') return 700025;
  if (presented === undefined) return 7000218;
  const secret = world.secrets.get(company);
  if (secret?.kind === 'expired') return 7000222;
  // The id that the portal shows beside the secret is refused like any other wrong value.
  if (secret?.value !== presented) return 7000215;
  return { company, clientId: registration.clientId };
}

async function redeem(world: World, client: Client, request: Request, form: URLSearchParams): Promise<Reply> {
  const code = world.codes.get(form.get('code') ?? '');
  const refused = code === undefined ? 70000 : reasonAgainst(world, client, request, form, code);
  if (code === undefined || refused !== undefined) return entraError(refused ?? 70000);
  code.redeemed = true;
  const account = findAccount(world.accounts, code.address);
  if (account === undefined) return entraError(70000);
  return json(200, await tokenResponse(world, account, code, { nonce: code.nonce }));
}

function reasonAgainst(
  world: World,
  client: Client,
  request: Request,
  form: URLSearchParams,
  code: IssuedCode,
): EntraErrorNumber | undefined {
  if (code.redeemed) return 54005;
  if (Date.now() - code.issuedAt.getTime() > codeLifeMs) return 70008;
  if (code.clientId !== client.clientId) return 700005;
  if (code.redirectUri !== form.get('redirect_uri')) return 500112;
  const isSpa = world.registrations.get(client.clientId) === 'spa';
  const crossOrigin = request.headers.origin !== undefined;
  if (isSpa && !crossOrigin) return 9002327;
  if (!isSpa && crossOrigin) return 9002326;
  if (code.challenge !== undefined) {
    const verifier = form.get('code_verifier') ?? '';
    const expected =
      code.challenge.method === 'plain'
        ? verifier
        : createHash('sha256').update(verifier).digest('base64url');
    if (expected !== code.challenge.value) return 501481;
  }
  return undefined;
}

async function refresh(world: World, client: Client, form: URLSearchParams): Promise<Reply> {
  const grant = world.refreshTokens.get(tokenHash(form.get('refresh_token') ?? ''));
  const account = grant === undefined ? undefined : findAccount(world.accounts, grant.address);
  if (grant === undefined || account === undefined) return entraError(70000);
  if (grant.clientId !== client.clientId || account.company !== client.company) return entraError(700005);
  if (world.registrations.get(client.clientId) === 'spa') return entraError(700084);
  if (Date.now() - grant.issuedAt.getTime() > inactivityMs) return entraError(700082);
  const behaviour = behaviours[world.behaviours.get(account.address) ?? 'ordinary'];
  if (behaviour.refresh !== undefined) {
    const { number, ...details } = behaviour.refresh;
    const claims = details.error === 'interaction_required' ? { claims: stepUpClaims() } : {};
    return entraError(number, { ...details, ...claims });
  }
  const asked = requestedScopes(form.get('scope') ?? '');
  if (asked.unknown.length > 0) return entraError(70011);
  // More than the user granted is not given silently.
  if (asked.graph.some((name) => !grant.scopes.includes(name))) {
    return entraError(65001, { suberror: 'consent_required' });
  }
  const wanted = asked.graph.length === 0 ? grant : { scopes: asked.graph, prefix: asked.prefix };
  const lost = (name: string) => behaviour.without === 'calendar' && name.startsWith('Calendars.');
  const answered = { scopes: wanted.scopes.filter((name) => !lost(name)), prefix: wanted.prefix };
  return json(200, await tokenResponse(world, account, grant, { answered }));
}

function stepUpClaims(): string {
  return JSON.stringify({ access_token: { capolids: { essential: true, values: [base64url('policy')] } } });
}

function basicCredentials(header: string | undefined): { clientId: string; secret: string } | undefined {
  const encoded = /^Basic (.+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [clientId = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { clientId: decodeURIComponent(clientId), secret: decodeURIComponent(secret) };
}
