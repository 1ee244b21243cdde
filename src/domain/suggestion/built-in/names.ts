// Tells from the way names stand in a title that two people meet: "Anna / Ben", "Anna <> Ben", "JF mit Peter".
// Three names are no talk of two; a lone surname tells nothing.
import type { Evidence } from './find-evidence';
import { isFirstName } from './first-names';
import type { Word } from './words';

export type NameEvidence = {
  readonly arrangement: 'two-names' | 'with-one' | 'one-name';
  readonly words: string;
};

const between =
  /^\s*(?:\/|\\|<-*>|<=+>|[↔⇄⟷⬌]|\||&|\+|[-–—]|,|\bx\b|×|:)\s*$|^\s+(?:x|vs\.?|und|u\.|and|et|y|e|en|i|with|mit|avec|con|met|com|n)\s+$/iu;
const withSomebody = new Set(['with', 'w', 'mit', 'm', 'avec', 'con', 'met', 'com', 'cn', 'bei']);

/** Whoever writes the title: "Catch-up Anna & me". "EU" is no person. */
const myself = new Set(['me', 'myself', 'ich', 'moi', 'yo', 'io', 'ik', 'eu']);
const isMyself = (title: string, word: Word): boolean =>
  myself.has(word.known.text) && !/^\p{Lu}{2}/u.test(title.slice(word.start, word.end));

type Group = { readonly first: number; readonly last: number; readonly known: boolean };

/** "Anna", "McDonald". */
const isCapitalised = (title: string, { start, end }: Word): boolean =>
  /^\p{Lu}(?:\p{Ll}*|\p{Ll}+\p{Lu}\p{Ll}+)$/u.test(title.slice(start, end));

/** Runs of one to three name-like words, and whether one of them is a known first name. */
function groups(title: string, words: readonly Word[], taken: (word: Word) => boolean): readonly Group[] {
  const result: Group[] = [];
  let i = 0;
  while (i < words.length) {
    const word = words[i];
    const isName = (w: Word): boolean => isFirstName(w.known.text) || (isCapitalised(title, w) && !taken(w));
    if (
      !word ||
      !isName(word) ||
      (isFirstName(word.known.text) && taken(word) && !isCapitalised(title, word))
    ) {
      i++;
      continue;
    }
    let last = i;
    let known = isFirstName(word.known.text);
    for (let next = i + 1; next < words.length && next - i < 3; next++) {
      const [before, after] = [words[next - 1], words[next]];
      if (
        !before ||
        !after ||
        !isName(after) ||
        !/^(?:\s|\.\s?|'|-)$/.test(title.slice(before.end, after.start))
      )
        break;
      if (
        isFirstName(after.known.text) &&
        !/[-']/.test(title.slice(before.end, after.start)) &&
        isFirstName(before.known.text)
      )
        break;
      last = next;
      known ||= isFirstName(after.known.text);
    }
    result.push({ first: i, last, known });
    i = last + 1;
  }
  return result;
}

export function findNames(
  title: string,
  words: readonly Word[],
  evidence: readonly Evidence[],
): NameEvidence | undefined {
  if (!words.some((word) => isFirstName(word.known.text))) return undefined; // whatever else stands there
  const taken = (word: Word): boolean =>
    evidence.some((one) => one.start <= word.start && word.end <= one.end && !isFirstName(word.known.text));
  const found = groups(title, words, taken);
  const text = (from: Group, to: Group): string => title.slice(words[from.first]?.start, words[to.last]?.end);
  const gap = (a: Group, b: Group): string => title.slice(words[a.last]?.end, words[b.first]?.start);
  const pairs = found.slice(1).flatMap((group, i) => {
    const before = found[i];
    return before && between.test(gap(before, group)) && (before.known || group.known)
      ? [[before, group] as const]
      : [];
  });
  const known = found.filter((group) => group.known);
  const strangers = found.some((group) => !group.known);
  const [pair] = pairs;
  if (pair && known.length <= 2 && pairs.length === 1) {
    const [a, b] = pair;
    const plain = /^\s*(?:-|–|—|:|,)\s*$|mit|with|avec|con|met|com/i.test(gap(a, b));
    if ((a.known && b.known) || (!plain && isSeparatorOfPeople(gap(a, b)))) {
      return { arrangement: 'two-names', words: text(a, b) };
    }
  }
  const withMe = pairWithMe(title, words, found);
  if (withMe) return { arrangement: 'two-names', words: withMe };
  const [one] = known;
  if (one && known.length === 1) {
    const before = words[one.first - 1];
    const after = words[one.last + 1];
    const article =
      before !== undefined &&
      ['a', 'o', 'la', 'l', 'il', 'el', 'der', 'dem', 'de'].includes(before.known.text);
    const opener = article ? words[one.first - 2] : before;
    const introduced = opener !== undefined && withSomebody.has(opener.known.text);
    const hasForm = evidence.some((e) => e.kind === 'person');
    const closeForm = evidence.some(
      (e) => e.kind === 'person' && e.strength === 'ordinary' && isTalk(title.slice(e.start, e.end)),
    );
    const companion =
      after !== undefined &&
      /^\s*(?:&|\+|and|und|et|y|e|en)\s*$/i.test(title.slice(words[one.last]?.end, after.start));
    if (!companion && ((introduced && hasForm) || (closeForm && !strangers))) {
      const start = Math.min(
        words[one.first]?.start ?? 0,
        ...evidence.filter((e) => e.kind === 'person').map((e) => e.start),
      );
      const end = Math.max(
        words[one.last]?.end ?? 0,
        ...evidence.filter((e) => e.kind === 'person').map((e) => e.end),
      );
      const unit = /team|[ée]qui[pe]|time\b|abteil|departa|reparto|afdeling|dienst|group|grupp/i.test(title);
      return { arrangement: introduced && !unit ? 'with-one' : 'one-name', words: title.slice(start, end) };
    }
  }
  return undefined;
}

/** A known first name, a separator of people and the writer, in either order. */
function pairWithMe(title: string, words: readonly Word[], found: readonly Group[]): string | undefined {
  for (const { first, last, known } of found) {
    const [name, end, before, after] = [words[first], words[last], words[first - 1], words[last + 1]];
    if (!known || !name || !end) continue;
    if (after && isMyself(title, after) && isSeparatorOfPeople(title.slice(end.end, after.start))) {
      return title.slice(name.start, after.end);
    }
    if (before && isMyself(title, before) && isSeparatorOfPeople(title.slice(before.end, name.start))) {
      return title.slice(before.start, end.end);
    }
  }
  return undefined;
}

const isSeparatorOfPeople = (gap: string): boolean =>
  /[/<>&+×↔⇄⟷|]|\bx\b|\b(?:und|and|et|y|e|en)\b/i.test(gap);

/** A call or a meeting with a name may be anything; a catch-up, a jour fixe or a weekly is a talk of two. */
const isTalk = (words: string): boolean =>
  /catch|check|sync|jour|^jf$|weekly|monthly|fortnight|touch|austausch|rücksprache|synchro|settimanale|bijpra|sparr|bijkl|papo|charla|chiacchier|plausch|confronto|1on1|échange|update|punto|point|ponto|wöchent|regeltermin|hebdo|semanal|wekelijks|feedback|goals|growth|ziele|career/i.test(
    words,
  );
