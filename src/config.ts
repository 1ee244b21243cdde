// The settings of the service: read once, validated together. Every mistake is reported in one error.
import * as z from 'zod';

type Environment = Readonly<Record<string, string | undefined>>;

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

function isTrustedUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname));
}

/** An address that must be taken to the letter. */
const exactUrl = z
  .string({ error: 'is missing' })
  .refine(
    isTrustedUrl,
    'must be an https URL (plain http only for a loopback address), without password or fragment',
  );

/** An address that paths are put behind. */
const baseUrl = exactUrl
  .refine((text) => !text.includes('?'), 'must have no query')
  .transform((text) => text.replace(/\/+$/, ''));

/** Azure's storage connection strings; the SDK's own complaint would name neither the setting nor the remedy. */
const connectionString = z.string().refine((text) => {
  if (text === 'UseDevelopmentStorage=true') return true;
  const parts = new Map(text.split(';').map((part) => part.split(/=(.*)/s, 2) as [string, string]));
  const endpoints = ['TableEndpoint', 'QueueEndpoint'].map((name) => parts.get(name));
  const named = parts.has('AccountName') && (parts.has('AccountKey') || parts.has('SharedAccessSignature'));
  if (endpoints.every((url) => url === undefined)) return named && parts.has('EndpointSuffix');
  return (
    (named || parts.has('SharedAccessSignature')) &&
    endpoints.every((url) => url !== undefined && isTrustedUrl(url))
  );
}, 'must be an Azure storage connection string with table and queue endpoints, by https (plain http only for a loopback address)');

const wholeNumber = (from: number, to: number, fallback: number) =>
  z
    .string()
    .default(String(fallback))
    .refine(
      (text) => /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to,
      `must be a whole number from ${from} to ${to}`,
    )
    .transform(Number);

const text = z.string({ error: 'is missing' });

/** Signing with a shared secret, or not at all, is never accepted (RFC 8725 section 3.1). */
const asymmetric = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

const algorithms = z
  .string()
  .default('RS256,ES256')
  .transform((list) => list.split(',').map((name) => name.trim()))
  .refine(
    (list) => list.every((name) => asymmetric.includes(name)),
    `must be a list of ${asymmetric.join(', ')}`,
  );

const claimNames = ['user', 'company', 'roles', 'zone'] as const;

const claims = z
  .string()
  .default('user=sub,company=company_id,roles=roles,zone=zoneinfo')
  .transform(
    (list) =>
      Object.fromEntries(list.split(',').map((pair) => pair.trim().split('=', 2))) as Record<
        string,
        string | undefined
      >,
  )
  .refine(
    (map) => claimNames.every((name) => map[name]) && Object.keys(map).length === claimNames.length,
    'must name exactly user=…,company=…,roles=…,zone=…',
  )
  .transform((map) => ({
    user: map.user ?? '',
    company: map.company ?? '',
    roles: map.roles ?? '',
    zone: map.zone ?? '',
  }));

/** Six fields of numbers, lists, ranges and steps; months and weekdays may be named. */
function isNcrontab(schedule: string): boolean {
  const fields = schedule.split(/\s+/);
  const names = '|[A-Za-z]{3}';
  const term = (named: string) => `(\\*|\\d+${named})(-(\\d+${named}))?(/\\d+)?`;
  return (
    fields.length === 6 &&
    fields.every((field, n) =>
      new RegExp(`^${term(n >= 4 ? names : '')}(,${term(n >= 4 ? names : '')})*$`).test(field),
    )
  );
}

const schema = z.object({
  DataStorage: text.optional(),
  DataStorage__tableServiceUri: baseUrl.optional(),
  DataStorage__queueServiceUri: baseUrl.optional(),
  DataStorage__credential: z.literal('managedidentity', { error: 'must be "managedidentity"' }).optional(),
  DataStorage__clientId: text.optional(),
  KEY_VAULT_URL: baseUrl,
  OTIUMWORK_ISSUER: text,
  OTIUMWORK_AUDIENCE: text,
  OTIUMWORK_JWKS_URL: exactUrl,
  OTIUMWORK_ALGORITHMS: algorithms,
  OTIUMWORK_TOKEN_TYPE: text.default('at+jwt'),
  OTIUMWORK_CLAIMS: claims,
  OTIUMWORK_ADMIN_ROLE: text.default('admin'),
  FRONTEND_URL: baseUrl,
  OUTLOOK_RETURN_PATH: text
    .default('/admin/integrations/outlook/callback')
    .refine(
      (path) => /^\/(?![/\\])[^\s?#\\]*$/.test(path),
      'must be a path that begins with one slash, without query',
    ),
  OUTLOOK_REDIRECT_URI: exactUrl.optional(),
  OUTLOOK_SCOPE: z
    .enum(['Calendars.Read', 'Calendars.ReadBasic'], {
      error: 'must be Calendars.Read or Calendars.ReadBasic',
    })
    .default('Calendars.Read'),
  MICROSOFT_LOGIN_URL: baseUrl.default('https://login.microsoftonline.com'),
  MICROSOFT_GRAPH_URL: baseUrl.default('https://graph.microsoft.com'),
  SYNC_WINDOW_DAYS: wholeNumber(1, 366, 7),
  SYNC_HOUR: wholeNumber(0, 23, 2),
  SYNC_SPREAD_MINUTES: wholeNumber(0, 1440, 120),
  SYNC_MIN_INTERVAL_SECONDS: wholeNumber(0, 86_400, 60),
  SYNC_SWEEP_SCHEDULE: text
    .default('0 */15 * * * *')
    .refine(isNcrontab, 'must be an NCRONTAB expression of six fields, such as 0 */15 * * * *'),
});

const storageParts = [
  'DataStorage__tableServiceUri',
  'DataStorage__queueServiceUri',
  'DataStorage__credential',
] as const;

/** Storage is given one way or the other, and whole. */
function storageMistakes(given: Environment): readonly string[] {
  if (given.DataStorage !== undefined) return [];
  const missing = storageParts.filter((name) => given[name] === undefined);
  if (missing.length === storageParts.length) {
    return [`DataStorage is missing (a connection string, or ${storageParts.join(', ')})`];
  }
  return missing.map((name) => `${name} is missing`);
}

/** Every name that the service reads; local.settings.sample.json and the infrastructure are held against it. */
export const settingNames: readonly string[] = Object.keys(schema.shape);

export type Config = ReturnType<typeof readConfig>;

/**
 * The configuration from the environment. An empty setting counts as absent.
 * @throws Error with one line per mistake, naming the setting and the remedy; never a value.
 */
export function readConfig(environment: Environment) {
  const given = Object.fromEntries(
    settingNames
      .map((name) => [name, environment[name]?.trim()])
      .filter(([, value]) => value !== undefined && value !== ''),
  ) as Record<string, string>;
  const parsed = schema.safeParse(given);
  const mistakes = [
    ...storageMistakes(given),
    ...(parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []),
  ];
  if (!parsed.success || mistakes.length > 0) {
    throw new Error(['The settings are wrong:', ...new Set(mistakes)].join('\n  '));
  }
  const env = parsed.data;
  return {
    storage:
      env.DataStorage !== undefined
        ? ({ kind: 'connection-string', connectionString: env.DataStorage } as const)
        : ({
            kind: 'identity',
            tableServiceUri: env.DataStorage__tableServiceUri ?? '',
            queueServiceUri: env.DataStorage__queueServiceUri ?? '',
            clientId: env.DataStorage__clientId,
          } as const),
    keyVaultUrl: env.KEY_VAULT_URL,
    callers: {
      issuer: env.OTIUMWORK_ISSUER,
      audience: env.OTIUMWORK_AUDIENCE,
      jwksUrl: env.OTIUMWORK_JWKS_URL,
      algorithms: env.OTIUMWORK_ALGORITHMS,
      tokenType: env.OTIUMWORK_TOKEN_TYPE,
      claims: env.OTIUMWORK_CLAIMS,
      adminRole: env.OTIUMWORK_ADMIN_ROLE,
    },
    frontendReturnUrl: `${env.FRONTEND_URL}${env.OUTLOOK_RETURN_PATH}`,
    microsoft: { loginUrl: env.MICROSOFT_LOGIN_URL, graphUrl: env.MICROSOFT_GRAPH_URL },
    signIn: {
      redirectUri: env.OUTLOOK_REDIRECT_URI ?? `${env.FRONTEND_URL}${env.OUTLOOK_RETURN_PATH}`,
      calendarScope: env.OUTLOOK_SCOPE,
    },
    sync: {
      windowDays: env.SYNC_WINDOW_DAYS,
      hour: env.SYNC_HOUR,
      spreadMinutes: env.SYNC_SPREAD_MINUTES,
      minIntervalSeconds: env.SYNC_MIN_INTERVAL_SECONDS,
      sweepSchedule: env.SYNC_SWEEP_SCHEDULE,
    },
  };
}
