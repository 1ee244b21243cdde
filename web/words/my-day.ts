// What people read in My Day.
import type { Format } from '../format';
import type { FieldName, Mistake } from '../my-day/draft';
import type { View } from '../my-day/period';
import type { Reason } from '../my-day/reason';
import type { CodeWords } from './codes';
import { myDay as de } from './de/my-day';
import { myDay as en } from './en/my-day';
import type { Language } from './language';

type PerView = Readonly<Record<View, string>>;

export type MyDayWords = {
  readonly heading: string;
  readonly toolbar: {
    readonly name: string;
    readonly today: string;
    readonly previous: PerView;
    readonly next: PerView;
    readonly show: string;
    readonly views: PerView;
  };
  readonly loading: string;
  /** Announced when a period has been read. */
  readonly shown: (period: string, meetings: number, format: Format) => string;
  readonly meetings: (n: number, format: Format) => string;
  readonly empty: PerView & {
    readonly past: string;
    readonly sync: string;
    readonly future: string;
    readonly before: PerView;
  };
  readonly listInstead: string;
  /** What somebody did and could not be sent: without a connection, and once there is one again. */
  readonly unsent: Readonly<Record<'offline' | 'online', CodeWords>>;
  readonly tryAgain: string;
  readonly close: string;
  readonly reference: (reference: string) => string;
  /** Names the column of times for screen readers. */
  readonly times: string;
  readonly untitled: string;
  readonly fromOutlook: string;
  readonly edited: string;
  readonly gone: string;
  readonly details: {
    readonly fields: Readonly<Record<FieldName, string>>;
    readonly mistakes: Readonly<Record<FieldName, Partial<Record<Mistake, string>>>>;
    readonly save: string;
    readonly saving: string;
    readonly remove: string;
    readonly discard: string;
    readonly unsaved: string;
    readonly savesAtOnce: string;
    readonly changed: string;
    readonly backToOutlook: string;
    readonly backToOutlooksTime: string;
    readonly backToSuggestion: (label: string) => string;
    readonly imported: string;
    readonly gone: string;
    readonly timeZone: (zone: string) => string;
    readonly because: (reason: Reason, original: string, format: Format) => string;
    readonly conflict: {
      readonly title: string;
      readonly text: string;
      readonly now: string;
      readonly yours: string;
      readonly outlooks: string;
      readonly nothing: string;
      readonly saveMine: string;
      readonly takeTheirs: string;
    };
  };
  readonly said: {
    readonly saved: string;
    readonly savedElsewhere: (day: string) => string;
    readonly moved: (title: string, when: string) => string;
    readonly deleted: (title: string) => string;
    readonly restored: (title: string) => string;
    readonly isGone: (title: string) => string;
    readonly notSaved: (title: string) => string;
    readonly notMoved: (title: string) => string;
    readonly notDeleted: (title: string) => string;
    readonly changedBeforeDeleted: (title: string) => string;
    readonly zoneSaved: (zone: string) => string;
    readonly wordsSaved: string;
    readonly synced: string;
    readonly syncLater: string;
  };
  readonly undo: { readonly name: string; readonly undo: string; readonly remove: string };
  readonly chart: {
    readonly heading: string;
    readonly caption: (period: string, hours: string, meetings: string) => string;
    readonly table: string;
    readonly category: string;
    readonly meetings: string;
    readonly total: string;
    readonly hours: string;
  };
  readonly settings: {
    readonly heading: string;
    readonly zone: string;
    readonly sources: Readonly<Record<'preference' | 'profile' | 'default', string>>;
    readonly zoneHelp: string;
    readonly zoneUnknown: string;
    readonly profileZone: string;
    readonly save: string;
    readonly saving: string;
    readonly words: string;
    readonly wordsHelp: string;
    readonly wordsTooLong: string;
    readonly wordsTooMany: string;
    readonly browserDiffers: (browser: string, shown: string) => string;
    readonly adopt: (zone: string) => string;
    readonly keep: (zone: string) => string;
  };
  /** For those that a company has not renamed. */
  readonly categories: Readonly<Record<string, string>>;
  readonly workTypes: Readonly<Record<string, string>>;
};

export const myDayWords: Readonly<Record<Language, MyDayWords>> = { en, de };
