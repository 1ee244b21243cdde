import { builtInCatalogue } from '../../src/domain/suggestion/catalogue';
import { colourOf, toneOf, tones, type Shade } from '../../web/my-day/tones';

/** OKLCH → linear sRGB → relative luminance (WCAG 2.2), as far as a screen can show it. */
function luminance(shade: Shade, ofHue: number | undefined): number {
  const { l: L, c, hue } = colourOf(shade, ofHue);
  const [a, b] = [c * Math.cos((hue * Math.PI) / 180), c * Math.sin((hue * Math.PI) / 180)];
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const [red, green, blue] = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((each) => Math.min(1, Math.max(0, each)));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

describe.each(tones)('$name', ({ family, hue }) => {
  test.each(['light', 'dark'] as const)('can be read in %s', (theme) => {
    const { ground, ink, edge } = family[theme];
    expect(contrast(luminance(ground, hue), luminance(ink, hue))).toBeGreaterThanOrEqual(4.5);
    // The bars of the chart and the edges of the boxes, on the page's own ground.
    const page = theme === 'light' ? 1 : 0.0144; // #fff, #1a2029
    expect(contrast(luminance(edge, hue), page)).toBeGreaterThanOrEqual(3);
  });
});

test('every category that is built in has a colour of its own', () => {
  const names = builtInCatalogue.categories.map(({ id }) => toneOf(id));
  expect(new Set(names).size).toBe(builtInCatalogue.categories.length);
  expect(names.every((name) => tones.some((tone) => name === `tone-${tone.name}`))).toBe(true);
  const edges = tones.map(({ family, hue }) => `${family.light.edge.l} ${hue}`);
  expect(new Set(edges).size).toBe(tones.length);
});

test('a company’s own category always has the same colour, none of those that are built in', () => {
  expect(toneOf('acme-care')).toBe(toneOf('acme-care'));
  const own = ['acme-care', 'ward', 'night-shift', 'board', 'ö', '漢字'].map(toneOf);
  expect(
    own.every((name) => tones.some((tone) => name === `tone-${tone.name}` && /^own-/.test(tone.name))),
  ).toBe(true);
  expect(new Set(own).size).toBeGreaterThan(3);
});
