// A user's connection to their Outlook calendar, and what their syncs left behind.
import type { Code } from './failure';
import type { UserKey, TenantId } from './ids';

export type ConnectionStatus = 'not_connected' | 'connected' | 'reconnect_required' | 'blocked';

/** The Microsoft identity behind a connection. `tid` and `oid` identify it; the address is for people to read. */
export type MailboxAccount = { readonly tid: TenantId; readonly oid: string; readonly address: string };

/** What must be put right, as kept until it is. */
export type Problem = { readonly code: Code; readonly at: Date; readonly reference: string };

export type Skipped = {
  readonly cancelled: number;
  readonly allDay: number;
  readonly outsideWindow: number;
  readonly tooLong: number;
  readonly malformed: number;
  readonly excludedTitle: number;
  readonly deletedByUser: number;
};

export type Counts = {
  readonly imported: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly keptEdited: number;
  readonly skipped: Skipped;
};

export type Trigger = 'manual' | 'nightly';

/** One attempt for one mailbox. */
export type SyncRun = Counts & {
  readonly id: string;
  readonly trigger: Trigger;
  readonly outcome: 'succeeded' | 'held' | 'failed';
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly window: { readonly from: Date; readonly until: Date };
  readonly code: Code | undefined;
};

export type Preferences = {
  readonly timeZone: string | undefined;
  readonly excludeWords: readonly string[];
};

/** What holds a mailbox while a sync runs; it saves work, the fence is the safety. */
export type Claim = { readonly id: string; readonly until: Date };

/** The refresh token's place in the vault. */
export type HeldToken = { readonly name: string; readonly setAt: Date };

/** A user's row: it survives disconnect, because preferences and history do. */
export type Connection = UserKey & {
  readonly status: ConnectionStatus;
  /** The only epoch whose syncs may write this user's timeline. */
  readonly epoch: string;
  /** New at every connect after a disconnect; kept when a broken connection is renewed. */
  readonly connectionId: string | undefined;
  readonly account: MailboxAccount | undefined;
  /** The app registration that the refresh token belongs to. */
  readonly clientId: string | undefined;
  readonly token: HeldToken | undefined;
  /** The vault name that the last disconnect gave up, so that asking again can tell whether it is gone. */
  readonly purging: string | undefined;
  readonly connectedAt: Date | undefined;
  readonly lastSyncAt: Date | undefined;
  readonly nextSyncAt: Date | undefined;
  readonly claim: Claim | undefined;
  /** Attempts since the last run that was recorded. */
  readonly attempts: number;
  readonly heldSince: Date | undefined;
  /** Microsoft asked us not to call before this. */
  readonly notBefore: Date | undefined;
  readonly problem: Problem | undefined;
  /** Newest first, at most 14. */
  readonly runs: readonly SyncRun[];
  readonly preferences: Preferences;
  /** The zone claim of the access token last seen. */
  readonly profileZone: string | undefined;
};

export function newConnection(user: UserKey): Connection {
  return {
    companyId: user.companyId,
    userId: user.userId,
    status: 'not_connected',
    epoch: '',
    connectionId: undefined,
    account: undefined,
    clientId: undefined,
    token: undefined,
    purging: undefined,
    connectedAt: undefined,
    lastSyncAt: undefined,
    nextSyncAt: undefined,
    claim: undefined,
    attempts: 0,
    heldSince: undefined,
    notBefore: undefined,
    problem: undefined,
    runs: [],
    preferences: { timeZone: undefined, excludeWords: [] },
    profileZone: undefined,
  };
}

export const keptRuns = 14;
