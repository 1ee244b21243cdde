// Sets Contoso up the way its admin would: through the API, with the app registration that it has at the
// stand-in for Microsoft.

import { companies, people } from '../people';
import type { Issuer } from '../issuer';

export async function setUpContoso(url: string, issuer: Issuer): Promise<void> {
  const address = `${url}/api/integrations/outlook/credentials`;
  const { tenantId, clientId, clientSecret } = companies.contoso;
  const authorization = `Bearer ${await issuer.tokenFor(people.omar)}`;

  const known = await fetch(address, { headers: { authorization } });
  const before = (await known.json().catch(() => undefined)) as { configured?: boolean } | undefined;
  if (known.ok && before?.configured === true) return;

  const answer = await fetch(address, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ tenantId, clientId, clientSecret }),
  });
  if (answer.ok) return;
  const problem = (await answer.json().catch(() => undefined)) as
    { code?: string; detail?: string } | undefined;
  throw new Error(
    `Contoso could not be set up: ${answer.status} ${problem?.code ?? ''} ${problem?.detail ?? ''}`.trim(),
  );
}
