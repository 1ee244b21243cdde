// The key under which "the same title" is learnt: two occurrences of one meeting have one key, two meetings
// have two. Where nothing but noise would remain, the whole title is the key.
import { type Words, wordsOf } from './built-in/words';
import { fold } from './fold';
import { stripNoise } from './strip-noise';

/** Keeps letters, digits, the colon of "1:1", and what tells "C", "C#" and "C++" apart. */
function bare(text: string, { words, areAll }: Words): string {
  if (areAll) {
    let key = '';
    words.forEach(({ known, start }, i) => {
      if (i > 0)
        key += text.charAt(start - 1) === ':' && /\d:\d/.test(text.slice(start - 2, start + 1)) ? ':' : ' ';
      key += known.text;
    });
    return key;
  }
  const signs = /[:+#]/.test(text)
    ? /(?<!\d):|:(?!\d)|(?<!\p{L}[+#]*)[+#]|[^\p{L}\p{N}\p{M}:+#]/gu
    : /[^\p{L}\p{N}\p{M}]+/gu;
  return fold(text).replace(signs, ' ').replace(/\s+/g, ' ').trim();
}

/** `stripped` is the title without noise and `words` are its words, where the caller has them already. */
export function normaliseTitle(
  title: string,
  stripped = stripNoise(title),
  words = wordsOf(stripped),
): string {
  return bare(stripped, words) || bare(title, wordsOf(title)) || title.replace(/\s+/g, ' ').trim();
}
