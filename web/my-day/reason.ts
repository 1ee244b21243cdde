// Why a category was suggested, taken apart, so that it can be said in the reader's language: what the service writes
// is one English sentence with words of the title in quotes.
import type { TimelineEvent } from '../api/types';

type Suggestion = TimelineEvent['suggestion'];

export type Reason =
  | { readonly by: 'user' | 'company' | 'names' | 'one-person'; readonly words: string }
  | { readonly by: 'title'; readonly words: readonly string[] }
  | { readonly by: 'no-title' | 'nothing' | 'unknown' };

export function reasonOf({ by, because }: Pick<Suggestion, 'by' | 'because'>): Reason {
  // A quoted title may hold quotes itself, so the outermost ones count.
  const words = /"(.*)"/s.exec(because)?.[1] ?? '';
  if (by === 'default') return { by: because.includes('no title') ? 'no-title' : 'nothing' };
  if (words === '') return { by: 'unknown' };
  if (by !== 'built-in') return { by, words };
  if (because.startsWith('Two names')) return { by: 'names', words };
  if (because.startsWith('A talk with')) return { by: 'one-person', words };
  return { by: 'title', words: words.split('" and "') };
}
