// Who lives in the local stack: two companies, their Entra tenants and their people. Data only; nothing
// here is a secret of anybody's. Contoso is set up from the start, Fabrikam is not.

export type CompanyName = 'contoso' | 'fabrikam';
export type PersonName = 'anna' | 'omar' | 'kim' | 'lee';

/** A company of OtiumWork together with the tenant and app registration that it has at the stand-in for Microsoft. */
export type LocalCompany = {
  readonly companyId: string;
  readonly name: string;
  readonly domain: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the Entra portal shows beside the secret's value, and what people paste by mistake. */
  readonly clientSecretId: string;
};

/** A person as OtiumWork's access token describes them. */
export type LocalPerson = {
  readonly userId: string;
  readonly name: string;
  readonly company: CompanyName;
  readonly roles: readonly string[];
  readonly zoneinfo: string;
};

export const companies: Readonly<Record<CompanyName, LocalCompany>> = {
  contoso: {
    companyId: 'contoso',
    name: 'Contoso',
    domain: 'contoso.example',
    tenantId: '5c1f7c1e-2b7d-4a54-9a06-0c1d5e0c0a01',
    clientId: '7d0e4a52-93f4-4d0c-8f1a-3b1c2d4e5f01',
    clientSecret: 'contoso~local.Secret-Value_0001',
    clientSecretId: '0f9d2a34-6f43-4f0e-bb8e-6a2f1d9c7b01',
  },
  fabrikam: {
    companyId: 'fabrikam',
    name: 'Fabrikam',
    domain: 'fabrikam.example',
    tenantId: '8a2e9b40-71c6-4f3d-9c58-4e7f6a5b0b02',
    clientId: '2f6b8c17-05da-4b9e-a7c3-9d8e7f6a5b02',
    clientSecret: 'fabrikam~local.Secret-Value_0002',
    clientSecretId: 'b3c4d5e6-1a2b-4c3d-8e4f-5a6b7c8d9e02',
  },
};

export const people: Readonly<Record<PersonName, LocalPerson>> = {
  anna: { userId: 'anna', name: 'Anna Berg', company: 'contoso', roles: [], zoneinfo: 'Europe/Berlin' },
  omar: {
    userId: 'omar',
    name: 'Omar Haddad',
    company: 'contoso',
    roles: ['admin'],
    zoneinfo: 'Europe/Berlin',
  },
  kim: { userId: 'kim', name: 'Kim Larsen', company: 'fabrikam', roles: [], zoneinfo: 'America/New_York' },
  lee: {
    userId: 'lee',
    name: 'Lee Novak',
    company: 'fabrikam',
    roles: ['admin'],
    zoneinfo: 'America/New_York',
  },
};
