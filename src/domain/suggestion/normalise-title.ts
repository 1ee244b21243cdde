// The key under which "the same title" is learnt: two occurrences of one meeting have one key, two meetings
// have two. Where nothing but noise would remain, the whole title is the key.
import { fold } from './fold';
import { stripNoise } from './strip-noise';

/** Keeps letters, digits, the colon of "1:1", and what tells "C", "C#" and "C++" apart. */
const bare = (text: string): string =>
  fold(text)
    .replace(/((?<=\d):(?=\d)|(?<=\p{L})[+#]+)|[^\p{L}\p{N}\p{M}]/gu, (_, kept?: string) => kept ?? ' ')
    .replace(/\s+/g, ' ')
    .trim();

export function normaliseTitle(title: string): string {
  return bare(stripNoise(title)) || bare(title) || title.replace(/\s+/g, ' ').trim();
}
