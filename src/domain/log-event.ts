// Everything that the service ever logs: a closed list, so that what an alert asks for is known to be there, and what
// must not be told (titles, addresses, tokens, codes, names of secrets) has no place to stand.
import type { SyncRun, Trigger } from './connection';
import type { Code } from './failure';

/** Ids of ours; never a person's name or address. */
type Of = { readonly companyId?: string | undefined; readonly userId?: string | undefined };

/** Why something did not go well. `reason` is inward, in our own words. */
type Why = {
  readonly code?: Code | undefined;
  readonly reason?: string | undefined;
  /** What the person sees on the screen. */
  readonly reference?: string | undefined;
  /** Where in our code; of bugs only. */
  readonly stack?: string | undefined;
};

type Details = {
  /** A request was answered. */
  'http.answered': Of & Why & { readonly operation: string; readonly status: number; readonly ms: number };
  /** One run for one mailbox, whatever came of it; skipped are the entries that were left out, whatever for. */
  'sync.finished': Of &
    Why & {
      readonly trigger: Trigger;
      readonly outcome: SyncRun['outcome'];
      readonly ms: number;
      readonly attempts: number;
      readonly imported: number;
      readonly updated: number;
      readonly removed: number;
      readonly unchanged: number;
      readonly keptEdited: number;
      readonly skipped: number;
    };
  /** A disconnect, a reconnect or another run took the mailbox over while this one ran. */
  'sync.superseded': Of & { readonly trigger: Trigger };
  /** A mailbox was due, and could not even be begun with. */
  'sync.not_begun': Of & Why;
  /** The end of a run could not be recorded; its claim lapses by itself. */
  'sync.release_failed': Of & Why;
  /** A run ended in a bug of ours; its message comes again, and then becomes poison. */
  'sync.bug': Of & Why;
  /** A message that this version cannot read; it becomes poison. */
  'queue.message_unreadable': Why;
  /** One look of the timer for mailboxes that are due and secrets that are to be purged. */
  'night.swept': {
    readonly due: number;
    readonly enqueued: number;
    /** How long the one that waits longest has been due, of those that were enqueued. */
    readonly longestDueMinutes: number;
    readonly purged: number;
    readonly purgesPending: number;
    readonly ms: number;
  };
  /** A company's credentials could not be read; its mailboxes were left out of this sweep. */
  'sweep.company_unreadable': Of & Why;
  'company.breaker_opened': Of & Why;
  'company.breaker_closed': Of;
  /** Neither Entra nor our storage could be reached: the company's next probe is tomorrow's. */
  'company.probe_lost': Of & Why;
  'token.write_back_postponed': Of & Why;
  'secret.purge_postponed': Of & Why;
  'sign_in.problem_not_kept': Of & Why;
  'help.without_link': Of & Why;
  'admin.credentials_saved': Of;
  'admin.credentials_removed': Of;
  'admin.connection_removed': Of;
};

export type EventName = keyof Details;
export type LogEvent<Name extends EventName = EventName> = {
  [Each in Name]: { readonly event: Each; readonly level?: 'info' | 'warn' | 'error' } & Details[Each];
}[Name];
