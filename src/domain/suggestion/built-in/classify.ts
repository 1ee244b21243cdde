// Reads the purpose of a meeting out of its title alone, and says which words told it. Deterministic.
import type { Category } from '../catalogue';
import { findEvidence, type Evidence } from './find-evidence';
import { mainPurpose } from './main-purpose';
import { findNames, type NameEvidence } from './names';
import { findPatterns } from './patterns';
import { noRank, rankOf } from './precedence';
import { withOneOnOne, type Word, wordsOf } from './words';

export type Reading = { readonly category: Category; readonly because: string };

const mostWords = 100;
const longestQuote = 80;
const quoted = (words: string): string => `"${words.slice(0, longestQuote)}"`;

/**
 * "Procurement" alone is about buying, but "Procurement weekly" is the meeting of a unit: where a department
 * meets, its name says nothing else.
 */
function withoutDepartments(evidence: readonly Evidence[]): readonly Evidence[] {
  const meets = evidence.some((one) => one.kind === 'form' || one.kind === 'team');
  if (!meets) return evidence;
  const departments = evidence.filter((one) => one.kind === 'department');
  return evidence.filter(
    (one) =>
      !['administration', 'recruiting', 'customer', 'learning'].includes(one.kind) ||
      one.strength === 'decisive' ||
      !departments.some((unit) => unit.start === one.start && unit.end === one.end),
  );
}

type Offered = (category: string) => Category | undefined;

/**
 * The most telling of what a title without noise tells, among the categories that are offered; undefined when it tells
 * nothing. `words` are those of the title.
 */
export function classify(stripped: string, words: readonly Word[], offered: Offered): Reading | undefined {
  const title = withOneOnOne(stripped);
  const all = title === stripped ? words : wordsOf(title).words;
  const own = all.length > mostWords ? all.slice(0, mostWords) : all;
  const patterns = findPatterns(title);
  const phrases = findEvidence(title, own);
  const told = patterns.length > 0 ? [...patterns, ...phrases] : phrases;
  const hasNeutral = told.some((one) => one.kind === 'neutral');
  const evidence = withoutDepartments(hasNeutral ? told.filter((one) => one.kind !== 'neutral') : told);
  const main = mainPurpose(title, own, evidence);
  const names = () => findNames(title, own, told);
  return (
    bestReading(title, main, names, offered) ??
    (main.length === evidence.length ? undefined : bestReading(title, evidence, names, offered))
  );
}

const rankOfNames = {
  'two-names': rankOf('one-on-one', 'two-names'),
  'with-one': rankOf('one-on-one', 'with-one'),
  'one-name': rankOf('one-on-one', 'one-name'),
};
const firstOfNames = Math.min(...Object.values(rankOfNames));
const departmentMeets = rankOf('team', 'department-meets');

/** What has the first place in the precedence. Names are looked for only where nothing else tells more. */
function bestReading(
  title: string,
  evidence: readonly Evidence[],
  findNames: () => NameEvidence | undefined,
  offered: Offered,
): Reading | undefined {
  let best: Evidence | undefined;
  let category: Category | undefined;
  let department: Evidence | undefined;
  let form: Evidence | undefined;
  for (const one of evidence) {
    if (one.kind === 'department') department ??= one;
    if (one.kind === 'form') form ??= one;
    const offer = one.rank < (best?.rank ?? noRank) ? offered(one.kind) : undefined;
    if (offer) [best, category] = [one, offer];
  }
  const rank = best?.rank ?? noRank;
  const team = department && form && departmentMeets < rank ? offered('team') : undefined;

  const names = firstOfNames < rank ? findNames() : undefined;
  if (names && rankOfNames[names.arrangement] < (team ? departmentMeets : rank)) {
    const oneOnOne = offered('one-on-one');
    const what = names.arrangement === 'two-names' ? 'Two names' : 'A talk with one person';
    if (oneOnOne) return { category: oneOnOne, because: `${what}: ${quoted(names.words)}` };
  }
  if (team && department && form) return { category: team, because: bothQuoted(title, department, form) };
  if (!best || !category) return undefined;
  const words = title.slice(best.start, best.end).replace('1on1', '1:1');
  return { category, because: `${quoted(words)} in the title` };
}

function bothQuoted(title: string, department: Evidence, form: Evidence): string {
  const inOrder = department.start <= form.start ? [department, form] : [form, department];
  const words = new Set(inOrder.map((one) => quoted(title.slice(one.start, one.end))));
  return `${[...words].join(' and ')} in the title`;
}
