// The colours of the categories as classes.
import { unsafeCSS } from 'lit';
import { colourOf, tones, type Shade, type Shades } from './tones';

const written = (shade: Shade, ofHue: number | undefined) => {
  const { l, c, hue } = colourOf(shade, ofHue);
  return `oklch(${l} ${c} ${hue})`;
};

const rules = tones.map(({ name, family: { light, dark }, hue }) => {
  const both = (shade: keyof Shades) =>
    `light-dark(${written(light[shade], hue)},${written(dark[shade], hue)})`;
  return `.tone-${name}{--_tone:${both('ground')};--_tone-ink:${both('ink')};--_tone-edge:${both('edge')}}`;
});

export const toneStyles = unsafeCSS(rules.join(''));
