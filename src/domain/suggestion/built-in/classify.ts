// Reads the purpose of a meeting out of its title alone, and says which words told it. Deterministic.
import { findEvidence, type Evidence } from './find-evidence';
import { mainPurpose } from './main-purpose';
import { findNames, type NameEvidence } from './names';
import { findPatterns } from './patterns';
import { precedence } from './precedence';
import { withOneOnOne, wordsOf } from './words';

type Reading = { readonly category: string; readonly because: string };

const quoted = (words: string): string => `"${words.replace(/\s+/g, ' ').trim().slice(0, 80)}"`;

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

/** What a title without noise tells, the most telling first. Empty when it tells nothing. */
export function classify(stripped: string): readonly Reading[] {
  const text = withOneOnOne(stripped);
  const words = wordsOf(text).slice(0, 100);
  const all = [...findPatterns(text), ...findEvidence(text, words)];
  const evidence = withoutDepartments(all.filter((one) => one.kind !== 'neutral'));
  const names = findNames(text, words, all);
  const main = mainPurpose(text, words, evidence);
  return main.length === evidence.length
    ? readings(evidence, names)
    : [...readings(main, names), ...readings(evidence, names)];
}

function readings(evidence: readonly Evidence[], names: NameEvidence | undefined): readonly Reading[] {
  const department = evidence.find((one) => one.kind === 'department');
  const form = evidence.find((one) => one.kind === 'form');
  const best = new Map<string, Evidence>();
  for (const one of evidence) {
    const key = `${one.kind}/${one.strength}`;
    if (!best.has(key)) best.set(key, one);
  }

  const found: Reading[] = [];
  for (const { category, by, key } of precedence) {
    if (by === 'two-names' || by === 'with-one' || by === 'one-name') {
      if (names?.arrangement !== by) continue;
      const what = by === 'two-names' ? 'Two names' : 'A talk with one person';
      found.push({ category, because: `${what}: ${quoted(names.words)}` });
    } else if (by === 'department-meets') {
      if (!department || !form) continue;
      const [a, b] = [department, form].sort((x, y) => x.start - y.start).map((one) => quoted(one.words));
      const because = a === b ? `${a ?? ''} in the title` : `${a ?? ''} and ${b ?? ''} in the title`;
      found.push({ category, because });
    } else {
      const told = best.get(key);
      if (told) {
        const because = `${quoted(told.words.replace('1on1', '1:1'))} in the title`;
        found.push({ category, because });
      }
    }
  }
  return found;
}
