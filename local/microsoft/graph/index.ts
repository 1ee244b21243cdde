// Graph's part of the stand-in: whose token it is, and the two resources that there are.

import { decodeJwt, errors, jwtVerify } from 'jose';

import type { Account } from '../accounts';
import { behaviours } from '../behaviours';
import { graphAppId } from '../entra/tokens';
import { guidOf } from '../accounts';
import { json } from '../http';
import type { Reply, Request } from '../http';
import type { World } from '../world';
import { answerCalendarView } from './calendar-view';
import { accessDenied, badRequest, graphError, invalidToken } from './errors';

type Caller = { readonly account: Account; readonly scopes: readonly string[] };

export async function answerGraph(world: World, request: Request): Promise<Reply> {
  const caller = await callerOf(world, request);
  if ('status' in caller) return caller;
  if (request.method !== 'GET') {
    return graphError(
      405,
      'Request_BadRequest',
      'Specified HTTP method is not allowed for the request target.',
    );
  }
  switch (request.path) {
    case '/v1.0/me':
      return answerMe(world, caller, request);
    case '/v1.0/me/calendar/calendarView':
    case '/v1.0/me/calendarView':
      return answerCalendarView(world, caller.account, caller.scopes, request);
    default:
      return badRequest(
        `Resource not found for the segment '${request.path.split('/').at(-1) ?? ''}'.`,
        'BadRequest',
      );
  }
}

async function callerOf(world: World, request: Request): Promise<Caller | Reply> {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) return invalidToken('Access token is empty.');
  try {
    const { payload } = await jwtVerify(token, world.signingKey.verify, {
      audience: graphAppId,
      algorithms: ['RS256'],
      currentDate: new Date(),
    });
    const account = world.accounts.find(({ oid }) => oid === payload.oid);
    if (account === undefined) {
      return badRequest('/me request is only valid with delegated authentication flow.', 'BadRequest');
    }
    return { account, scopes: String(payload.scp).split(' ') };
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    return invalidToken(
      error instanceof errors.JWTExpired
        ? 'Lifetime validation failed, the token is expired.'
        : isJwt(token)
          ? 'Signing key is invalid.'
          : 'IDX14100: JWT is not well formed, there are no dots (.).',
    );
  }
}

function answerMe(world: World, { account, scopes }: Caller, request: Request): Reply {
  if (!scopes.includes('User.Read')) return accessDenied();
  const { me: trouble } = behaviours[world.behaviours.get(account.address) ?? 'ordinary'];
  const [givenName, ...surnames] = account.displayName.split(' ');
  const user: Record<string, unknown> = {
    businessPhones: [],
    displayName: account.displayName,
    givenName,
    jobTitle: null,
    mail: trouble === 'no-mail' ? null : account.address,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: surnames.join(' '),
    userPrincipalName: account.address,
    id: trouble === 'other-id' ? guidOf('somebody else') : account.oid,
  };
  const select = request.query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  const unknown = select?.find((name) => !(name in user));
  if (unknown !== undefined) {
    return badRequest(
      `Could not find a property named '${unknown}' on type 'microsoft.graph.user'.`,
      'BadRequest',
    );
  }
  const context = `${world.url}/v1.0/$metadata#users${select === undefined ? '' : `(${select.join(',')})`}/$entity`;
  const picked = Object.entries(user).filter(([name]) => select === undefined || select.includes(name));
  return json(200, { '@odata.context': context, ...Object.fromEntries(picked) });
}

function isJwt(token: string): boolean {
  try {
    return typeof decodeJwt(token) === 'object';
  } catch {
    return false; // It is not one: that is the answer.
  }
}
