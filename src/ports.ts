// Everything that the verbs need from the world, by role. Each port has an Azure or Microsoft adapter and one in
// memory, held to the same contract suite (test/contracts).
import type { Connection } from './domain/connection';
import type { Lesson } from './domain/edit-event';
import type { Code } from './domain/failure';
import type { CompanyId, TenantId, UserId, UserKey } from './domain/ids';
import type { CalendarEntry } from './domain/meeting';
import type { MicrosoftCredentials } from './domain/microsoft-credentials';
import type { PendingSignIn } from './domain/pending-sign-in';
import type { Catalogue } from './domain/suggestion/catalogue';
import type { SyncWindow } from './domain/sync-window';
import type { LogEvent } from './domain/log-event';
import type { Fence, StoredEvent, TimelineChange, TimelineEvent } from './domain/timeline-event';

/** A value with the ETag that guards its next change. */
export type Versioned<T> = { readonly value: T; readonly etag: string };

/** The service's time. Read once per operation and passed on. */
export interface Clock {
  now(): Date;
}

export interface Random {
  /** 128 bits as 32 hexadecimal characters: a name that is never reused. */
  id(): string;
  /** 256 bits, base64url: what nobody may guess. */
  secret(): string;
}

/** Vault names that a transaction hangs up for purging, or takes down because the name is in use now. */
export type TrashChange = {
  readonly add?: readonly { readonly secretName: string; readonly dueAt: Date }[];
  readonly drop?: readonly string[];
};

/** One company's rows: credentials without the secret, and the catalogue. */
export interface Companies {
  credentials(companyId: CompanyId): Promise<Versioned<MicrosoftCredentials> | undefined>;
  /** Creates (no etag) or replaces (If-Match) in one transaction with the trash rows; answers the new ETag, or undefined when somebody else changed the row. */
  saveCredentials(
    value: MicrosoftCredentials,
    etag: string | undefined,
    trash?: TrashChange,
  ): Promise<string | undefined>;
  /** Removes the row in one transaction with the trash rows; false when somebody else changed it. */
  removeCredentials(companyId: CompanyId, etag: string, trash: TrashChange): Promise<boolean>;
  catalogue(companyId: CompanyId): Promise<Versioned<Catalogue> | undefined>;
  saveCatalogue(
    companyId: CompanyId,
    value: Catalogue,
    etag: string | undefined,
  ): Promise<string | undefined>;
}

export type Page<T> = { readonly items: readonly T[]; readonly next: string | undefined };

/** A mailbox that the night may be for: what the sweep reads. */
export type DueMailbox = UserKey & { readonly epoch: string; readonly nextSyncAt: Date };

export interface Connections {
  get(user: UserKey): Promise<Versioned<Connection> | undefined>;
  /** Creates (no etag) or merges (If-Match) in one transaction with the trash rows; answers the new ETag, or undefined when somebody else changed the row. */
  save(connection: Connection, etag: string | undefined, trash?: TrashChange): Promise<string | undefined>;
  /** A company's connections in a stable order. */
  list(
    companyId: CompanyId,
    page: { readonly limit: number; readonly after?: string | undefined },
  ): Promise<Page<Connection>>;
  /** Every mailbox with nextSyncAt at or before `now`, over all companies, page by page. */
  listDue(now: Date): AsyncIterable<readonly DueMailbox[]>;
}

/** A vault name waiting to be purged. */
export type TrashItem = { readonly companyId: CompanyId; readonly secretName: string; readonly dueAt: Date };

export interface Trash {
  add(item: TrashItem): Promise<void>;
  /** Idempotent. */
  drop(item: Pick<TrashItem, 'companyId' | 'secretName'>): Promise<void>;
  listDue(now: Date): AsyncIterable<readonly TrashItem[]>;
}

/** One row per user. */
export interface PendingSignIns {
  /** A newer sign-in takes the place of the one before. */
  replace(signIn: PendingSignIn): Promise<void>;
  peek(user: UserKey): Promise<PendingSignIn | undefined>;
  /** Reads and deletes atomically, if the state matches: of many callers one gets it. */
  takeOnce(user: UserKey, stateHash: string): Promise<PendingSignIn | undefined>;
  /** Idempotent. */
  forget(user: UserKey): Promise<void>;
}

/** Whose secret it is; checked after reading, so that a wrong name fails closed. */
export type SecretOwner = { readonly companyId: CompanyId; readonly userId?: UserId };

/** The vault. Names are random and never reused. Every outage is Failure('vault_unavailable'). */
export interface Secrets {
  put(name: string, owner: SecretOwner, secret: string): Promise<void>;
  /** Undefined only if there is none of that name. A secret of another owner throws Failure('internal_error'). */
  read(name: string, owner: SecretOwner): Promise<string | undefined>;
  /** Whose the live secret of that name is; `unreadable` is a value that we did not write. For tidying up alone. */
  ownerOf(name: string): Promise<SecretOwner | 'unreadable' | undefined>;
  /** Deletes and purges. True once live and deleted both answer that there is none; idempotent. */
  purge(name: string): Promise<boolean>;
}

/**
 * What became of a transaction. `refused`: a guard or a row was not as expected and nothing was written.
 * `unknown`: no answer came, it may or may not have been written.
 */
export type Committed =
  { readonly outcome: 'committed'; readonly etag: string } | { readonly outcome: 'refused' | 'unknown' };

/** One user's timeline. Rows are ordered by the start that the timeline shows. */
export interface Timeline {
  /**
   * The fence and all rows (tombstones too) that begin at or after `from`, in one range query. With them
   * come signposted rows, at a point read each: they begin far earlier, but their meeting ends at or after `from`.
   */
  readFrom(
    user: UserKey,
    from: Date,
  ): Promise<{ readonly fence: Versioned<Fence> | undefined; readonly events: readonly StoredEvent[] }>;
  fence(user: UserKey): Promise<Versioned<Fence> | undefined>;
  /** Puts a fence with this epoch, whatever stood there: every running sync's next write is refused. */
  setEpoch(user: UserKey, epoch: string): Promise<void>;
  /** Writes the changes, with their index rows, and the next fence in one transaction guarded by the fence's ETag. At most `maxRowsPerTransaction` rows. */
  commit(
    user: UserKey,
    change: { readonly guard: string; readonly next: Fence; readonly changes: readonly TimelineChange[] },
  ): Promise<Committed>;
  /** The events that stand under these Outlook keys (hash(account, Outlook id)), wherever in time they are. */
  findByOutlookKey(user: UserKey, outlookKeys: readonly string[]): Promise<readonly StoredEvent[]>;
  /** Living events that begin in [from, until), in order of start, then id. */
  list(
    user: UserKey,
    range: {
      readonly from: Date;
      readonly until: Date;
      readonly after?: string | undefined;
      readonly limit: number;
    },
  ): Promise<Page<StoredEvent>>;
  /** A living event by id; `start` is where it was last seen and makes it a point read. */
  find(user: UserKey, eventId: string, start: Date | undefined): Promise<StoredEvent | undefined>;
  /** Replaces the row (moving its key if the start changed) and records the lesson in one transaction; undefined when the row was changed meanwhile. Never touches the fence. */
  edit(
    user: UserKey,
    before: StoredEvent,
    after: TimelineEvent,
    lesson?: Lesson,
  ): Promise<StoredEvent | undefined>;
  /** All that this user taught us: titleKey → category id. */
  lessons(user: UserKey): Promise<ReadonlyMap<string, string>>;
}

/** Rows that a change takes beside the fence: in an insert the event and its index row. */
export const maxRowsPerTransaction = 99;

export type MailboxMessage = UserKey & { readonly v: 1; readonly epoch: string };

export interface MailboxQueue {
  /** Ids only; each becomes visible after its delay (whole seconds, at most 7 days). */
  enqueue(
    messages: readonly { readonly message: MailboxMessage; readonly delaySeconds: number }[],
  ): Promise<void>;
}

export type AppRegistration = { readonly tenantId: TenantId; readonly clientId: string };
export type ClientCredentials = AppRegistration & { readonly clientSecret: string };

/** What Entra's token endpoint gave. Scopes are Graph's short names. */
export type Tokens = {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly idToken: string | undefined;
  readonly scopes: readonly string[];
};

/** Entra. Failures carry the code that its machine codes stand for; an outage is `entra_unavailable`. */
export interface IdentityProvider {
  /** The issuer of this tenant (RFC 9207 section 2.4). */
  issuer(tenantId: TenantId): string;
  /** What an error on the redirect stands for (RFC 6749 section 4.1.2.1). */
  codeOfRedirectError(error: string, description: string | undefined): Code;
  authorizeUrl(
    request: AppRegistration & {
      readonly redirectUri: string;
      readonly scopes: readonly string[];
      readonly state: string;
      readonly nonce: string;
      readonly codeChallenge: string;
    },
  ): Promise<string>;
  /** RFC 6749 section 4.1.3 with RFC 7636. */
  redeemCode(
    request: ClientCredentials & {
      readonly code: string;
      readonly redirectUri: string;
      readonly scopes: readonly string[];
      readonly codeVerifier: string;
      readonly nonce: string;
    },
  ): Promise<Tokens>;
  /** Signature, issuer, audience, nonce and expiry (OpenID Connect Core 3.1.3.7); else Failure('sign_in_expired'). `tid` is for the caller to compare. */
  verifyIdToken(
    idToken: string,
    expected: AppRegistration & { readonly nonce: string },
  ): Promise<{ readonly tid: string; readonly oid: string }>;
  /** RFC 6749 section 6. `refreshToken` in the answer is the rotated one, if there is one. */
  refresh(
    request: ClientCredentials & { readonly refreshToken: string; readonly scopes: readonly string[] },
  ): Promise<Tokens>;
  /** Tenant, then client and secret; what is refused is a Failure. Answers with warnings for the admin. */
  verifyCredentials(credentials: ClientCredentials): Promise<{ readonly warnings: readonly string[] }>;
  adminConsentUrl(
    registration: AppRegistration,
    request: { readonly redirectUri: string; readonly scopes: readonly string[] },
  ): string;
}

/** Graph, for one mailbox at a time. */
export interface Calendar {
  me(accessToken: string): Promise<{ readonly id: string; readonly address: string }>;
  /** Every page of the window, or a Failure: never a part. */
  walk(accessToken: string, window: SyncWindow, giveUpAt: Date): Promise<readonly CalendarEntry[]>;
}

/** Whoever calls, as OtiumWork's access token says. */
export type Caller = UserKey & { readonly isAdmin: boolean; readonly zone: string | undefined };

export interface Callers {
  /** RFC 9068; else Failure('not_signed_in'). */
  verify(accessToken: string): Promise<Caller>;
}

/** One structured event per operation. */
export interface Log {
  record(event: LogEvent): void;
}

export type Ports = {
  readonly clock: Clock;
  readonly random: Random;
  readonly companies: Companies;
  readonly connections: Connections;
  readonly trash: Trash;
  readonly pendingSignIns: PendingSignIns;
  readonly secrets: Secrets;
  readonly timeline: Timeline;
  readonly mailboxQueue: MailboxQueue;
  readonly identityProvider: IdentityProvider;
  readonly calendar: Calendar;
  readonly callers: Callers;
  readonly log: Log;
};
