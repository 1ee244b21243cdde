// The shapes of the HTTP interface: the one source of validation, of the doors' types and of the OpenAPI document.
import * as z from 'zod';
import { codes, type Code } from '../../src/domain/failure';
import { isLocalDate } from '../../src/domain/time-zone';

const instant = z.iso
  .datetime()
  .meta({ description: 'An instant, ISO 8601 in UTC', example: '2026-11-20T09:00:00.000Z' });
const localDate = z
  .string()
  .refine((text) => isLocalDate(text) && text >= '1900' && text < '2200', {
    error: 'must be a date, YYYY-MM-DD',
    abort: true, // what is no date is not compared with another one
  })
  .meta({ format: 'date', description: 'A local date', example: '2026-11-20' });
const remedy = z.enum(['correct-request', 'reconnect', 'fix-credentials', 'ask-admin', 'retry-later']);
const code = z
  .enum(codes as [Code, ...Code[]])
  .meta({ id: 'Code', description: 'What went wrong: a closed list' });
/** What a person types into one line; half of a surrogate pair is no character. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(longest)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'must be on one line, without control characters')
    .refine((text) => text.isWellFormed(), 'holds half a character; type it again');

const guid = z
  .string()
  .trim()
  .regex(
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    'must be a GUID, as shown on the overview of the app registration',
  )
  .transform((text) => text.toLowerCase());

export const Help = z
  .object({ adminConsentUrl: z.string().nullable(), forwardText: z.string() })
  .meta({ id: 'Help', description: 'What an employee can forward to whoever must act' });

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code,
    remedy: remedy.nullable(),
    detail: z.string(),
    reference: z.string(),
    retryAfterSeconds: z.int().optional(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    help: Help.optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457; `detail` is the sentence for the person' });

const count = z.int().min(0);

export const SyncRun = z
  .object({
    id: z.string(),
    trigger: z.enum(['manual', 'nightly']),
    outcome: z.enum(['succeeded', 'held', 'failed']),
    startedAt: instant,
    finishedAt: instant,
    window: z.object({ from: instant, until: instant }),
    imported: count,
    updated: count,
    removed: count,
    unchanged: count,
    keptEdited: count,
    skipped: z.object({
      cancelled: count,
      allDay: count,
      outsideWindow: count,
      tooLong: count,
      malformed: count,
      excludedTitle: count,
      deletedByUser: count,
    }),
    code: z.union([code, z.null()]),
    remedy: remedy.nullable(),
  })
  .meta({ id: 'SyncRun' });

const StatusProblem = z
  .object({
    code,
    remedy: remedy.nullable(),
    message: z.string(),
    at: instant,
    reference: z.string().nullable(),
    help: Help.optional(),
  })
  .meta({ id: 'StatusProblem', description: 'What stays to be put right, and by whom' });

const status = z.enum([
  'not_configured',
  'not_connected',
  'connected',
  'syncing',
  'reconnect_required',
  'blocked',
]);

export const Status = z
  .object({
    status,
    account: z.object({ address: z.string() }).nullable(),
    timeZone: z.string(),
    windowDays: z.int(),
    connectedAt: instant.nullable(),
    lastSyncAt: instant.nullable(),
    nextSyncAt: instant.nullable(),
    syncAllowedAt: instant.nullable(),
    lastRun: z.union([SyncRun, z.null()]),
    problem: z.union([StatusProblem, z.null()]),
  })
  .meta({ id: 'Status' });

export const SignInStarted = z
  .object({ authorizeUrl: z.string(), expiresAt: instant })
  .meta({ id: 'SignInStarted' });

/** `null` is what a page gets for a parameter that is not there. */
const fromMicrosoft = z
  .string()
  .max(10_000)
  .nullish()
  .transform((text) => text ?? undefined);
export const MicrosoftAnswer = z
  .object({
    code: fromMicrosoft,
    state: fromMicrosoft,
    iss: fromMicrosoft,
    error: fromMicrosoft,
    error_subcode: fromMicrosoft,
    error_description: fromMicrosoft,
    admin_consent: fromMicrosoft,
    tenant: fromMicrosoft,
  })
  .meta({ id: 'MicrosoftAnswer', description: 'The parameters that Microsoft put into the redirect' });

export const SignInFinished = z
  .object({ outcome: z.enum(['connected', 'consent_granted']), status: Status })
  .meta({ id: 'SignInFinished' });

export const Disconnected = z
  .object({ status: Status, cleanup: z.enum(['done', 'pending']) })
  .meta({ id: 'Disconnected' });

export const Preferences = z
  .object({
    timeZone: z.string(),
    timeZoneSource: z.enum(['preference', 'profile', 'default']),
    excludeWords: z.array(z.string()),
  })
  .meta({ id: 'Preferences' });

export const PreferencesChange = z
  .object({
    timeZone: z.string().max(100).nullable().optional(),
    excludeWords: z.array(line(100)).max(100).optional(),
  })
  .meta({
    id: 'PreferencesChange',
    description: "What is absent stays as it is; `timeZone: null` returns to the profile's",
  });

export const TimelineEvent = z
  .object({
    id: z.string(),
    source: z.literal('outlook'),
    title: z.string().nullable(),
    start: instant,
    end: instant,
    days: z.array(localDate),
    category: z.string(),
    workType: z.string(),
    suggestion: z.object({
      category: z.string(),
      workType: z.string(),
      by: z.enum(['user', 'company', 'built-in', 'default']),
      because: z.string(),
    }),
    edited: z.array(z.enum(['title', 'time', 'category', 'workType'])),
    goneAtSource: z.boolean(),
    etag: z.string(),
  })
  .meta({ id: 'TimelineEvent' });

export const Timeline = z
  .object({
    timeZone: z.string(),
    from: localDate,
    until: localDate,
    events: z.array(TimelineEvent),
    next: z.string().nullable(),
  })
  .meta({ id: 'Timeline' });

export const TimelineQuery = z
  .object({ from: localDate, until: localDate, next: z.string().max(1000).optional() })
  .refine(({ from, until }) => from < until, { path: ['until'], message: 'must be later than from' });

/** ISO 8601 lets seconds be left out; RFC 3339, and with it zod's own check, does not. */
const instantText = /^[-\d]{10}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const instantIn = z
  .string()
  .refine(
    (text) => instantText.test(text) && isLocalDate(text.slice(0, 10)),
    'must be an instant in ISO 8601, such as 2026-11-20T09:00:00Z',
  )
  .meta({
    format: 'date-time',
    description: 'An instant, ISO 8601 with Z or an offset; seconds may be left out',
    example: '2026-11-20T09:00:00Z',
  })
  .transform((text) => new Date(text))
  .refine(
    (date) => date.getUTCFullYear() >= 1900 && date.getUTCFullYear() < 2200,
    'must be an instant of this age',
  );

export const EventEdit = z
  .object({
    title: z
      .string()
      .max(1000)
      .transform((text) => text.toWellFormed())
      .nullable()
      .optional(),
    start: instantIn.nullable().optional(),
    end: instantIn.nullable().optional(),
    category: z.string().min(1).max(64).nullable().optional(),
    workType: z.string().min(1).max(64).nullable().optional(),
  })
  .meta({
    id: 'EventEdit',
    description: 'What is absent stays as it is; `null` returns to what the meeting says or suggests',
  });

const categoryId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be 1 to 64 of a-z, 0-9 and "-"');
const mostCategories = 100;
const mostRules = 500;

export const CatalogueChange = z
  .object({
    categories: z
      .array(
        z.object({
          id: categoryId,
          label: line(100),
          workType: line(64),
          retired: z.boolean().default(false),
        }),
      )
      .min(1)
      .max(mostCategories),
    rules: z.array(z.object({ contains: line(100), category: categoryId })).max(mostRules),
  })
  .meta({ id: 'CatalogueChange', description: 'Replaces both categories and rules' });

export const Catalogue = z
  .object({
    categories: z.array(
      z.object({ id: z.string(), label: z.string(), workType: z.string(), retired: z.boolean() }),
    ),
    rules: z.array(z.object({ contains: z.string(), category: z.string() })),
    etag: z.string(),
  })
  .meta({ id: 'Catalogue' });

export const Verification = z
  .object({
    outcome: z.enum(['verified', 'failed', 'never']),
    code: z.union([code, z.null()]),
    message: z.string().nullable(),
    at: instant.nullable(),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'Verification' });

export const Credentials = z
  .object({
    configured: z.boolean(),
    tenantId: z.string().nullable(),
    clientId: z.string().nullable(),
    hasSecret: z.boolean(),
    secretExpiresOn: localDate.nullable(),
    redirectUri: z.string(),
    scopes: z.array(z.string()),
    verification: Verification,
    updatedAt: instant.nullable(),
  })
  .meta({ id: 'Credentials', description: 'No character of the secret, ever' });

export const CredentialsChange = z
  .object({
    tenantId: guid,
    clientId: guid,
    clientSecret: z
      .string()
      .trim()
      .regex(/^[\x21-\x7e]{1,1000}$/, 'must be the value as Entra showed it, without blanks'),
    secretExpiresOn: localDate.nullable().optional(),
  })
  .meta({ id: 'CredentialsChange' });

export const Consent = z
  .object({ adminConsentUrl: z.string(), forwardText: z.string() })
  .meta({ id: 'Consent' });

export const ConnectionsQuery = z.object({ next: z.string().max(1000).optional() });

export const Connections = z
  .object({
    connections: z.array(
      z.object({
        userId: z.string(),
        status,
        address: z.string().nullable(),
        lastSyncAt: instant.nullable(),
        nextSyncAt: instant.nullable(),
        lastRun: z.union([SyncRun, z.null()]),
        problem: z.union([StatusProblem, z.null()]),
      }),
    ),
    night: z.object({ startedAt: instant, due: count, done: count, failed: count }).nullable(),
    next: z.string().nullable(),
  })
  .meta({ id: 'Connections' });

export const Health = z.object({ status: z.literal('ok'), version: z.string() }).meta({ id: 'Health' });
