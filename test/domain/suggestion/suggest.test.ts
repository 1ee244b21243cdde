import fc from 'fast-check';
import { builtInCatalogue, type Catalogue, defaultCategory } from '../../../src/domain/suggestion/catalogue';
import { suggest } from '../../../src/domain/suggestion/suggest';
import { fastest } from '../../fixtures/fastest';

const nobodyTaught = () => undefined;
const context = { taught: nobodyTaught, catalogue: builtInCatalogue };

const catalogue = (change: { retired?: readonly string[]; rules?: Catalogue['rules'] }): Catalogue => ({
  categories: builtInCatalogue.categories.map((one) => ({
    ...one,
    retired: change.retired?.includes(one.id) ?? false,
  })),
  rules: change.rules ?? [],
});

describe('who decides', () => {
  const rules = [
    { contains: 'acme', category: 'customer' },
    { contains: 'review', category: 'learning' },
  ];

  test('what this user chose for the same title comes before everything', () => {
    const taught = (key: string) => (key === 'sprint review' ? 'travel' : undefined);
    const told = suggest('AW: Sprint Review 🎉 KW 47', { taught, catalogue: catalogue({ rules }) });
    expect(told).toEqual({
      category: 'travel',
      workType: 'travel',
      by: 'user',
      because: 'You chose this for "Sprint Review"',
    });
  });

  test("the company's rules come before the built-in ones, in their order", () => {
    const told = suggest('Review with ACME', { taught: nobodyTaught, catalogue: catalogue({ rules }) });
    expect(told).toEqual({
      category: 'customer',
      workType: 'customer',
      by: 'company',
      because: 'Your company\'s rule "acme"',
    });
  });

  test('the built-in rules come before the default', () => {
    expect(suggest('Daily stand-up', context)).toMatchObject({ category: 'team', by: 'built-in' });
  });

  test('the default is a meeting', () => {
    expect(suggest('Xyzzy', context)).toEqual({
      category: defaultCategory,
      workType: 'meeting',
      by: 'default',
      because: 'Nothing in the title tells',
    });
  });

  test.each([undefined, '', '   ', '\n'])('no title (%p) is a meeting, and nothing is asked', (title) => {
    const taught = () => 'travel';
    expect(suggest(title, { taught, catalogue: builtInCatalogue })).toMatchObject({
      category: 'meeting',
      by: 'default',
      because: 'The meeting has no title',
    });
  });
});

describe("the company's catalogue", () => {
  test('gives the work type', () => {
    const own: Catalogue = {
      categories: [{ id: 'team', label: 'Unser Team', workType: 'x-internal', retired: false }],
      rules: [],
    };
    expect(suggest('Stand-up', { taught: nobodyTaught, catalogue: own }).workType).toBe('x-internal');
  });

  test('a category of its own is suggested by its rules', () => {
    const own: Catalogue = {
      categories: [
        ...builtInCatalogue.categories,
        { id: 'lab', label: 'Lab', workType: 'focus', retired: false },
      ],
      rules: [{ contains: 'laser', category: 'lab' }],
    };
    expect(suggest('Laser stand-up', { taught: nobodyTaught, catalogue: own })).toMatchObject({
      category: 'lab',
      by: 'company',
    });
  });

  test.each([
    ['the user chose', () => 'project', []],
    ['a rule names', nobodyTaught, [{ contains: 'kick', category: 'project' }]],
    ['the built-in rules find', nobodyTaught, []],
  ])('a retired category that %s is not suggested', (_, taught, rules) => {
    const told = suggest('Kick-off', { taught, catalogue: catalogue({ retired: ['project'], rules }) });
    expect(told.category).toBe('meeting');
  });

  test('a category that is missing is not suggested', () => {
    const own = { categories: builtInCatalogue.categories.filter((one) => one.id !== 'project'), rules: [] };
    expect(suggest('Kick-off', { taught: nobodyTaught, catalogue: own }).category).toBe('meeting');
    expect(suggest('Kick-off', { taught: () => 'nonsense', catalogue: builtInCatalogue }).category).toBe(
      'project',
    );
  });

  test('behind a retired category the next purpose in the title is suggested', () => {
    const told = suggest('Team lunch with client', {
      taught: nobodyTaught,
      catalogue: catalogue({ retired: ['customer'] }),
    });
    expect(told.category).toBe('social');
  });

  test('when even the default is retired, the first that is not', () => {
    const told = suggest('Xyzzy', {
      taught: nobodyTaught,
      catalogue: catalogue({ retired: ['meeting', 'one-on-one'] }),
    });
    expect(told).toMatchObject({ category: 'team', by: 'default' });
  });

  test('an empty catalogue still gets an answer', () => {
    const told = suggest('Xyzzy', { taught: nobodyTaught, catalogue: { categories: [], rules: [] } });
    expect(told).toMatchObject({ category: 'meeting', workType: 'meeting', by: 'default' });
  });
});

describe('the main purpose', () => {
  test.each([
    [
      'Abstimmung Projekt Phoenix (Nachfolger von Atlas): offene Punkte aus Workshop, Urlaubsvertretungen, Budget …',
      'project',
    ],
    ['Jour fixe Einkauf: Urlaub, Budget, Kunden', 'team'],
    ['Sprint planning - budget, holidays, interviews', 'team'],
    ['Projektsync (vor Urlaub)', 'project'],
    ['Kick-off Neubau Kita', 'project'],
    ['Réunion de chantier école Jaurès', 'project'],
    ['Formular Elternzeit', 'administration'],
  ])('the beginning of a title weighs more than its topics and objects: %s', (title, category) => {
    expect(suggest(title, context).category).toBe(category);
  });

  test.each([
    ['Blocker (Zahnarzt)', 'personal'],
    ['Call (dentist)', 'personal'],
    ['Team: Weihnachtsfeier', 'social'],
  ])('a beginning that names no meeting yields to what follows: %s', (title, category) => {
    expect(suggest(title, context).category).toBe(category);
  });

  test('what was only a topic is suggested when the purpose is retired', () => {
    const told = suggest('Projektsync (vor Urlaub)', {
      taught: nobodyTaught,
      catalogue: catalogue({ retired: ['project'] }),
    });
    expect(told.category).toBe('personal');
  });

  test('preparing interviews is recruiting', () => {
    expect(suggest('Vorbereitung der Interviews', context).category).toBe('recruiting');
  });

  test.each(['Catch-up Anna & me', 'ich / Anna'])('the writer is one of two people: %s', (title) => {
    expect(suggest(title, context).category).toBe('one-on-one');
  });
});

describe('the reason', () => {
  test.each([
    ['Daily stand-up', '"stand-up" in the title'],
    ['Anna / Ben', 'Two names: "Anna / Ben"'],
    ['JF mit Peter', 'A talk with one person: "JF mit Peter"'],
    ['1:1 Zoltan', '"1:1" in the title'],
    ['HR meeting', '"HR" and "meeting" in the title'],
  ])('%s: %s', (title, because) => {
    expect(suggest(title, context).because).toBe(because);
  });

  test('names the words as they were written, on one line', () => {
    expect(suggest('WG: KUNDENTERMIN\tHuber', context).because).toBe('"KUNDENTERMIN" in the title');
  });

  test('stays short', () => {
    const told = suggest('x'.repeat(1_000), { taught: () => 'team', catalogue: builtInCatalogue });
    expect(told.because.length).toBeLessThan(120);
  });
});

describe('any title', () => {
  test('gets one of the catalogue, the same every time, and never an exception', () => {
    const messy = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 1_200 }),
      fc
        .array(
          fc.constantFrom(
            'Re: ',
            'Anna',
            ' / ',
            '1:1',
            'Kunden',
            '-',
            'Termin',
            '(moved)',
            '🎉',
            '12.3.',
            '\u0000',
            ' ',
          ),
          { maxLength: 40 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(messy, (title) => {
        const told = suggest(title, context);
        expect(builtInCatalogue.categories.map((one) => one.id)).toContain(told.category);
        expect(suggest(title, context)).toEqual(told);
        expect(told.because).not.toBe('');
      }),
    );
  });

  test.each([
    ['1:1 '.repeat(250)],
    ['a'.repeat(1_000)],
    ['('.repeat(1_000)],
    ['- '.repeat(500)],
    ['12.'.repeat(333)],
    ['Re: '.repeat(250)],
    [' '.repeat(999) + 'x'],
    ['Anna / '.repeat(142)],
    ['A-'.repeat(500)],
  ])(
    'a thousand characters such as %.12s… cost a few times what two hundred and fifty of them do',
    (title) => {
      const read = (text: string) => fastest(() => suggest(text, context));
      // Four times as many; their square would be sixteen times. What is read in a moment is too short to compare.
      expect(read(title)).toBeLessThan(Math.max(5, 40 * read(title.slice(0, 250))));
    },
  );
});
