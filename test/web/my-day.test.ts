import { builtInCatalogue } from '../../src/domain/suggestion/catalogue';
import { suggest } from '../../src/domain/suggestion/suggest';
import { categoryChoices, categoryLabel, shortLabel, workTypeChoices } from '../../web/my-day/categories';
import { durationIn } from '../../web/my-day/duration';
import { hoursByCategory } from '../../web/my-day/hours';
import { daysOf, firstDayOf, periodAround } from '../../web/my-day/period';
import { reasonOf } from '../../web/my-day/reason';
import { scrollStart } from '../../web/my-day/scroll-start';
import { wordsIn } from '../../web/my-day/settings-words';
import { periodText, timesOf, whenOf } from '../../web/my-day/times';
import { formatFor } from '../../web/format';
import { myDayWords } from '../../web/words/my-day';

const hour = 3_600_000;
const berlin = 'Europe/Berlin';
const event = (category: string, start: string, end: string) => ({
  category,
  start: new Date(start).toISOString(),
  end: new Date(end).toISOString(),
});
const week = daysOf({ from: '2026-11-16', until: '2026-11-23' });

describe('hours by category', () => {
  test('meetings that overlap count each in full, and the most hours come first', () => {
    const events = [
      event('team', '2026-11-16T08:00Z', '2026-11-16T09:00Z'),
      event('project', '2026-11-16T08:30Z', '2026-11-16T10:00Z'),
      event('team', '2026-11-16T08:30Z', '2026-11-16T09:00Z'),
      event('focus', '2026-11-17T08:30Z', '2026-11-17T12:00Z'),
    ];
    const found = hoursByCategory(events, week, berlin).map(({ category, ms, meetings }) => [
      category,
      ms / hour,
      meetings,
    ]);
    expect(found).toEqual([
      ['focus', 3.5, 1],
      ['project', 1.5, 1],
      ['team', 1.5, 2],
    ]);
  });

  test('a meeting through midnight belongs to both days, each with its part', () => {
    const night = event('project', '2026-11-19T21:30Z', '2026-11-20T01:00Z');
    const [hours] = hoursByCategory([night], week, berlin);
    expect(hours?.byDay.map((ms) => ms / hour)).toEqual([0, 0, 0, 1.5, 2, 0, 0]);
    expect(hours?.meetings).toBe(1);
  });

  test('what lies outside the period counts neither hours nor meetings', () => {
    const events = [
      event('travel', '2026-11-15T21:00Z', '2026-11-16T01:00Z'),
      event('team', '2026-11-15T21:00Z', '2026-11-15T23:00Z'), // ends as the week begins
      event('team', '2026-11-22T23:00Z', '2026-11-23T01:00Z'), // begins as the week ends
    ];
    expect(hoursByCategory(events, week, berlin)).toEqual([
      { category: 'travel', meetings: 1, byDay: [2 * hour, 0, 0, 0, 0, 0, 0], ms: 2 * hour },
    ]);
  });

  test('the days on which clocks change have 23 and 25 hours', () => {
    const all = event('focus', '2026-01-01T00:00Z', '2026-12-31T00:00Z');
    const hoursOf = (day: string, zone: string) => (hoursByCategory([all], [day], zone)[0]?.ms ?? 0) / hour;
    expect(hoursOf('2026-03-29', berlin)).toBe(23);
    expect(hoursOf('2026-10-25', berlin)).toBe(25);
    expect(hoursOf('2026-10-25', 'America/New_York')).toBe(24);
  });

  test('a meeting without length is a meeting', () => {
    const found = hoursByCategory([event('team', '2026-11-16T08:00Z', '2026-11-16T08:00Z')], week, berlin);
    expect(found).toMatchObject([{ meetings: 1, ms: 0 }]);
  });
});

describe('periods', () => {
  test('weeks begin as the locale has it', () => {
    expect(['de', 'en-GB', 'en-US', 'ar-EG'].map(firstDayOf)).toEqual([1, 1, 7, 6]);
    const from = (day: string, locale: string) => periodAround(day, 'week', firstDayOf(locale)).from;
    expect(from('2026-11-18', 'de')).toBe('2026-11-16');
    expect(from('2026-11-22', 'de')).toBe('2026-11-16');
    expect(from('2026-11-22', 'en-US')).toBe('2026-11-22');
    expect(from('2026-11-21', 'en-US')).toBe('2026-11-15');
  });

  test('are said in the words of the locale', () => {
    const [en, de] = [formatFor('en-GB'), formatFor('de')];
    const inWeek = periodAround('2026-12-30', 'week', 1);
    expect(periodText(inWeek, en)).toMatch(/^28 December 2026\s–\s3 January 2027$/);
    expect(periodText(periodAround('2026-11-18', 'week', 1), de)).toBe('16.–22. November 2026');
    expect(periodText(periodAround('2026-11-18', 'day', 1), de)).toBe('Mittwoch, 18. November 2026');
  });

  test('a day is looked at from when work begins, or from half an hour before its first meeting', () => {
    const period = periodAround('2026-11-18', 'week', 1);
    const first = (...starts: string[]) =>
      scrollStart(
        starts.map((start) => ({ start })),
        period,
        berlin,
      );
    expect(first('2026-11-18T09:00Z')).toBe('08:00');
    expect(first('2026-11-18T09:00Z', '2026-11-20T05:10Z')).toBe('05:40');
    expect(first('2026-11-17T23:10Z')).toBe('00:00');
    expect(first('2026-11-15T20:00Z')).toBe('08:00'); // began in the week before
  });
});

describe('times', () => {
  const en = formatFor('en-GB');

  test('name the time of the clock where it comes twice, and where the clocks change meanwhile', () => {
    const long = event('team', '2026-10-24T23:30Z', '2026-10-25T02:30Z');
    expect(timesOf(long, berlin, en)).toBe('01:30 CEST – 03:30 CET');
    const twice = event('team', '2026-10-25T00:30Z', '2026-10-25T01:00Z');
    expect(timesOf(twice, berlin, en)).toBe('02:30 CEST – 02:00 CET');
    expect(timesOf(event('team', '2026-10-26T08:00Z', '2026-10-26T09:00Z'), berlin, en)).toBe(
      '09:00 – 10:00',
    );
  });

  test('say both days of a meeting through midnight, and one of a meeting until midnight', () => {
    const when = (start: string, end: string) => whenOf(event('team', start, end), berlin, en);
    expect(when('2026-11-19T21:30Z', '2026-11-20T01:00Z')).toMatch(/Thu.*19 Nov.*22:30.*Fri.*20 Nov.*02:00/);
    expect(when('2026-10-24T21:30Z', '2026-10-25T03:00Z')).toMatch(/23:30.*CEST.*04:00.*CET/);
    expect(when('2026-11-19T21:30Z', '2026-11-19T23:00Z')).toBe('Thursday 19 November, 22:30 – 00:00');
  });

  test('lengths are said in hours and minutes', () => {
    const [en, de] = [durationIn('en-GB'), durationIn('de')];
    expect([0, 15, 60, 90, 1500].map((minutes) => en(minutes * 60_000))).toEqual([
      '0 mins',
      '15 mins',
      '1 hr',
      '1 hr 30 mins',
      '25 hrs',
    ]);
    expect(de(90 * 60_000)).toBe('1 Std. 30 Min.');
  });
});

describe('the reason of a suggestion', () => {
  const rules = [{ contains: 'ward "A"', category: 'customer' }];
  const suggested = (title: string | undefined, taught?: string) => {
    const catalogue = { ...builtInCatalogue, rules };
    const { by, because } = suggest(title, { taught: () => taught, catalogue });
    return reasonOf({ by, because });
  };

  test('is what the service said, taken apart', () => {
    expect(suggested('Sprint review', 'customer')).toEqual({ by: 'user', words: 'Sprint review' });
    expect(suggested('The "big" one', 'customer')).toEqual({ by: 'user', words: 'The "big" one' });
    expect(suggested('Visit to ward "A"')).toEqual({ by: 'company', words: 'ward "A"' });
    expect(suggested('Sales meeting')).toEqual({ by: 'title', words: ['Sales', 'meeting'] });
    expect(suggested('Zahnarzt')).toEqual({ by: 'title', words: ['Zahnarzt'] });
    expect(suggested('Anna / Ben')).toEqual({ by: 'names', words: 'Anna / Ben' });
    expect(suggested('Talk with Anna')).toEqual({ by: 'one-person', words: 'Talk with Anna' });
    expect(suggested(undefined)).toEqual({ by: 'no-title' });
    expect(suggested('Xyzzy')).toEqual({ by: 'nothing' });
  });

  test('is unknown where the service says it in another way one day', () => {
    expect(reasonOf({ by: 'built-in', because: 'The stars' })).toEqual({ by: 'unknown' });
    expect(myDayWords.en.details.because({ by: 'unknown' }, 'The stars', formatFor('en'))).toBe(
      'Suggested because: The stars.',
    );
  });

  test('is said in the language of the reader, with the words of the title as they are', () => {
    const reason = { by: 'title', words: ['Marketing', 'weekly'] } as const;
    const said = (language: 'en' | 'de') =>
      myDayWords[language].details.because(reason, '', formatFor(language));
    expect(said('en')).toBe('Suggested because of “Marketing” and “weekly” in the title.');
    expect(said('de')).toBe('Vorgeschlagen wegen „Marketing“ und „weekly“ im Titel.');
  });
});

describe('categories', () => {
  const categories = [
    { id: 'team', label: 'Team', workType: 'meeting', retired: false },
    { id: 'project', label: 'Vorhaben', workType: 'meeting', retired: false },
    { id: 'social', label: 'Social', workType: 'break', retired: true },
    { id: 'care', label: 'Patient care', workType: 'care', retired: false },
  ];

  test('are translated, unless the company has its own name for one', () => {
    const label = (id: string) => categoryLabel(id, categories, { social: 'Geselliges', project: 'Projekt' });
    expect(['social', 'project', 'care', 'never-heard-of'].map(label)).toEqual([
      'Geselliges',
      'Vorhaben',
      'Patient care',
      'never-heard-of',
    ]);
  });

  test('all that are built in, and their work types, have names in every language', () => {
    for (const { categories, workTypes } of Object.values(myDayWords))
      for (const { id, workType } of builtInCatalogue.categories) {
        expect(categories).toHaveProperty([id]);
        expect(workTypes).toHaveProperty([workType]);
      }
    for (const { id, label } of builtInCatalogue.categories) expect(myDayWords.en.categories[id]).toBe(label);
  });

  test('where there is no room all that are built in have short names, no two the same', () => {
    for (const { categories } of Object.values(myDayWords)) {
      const short = Object.values(categories).map(shortLabel);
      expect(new Set(short).size).toBe(short.length);
      for (const each of short) expect(each).toMatch(/^\p{Lu}.{2}$/u);
    }
    expect(['Patient care', 'HR', ''].map(shortLabel)).toEqual(['Pc', 'HR', '']);
  });

  test('a retired one is offered only where it stands', () => {
    expect(categoryChoices('team', categories)).toEqual(['team', 'project', 'care']);
    expect(categoryChoices('social', categories)).toEqual(['team', 'project', 'care', 'social']);
    expect(workTypeChoices('odd', categories)).toEqual(expect.arrayContaining(['focus', 'care', 'odd']));
  });
});

test('excluded words: one per line, each once, however it is written', () => {
  expect(wordsIn(' Lunch \n\nprivate   talk\r\nLUNCH\n')).toEqual(['Lunch', 'private talk']);
});
