// What the strip and the callback can begin without, and load at once beside their first question to the service:
// everything that explains. What decides and acts is there before it, and without it.
import type { Status } from '../api/types';
import type { Format } from '../format';
import { codesWords } from '../words/codes';
import { detailsWords } from '../words/details';
import type { Language } from '../words/language';
import type { Catalogue } from './catalogue';
import { runOf } from './state';

export { factsOf } from './facts';
export { copied, helpActs } from './help';
export { messageOf, newsInWords } from './message';
export { panel } from './panel';
export { runInWords } from './run';

export const catalogueIn = (language: Language, format: Format): Catalogue => ({
  words: detailsWords[language],
  codes: codesWords[language],
  format,
});

/** What is deleted and what stays, before Outlook is disconnected. */
export function askWords(status: Status | undefined, { words: { ask }, format }: Catalogue) {
  const run = status && runOf(status);
  const n = run ? run.imported + run.updated + run.unchanged + run.keptEdited : 0;
  return { title: ask.title, text: ask.text(n > 0 ? format.count(n, ask.events) : undefined) };
}
