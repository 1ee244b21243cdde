// The app registrations that exist in each tenant: the one that the company uses, and troublesome ones beside
// it, so that an administrator can enter their client ids and see what Entra answers.

import { companies } from '../people';
import type { CompanyName } from '../people';
import { guidOf } from './accounts';

/**
 * `web` is as it should be. `disabled`: AADSTS7000112. `spa`: its redirect URI is registered as single-page
 * application, AADSTS9002327 when a code is redeemed and 700084 at refresh. `public`: no secret is allowed, AADSTS700025.
 */
export const registrationKinds = ['web', 'disabled', 'spa', 'public'] as const;
export type RegistrationKind = (typeof registrationKinds)[number];

export type Registration = {
  readonly company: CompanyName;
  readonly clientId: string;
  readonly kind: RegistrationKind;
  readonly label: string;
};

export const companyNames = Object.keys(companies) as readonly CompanyName[];

/** Every registration of a company accepts the company's present secret. */
export const registrations: readonly Registration[] = companyNames.flatMap((company) => [
  { company, clientId: companies[company].clientId, kind: 'web', label: 'OtiumWork' },
  { company, clientId: guidOf(`${company}|disabled`), kind: 'disabled', label: 'OtiumWork (disabled)' },
  { company, clientId: guidOf(`${company}|spa`), kind: 'spa', label: 'OtiumWork (registered as SPA)' },
  { company, clientId: guidOf(`${company}|public`), kind: 'public', label: 'OtiumWork (public client)' },
]);

export function companyOfTenant(tenantId: string): CompanyName | undefined {
  return companyNames.find((company) => companies[company].tenantId === tenantId.toLowerCase());
}

export function findRegistration(company: CompanyName, clientId: string): Registration | undefined {
  return registrations.find((row) => row.company === company && row.clientId === clientId.toLowerCase());
}
