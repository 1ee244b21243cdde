// The beginning of a title weighs more than its end: what stands in a list of topics, in brackets or far behind
// is spoken of, it is not what people meet for.
import type { Evidence } from './find-evidence';
import type { Kind } from './tables';
import type { Word } from './words';

const longTitle = 10; // words, after which a title only goes into detail

/** Where the topics begin: "Sync Phoenix: budget, holidays", "Sync Phoenix - budget, holidays, tests". */
const topics = /:\s(?=[^,;]+[,;])|\s[-–—]\s(?=[^,;]+[,;][^,;]+[,;…])/;

/** Purposes that may have topics; a flight, a lunch or a doctor has none. */
const withTopics: ReadonlySet<Kind> = new Set([
  'one-on-one',
  'team',
  'project',
  'customer',
  'recruiting',
  'learning',
  'company',
]);
const settings: ReadonlySet<Kind> = new Set(['personal', 'administration', 'travel', 'social', 'focus']);
const hints: ReadonlySet<Kind> = new Set(['department', 'form', 'person', 'neutral']);

/** The evidence that tells the main purpose; all of it where the beginning of the title tells none. */
export function mainPurpose(
  title: string,
  words: readonly Word[],
  evidence: readonly Evidence[],
): readonly Evidence[] {
  if (evidence.length < 2) return evidence;
  const telling = evidence.filter((one) => one.strength !== 'weak' && !hints.has(one.kind));
  if (telling.length < 2) return evidence;
  const first = telling.reduce((a, b) => (b.start < a.start ? b : a));
  const end = Math.min(topics.exec(title)?.index ?? Infinity, words[longTitle]?.start ?? Infinity);
  const isAside = bracketsIn(title);
  const startsWithPurpose = withTopics.has(first.kind) && first.start < end && !isAside(first);
  const recruits = telling.some((one) => one.kind === 'recruiting' && one.strength !== 'ordinary');
  return evidence.filter((one) => {
    if (recruits && one.kind === 'focus') return false; // preparing interviews is part of recruiting
    if (startsWithPurpose && one.start >= end) return false;
    if (startsWithPurpose && settings.has(one.kind) && isAside(one)) return false;
    return !isObjectOf(first, one);
  });
}

/** "Kick-off day-care centre", "Lessons learned relocation", "Form parental leave": the second is but the object. */
function isObjectOf(first: Evidence, one: Evidence): boolean {
  if (first.strength === 'ordinary' || one.start < first.end) return false;
  return (
    (one.kind === 'personal' && (first.kind === 'project' || first.kind === 'administration')) ||
    (one.kind === 'administration' && first.kind === 'project')
  );
}

function bracketsIn(title: string): (one: Evidence) => boolean {
  const from = title.indexOf('(', 1);
  if (from < 0) return () => false;
  const closed = title.indexOf(')', from);
  const to = closed < 0 ? title.length : closed;
  return (one) => one.start > from && one.end <= to;
}
