// The words of the list of the company's connections.
import type { Connection } from '../credentials/people';
import type { Remedy, SyncRun } from '../api/types';
import type { Format } from '../format';
import { connections as de } from './de/connections';
import { connections as en } from './en/connections';
import type { Language } from './language';

export type AskAdminCode =
  'admin_consent_required' | 'blocked_by_policy' | 'account_disabled' | 'mailbox_unavailable';

export type ConnectionsWords = {
  readonly title: string;
  readonly nobody: string;
  readonly summary: (format: Format, total: number, isAll: boolean) => string;
  readonly withStatus: (format: Format, status: Connection['status'], n: number) => string;
  readonly onlyProblems: (format: Format, n: number) => string;
  readonly nobodyHasProblems: string;
  readonly more: string;
  readonly loadingMore: string;
  readonly columns: Readonly<Record<'person' | 'status' | 'lastSync' | 'nextSync' | 'action', string>>;
  readonly status: Readonly<Record<Connection['status'], string>>;
  readonly outcome: Readonly<Record<SyncRun['outcome'], string>>;
  readonly trigger: Readonly<Record<SyncRun['trigger'], string>>;
  readonly counts: (
    format: Format,
    run: Pick<SyncRun, 'imported' | 'updated' | 'removed'>,
  ) => readonly string[];
  readonly nothingChanged: string;
  readonly held: string;
  readonly neverSynced: string;
  readonly noNextSync: string;
  /** What a Microsoft administrator does about these, and what the admin here may. */
  readonly advice: Readonly<Record<AskAdminCode, string>>;
  readonly remedy: Readonly<Record<Remedy | 'none', string>>;
  readonly remove: string;
  readonly removeQuestion: (who: string) => string;
  readonly removeSays: string;
  readonly removeConfirm: string;
  readonly removing: string;
  readonly removed: (who: string) => string;
  readonly wasGone: (who: string) => string;
  readonly night: {
    readonly running: (format: Format, due: number, done: number) => string;
    readonly finished: (format: Format, due: number) => string;
    readonly failed: (format: Format, n: number) => string;
    readonly noneFailed: string;
    readonly since: string;
    readonly none: string;
  };
};

export const connectionsWords: Readonly<Record<Language, ConnectionsWords>> = { en, de };
