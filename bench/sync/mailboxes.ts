// Contoso with its registration and so many employees, each connected the way people connect: through Microsoft's pages.

import { companies, people } from '../../local/people';
import type { CompanyId, TenantId, UserId } from '../../src/domain/ids';
import type { Caller } from '../../src/ports';
import type { Service } from './service';
import type { Hired } from './stand-ins-child';

export const zone = people.anna.zoneinfo;

export type Mailbox = Caller & { readonly address: string };

export async function setUpContoso({ app, inInvocation }: Service): Promise<void> {
  const { tenantId, clientId, clientSecret } = companies.contoso;
  const registration = { tenantId: tenantId as TenantId, clientId, clientSecret };
  await inInvocation(() => app.saveCredentials(callerOf('omar', true), registration));
}

export async function connect({ app, inInvocation }: Service, hired: Hired): Promise<Mailbox> {
  const caller = callerOf(hired.key, false);
  await inInvocation(async () => {
    const { authorizeUrl } = await app.startSignIn(caller);
    const page = new URL(authorizeUrl);
    page.searchParams.set('account', hired.address);
    page.searchParams.set('decision', 'accept');
    const redirect = await fetch(page, { redirect: 'manual' });
    const back = new URL(redirect.headers.get('location') ?? page.href);
    await app.finishSignIn(caller, Object.fromEntries(back.searchParams));
  });
  return { ...caller, address: hired.address };
}

const callerOf = (userId: string, isAdmin: boolean): Caller => ({
  companyId: companies.contoso.companyId as CompanyId,
  userId: userId as UserId,
  isAdmin,
  zone,
});
