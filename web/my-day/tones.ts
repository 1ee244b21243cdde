// The colours of the categories. One hue for each that is built in, and as many again, paler and darker by turns, for a
// company's own. Lightness and chroma are the same for all, so that one calculation shows that all can be read.
import { builtInCatalogue } from '../../src/domain/suggestion/catalogue';

/** OKLCH: lightness and chroma; the hue comes with the category. */
export type Shade = { readonly l: number; readonly c: number };
export type Shades = { readonly ground: Shade; readonly ink: Shade; readonly edge: Shade };
export type Family = { readonly light: Shades; readonly dark: Shades };

export const families: Readonly<Record<'own' | 'built-in', Family>> = {
  'built-in': {
    light: { ground: { l: 0.945, c: 0.04 }, ink: { l: 0.36, c: 0.1 }, edge: { l: 0.58, c: 0.15 } },
    dark: { ground: { l: 0.31, c: 0.055 }, ink: { l: 0.93, c: 0.04 }, edge: { l: 0.72, c: 0.13 } },
  },
  own: {
    light: { ground: { l: 0.87, c: 0.065 }, ink: { l: 0.28, c: 0.08 }, edge: { l: 0.44, c: 0.13 } },
    dark: { ground: { l: 0.42, c: 0.07 }, ink: { l: 0.97, c: 0.025 }, edge: { l: 0.86, c: 0.1 } },
  },
};

const builtInHues: Readonly<Record<string, number>> = {
  'one-on-one': 300,
  team: 255,
  project: 205,
  customer: 150,
  recruiting: 330,
  learning: 100,
  company: 275,
  administration: 60,
  focus: 178,
  travel: 230,
  social: 30,
  personal: 2,
};
/** The default category is grey. */
const grey = 'grey';
const ownHues = 12;

export type Tone = { readonly name: string; readonly family: Family; readonly hue: number | undefined };

export const tones: readonly Tone[] = [
  { name: grey, family: families['built-in'], hue: undefined },
  ...Object.entries(builtInHues).map(([name, hue]) => ({ name, family: families['built-in'], hue })),
  ...Array.from({ length: ownHues }, (_, n) => ({
    name: `own-${n}`,
    family: families.own,
    hue: 15 + (n * 360) / ownHues,
  })),
];

/** The class of a category's colours, the same on every page and in every session. */
export function toneOf(category: string): string {
  if (category in builtInHues) return `tone-${category}`;
  if (builtInCatalogue.categories.some(({ id }) => id === category)) return `tone-${grey}`;
  let hash = 0;
  for (const character of category) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return `tone-own-${hash % ownHues}`;
}

/** A tone without hue has this much chroma left, and this hue. */
const almostGrey = { c: 0.005, hue: 255 };

export function colourOf({ l, c }: Shade, hue: number | undefined): { l: number; c: number; hue: number } {
  return hue === undefined ? { l, ...almostGrey } : { l, c, hue };
}
