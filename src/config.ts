// The settings of the service: read once, validated together. Every mistake is reported in one error.
import * as z from 'zod';
import {
  algorithms,
  baseUrl,
  claims,
  connectionString,
  exactUrl,
  isNcrontab,
  text,
  wholeNumber,
} from './setting-types';

type Environment = Readonly<Record<string, string | undefined>>;

const ownResources = z.object({
  DataStorage: connectionString.optional(),
  DataStorage__tableServiceUri: baseUrl.optional(),
  DataStorage__queueServiceUri: baseUrl.optional(),
  DataStorage__credential: z.literal('managedidentity', { error: 'must be "managedidentity"' }).optional(),
  DataStorage__clientId: text.optional(),
  KEY_VAULT_URL: baseUrl,
});

const schema = ownResources.extend({
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

const identityParts = [...storageParts, 'DataStorage__clientId'] as const;

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

/** Where our own storage and vault are. */
export type OwnResources = ReturnType<typeof ownResourcesOf>;

/**
 * The environment as a schema wants it. An empty setting counts as absent.
 * @throws Error with one line per mistake, naming the setting and the remedy; never a value.
 */
function parsed<S extends z.ZodObject>(wanted: S, environment: Environment): z.output<S> {
  const given = Object.fromEntries(
    Object.keys(wanted.shape)
      .map((name) => [name, environment[name]?.trim()])
      .filter(([, value]) => value !== undefined && value !== ''),
  ) as Record<string, string>;
  const result = wanted.safeParse(given);
  const mistakes = [
    ...storageMistakes(given),
    ...(result.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []),
  ];
  if (result.success && mistakes.length === 0) return result.data;
  throw new Error(['The settings are wrong:', ...new Set(mistakes)].join('\n  '));
}

function ownResourcesOf(env: z.output<typeof ownResources>) {
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
  };
}

/** The service takes the connection string then; whoever types settings by hand may mean the other environment. */
const oneStorage = ownResources.refine(
  (env) => env.DataStorage === undefined || identityParts.every((name) => env[name] === undefined),
  { path: ['DataStorage'], error: 'is given together with DataStorage__…: unset the one that is not meant' },
);

/** What `npm run ops` needs of the settings. @throws Error with one line per mistake */
export function readOwnResources(environment: Environment): OwnResources {
  return ownResourcesOf(parsed(oneStorage, environment));
}

/** The configuration of the service. @throws Error with one line per mistake */
export function readConfig(environment: Environment) {
  const env = parsed(schema, environment);
  return {
    ...ownResourcesOf(env),
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
