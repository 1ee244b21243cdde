import { answerIn } from '../../web/strip/microsoft-answer';
import { runInWords } from '../../web/strip/run';
import { comingOf, roundedUp } from '../../web/strip/time';
import { strip as german } from '../../web/words/de/strip';
import { strip as english } from '../../web/words/en/strip';
import { formatFor } from '../../web/format';
import { aRun } from '../browser/canned/strip';

describe('a sync in words', () => {
  const told = (more: Parameters<typeof aRun>[0]) =>
    runInWords(aRun(more), { words: english, format: formatFor('en-GB') });
  const nothing = { imported: 0, updated: 0, removed: 0 };
  const skipped = aRun().skipped;

  test('says only what is not zero', () => {
    expect(told({})).toEqual(['12 imported · 2 updated · 1 removed · skipped: 3 all-day, 1 cancelled']);
    expect(told({ updated: 0, removed: 0, skipped: { ...skipped, allDay: 0, cancelled: 0 } })).toEqual([
      '12 imported',
    ]);
  });

  test('says that nothing is new, and still what was left out', () => {
    expect(told({ ...nothing, skipped: { ...skipped, cancelled: 0 } })).toEqual([
      'Nothing new · skipped: 3 all-day',
    ]);
  });

  test('says every reason to leave a meeting out', () => {
    const all = Object.fromEntries(Object.keys(skipped).map((name, n) => [name, n + 1])) as typeof skipped;
    const [line = ''] = told({ ...nothing, skipped: all });
    expect(line.split(': ')[1]?.split(', ')).toHaveLength(Object.keys(skipped).length);
  });

  test('says in a sentence what stays for the user’s sake, and why nothing was removed', () => {
    expect(told({ keptEdited: 1 })[1]).toBe(
      '1 event that a sync would have removed stays because you edited it.',
    );
    expect(told({ outcome: 'held' })[1]).toContain('far fewer meetings than before');
  });

  test('counts as the language does', () => {
    const run = aRun({ imported: 1200, keptEdited: 2 });
    const [counts, kept] = runInWords(run, { words: german, format: formatFor('de') });
    expect(counts).toMatch(/^1\.200 importiert · 2 aktualisiert/);
    expect(kept).toMatch(/^2 Einträge, .* bleiben hier/);
  });
});

describe('when the next sync comes', () => {
  const berlin = (next: string, now = '2026-11-20T14:05:00Z') =>
    comingOf(new Date(next), new Date(now), 'Europe/Berlin');

  test.each([
    ['2026-11-20T14:05:00Z', 'soon'],
    ['2026-11-20T14:20:00Z', 'today'],
    ['2026-11-20T23:30:00Z', 'tonight'],
    ['2026-11-21T01:37:00Z', 'tonight'],
    ['2026-11-21T05:00:00Z', 'tomorrow'],
    ['2026-11-22T01:37:00Z', 'later'],
  ])('%s is %s', (next, coming) => {
    expect(berlin(next)).toBe(coming);
  });

  test('after midnight the same night is still tonight, and so is no other', () => {
    expect(berlin('2026-11-21T01:37:00Z', '2026-11-20T23:30:00Z')).toBe('tonight');
    expect(berlin('2026-11-21T02:00:00Z', '2026-11-21T01:00:00Z')).toBe('tonight');
    expect(berlin('2026-11-22T01:37:00Z', '2026-11-20T23:30:00Z')).toBe('tonight');
    expect(berlin('2026-11-22T01:37:00Z', '2026-11-20T22:30:00Z')).toBe('later');
  });

  test('the days are those of the user’s zone', () => {
    const next = new Date('2026-11-20T18:00:00Z');
    const now = new Date('2026-11-20T14:05:00Z');
    expect(comingOf(next, now, 'Asia/Tokyo')).toBe('tonight');
    expect(comingOf(next, now, 'America/New_York')).toBe('today');
  });
});

test.each([
  [1, 1_000],
  [59_001, 60_000],
  [60_000, 60_000],
  [60_001, 120_000],
  [3_600_001, 7_200_000],
])('a wait of %d ms is told as %d, never as less', (ms, told) => {
  expect(roundedUp(ms)).toBe(told);
});

describe('Microsoft’s answer in the address', () => {
  test('is taken from the fragment, else from the query, with what the service knows and nothing else', () => {
    expect(answerIn({ hash: '#code=c&state=s&session_state=x', search: '?utm=1' })).toEqual({
      code: 'c',
      state: 's',
    });
    expect(
      answerIn({ hash: '', search: '?error=access_denied&error_description=AADSTS65004%3a+no&state=s' }),
    ).toEqual({
      error: 'access_denied',
      error_description: 'AADSTS65004: no',
      state: 's',
    });
    expect(answerIn({ hash: '#admin_consent=True&tenant=t', search: '' })).toEqual({
      admin_consent: 'True',
      tenant: 't',
    });
  });

  test('is not seen in what a page has there for itself', () => {
    for (const hash of ['', '#', '#/settings', '#top', '#tenant=t', '#iss=https://x'])
      expect(answerIn({ hash, search: '?page=2&error_description=x' })).toBeUndefined();
  });

  test.each(['state=open&tab=2', 'code=SUMMER', 'error=1', 'code=1&error=2'])(
    'is not what a page calls by the same name: %s',
    (own) => {
      expect(answerIn({ hash: '', search: `?${own}` })).toBeUndefined();
      expect(answerIn({ hash: `#${own}`, search: '' })).toBeUndefined();
    },
  );
});
