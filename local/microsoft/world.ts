// Everything that the stand-in remembers, and how it is written down for the next start. Faults are not
// remembered, nor authorization codes: they live ten minutes.

import * as z from 'zod';

import type { StandInMeeting } from '../calendar/meeting';
import { companies } from '../people';
import type { CompanyName } from '../people';
import { accounts, colleague } from './accounts';
import type { Account } from './accounts';
import { behaviourNamed } from './behaviours';
import type { BehaviourName } from './behaviours';
import { createSigningKey } from './entra/signing-key';
import type { SigningKey } from './entra/signing-key';
import { companyNames, registrationKinds, registrations } from './registrations';
import type { RegistrationKind } from './registrations';

export type SecretState = { kind: 'valid'; value: string } | { kind: 'expired' };

/** What a user granted an app when signing in; codes and refresh tokens stand for it. */
export type Grant = {
  readonly address: string;
  readonly clientId: string;
  /** Short names, without openid, profile and offline_access. */
  readonly scopes: string[];
  /** How the app wrote Graph's scopes, e.g. `https://graph.microsoft.com/`; answers repeat it. */
  readonly prefix: string;
  readonly withRefreshToken: boolean;
};

export type IssuedCode = Grant & {
  readonly redirectUri: string;
  readonly nonce: string | undefined;
  readonly challenge: { readonly value: string; readonly method: string } | undefined;
  readonly issuedAt: Date;
  redeemed: boolean;
};

export type World = {
  /** Origin; set as soon as the port is known. */
  url: string;
  readonly redirectUris: readonly string[];
  readonly signingKey: SigningKey;
  /** Grows when colleagues are hired. */
  readonly accounts: Account[];
  readonly calendars: Map<string, StandInMeeting[]>;
  readonly behaviours: Map<string, BehaviourName>;
  readonly secrets: Map<CompanyName, SecretState>;
  readonly registrations: Map<string, RegistrationKind>;
  readonly codes: Map<string, IssuedCode>;
  /** By SHA-256 of the token. Using a token does not end it, as at Entra. */
  readonly refreshTokens: Map<string, Grant & { readonly issuedAt: Date }>;
  /** Consented scopes by `address clientId`, and tenant-wide by client id. */
  readonly consents: Map<string, string[]>;
  readonly tenantConsents: Map<string, string[]>;
};

const meetingSchema = z.object({
  id: z.string(),
  subject: z.string().nullable(),
  start: z.coerce.date(),
  end: z.coerce.date(),
  isAllDay: z.boolean(),
  isCancelled: z.boolean(),
  body: z.string(),
  attendees: z.array(z.string()),
  location: z.string(),
  organizer: z.string(),
});
const grantSchema = z.object({
  address: z.string(),
  clientId: z.string(),
  scopes: z.array(z.string()),
  prefix: z.string(),
  withRefreshToken: z.boolean(),
  issuedAt: z.coerce.date(),
});
const secretSchema = z.union([
  z.object({ kind: z.literal('valid'), value: z.string() }),
  z.object({ kind: z.literal('expired') }),
]);
const entries = <Value extends z.ZodType>(value: Value) => z.array(z.tuple([z.string(), value]));

const companyName = z.enum(['contoso', 'fabrikam']);

const stateSchema = z.object({
  signingKey: z.record(z.string(), z.unknown()),
  /** How many were hired by each company. */
  colleagues: z.partialRecord(companyName, z.int()).optional(),
  calendars: entries(z.array(meetingSchema)),
  behaviours: entries(z.string()),
  secrets: z.array(z.tuple([companyName, secretSchema])),
  registrations: entries(z.enum(registrationKinds)),
  refreshTokens: entries(grantSchema),
  consents: entries(z.array(z.string())),
  tenantConsents: entries(z.array(z.string())),
});

export async function createWorld(options: {
  readonly redirectUris: readonly string[];
  readonly calendars: Readonly<Record<string, StandInMeeting[]>>;
  readonly state?: unknown;
}): Promise<World> {
  const kept = options.state === undefined ? undefined : stateSchema.parse(options.state);
  const given = Object.entries(options.calendars).map(([address, list]): [string, StandInMeeting[]] => [
    address.toLowerCase(),
    list.map((meeting) => ({ ...meeting })),
  ]);
  const colleagues = companyNames.flatMap((company) =>
    Array.from({ length: kept?.colleagues?.[company] ?? 0 }, (_, n) => colleague(company, n + 1)),
  );
  return {
    url: '',
    redirectUris: options.redirectUris,
    signingKey: await createSigningKey(kept?.signingKey),
    accounts: [...accounts, ...colleagues],
    calendars: new Map([
      ...accounts.map(({ address }): [string, StandInMeeting[]] => [address, []]),
      ...given,
      ...(kept?.calendars ?? []),
    ]),
    behaviours: new Map([
      ...accounts.map(({ address, behaviour }) => [address, behaviour] as const),
      ...(kept?.behaviours ?? []).map(([address, name]) => [address, behaviourNamed(name)] as const),
    ]),
    secrets: new Map(
      kept?.secrets ??
        companyNames.map((name) => [name, { kind: 'valid' as const, value: companies[name].clientSecret }]),
    ),
    registrations: new Map(
      kept?.registrations ?? registrations.map(({ clientId, kind }) => [clientId, kind] as const),
    ),
    codes: new Map(),
    refreshTokens: new Map(kept?.refreshTokens),
    consents: new Map(kept?.consents),
    tenantConsents: new Map(kept?.tenantConsents),
  };
}

/** The company's next colleagues, with empty calendars. */
export function hire(world: World, company: CompanyName, count: number): readonly Account[] {
  const already = hiredBy(world, company);
  const hired = Array.from({ length: count }, (_, n) => colleague(company, already + n + 1));
  for (const { address } of hired) world.calendars.set(address, []);
  world.accounts.push(...hired);
  return hired;
}

function hiredBy(world: World, company: CompanyName): number {
  return world.accounts.filter((account) => account.hired && account.company === company).length;
}

/** JSON-able; `createWorld` takes it back. */
export function snapshotOf(world: World): unknown {
  return JSON.parse(
    JSON.stringify({
      signingKey: world.signingKey.kept,
      colleagues: Object.fromEntries(companyNames.map((company) => [company, hiredBy(world, company)])),
      calendars: [...world.calendars],
      behaviours: [...world.behaviours],
      secrets: [...world.secrets],
      registrations: [...world.registrations],
      refreshTokens: [...world.refreshTokens],
      consents: [...world.consents],
      tenantConsents: [...world.tenantConsents],
    }),
  );
}
