// Which signs stand in a title, found in one walk over it, a bit for each kind: whoever looks for one that is not
// there need not look. A pattern that finds nothing costs as much as the whole walk.

const ofCharacter = new Uint32Array(0x100);
let bits = 0;

/** A bit for these characters. Of letters the capitals too. */
function oneOf(characters: string): number {
  const bit = 1 << bits++;
  for (const character of characters + characters.toUpperCase()) {
    const code = character.charCodeAt(0);
    ofCharacter[code] = (ofCharacter[code] ?? 0) | bit;
  }
  return bit;
}

export const digit = oneOf('0123456789');
export const colon = oneOf(':');
export const slash = oneOf('/');
export const dot = oneOf('.');
export const bracket = oneOf('[({*<');
export const ordinal = oneOf('#°º');
export const h = oneOf('h');
export const m = oneOf('m');
export const u = oneOf('u');
export const dash = oneOf('-|!*');
/** What no title begins or ends with. */
export const edge = oneOf(' -|:,;/*');
const blank = oneOf(' \u00a0');
/** A dash behind a blank. */
export const dashed = oneOf('');
/** Blanks other than single spaces. */
export const uneven = oneOf('\u00a0');
/** Characters that may be emoji. */
export const picture = oneOf('');
/** Whatever needs a closer look: controls, soft hyphens, all but Latin letters and their punctuation. */
export const odd = oneOf('\u00ad');
for (let code = 0; code < 0xa0; code++) if (code < 0x20 || code >= 0x7f) ofCharacter[code] = odd | blank;

/** The bits of one character. */
export function signOf(code: number): number {
  if (code < 0x100) return ofCharacter[code] ?? 0;
  if (code === 0x2013 || code === 0x2014) return dash | edge;
  if (code < 0x300 || (code >= 0x2010 && code <= 0x2027)) return 0; // letters, more dashes, quotation marks
  return odd | uneven | blank | (code > 0x203b ? picture : 0);
}

export function signsIn(text: string): number {
  let all = 0;
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const here = signOf(text.charCodeAt(at));
    if (before & blank) all |= here & blank ? uneven : here & dash ? dashed : 0;
    all |= here;
    before = here;
  }
  return all;
}
