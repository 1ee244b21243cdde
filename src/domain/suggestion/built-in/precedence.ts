// Which purpose wins when a title speaks of several: the main purpose beats the setting. Read from the top:
// the first entry of which the title has evidence decides.
import type { Kind, Strength } from './tables';

type Category = Exclude<Kind, 'department' | 'form' | 'person' | 'neutral'>;

/** Evidence that comes not from the tables but from how names and words stand together. */
type Arrangement = 'two-names' | 'with-one' | 'one-name' | 'department-meets';

type Rank = { readonly category: Category; readonly by: Strength | Arrangement };

const rank = (category: Category, by: Strength | Arrangement): Rank => ({ category, by });

const precedence: readonly Rank[] = [
  // Whole phrases that leave no doubt: "lunch and learn", "exit interview", "customer visit".
  rank('personal', 'decisive'),
  rank('recruiting', 'decisive'),
  rank('focus', 'decisive'),
  rank('travel', 'decisive'),
  rank('learning', 'decisive'),
  rank('customer', 'decisive'),
  rank('company', 'decisive'),
  rank('one-on-one', 'decisive'),
  rank('administration', 'decisive'),
  rank('social', 'decisive'),
  rank('project', 'decisive'),
  // What a meeting is about.
  rank('personal', 'strong'),
  rank('travel', 'strong'),
  rank('recruiting', 'strong'),
  rank('focus', 'strong'),
  rank('customer', 'strong'),
  rank('learning', 'strong'),
  rank('social', 'strong'),
  rank('team', 'decisive'), // a stand-up or a retro, unless it is a client's
  rank('one-on-one', 'strong'),
  rank('company', 'strong'),
  rank('administration', 'strong'),
  rank('project', 'strong'),
  rank('one-on-one', 'with-one'), // "Point hebdo avec Julie"
  rank('team', 'strong'),
  rank('personal', 'ordinary'),
  rank('company', 'ordinary'),
  // The setting and the rhythm: they decide only when no purpose is named.
  rank('social', 'ordinary'),
  rank('one-on-one', 'two-names'),
  rank('one-on-one', 'one-name'),
  rank('team', 'ordinary'),
  rank('team', 'department-meets'),
  rank('recruiting', 'ordinary'),
  rank('learning', 'ordinary'),
  rank('customer', 'ordinary'),
  rank('administration', 'ordinary'),
  rank('one-on-one', 'ordinary'),
  rank('project', 'ordinary'),
  rank('travel', 'ordinary'),
  rank('focus', 'ordinary'),
  rank('one-on-one', 'weak'),
  rank('recruiting', 'weak'),
  rank('customer', 'weak'),
  rank('learning', 'weak'),
  rank('company', 'weak'),
  rank('administration', 'weak'),
  rank('project', 'weak'),
  rank('team', 'weak'),
  rank('personal', 'weak'),
  rank('travel', 'weak'),
  rank('social', 'weak'),
  rank('focus', 'weak'),
];

const ranks = new Map(precedence.map(({ category, by }, place) => [`${category}/${by}`, place]));

/** Behind all others: it decides nothing. */
export const noRank = precedence.length;

/** The place of this evidence in the precedence: the smaller, the more telling. */
export const rankOf = (kind: Kind, by: Strength | Arrangement): number =>
  ranks.get(`${kind}/${by}`) ?? noRank;
