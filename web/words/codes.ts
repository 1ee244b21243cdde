// For every code of the service, and for no answer at all, what a person reads. The type keeps it complete.
import type { NoAnswer } from '../api/service';
import type { Code } from '../api/types';

export type AnyCode = Code | NoAnswer['code'];
/** What happened, in a few words; and what happened, who acts, and how, in a sentence or two. */
export type CodeWords = { readonly title: string; readonly text: string };
export type CodesWords = Readonly<Record<AnyCode, CodeWords>>;
