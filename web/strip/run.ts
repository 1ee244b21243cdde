// A sync's outcome in words: only the parts that are not zero.
import type { SyncRun } from '../api/types';
import type { Catalogue } from '../words/catalogue';

/** "12 imported · 2 updated · skipped: 3 all-day", and what needs a sentence of its own. */
export function runInWords(
  run: SyncRun,
  { words: { run: words }, format }: Pick<Catalogue, 'words' | 'format'>,
): readonly string[] {
  const count = (
    counts: Readonly<Record<string, number>>,
    names: (typeof words)['counts' | 'skipped'],
  ): readonly string[] =>
    Object.entries(names).flatMap(([name, forms]) => {
      const n = counts[name] ?? 0;
      return n > 0 ? [format.count(n, typeof forms === 'string' ? { one: forms, other: forms } : forms)] : [];
    });
  const { imported, updated, removed, keptEdited, outcome } = run;
  const changed = count({ imported, updated, removed }, words.counts);
  const skipped = count(run.skipped, words.skipped).join(', ');
  const parts = changed.length > 0 ? changed : [words.nothing];
  return [
    [...parts, ...(skipped ? [`${words.skips}: ${skipped}`] : [])].join(' · '),
    ...(keptEdited > 0 ? [format.count(keptEdited, words.keptEdited)] : []),
    ...(outcome === 'held' ? [words.held] : []),
  ];
}
