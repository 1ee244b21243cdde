// Suggests a category and a work type for a meeting from its title alone, and says why. In this order: what
// this user chose for the same title, the company's rules, the built-in rules, the default.
import { classify } from './built-in/classify';
import { wordsOf } from './built-in/words';
import { type Catalogue, type Category, defaultCategory } from './catalogue';
import { wordsIn } from './excluded';
import { normaliseTitle } from './normalise-title';
import { stripNoise } from './strip-noise';

export type Suggestion = {
  readonly category: string;
  readonly workType: string;
  readonly by: 'user' | 'company' | 'built-in' | 'default';
  readonly because: string;
};

/** A title inside a sentence: without noise, on one line, not too long. */
function quoted(title: string, stripped: string): string {
  const shown = stripped || title.replace(/\s+/g, ' ').trim();
  return shown.length > 80 ? `"${shown.slice(0, 79)}…"` : `"${shown}"`;
}

export function suggest(
  title: string | undefined,
  context: {
    readonly taught: (normalisedTitle: string) => string | undefined;
    readonly catalogue: Catalogue;
  },
): Suggestion {
  const { categories, rules } = context.catalogue;
  const offered = (id: string): Category | undefined =>
    categories.find((category) => category.id === id && !category.retired);
  const as = ({ id, workType }: Category, by: Suggestion['by'], because: string): Suggestion => ({
    category: id,
    workType,
    by,
    because,
  });

  const stripped = title === undefined ? '' : stripNoise(title);
  const hasTitle = title !== undefined && (stripped !== '' || title.trim() !== '');
  if (hasTitle) {
    const words = wordsOf(stripped);
    const taught = context.taught(normaliseTitle(title, stripped, words));
    const chosen = taught === undefined ? undefined : offered(taught);
    if (chosen) return as(chosen, 'user', `You chose this for ${quoted(title, stripped)}`);

    const isInTitle = wordsIn(title);
    for (const rule of rules) {
      const category = isInTitle(rule.contains) ? offered(rule.category) : undefined;
      if (category) {
        return as(category, 'company', `Your company's rule "${rule.contains}"`);
      }
    }

    const reading = classify(stripped, words.words, offered);
    if (reading) return as(reading.category, 'built-in', reading.because);
  }
  const because = hasTitle ? 'Nothing in the title tells' : 'The meeting has no title';
  const fallback = offered(defaultCategory) ?? categories.find((category) => !category.retired);
  return fallback
    ? as(fallback, 'default', because)
    : { category: defaultCategory, workType: 'meeting', by: 'default', because };
}
