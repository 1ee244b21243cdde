// PUT integrations/outlook/credentials: verified at Entra first; what is refused stores nothing.
import { route, type Door } from './http/route';
import { Credentials, CredentialsChange } from './http/schemas';
import { toCredentials } from './http/views';
import type { TenantId } from '../src/domain/ids';

export const putCredentials: Door = (app) =>
  route({
    name: 'put-credentials',
    method: 'PUT',
    path: 'integrations/outlook/credentials',
    access: 'admin',
    summary: "Verify and save my company's Microsoft credentials",
    body: CredentialsChange,
    answer: Credentials,
    handle: async ({ caller, body }) => {
      const { tenantId, clientId, clientSecret, secretExpiresOn } = body;
      const input = {
        tenantId: tenantId as TenantId,
        clientId,
        clientSecret,
        secretExpiresOn: secretExpiresOn ?? undefined,
      };
      return toCredentials(await app.saveCredentials(caller, input));
    },
  });
