// What the strip and the callback say when something happened or they are asked for more. One catalogue per language.
import type { SyncRun } from '../api/types';
import type { Coming } from '../strip/time';
import { details as de } from './de/details';
import { details as en } from './en/details';
import type { Language } from './language';

type Forms = { readonly one: string; readonly other: string };
/** `#` is the number; one form where the language has one. */
type Counts<Name extends string> = Readonly<Record<Name, string | Forms>>;

export type DetailsWords = {
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
  /** `inTime` is "in 12 seconds". */
  readonly possibleAgain: (inTime: string) => string;
  readonly connected: (address: string | null) => string;
  readonly approved: string;
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
  readonly readingLong: string;
  readonly disconnected: Readonly<Record<'done' | 'pending', string>>;
  readonly ask: {
    readonly title: string;
    /** `events` are those that the last sync found, undefined if there was none. */
    readonly text: (events: string | undefined) => string;
    readonly events: Forms;
  };
  readonly help: HelpWords;
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

/** For whoever must ask somebody else. */
export type HelpWords = {
  readonly copy: string;
  readonly copied: string;
  /** When the browser does not let us copy. */
  readonly selected: string;
  readonly approve: string;
  readonly credentials: string;
  readonly newTab: string;
};

export const detailsWords: Readonly<Record<Language, DetailsWords>> = { en, de };
