// Makes what the token endpoint hands out: ID tokens, access tokens for Graph, refresh tokens. Where an account
// behaves so, the ID token is wrong in exactly one claim.

import { createHash, randomBytes, randomUUID } from 'node:crypto';

import { companies } from '../../people';
import type { CompanyName } from '../../people';
import { guidOf } from '../accounts';
import type { Account } from '../accounts';
import { behaviours } from '../behaviours';
import type { Grant, World } from '../world';
import { scopeText } from './scopes';

/** Microsoft Graph's own application id, which is the audience of its access tokens. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';

export async function tokenResponse(
  world: World,
  account: Account,
  grant: Grant,
  /** At a redemption the sign-in's nonce; at a refresh the scopes that were asked for. */
  details: { readonly nonce?: string | undefined; readonly answered?: Pick<Grant, 'scopes' | 'prefix'> },
): Promise<Record<string, unknown>> {
  const { scopes, prefix } = details.answered ?? grant;
  const expiresIn = 3600 + (randomBytes(2).readUInt16BE() % 1800);
  const tid = companies[account.company].tenantId;
  return {
    token_type: 'Bearer',
    scope: scopeText(scopes, prefix),
    expires_in: expiresIn,
    ext_expires_in: expiresIn,
    access_token: await accessToken(world, account, { ...grant, scopes }, expiresIn),
    ...(grant.withRefreshToken ? { refresh_token: newRefreshToken(world, grant) } : {}),
    id_token: await idToken(world, account, grant, details.nonce),
    client_info: base64url({ uid: account.oid, utid: tid }),
  };
}

/** For the app itself: Entra gives one out even if the app has no permissions; then it has no roles. */
export async function appToken(
  world: World,
  company: CompanyName,
  clientId: string,
): Promise<Record<string, unknown>> {
  const now = nowSeconds();
  const tid = companies[company].tenantId;
  const token = await world.signingKey.sign({
    aud: graphAppId,
    iss: `https://sts.windows.net/${tid}/`,
    iat: now,
    nbf: now,
    exp: now + 3599,
    appid: clientId,
    idtyp: 'app',
    tid,
    ver: '1.0',
  });
  return { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token };
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function accessToken(world: World, account: Account, grant: Grant, expiresIn: number): Promise<string> {
  const now = nowSeconds();
  const tid = companies[account.company].tenantId;
  return world.signingKey.sign({
    aud: graphAppId,
    iss: `https://sts.windows.net/${tid}/`,
    iat: now,
    nbf: now,
    exp: now + expiresIn,
    appid: grant.clientId,
    idtyp: 'user',
    oid: account.oid,
    scp: scopeText(grant.scopes, ''),
    tid,
    upn: account.address,
    uti: randomUUID(),
    ver: '1.0',
  });
}

function idToken(world: World, account: Account, grant: Grant, nonce: string | undefined): Promise<string> {
  const { idToken: flaw } = behaviours[world.behaviours.get(account.address) ?? 'ordinary'];
  const own = companies[account.company].tenantId;
  const other = companies[account.company === 'contoso' ? 'fabrikam' : 'contoso'].tenantId;
  const tid = flaw === 'other-tenant' ? other : own;
  const now = nowSeconds() - (flaw === 'expired' ? 7200 : 0);
  const claims = {
    aud: flaw === 'wrong-audience' ? guidOf('another app') : grant.clientId,
    iss: flaw === 'wrong-issuer' ? `https://login.attacker.example/${tid}/v2.0` : `${world.url}/${tid}/v2.0`,
    iat: now,
    nbf: now,
    exp: now + 3600,
    name: account.displayName,
    oid: account.oid,
    preferred_username: account.address,
    sub: createHash('sha256').update(`${account.oid}|${grant.clientId}`).digest('base64url'),
    tid,
    uti: randomBytes(16).toString('base64url'),
    ver: '2.0',
    ...(nonce === undefined ? {} : { nonce: flaw === 'wrong-nonce' ? randomUUID() : nonce }),
  };
  return flaw === 'wrong-signature'
    ? world.signingKey.signWithForeignKey(claims)
    : world.signingKey.sign(claims);
}

function newRefreshToken(world: World, grant: Grant): string {
  const token = `1.AX8A${randomBytes(700).toString('base64url')}`;
  const { address, clientId, scopes, prefix, withRefreshToken } = grant;
  const kept = { address, clientId, scopes, prefix, withRefreshToken, issuedAt: new Date() };
  world.refreshTokens.set(tokenHash(token), kept);
  return token;
}

export function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
