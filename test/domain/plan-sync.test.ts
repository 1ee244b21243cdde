import { deleteEvent, editEvent } from '../../src/domain/edit-event';
import type { CalendarEntry } from '../../src/domain/meeting';
import { builtInCatalogue } from '../../src/domain/suggestion/catalogue';
import type { StoredEvent, TimelineEvent } from '../../src/domain/timeline-event';
import { aMeeting, applied, aRow, at, now, outlookKeyOf, plan, suggested } from './timeline-samples';
import { fastest } from '../fixtures/fastest';

const nothingSkipped = {
  cancelled: 0,
  allDay: 0,
  outsideWindow: 0,
  tooLong: 0,
  malformed: 0,
  excludedTitle: 0,
  deletedByUser: 0,
};
const nothingCounted = {
  imported: 0,
  updated: 0,
  removed: 0,
  unchanged: 0,
  keptEdited: 0,
  skipped: nothingSkipped,
};

const edited = { user: { category: { id: 'customer', workType: 'customer' } } };
const released = { connectionId: 'an earlier connection' };
const deleted = (row: StoredEvent): StoredEvent => ({ ...row, event: deleteEvent(row.event, now) });
const cancelled = (outlookId: string): CalendarEntry => ({ kind: 'cancelled', outlookId });
const allDay = (outlookId: string): CalendarEntry => ({
  kind: 'all-day',
  outlookId,
  days: undefined,
});
const many = (n: number, from = 0) => Array.from({ length: n }, (_, i) => aMeeting(`m${from + i}`));
const rowsOf = (meetings: readonly ReturnType<typeof aMeeting>[], parts: Partial<TimelineEvent> = {}) =>
  meetings.map((meeting) => aRow(meeting, parts));

describe('An all-day entry', () => {
  const windowDays = { from: '2026-11-13', until: '2026-11-21' };
  const on = (from: string, until: string): CalendarEntry => ({
    kind: 'all-day',
    outlookId: from + until,
    days: { from, until },
  });

  test('is a date: the day before the window and the day after it do not count, although their midnights in UTC may lie within', () => {
    const { counts } = plan({
      windowDays,
      entries: [on('2026-11-12', '2026-11-13'), on('2026-11-21', '2026-11-22')],
    });
    expect(counts.skipped).toEqual({ ...nothingSkipped, outsideWindow: 2 });
  });

  test('on the first or the last day of the window, or over its edge, is left out as all-day', () => {
    const entries = [
      on('2026-11-13', '2026-11-14'),
      on('2026-11-20', '2026-11-21'),
      on('2026-11-10', '2026-11-14'),
    ];
    expect(plan({ windowDays, entries }).counts.skipped).toEqual({ ...nothingSkipped, allDay: 3 });
  });
});

describe('A meeting that is new', () => {
  test('becomes an event with its title, times and suggestion, and nothing of the user’s', () => {
    const meeting = aMeeting('a', { title: 'Sprint review' });
    const { changes, counts } = plan({ entries: [meeting] });
    expect(changes).toEqual([
      {
        kind: 'insert',
        event: { ...aRow(meeting).event, id: expect.stringMatching(/^[0-9a-f]{40}$/) as string },
      },
    ]);
    expect(counts).toEqual({ ...nothingCounted, imported: 1 });
  });

  test('without a title is an event without a title', () => {
    const { changes } = plan({ entries: [aMeeting('a', { title: undefined })] });
    expect(changes).toMatchObject([{ kind: 'insert', event: { source: { title: undefined } } }]);
  });

  test('and came on two pages is imported once, as the last page has it', () => {
    const entries = [aMeeting('a', { title: 'Before' }), aMeeting('b'), aMeeting('a', { title: 'After' })];
    const { changes, counts } = plan({ entries });
    expect(counts).toEqual({ ...nothingCounted, imported: 2 });
    expect(changes).toMatchObject([{ event: { source: { title: 'After' } } }, {}]);
  });

  test('gets an id that another run would not give', () => {
    const ids = ['one', 'two'].map((runId) => {
      const [change] = plan({ entries: [aMeeting('a')], runId }).changes;
      return change?.kind === 'insert' ? change.event.id : undefined;
    });
    expect(new Set(ids).size).toBe(2);
  });

  test('is imported although another mailbox of the same user has an event of that very id', () => {
    const existing = [aRow(aMeeting('a'), { account: 'anna’s other mailbox' })];
    const { changes, counts } = plan({ existing, entries: [aMeeting('a')] });
    expect(changes).toMatchObject([{ kind: 'insert' }]);
    expect(counts).toEqual({ ...nothingCounted, imported: 1 });
  });
});

test('Of a row that was read twice the later reading counts, and of two under one id the one of this connection', () => {
  const later = { ...aRow(aMeeting('a'), edited), etag: 'later' };
  const twice = plan({ existing: [aRow(aMeeting('a')), later], entries: [aMeeting('a', { title: 'New' })] });
  expect(twice.changes).toMatchObject([{ before: { etag: 'later' }, event: edited }]);
  const both = [aRow(aMeeting('a')), aRow(aMeeting('a'), released)];
  for (const existing of [both, [...both].reverse()])
    expect(plan({ existing, entries: [cancelled('a')] }).counts.removed).toBe(1);
});

describe('Left out, and counted by reason, is', () => {
  test.each<[string, CalendarEntry, keyof typeof nothingSkipped]>([
    ['a cancelled meeting', cancelled('a'), 'cancelled'],
    ['an all-day entry', allDay('a'), 'allDay'],
    ['an entry that cannot be read', { kind: 'malformed', outlookId: 'a' }, 'malformed'],
    ['an entry without even an id', { kind: 'malformed', outlookId: undefined }, 'malformed'],
    [
      'a meeting that ends where the window begins',
      aMeeting('a', { start: new Date('2026-06-07T23:00Z'), end: new Date('2026-06-08T00:00Z') }),
      'outsideWindow',
    ],
    [
      'a meeting longer than a week',
      aMeeting('a', { start: at('08T00:00'), end: at('15T00:01') }),
      'tooLong',
    ],
    ['a meeting with an excluded word', aMeeting('a', { title: 'My DENTIST again' }), 'excludedTitle'],
  ])('%s', (_, entry, reason) => {
    const { changes, counts } = plan({ entries: [entry], excludeWords: ['dentist'] });
    expect(changes).toEqual([]);
    expect(counts).toEqual({ ...nothingCounted, skipped: { ...nothingSkipped, [reason]: 1 } });
  });

  test('what lies outside the window as that, whatever else bars it', () => {
    const elsewhere = { start: at('01T09:00'), end: at('01T10:00') };
    const long = { start: at('01T09:00'), end: at('30T09:00') };
    const tombstone = deleted(aRow(aMeeting('c', elsewhere)));
    const entries = [aMeeting('a', { ...elsewhere, title: 'Secret' }), aMeeting('c', elsewhere)];
    const { counts } = plan({ existing: [tombstone], entries, excludeWords: ['secret'] });
    expect(counts.skipped).toEqual({ ...nothingSkipped, outsideWindow: 2 });
    const inIt = plan({ entries: [aMeeting('b', long)] });
    expect(inIt.counts.skipped).toEqual({ ...nothingSkipped, tooLong: 1 });
  });

  test('each entry without an id, one by one', () => {
    const nameless: CalendarEntry = { kind: 'malformed', outlookId: undefined };
    expect(plan({ entries: [nameless, nameless] }).counts.skipped.malformed).toBe(2);
  });

  test('not a meeting of exactly a week', () => {
    const week = aMeeting('a', { start: at('08T00:00'), end: at('15T00:00') });
    expect(plan({ entries: [week] }).counts.imported).toBe(1);
  });
});

describe('An event whose meeting is still there', () => {
  test('and unchanged is not written again', () => {
    const meeting = aMeeting('a');
    const { changes, counts } = plan({ existing: [aRow(meeting)], entries: [meeting] });
    expect(changes).toEqual([]);
    expect(counts).toEqual({ ...nothingCounted, unchanged: 1 });
  });

  test('and was edited by its user counts as unchanged', () => {
    const meeting = aMeeting('a');
    const { changes, counts } = plan({ existing: [aRow(meeting, edited)], entries: [meeting] });
    expect(changes).toEqual([]);
    expect(counts).toEqual({ ...nothingCounted, unchanged: 1 });
  });

  test('but moved takes the new times and keeps its suggestion, without asking for another', () => {
    const row = aRow(aMeeting('a'));
    const moved = aMeeting('a', { start: at('11T09:00'), end: at('11T10:30') });
    const suggest = () => {
      throw new Error('nothing to suggest');
    };
    const { changes, counts } = plan({ existing: [row], entries: [moved], suggest });
    const source = { ...row.event.source, start: moved.start, end: moved.end };
    expect(changes).toEqual([{ kind: 'replace', before: row, event: { ...row.event, source } }]);
    expect(counts).toEqual({ ...nothingCounted, updated: 1 });
  });

  test('but renamed takes the new title and a new suggestion', () => {
    const existing = [aRow(aMeeting('a'))];
    const { changes } = plan({ existing, entries: [aMeeting('a', { title: 'Flight to Rome' })] });
    expect(changes).toMatchObject([
      {
        kind: 'replace',
        event: {
          source: { title: 'Flight to Rome' },
          suggestion: { because: 'suggested for Flight to Rome' },
        },
      },
    ]);
  });

  test('and moved keeps everything that its user chose: title, time, category and work type', () => {
    const user = {
      title: 'Mine',
      time: { start: at('10T07:00'), end: at('10T08:00') },
      category: { id: 'focus', workType: 'focus' },
      workType: 'travel',
    };
    const moved = aMeeting('a', { title: 'Renamed', start: at('12T09:00'), end: at('12T10:00') });
    const { changes } = plan({ existing: [aRow(aMeeting('a'), { user })], entries: [moved] });
    expect(changes).toMatchObject([{ kind: 'replace', event: { source: { start: moved.start }, user } }]);
  });

  test('is found again wherever in time it stood: it was moved into the window', () => {
    const before = aMeeting('a', {
      start: new Date('2026-01-01T09:00Z'),
      end: new Date('2026-01-01T10:00Z'),
    });
    const { changes, counts } = plan({ existing: [aRow(before)], entries: [aMeeting('a')] });
    expect(changes).toMatchObject([{ kind: 'replace', event: { source: { start: at('10T09:00') } } }]);
    expect(counts).toEqual({ ...nothingCounted, updated: 1 });
  });

  test('loses the mark of being gone when it returns', () => {
    const row = aRow(aMeeting('a'), { ...edited, goneAtSource: true });
    const { changes, counts } = plan({ existing: [row], entries: [aMeeting('a')] });
    expect(changes).toEqual([{ kind: 'replace', before: row, event: { ...row.event, goneAtSource: false } }]);
    expect(counts).toEqual({ ...nothingCounted, updated: 1 });
  });

  test('moves along if it is returned with a time outside the window, and then counts as outside', () => {
    const outside = aMeeting('a', { start: at('20T09:00'), end: at('20T10:00') });
    const existing = [aRow(aMeeting('a'))];
    const first = plan({ existing, entries: [outside] });
    expect(first.changes).toMatchObject([{ kind: 'replace', event: { source: { start: outside.start } } }]);
    expect(first.counts).toEqual({ ...nothingCounted, updated: 1 });
    const second = plan({ existing: applied(existing, first.changes), entries: [outside] });
    expect(second.changes).toEqual([]);
    expect(second.counts).toEqual({ ...nothingCounted, skipped: { ...nothingSkipped, outsideWindow: 1 } });
  });

  test('but cannot be read any more stays as it is: it neither vanished nor changed', () => {
    const entries: CalendarEntry[] = [{ kind: 'malformed', outlookId: 'a' }];
    const { changes, counts } = plan({ existing: [aRow(aMeeting('a'))], entries });
    expect(changes).toEqual([]);
    expect(counts).toEqual({ ...nothingCounted, skipped: { ...nothingSkipped, malformed: 1 } });
  });
});

describe('An event whose meeting is gone', () => {
  const other = aMeeting('other');
  const gone: [string, readonly CalendarEntry[], readonly string[]][] = [
    ['it vanished', [other], []],
    ['it was cancelled', [other, cancelled('a')], []],
    ['it became an all-day entry', [other, allDay('a')], []],
    ['its title is excluded now', [other, aMeeting('a')], ['about a']],
    ['it is too long now', [other, aMeeting('a', { start: at('08T00:00'), end: at('16T00:00') })], []],
  ];

  test.each(gone)('is removed: %s', (_, entries, excludeWords) => {
    const row = aRow(aMeeting('a'));
    const { changes, counts } = plan({ existing: [row, aRow(other)], entries, excludeWords });
    expect(changes).toEqual([{ kind: 'remove', before: row }]);
    expect(counts).toMatchObject({ removed: 1, keptEdited: 0, unchanged: 1 });
  });

  test.each([
    ['it vanished', gone[0]![1]],
    ['it was cancelled', gone[1]![1]],
  ])('is kept and marked if its user edited it, and the mark is written once: %s', (_, entries) => {
    const row = aRow(aMeeting('a'), edited);
    const existing = [row, aRow(other)];
    const first = plan({ existing, entries });
    expect(first.changes).toEqual([
      { kind: 'replace', before: row, event: { ...row.event, goneAtSource: true } },
    ]);
    expect(first.counts).toMatchObject({ removed: 0, keptEdited: 1, updated: 0 });
    const second = plan({ existing: applied(existing, first.changes), entries });
    expect(second.changes).toEqual([]);
    expect(second.counts).toMatchObject({ keptEdited: 1, updated: 0 });
  });

  test.each(gone.slice(2))(
    'is kept without a mark if its user edited it and the calendar still has it: %s',
    (_, entries, excludeWords) => {
      const existing = [aRow(aMeeting('a'), edited), aRow(other)];
      const { changes, counts } = plan({ existing, entries, excludeWords });
      expect(changes).toEqual([]);
      expect(counts).toMatchObject({ removed: 0, keptEdited: 1 });
    },
  );

  test('is removed at last when its user takes the edits back', () => {
    const row = aRow(aMeeting('a'), { goneAtSource: true });
    expect(plan({ existing: [row, aRow(other)], entries: [other] }).changes).toEqual([
      { kind: 'remove', before: row },
    ]);
  });

  test('may be any of the entries that came without an id: it stays', () => {
    const entries: CalendarEntry[] = [other, { kind: 'malformed', outlookId: undefined }];
    const { changes, counts } = plan({ existing: [aRow(aMeeting('a')), aRow(other)], entries });
    expect(changes).toEqual([]);
    expect(counts.skipped.malformed).toBe(1);
  });

  test('is judged by the meeting’s time and not by the one that its user chose', () => {
    const before = aMeeting('a', {
      start: new Date('2026-06-01T09:00Z'),
      end: new Date('2026-06-01T10:00Z'),
    });
    const user = { time: { start: at('10T09:00'), end: at('10T10:00') } };
    const retimedIntoWindow = aRow(before, { user });
    const retimedOutOfWindow = aRow(aMeeting('b'), {
      user: { time: { start: new Date('2026-06-01T09:00Z'), end: new Date('2026-06-01T10:00Z') } },
    });
    const existing = [retimedIntoWindow, retimedOutOfWindow, aRow(other)];
    expect(plan({ existing, entries: [other] }).changes).toMatchObject([
      { kind: 'replace', before: retimedOutOfWindow, event: { goneAtSource: true } },
    ]);
  });

  test.each<[string, readonly CalendarEntry[]]>([
    ['when the walk does not return it', [other]],
    ['when it is returned as cancelled', [other, cancelled('a')]],
    ['when it is returned as an all-day entry', [other, allDay('a')]],
  ])('is never judged outside the window, not even %s', (_, entries) => {
    const edges = [
      { start: new Date('2026-06-07T23:00Z'), end: new Date('2026-06-08T00:00Z') },
      { start: new Date('2026-06-16T00:00Z'), end: new Date('2026-06-16T01:00Z') },
    ];
    for (const time of edges) {
      const existing = [aRow(aMeeting('a', time)), aRow(other)];
      expect(plan({ existing, entries }).changes).toEqual([]);
    }
  });

  test.each<[string, CalendarEntry, { readonly start: Date; readonly end: Date }]>([
    ['with an excluded title', aMeeting('a', { title: 'Secret' }), aMeeting('a')],
    [
      'with an excluded title and elsewhere',
      aMeeting('a', { title: 'Secret', start: at('12T09:00'), end: at('12T10:00') }),
      { start: at('12T09:00'), end: at('12T10:00') },
    ],
    ['as an all-day entry', allDay('a'), aMeeting('a')],
  ])('and came back %s is unmarked, and follows its meeting without a word of it', (_, entry, time) => {
    const row = aRow(aMeeting('a'), { ...edited, goneAtSource: true });
    const { changes, counts } = plan({ existing: [row], entries: [entry], excludeWords: ['secret'] });
    const { start, end } = time;
    const source = { ...row.event.source, start, end };
    expect(changes).toEqual([
      { kind: 'replace', before: row, event: { ...row.event, source, goneAtSource: false } },
    ]);
    expect(counts.keptEdited).toBe(1);
    const after = applied([row], changes);
    expect(plan({ existing: after, entries: [entry], excludeWords: ['secret'] }).changes).toEqual([]);
  });

  test('is removed after everything else was written', () => {
    const existing = [aRow(aMeeting('a')), aRow(aMeeting('b')), aRow(aMeeting('c'), edited)];
    const entries = [cancelled('a'), aMeeting('b', { title: 'New' }), aMeeting('new')];
    expect(plan({ existing, entries }).changes.map((change) => change.kind)).toEqual([
      'replace',
      'insert',
      'replace',
      'remove',
    ]);
  });

  test('in another mailbox of the same user is that mailbox’s affair', () => {
    const existing = [aRow(aMeeting('a'), { account: 'anna’s other mailbox' }), aRow(other)];
    expect(plan({ existing, entries: [other] }).changes).toEqual([]);
  });
});

describe('What its user deleted', () => {
  const meeting = aMeeting('a');
  const tombstone = deleted(aRow(meeting));

  test('does not come back', () => {
    const { changes, counts } = plan({ existing: [tombstone], entries: [meeting] });
    expect(changes).toEqual([]);
    expect(counts).toEqual({ ...nothingCounted, skipped: { ...nothingSkipped, deletedByUser: 1 } });
  });

  test('stays deleted when its meeting moves and afterwards gets a new id', () => {
    const moved = aMeeting('a', { title: 'Renamed', start: at('12T09:00'), end: at('12T10:00') });
    const first = plan({ existing: [tombstone], entries: [moved] });
    const afterMove = applied([tombstone], first.changes);
    expect(first.counts).toEqual({ ...nothingCounted, skipped: { ...nothingSkipped, deletedByUser: 1 } });
    expect(afterMove).toMatchObject([{ event: { source: { title: undefined, start: at('12T09:00') } } }]);
    expect(plan({ existing: afterMove, entries: [moved] }).changes).toEqual([]);

    const recreated = { ...moved, outlookId: 'recreated' };
    const second = plan({ existing: afterMove, entries: [recreated] });
    const afterwards = applied(afterMove, second.changes);
    expect(second.counts).toEqual({ ...nothingCounted, skipped: { ...nothingSkipped, deletedByUser: 1 } });
    expect(afterwards).toMatchObject([
      { event: { id: tombstone.event.id, deletedAt: now, source: { title: undefined } } },
    ]);
    expect(plan({ existing: afterwards, entries: [recreated] }).changes).toEqual([]);
  });

  test('leaves its tombstone in place when the meeting vanishes, and nothing counts as removed', () => {
    const { changes, counts } = plan({ existing: [tombstone], entries: [cancelled('b')] });
    expect(changes).toEqual([]);
    expect(counts).toMatchObject({ removed: 0, keptEdited: 0 });
  });
});

describe('What an earlier connection imported', () => {
  const meeting = aMeeting('a');

  test('is known: reconnecting duplicates nothing', () => {
    const { changes, counts } = plan({ existing: [aRow(meeting, released)], entries: [meeting] });
    expect(changes).toEqual([]);
    expect(counts).toEqual({ ...nothingCounted, unchanged: 1 });
  });

  test('stands anew where its meeting has moved into the window from elsewhere, and is then left alone again', () => {
    const before = { start: new Date('2026-05-20T09:00Z'), end: new Date('2026-05-20T10:00Z') };
    for (const parts of [released, { ...released, ...edited }]) {
      const existing = [aRow(aMeeting('a', before), parts)];
      const { changes, counts } = plan({ existing, entries: [meeting] });
      expect(changes).toMatchObject([
        { kind: 'insert', takesIndex: true, event: { connectionId: 'this connection', user: {} } },
      ]);
      expect(counts).toEqual({ ...nothingCounted, imported: 1 });
      const again = plan({ existing: applied(existing, changes), entries: [meeting], runId: 'next run' });
      expect(again).toMatchObject({ changes: [], counts: { unchanged: 1 } });
    }
    const tombstone = deleted(aRow(aMeeting('a', before), released));
    expect(plan({ existing: [tombstone], entries: [meeting] }).changes).toEqual([]);
  });

  test('is known by its occasion too, when the meeting’s id has changed meanwhile', () => {
    const existing = [aRow(meeting, released)];
    const { changes, counts } = plan({ existing, entries: [{ ...meeting, outlookId: 'recreated' }] });
    expect(changes).toEqual([]);
    expect(counts).toEqual({ ...nothingCounted, unchanged: 1 });
  });

  test('stays deleted if its user deleted it, under a new id too', () => {
    const existing = [deleted(aRow(meeting, released))];
    for (const outlookId of ['a', 'recreated']) {
      const { changes, counts } = plan({ existing, entries: [{ ...meeting, outlookId }] });
      expect(changes).toEqual([]);
      expect(counts).toEqual({ ...nothingCounted, skipped: { ...nothingSkipped, deletedByUser: 1 } });
    }
  });

  test.each<[string, CalendarEntry]>([
    ['moves', aMeeting('a', { start: at('12T09:00'), end: at('12T10:00') })],
    ['is renamed', aMeeting('a', { title: 'Renamed' })],
    ['is cancelled', cancelled('a')],
    ['becomes an all-day entry', allDay('a')],
    ['vanishes', cancelled('another')],
  ])('is never changed or removed again: its meeting %s', (_, entry) => {
    for (const parts of [released, { ...released, ...edited }])
      expect(plan({ existing: [aRow(meeting, parts)], entries: [entry] }).changes).toEqual([]);
    expect(plan({ existing: [deleted(aRow(meeting, released))], entries: [entry] }).changes).toEqual([]);
  });
});

describe('Taking over a row under a new id', () => {
  const old = aMeeting('old', { title: 'Weekly' });
  const recreated = { ...old, outlookId: 'recreated' };

  test('keeps the event’s id and all that its user chose', () => {
    const row = aRow(old, edited);
    const { changes, counts } = plan({ existing: [row], entries: [recreated] });
    const source = { ...row.event.source, outlookKey: outlookKeyOf('recreated') };
    expect(changes).toEqual([{ kind: 'replace', before: row, event: { ...row.event, source } }]);
    expect(counts).toEqual({ ...nothingCounted, updated: 1 });
  });

  test('clears the mark of being gone', () => {
    const row = aRow(old, { ...edited, goneAtSource: true });
    const { changes } = plan({ existing: [row], entries: [recreated] });
    expect(changes).toMatchObject([{ kind: 'replace', event: { goneAtSource: false } }]);
  });

  test.each([
    ['start', { start: at('10T08:59') }],
    ['end', { end: at('10T10:01') }],
    ['title', { title: 'weekly' }],
    ['having a title', { title: undefined }],
  ])('needs the same %s', (_, difference) => {
    const { changes } = plan({ existing: [aRow(old)], entries: [{ ...recreated, ...difference }] });
    expect(changes.map((change) => change.kind)).toEqual(['insert', 'remove']);
  });

  test.each<[string, CalendarEntry]>([
    ['as a meeting', aMeeting('old', { title: 'Weekly' })],
    ['as cancelled', cancelled('old')],
    ['but could not be read', { kind: 'malformed', outlookId: 'old' }],
  ])('is not for a row that the walk returned %s', (_, entry) => {
    const { counts } = plan({ existing: [aRow(old)], entries: [recreated, entry] });
    expect(counts).toMatchObject({ imported: 1, updated: 0 });
  });

  test('happens once per row: of two equal meetings the second is new', () => {
    const entries = [recreated, { ...old, outlookId: 'recreated too' }];
    expect(plan({ existing: [aRow(old)], entries }).counts).toMatchObject({ updated: 1, imported: 1 });
  });

  test('prefers what its user worked on, then what stands, then what was deleted, whatever the order', () => {
    const twin = (outlookId: string, parts: Partial<TimelineEvent> = {}) =>
      aRow({ ...old, outlookId }, { id: outlookId, ...parts });
    const rows = [
      deleted(twin('tombstone')),
      twin('plain'),
      twin('edited', edited),
      twin('released', released),
    ];
    const taken = (existing: readonly StoredEvent[]) => {
      const order: string[] = [];
      for (let left = existing; order.length < existing.length;) {
        const { changes } = plan({ existing: left, entries: [recreated] });
        const change = changes.find(({ kind }) => kind === 'replace');
        // A released row is known without being written.
        const id = change?.kind === 'replace' ? change.event.id : 'released';
        order.push(id);
        left = left.filter(({ event }) => event.id !== id);
      }
      return order;
    };
    const expected = ['edited', 'plain', 'released', 'tombstone'];
    expect(taken(rows)).toEqual(expected);
    expect(taken([...rows].reverse())).toEqual(expected);
  });

  test('chooses among equals the same one every time', () => {
    const rows = ['x', 'y', 'z'].map((id) => aRow({ ...old, outlookId: id }, { id }));
    const taken = [rows, [...rows].reverse()].map((existing) =>
      plan({ existing, entries: [recreated] }).changes.find(({ kind }) => kind === 'replace'),
    );
    expect(taken[0]).toBeDefined();
    expect(taken[0]).toEqual(taken[1]);
  });
});

describe('A walk that lacks too much is not believed', () => {
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

  test.each([
    [2, false],
    [3, true],
  ])('an empty answer where %i events stand: held is %s', (standing, held) => {
    const existing = rowsOf(many(standing));
    const result = plan({ existing, entries: [] });
    expect(result.held).toBe(held);
    expect(result.heldSince).toEqual(held ? now : undefined);
    expect(result.counts.removed).toBe(held ? 0 : standing);
  });

  test.each([
    ['5 of 9', 9, 5, false],
    ['6 of 11', 11, 6, true],
    ['6 of 12', 12, 6, false],
    ['7 of 12', 12, 7, true],
    ['all 5, though one other meeting came', 5, 5, false],
    ['all 6, though one other meeting came', 6, 6, true],
  ])('absent are %s', (_, standing, absent, held) => {
    const meetings = many(standing);
    const entries = [...meetings.slice(absent), aMeeting('new')];
    const result = plan({ existing: rowsOf(meetings), entries });
    expect(result.held).toBe(held);
    expect(result.counts.removed).toBe(held ? 0 : absent);
  });

  test('neither removes nor marks what is absent, but imports, updates and removes what is cancelled', () => {
    const existing = [...rowsOf(many(10)), aRow(aMeeting('mine'), edited)];
    const entries = [aMeeting('m0', { title: 'Renamed' }), cancelled('m1'), aMeeting('new')];
    const { held, changes, counts } = plan({ existing, entries });
    expect(held).toBe(true);
    expect(changes.map((change) => change.kind)).toEqual(['replace', 'insert', 'remove']);
    expect(counts).toMatchObject({ imported: 1, updated: 1, removed: 1, keptEdited: 0 });
  });

  test('cancelled is evidence and not absence: a cancelled week is removed at once', () => {
    const entries = many(20).map(({ outlookId }) => cancelled(outlookId));
    const { held, counts } = plan({ existing: rowsOf(many(20)), entries });
    expect(held).toBe(false);
    expect(counts.removed).toBe(20);
  });

  test('new ids for the same meetings are not absence: a moved mailbox is taken over at once', () => {
    const entries = many(20).map((meeting) => ({ ...meeting, outlookId: `new ${meeting.outlookId}` }));
    const { held, counts } = plan({ existing: rowsOf(many(20)), entries });
    expect(held).toBe(false);
    expect(counts).toEqual({ ...nothingCounted, updated: 20 });
  });

  test('only living events of this connection in the window count as standing', () => {
    const old = { start: new Date('2026-05-01T09:00Z'), end: new Date('2026-05-01T10:00Z') };
    const existing = [
      ...rowsOf(many(2)),
      ...rowsOf(many(5, 10), released),
      ...rowsOf(many(5, 20)).map(deleted),
      ...rowsOf(many(5, 30).map((meeting) => ({ ...meeting, ...old }))),
      ...rowsOf(many(5, 40), { account: 'another' }),
    ];
    expect(plan({ existing, entries: [] }).held).toBe(false);
  });

  test('what is known to be gone does not hold a sync again, night after night', () => {
    const existing = rowsOf(many(9), { ...edited, goneAtSource: true });
    const { held, counts } = plan({ existing, entries: [aMeeting('new')] });
    expect(held).toBe(false);
    expect(counts).toMatchObject({ keptEdited: 9, imported: 1 });
    expect(plan({ existing, entries: [] }).held).toBe(false);
  });

  test('until twelve hours have passed: then a complete walk is believed', () => {
    const existing = rowsOf(many(10));
    const early = plan({ existing, entries: [], heldSince: new Date(hoursAgo(12).getTime() + 1) });
    expect(early).toMatchObject({ held: true, heldSince: new Date(hoursAgo(12).getTime() + 1), changes: [] });
    const late = plan({ existing, entries: [], heldSince: hoursAgo(12) });
    expect(late).toMatchObject({ held: false, heldSince: undefined, counts: { removed: 10 } });
  });

  test.each([
    ['one unrelated entry came', 4, [aMeeting('unrelated')]],
    ['half of them came', 10, many(5)],
    ['all but one came', 10, many(9)],
  ])('nor are the pieces of it that come back: after %s the rest waits', (_, standing, entries) => {
    const existing = rowsOf(many(standing));
    const { held, heldSince, counts } = plan({ existing, entries, heldSince: hoursAgo(1) });
    expect({ held, heldSince, removed: counts.removed }).toEqual({
      held: true,
      heldSince: hoursAgo(1),
      removed: 0,
    });
    const late = plan({ existing, entries, heldSince: hoursAgo(12) });
    expect(late).toMatchObject({ held: false, heldSince: undefined });
    expect(late.counts.removed).toBeGreaterThan(0);
  });

  test('what was marked as gone before still counts as kept', () => {
    const gone = aRow(aMeeting('gone'), { ...edited, goneAtSource: true });
    const { held, counts } = plan({ existing: [...rowsOf(many(10)), gone], entries: [] });
    expect({ held, kept: counts.keptEdited }).toEqual({ held: true, kept: 1 });
  });

  test('and is forgotten when the meetings are back', () => {
    const result = plan({ existing: rowsOf(many(10)), entries: many(10), heldSince: hoursAgo(1) });
    expect(result).toMatchObject({
      held: false,
      heldSince: undefined,
      counts: { unchanged: 10, removed: 0 },
    });
  });

  test('however often one syncs: what a held sync imported does not vouch for the absence of the rest', () => {
    const existing = rowsOf(many(10));
    const entries = many(30, 100);
    const first = plan({ existing, entries });
    expect(first).toMatchObject({ held: true, counts: { imported: 30 } });
    const afterwards = applied(existing, first.changes);
    const second = plan({ existing: afterwards, entries, runId: 'next run', heldSince: first.heldSince });
    expect(second).toMatchObject({ held: true, heldSince: first.heldSince, changes: [] });
  });

  test('nor does what the same run has imported already, when its plan is made again', () => {
    const existing = rowsOf(many(10));
    const entries = many(30, 100);
    const halfWritten = applied(existing, plan({ existing, entries }).changes.slice(0, 20));
    expect(plan({ existing: halfWritten, entries })).toMatchObject({ held: true, counts: { removed: 0 } });
  });
});

describe('A sync asks for a suggestion', () => {
  test('only for what is new and what was renamed', () => {
    const asked: (string | undefined)[] = [];
    const existing = [
      aRow(aMeeting('same')),
      aRow(aMeeting('moved')),
      aRow(aMeeting('renamed')),
      aRow(aMeeting('gone'), edited),
      deleted(aRow(aMeeting('deleted'))),
    ];
    const entries = [
      aMeeting('same'),
      aMeeting('moved', { end: at('10T11:00') }),
      aMeeting('renamed', { title: 'Renamed' }),
      aMeeting('new', { title: 'New' }),
      aMeeting('deleted', { title: 'Deleted, then renamed' }),
    ];
    const suggest = (title: string | undefined) => {
      asked.push(title);
      return suggested(title);
    };
    plan({ existing, entries, suggest });
    expect(asked.sort()).toEqual(['New', 'Renamed']);
  });
});

test('What a user does through their own requests survives the sync that follows', () => {
  const meeting = aMeeting('a');
  const stored = aRow(meeting);
  const { event } = editEvent(stored.event, { title: 'Mine', start: at('10T07:00') }, builtInCatalogue);
  const moved = { ...meeting, start: at('12T09:00'), end: at('12T10:00') };
  const rows = applied([], plan({ existing: [{ ...stored, event }], entries: [moved] }).changes);
  expect(rows).toMatchObject([{ event: { user: event.user } }]);
});

test('Ten times as many meetings cost about ten times as much to plan: new, moved, under new ids and gone', () => {
  const occasion = (n: number) => ({
    start: new Date(at('09T00:00').getTime() + (n % 700) * 600_000),
    end: new Date(at('09T00:00').getTime() + (n % 700) * 600_000 + 1),
    title: n % 2 === 0 ? 'Daily' : `Topic ${n}`,
  });
  const planned = (count: number) => () => {
    const meetings = many(count).map((meeting, n) => ({ ...meeting, ...occasion(n) }));
    const imported = applied([], plan({ entries: meetings, excludeWords: ['private', 'dentist'] }).changes);
    plan({
      existing: imported,
      entries: meetings.map((meeting) => ({ ...meeting, outlookId: `${meeting.outlookId}'` })),
    });
    plan({ existing: imported, entries: meetings.map((meeting) => ({ ...meeting, end: at('15T09:00') })) });
    plan({ existing: imported, entries: [], heldSince: new Date(0) });
  };
  // Whatever grows with the square of them would cost a hundred times as much.
  const few = fastest(planned(400), 10);
  expect(fastest(planned(4_000))).toBeLessThan(50 * few);
});
