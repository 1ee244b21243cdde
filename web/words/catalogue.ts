// The words that all elements share, in one language. They are loaded when they are needed, and those of no other
// language.
import type { Format } from '../format';
import type { CodesWords } from './codes';
import type { Language } from './language';
import type { StripWords } from './strip';

type Words = { readonly words: StripWords; readonly codes: CodesWords };
export type Catalogue = Words & { readonly language: Language; readonly format: Format };

const wordsIn: Readonly<Record<Language, () => Promise<Words>>> = {
  en: () => import('./en'),
  de: () => import('./de'),
};

export async function catalogueIn(language: Language, format: Format): Promise<Catalogue> {
  return { ...(await wordsIn[language]()), language, format };
}
