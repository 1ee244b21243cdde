// The v2.0 adminconsent endpoint: an administrator consents for everybody of the tenant. A program adds
// `decision=accept`, `cancel` or `not-admin` to the query or posts it as a form field. Which user answers is not
// asked here: the returned `tenant` proves nothing, as at Entra.

import { companies } from '../../people';
import { formOf, redirect } from '../http';
import type { Reply, Request } from '../http';
import { companyOfTenant, findRegistration } from '../registrations';
import type { World } from '../world';
import { described } from './errors';
import type { EntraErrorNumber } from './errors';
import { adminConsentPage, deadEnd } from './pages';
import { requestedScopes } from './scopes';

export function answerAdminConsent(world: World, tenantId: string, request: Request): Reply {
  const query = new URLSearchParams([...request.query].filter(([name]) => name !== 'decision'));
  const decision = formOf(request).get('decision') ?? request.query.get('decision');
  const action = `${request.path}?${query.toString()}`;
  const refuse = (
    number: EntraErrorNumber,
    status = 400,
    title = 'Sorry, but we’re having trouble signing you in',
  ) => deadEnd(status, { action, title, number });

  const company = companyOfTenant(tenantId);
  if (company === undefined) return refuse(90002);
  const registration = findRegistration(company, query.get('client_id') ?? '');
  if (registration === undefined) return refuse(query.has('client_id') ? 700016 : 900144);
  const redirectUri = query.get('redirect_uri');
  if (redirectUri === null || !world.redirectUris.includes(redirectUri)) return refuse(50011);
  const scope = query.get('scope') ?? '';
  const requested = requestedScopes(scope);
  if (scope === '') return refuse(900144);
  if (requested.unknown.length > 0) return refuse(650053);

  const state = query.get('state');
  const back = (answer: Record<string, string>) => {
    const fields = new URLSearchParams({ ...answer, ...(state === null ? {} : { state }) });
    return redirect(`${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${fields.toString()}`);
  };
  switch (decision) {
    case 'accept':
      // The new set replaces the old one: what is not asked for again is revoked.
      world.tenantConsents.set(registration.clientId, requested.graph);
      return back({ admin_consent: 'True', tenant: companies[company].tenantId, scope });
    case 'cancel':
      // An error says admin_consent=True as well.
      return back({
        admin_consent: 'True',
        error: 'consent_required',
        error_description: described(65004).description,
      });
    case 'not-admin':
      return refuse(90094, 200, 'Need admin approval');
    default:
      return adminConsentPage({
        action,
        company: companies[company].name,
        app: registration.label,
        scopes: requested.graph,
      });
  }
}
