// What the page says to which Microsoft sends people back. One catalogue per language.
import { callback as de } from './de/callback';
import { callback as en } from './en/callback';
import type { Language } from './language';

export type CallbackWords = {
  readonly working: string;
  readonly again: string;
  /** Should nothing more precise be at hand. */
  readonly done: string;
  readonly failed: string;
  readonly reference: string;
  /** The text to forward. */
  readonly help: string;
  /** After a success: where to go on. */
  readonly home: string;
  readonly next: string;
  readonly connectAgain: string;
  /** For who came here by a link that somebody forwarded, and is no user of ours. */
  readonly stranger: { readonly title: string; readonly text: string };
};

export const callbackWords: Readonly<Record<Language, CallbackWords>> = { en, de };
