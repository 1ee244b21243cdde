// The settings that the app reads, pointed at this machine. The app cannot tell them from a deployment's.

export type LocalAddresses = {
  readonly port: number;
  readonly storage: string;
  readonly vaultUrl: string;
  readonly identity: { readonly endpoint: string; readonly header: string };
  /** Undefined leaves Microsoft's own addresses in force. */
  readonly microsoftUrl: string | undefined;
};

export const audience = 'otiumwork-api';
export const frontendUrl = (port: number) => `http://localhost:${port}`;
export const jwksPath = '/__local/jwks.json';

/** What the stack decides, and what it only proposes to whoever has not set it. */
export function localSettings(addresses: LocalAddresses): {
  readonly decided: Readonly<Record<string, string>>;
  readonly proposed: Readonly<Record<string, string>>;
} {
  const { port, microsoftUrl } = addresses;
  return {
    decided: {
      AzureWebJobsStorage: addresses.storage,
      DataStorage: addresses.storage,
      KEY_VAULT_URL: addresses.vaultUrl,
      IDENTITY_ENDPOINT: addresses.identity.endpoint,
      IDENTITY_HEADER: addresses.identity.header,
      OTIUMWORK_ISSUER: frontendUrl(port),
      OTIUMWORK_AUDIENCE: audience,
      OTIUMWORK_JWKS_URL: `http://127.0.0.1:${port}${jwksPath}`,
      FRONTEND_URL: frontendUrl(port),
      ...(microsoftUrl === undefined
        ? {}
        : { MICROSOFT_LOGIN_URL: microsoftUrl, MICROSOFT_GRAPH_URL: microsoftUrl }),
    },
    proposed: {
      SYNC_SWEEP_SCHEDULE: '0 */15 * * * *',
      SYNC_MIN_INTERVAL_SECONDS: '5',
      SYNC_SPREAD_MINUTES: '120',
    },
  };
}

// A developer's own Azure sign-in would otherwise be tried before the local identity.
const notHere = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET', 'AZURE_FEDERATED_TOKEN_FILE'];

export function applySettings(addresses: LocalAddresses, env: NodeJS.ProcessEnv = process.env): void {
  const { decided, proposed } = localSettings(addresses);
  for (const name of notHere) Reflect.deleteProperty(env, name);
  Object.assign(env, decided);
  for (const [name, value] of Object.entries(proposed)) env[name] ??= value;
}

/** A proxy that the machine uses for the internet must not get to see what stays on this machine. */
export function keepOffProxies(env: NodeJS.ProcessEnv = process.env): void {
  const kept = new Set((env['NO_PROXY'] ?? env['no_proxy'] ?? '').split(',').filter((name) => name !== ''));
  for (const name of ['127.0.0.1', 'localhost', '::1']) kept.add(name);
  env['NO_PROXY'] = env['no_proxy'] = [...kept].join(',');
}
