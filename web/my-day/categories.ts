// Categories and work types in the reader's words, and which of them may be chosen.
import { builtInCatalogue } from '../../src/domain/suggestion/catalogue';
import type { Catalogue } from '../api/types';

type Category = Catalogue['categories'][number];
/** A name for each that is built in. */
export type Labels = Readonly<Record<string, string>>;

/** What a company calls it; one that was not renamed is translated. */
export function categoryLabel(id: string, categories: readonly Category[], labels: Labels): string {
  const shipped = builtInCatalogue.categories.find((each) => each.id === id);
  const known = categories.find((each) => each.id === id) ?? shipped;
  return known === undefined || known.label === shipped?.label ? (labels[id] ?? id) : known.label;
}

/** What stands for a label where it has no room: its initials, or the first letters of its only word. */
export function shortLabel(label: string): string {
  const words = label.split(/\s+/).filter((word) => word !== '');
  const letters = words.length > 1 ? words.flatMap((word) => lettersOf(word).slice(0, 1)) : lettersOf(label);
  return letters.slice(0, 3).join('');
}

const characters = new Intl.Segmenter();
const lettersOf = (word: string) => Array.from(characters.segment(word), ({ segment }) => segment);

/** The ids that may be chosen, with the one that stands, whether it is still offered or not. */
export function categoryChoices(current: string, categories: readonly Category[]): readonly string[] {
  const offered = categories.filter(({ retired }) => !retired).map(({ id }) => id);
  return offered.includes(current) ? offered : [...offered, current];
}

export function workTypeChoices(current: string, categories: readonly Category[]): readonly string[] {
  const all = [...builtInCatalogue.categories, ...categories].map(({ workType }) => workType);
  return [...new Set([...all, current])];
}
