// What the engineers' program (`ops/`) may do beside the service: count, hand out and erase whatever is stored about a
// person or a company, and deal with poison. No verb and no door of the service knows any of it.
import type { Connection } from './domain/connection';
import type { Lesson } from './domain/edit-event';
import type { CompanyId, UserKey } from './domain/ids';
import type { PendingSignIn } from './domain/pending-sign-in';
import type { TimelineEvent } from './domain/timeline-event';
import type { MailboxMessage, Ports, TrashItem } from './ports';

/** What a row holds, and the names of columns in it that only a newer version knows. */
export type Held<T> = { readonly value: T; readonly unknownColumns: readonly string[] };

/** Rows of a timeline by kind; `other` are of kinds that only a newer version knows. */
export type TimelineCounts = {
  readonly events: number;
  readonly tombstones: number;
  readonly signposts: number;
  readonly indexRows: number;
  readonly lessons: number;
  readonly fences: number;
  readonly other: number;
};

/** A person's rows. Counting and erasing look at keys alone, so that a row that cannot be read can be erased. */
export interface PersonHoldings {
  timelineCounts(user: UserKey): Promise<TimelineCounts>;
  connection(user: UserKey): Promise<Held<Connection> | undefined>;
  pendingSignIn(user: UserKey): Promise<Held<PendingSignIn> | undefined>;
  /** Tombstones too, in order of the start that the timeline shows, page by page. */
  events(user: UserKey): AsyncIterable<readonly Held<TimelineEvent>[]>;
  lessons(user: UserKey): AsyncIterable<readonly Held<Lesson>[]>;
  /** Every row of the timeline but the fence, of whatever kind. Idempotent. */
  eraseTimeline(user: UserKey): Promise<void>;
  /** Idempotent. */
  eraseFence(user: UserKey): Promise<void>;
  /** False when somebody else changed the row, or it is gone. */
  eraseConnection(user: UserKey, etag: string): Promise<boolean>;
}

/** Rows of a company's partition by kind; `tokens` are the connections that name one. */
export type CompanyCounts = {
  readonly credentials: number;
  readonly catalogues: number;
  readonly connections: number;
  readonly tokens: number;
  readonly trash: number;
  readonly other: number;
};

export interface CompanyHoldings {
  counts(companyId: CompanyId): Promise<CompanyCounts>;
  trash(companyId: CompanyId): AsyncIterable<readonly TrashItem[]>;
  /** Whose sign-ins are pending. The table has no index by company: all of it is read, page by page. */
  pendingSignIns(companyId: CompanyId): AsyncIterable<readonly UserKey[]>;
  /** The catalogue, and rows of kinds that only a newer version knows. Idempotent. */
  eraseCatalogue(companyId: CompanyId): Promise<void>;
}

/** A message that the queue's door could not get done five times; without `message` it cannot be read. */
export type PoisonMessage = {
  readonly id: string;
  readonly insertedAt: Date | undefined;
  readonly message: MailboxMessage | undefined;
};

export type TakenPoison = PoisonMessage & { readonly text: string; readonly receipt: string };

export interface PoisonQueue {
  /** About how many there are, and the first of them (at most 32), as they stand. */
  look(): Promise<{ readonly total: number; readonly first: readonly PoisonMessage[] }>;
  /** The next few, which nobody else sees for five minutes. What is not put back then comes again. */
  take(): Promise<readonly TakenPoison[]>;
  /** Puts the message into `outlook-sync` as it is, and only then deletes it here. */
  putBack(taken: TakenPoison, delaySeconds: number): Promise<void>;
}

export type OpsPorts = Pick<
  Ports,
  | 'clock'
  | 'companies'
  | 'connections'
  | 'log'
  | 'pendingSignIns'
  | 'random'
  | 'secrets'
  | 'timeline'
  | 'trash'
> & {
  readonly person: PersonHoldings;
  readonly company: CompanyHoldings;
  readonly poison: PoisonQueue;
};
