// Entra's part of the stand-in: which endpoint of which tenant a path means.

import type { Reply, Request } from '../http';
import { json } from '../http';
import { companyOfTenant } from '../registrations';
import type { World } from '../world';
import { answerAdminConsent } from './admin-consent';
import { answerAuthorize } from './authorize';
import { entraError } from './errors';
import { deadEnd, plainPage } from './pages';
import { answerToken } from './token';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const shared = ['common', 'organizations', 'consumers'];

export async function answerEntra(world: World, request: Request): Promise<Reply> {
  const [, tenantId = '', ...rest] = request.path.split('/');
  const endpoint = rest.join('/');
  const forPeople = endpoint === 'oauth2/v2.0/authorize' || endpoint === 'v2.0/adminconsent';
  const number = shared.includes(tenantId.toLowerCase()) ? 50194 : guid.test(tenantId) ? undefined : 900021;
  if (number !== undefined && forPeople) {
    return deadEnd(400, {
      action: request.path,
      title: 'Sorry, but we’re having trouble signing you in',
      number,
    });
  }
  switch (`${request.method} ${endpoint}`) {
    case 'GET v2.0/.well-known/openid-configuration':
    case 'GET discovery/v2.0/keys':
      if (number !== undefined) return entraError(number, { error: 'invalid_tenant' });
      if (companyOfTenant(tenantId) === undefined) return entraError(90002, { error: 'invalid_tenant' });
      if (endpoint === 'discovery/v2.0/keys') return json(200, { keys: [world.signingKey.published] });
      return json(200, discovery(world.url, tenantId.toLowerCase()));
    case 'GET oauth2/v2.0/authorize':
    case 'POST oauth2/v2.0/authorize':
      return answerAuthorize(world, tenantId, request);
    case 'POST oauth2/v2.0/token':
      return number === undefined ? answerToken(world, tenantId, request) : entraError(number);
    case 'GET v2.0/adminconsent':
    case 'POST v2.0/adminconsent':
      return answerAdminConsent(world, tenantId, request);
    default:
      return plainPage(404, 'Page not found', 'This address does not exist at the stand-in for Microsoft.');
  }
}

function discovery(url: string, tid: string): unknown {
  return {
    token_endpoint: `${url}/${tid}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${url}/${tid}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${url}/${tid}/v2.0`,
    request_uri_parameter_supported: false,
    authorization_endpoint: `${url}/${tid}/oauth2/v2.0/authorize`,
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'nonce',
      'preferred_username',
      'name',
      'tid',
      'ver',
      'oid',
    ],
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: 'graph.microsoft.com',
  };
}
