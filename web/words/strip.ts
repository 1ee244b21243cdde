// What the strip and the callback say about a connection.
import type { Status, SyncRun } from '../api/types';
import type { Action, Button, PanelName } from '../strip/state';
import type { Coming } from '../strip/time';

type Forms = { readonly one: string; readonly other: string };
/** `#` is the number; one form where the language has one. */
type Counts<Name extends string> = Readonly<Record<Name, string | Forms>>;

export type StripWords = {
  /** How things stand, as long as no problem has a title of its own. */
  readonly titles: Readonly<Record<Status['status'] | 'loading', string>>;
  readonly buttons: Readonly<Record<Button | 'cancel', string>>;
  readonly busy: Readonly<Record<Action, string>>;
  /** What can be opened below. */
  readonly panels: Readonly<Record<PanelName, string>>;
  readonly lastSync: string;
  readonly nextSync: string;
  /** `day` is the weekday. */
  readonly coming: Readonly<Record<Coming, (time: string, day: string) => string>>;
  readonly justNow: string;
  /** "your last 7 days" */
  readonly days: Forms;
  readonly intro: (days: string) => string;
  readonly syncFirst: (days: string) => string;
  /** `elapsed` is "12 seconds". */
  readonly reading: (elapsed: string) => string;
  readonly seconds: Forms;
  readonly readingLong: string;
  /** `inTime` is "in 12 seconds". */
  readonly possibleAgain: (inTime: string) => string;
  readonly connected: (address: string | null) => string;
  readonly approved: string;
  /** What was clicked offline. */
  readonly notDone: string;
  readonly disconnected: Readonly<Record<'done' | 'pending', string>>;
  readonly reference: string;
  readonly run: {
    readonly trigger: Readonly<Record<SyncRun['trigger'], string>>;
    readonly counts: Counts<'imported' | 'updated' | 'removed'>;
    readonly nothing: string;
    readonly skips: string;
    readonly skipped: Counts<keyof SyncRun['skipped']>;
    readonly keptEdited: Forms;
    readonly held: string;
  };
  readonly ask: {
    readonly title: string;
    /** `events` are those that the last sync found, undefined if there was none. */
    readonly text: (events: string | undefined) => string;
    readonly events: Forms;
  };
  /** For whoever must ask somebody else. */
  readonly help: {
    readonly copy: string;
    readonly copied: string;
    /** When the browser does not let us copy. */
    readonly selected: string;
    readonly approve: string;
    readonly credentials: string;
    readonly newTab: string;
  };
  /** For who went to Microsoft and did not come back. */
  readonly said: readonly (readonly [microsoftSaid: string, then: string])[];
  readonly privacy: {
    readonly read: string;
    readonly reads: readonly string[];
    readonly never: string;
    readonly nevers: readonly string[];
    readonly scopes: string;
    readonly withdraw: string;
  };
};
