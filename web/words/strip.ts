// What the strip says before its details have come. One catalogue per language.
import type { Status } from '../api/types';
import type { Action, Button, PanelName } from '../strip/state';
import { strip as de } from './de/strip';
import { strip as en } from './en/strip';
import type { Language } from './language';

export type StripWords = {
  /** How things stand, as long as no problem has a title of its own. */
  readonly titles: Readonly<Record<Status['status'] | 'loading', string>>;
  readonly buttons: Readonly<Record<Button | 'cancel', string>>;
  readonly busy: Readonly<Record<Action, string>>;
  /** What can be opened below. */
  readonly panels: Readonly<Record<PanelName, string>>;
  /** When not even the words for it could be had. */
  readonly noAnswer: string;
};

export const stripWords: Readonly<Record<Language, StripWords>> = { en, de };
