// The key under which "the same title" is learnt: two occurrences of one meeting have one key, two meetings
// have two. Where nothing but noise would remain, the whole title is the key.
import { fold } from './fold';
import { stripNoise } from './strip-noise';

/** Keeps letters, digits, the colon of "1:1", and what tells "C", "C#" and "C++" apart. */
const bare = (text: string): string =>
  (/[:+#]/.test(text)
    ? fold(text).replace(
        /((?<=\d):(?=\d)|(?<=\p{L})[+#]+)|[^\p{L}\p{N}\p{M}]/gu,
        (_, kept?: string) => kept ?? ' ',
      )
    : fold(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
  )
    .replace(/\s+/g, ' ')
    .trim();

/** `stripped` is the title without noise, where the caller has it already. */
export function normaliseTitle(title: string, stripped = stripNoise(title)): string {
  return bare(stripped) || bare(title) || title.replace(/\s+/g, ' ').trim();
}
