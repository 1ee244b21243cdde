import { deleteEvent, editEvent, lessonKey, titleKeyOf, type EventEdit } from '../../src/domain/edit-event';
import { Failure } from '../../src/domain/failure';
import { builtInCatalogue, type Catalogue } from '../../src/domain/suggestion/catalogue';
import { normaliseTitle } from '../../src/domain/suggestion/normalise-title';
import {
  editedFields,
  shownCategory,
  shownTime,
  shownTitle,
  type TimelineEvent,
} from '../../src/domain/timeline-event';
import { aMeeting, aRow, at, now } from './timeline-samples';

const meeting = aMeeting('a', { title: 'Sprint review' });
const anEvent = (parts: Partial<TimelineEvent> = {}) => aRow(meeting, parts).event;
const edit = (change: EventEdit, event = anEvent(), catalogue: Catalogue = builtInCatalogue) =>
  editEvent(event, change, catalogue);

function refused(change: EventEdit, event = anEvent(), catalogue = builtInCatalogue) {
  try {
    edit(change, event, catalogue);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'request_malformed') return thrown.errors ?? [];
    throw thrown;
  }
  throw new Error('it was accepted');
}

test('An edit that names nothing changes nothing and teaches nothing', () => {
  const event = anEvent({ user: { title: 'Mine', workType: 'travel' } });
  expect(edit({}, event)).toEqual({ event });
});

test('An edit touches the user’s side alone', () => {
  const event = anEvent();
  const edited = edit({ title: 'Mine', start: at('10T08:00'), category: 'focus', workType: 'travel' }).event;
  expect({ ...edited, user: {} }).toEqual(event);
  expect(editedFields(edited)).toEqual(['title', 'time', 'category', 'workType']);
  expect(event.user).toEqual({});
});

describe('The title', () => {
  test('is the user’s once they write one', () => {
    expect(shownTitle(edit({ title: 'Mine' }).event)).toBe('Mine');
  });

  test('is the calendar’s again when it is given back', () => {
    const { event } = edit({ title: null }, anEvent({ user: { title: 'Mine' } }));
    expect(event).toEqual(anEvent());
    expect('title' in event.user).toBe(false);
  });

  test.each(['', '   ', '\n\t'])('is none when the user empties it: %j', (title) => {
    const { event } = edit({ title });
    expect(event.user.title).toBeNull();
    expect(shownTitle(event)).toBeNull();
    expect(editedFields(event)).toEqual(['title']);
  });

  test('holds no control characters, no line separators and no space around it', () => {
    expect(edit({ title: ' One\r\nTwo\u0000\u0085Three\u2028Four\t' }).event.user.title).toBe(
      'One  Two  Three Four',
    );
  });

  test('is not edited when it reads as the calendar has it', () => {
    expect(edit({ title: 'Sprint review' }, anEvent({ user: { title: 'Mine' } })).event).toEqual(anEvent());
    const untitled = aRow(aMeeting('a', { title: undefined })).event;
    expect(edit({ title: '' }, untitled).event).toEqual(untitled);
    const spaced = aRow(aMeeting('a', { title: ' Spaced ' })).event;
    for (const title of [' Spaced ', 'Spaced', 'Spaced\u2028'])
      expect(edit({ title }, spaced).event).toEqual(spaced);
  });
});

describe('The time', () => {
  test('is the user’s once they change the start, the end or both; the other bound stays as shown', () => {
    expect(edit({ start: at('10T08:00') }).event.user.time).toEqual({
      start: at('10T08:00'),
      end: at('10T10:00'),
    });
    expect(edit({ end: at('10T11:00') }).event.user.time).toEqual({
      start: at('10T09:00'),
      end: at('10T11:00'),
    });
    const retimed = anEvent({ user: { time: { start: at('12T08:00'), end: at('12T09:00') } } });
    expect(edit({ end: at('12T10:00') }, retimed).event.user.time).toEqual({
      start: at('12T08:00'),
      end: at('12T10:00'),
    });
  });

  test('follows the calendar again when it is what the calendar says', () => {
    const retimed = anEvent({ user: { time: { start: at('12T08:00'), end: at('12T09:00') } } });
    const { event } = edit({ start: meeting.start, end: meeting.end }, retimed);
    expect(event).toEqual(anEvent());
    expect('time' in event.user).toBe(false);
  });

  test.each<[string, EventEdit, string]>([
    ['ends before it starts', { start: at('10T10:30') }, 'start'],
    ['ends as it starts', { end: at('10T09:00') }, 'end'],
    ['starts and ends the wrong way round', { start: at('10T12:00'), end: at('10T11:00') }, 'start'],
  ])('is refused if the event %s, and a field is named that was sent', (_, change, field) => {
    expect(refused(change)).toMatchObject([{ field }]);
  });

  test('is the meeting’s again, both bounds or one, when it is given back', () => {
    const moved = anEvent({ user: { time: { start: at('10T07:00'), end: at('10T12:00') } } });
    expect(edit({ start: null, end: null }, moved).event.user).toEqual({});
    expect(edit({ end: null }, moved).event.user.time).toEqual({ start: at('10T07:00'), end: meeting.end });
  });

  test('is refused if the event is longer than seven days, and taken if it is exactly that', () => {
    expect(refused({ end: at('17T09:01') })).toMatchObject([{ field: 'end' }]);
    expect(shownTime(edit({ end: at('17T09:00') }).event).end).toEqual(at('17T09:00'));
  });

  test('stays the user’s while they edit something else, though the calendar says the same by now', () => {
    const agreed = anEvent({ user: { time: { start: meeting.start, end: meeting.end } } });
    expect(edit({ title: 'Mine' }, agreed).event.user).toEqual({ ...agreed.user, title: 'Mine' });
  });

  test('may be sent back as it is shown, even if the meeting has no length', () => {
    const start = at('10T09:00');
    const momentary = aRow(aMeeting('a', { start, end: start })).event;
    expect(edit({ start, end: start, title: 'Mine' }, momentary).event.user).toEqual({ title: 'Mine' });
  });
});

describe('The category', () => {
  test('comes with the work type that the catalogue gives it, and teaches us for this title', () => {
    const { event, lesson } = edit({ category: 'customer' });
    expect(event.user).toEqual({ category: { id: 'customer', workType: 'customer' } });
    expect(lesson).toEqual({ titleKey: titleKeyOf('Sprint review'), category: 'customer' });
  });

  test('is the user’s choice even if it was suggested already', () => {
    const { event, lesson } = edit({ category: 'meeting' });
    expect(editedFields(event)).toEqual(['category']);
    expect(lesson).toMatchObject({ category: 'meeting' });
  });

  test('that was never chosen unlearns nothing when it is given back: another event taught it', () => {
    expect(edit({ category: null })).toEqual({ event: anEvent() });
  });

  test('is the suggested one again when it is given back, and what was learnt is unlearnt', () => {
    const { event, lesson } = edit({ category: null }, edit({ category: 'customer' }).event);
    expect(event).toEqual(anEvent());
    expect('category' in event.user).toBe(false);
    expect(lesson).toEqual({ titleKey: titleKeyOf('Sprint review'), category: undefined });
  });

  test('leaves a work type that the user chose', () => {
    const { event } = edit({ category: 'customer' }, anEvent({ user: { workType: 'travel' } }));
    expect(shownCategory(event)).toEqual({ category: 'customer', workType: 'travel' });
  });

  const catalogue: Catalogue = {
    categories: [
      { id: 'meeting', label: 'Meeting', workType: 'meeting', retired: false },
      { id: 'fair', label: 'Trade fair', workType: 'fairs', retired: false },
      { id: 'old', label: 'Old', workType: 'old work', retired: true },
    ],
    rules: [],
  };

  test.each(['old', 'unknown', ''])(
    'is refused if it is retired or unknown, with those that are known: %j',
    (id) => {
      expect(refused({ category: id }, anEvent(), catalogue)).toEqual([
        { field: 'category', message: 'The category must be one of: meeting, fair.' },
      ]);
    },
  );

  test('may stay what it is although it was retired meanwhile', () => {
    const suggestion = { ...anEvent().suggestion, category: 'old', workType: 'earlier work' };
    const { event } = edit({ category: 'old' }, anEvent({ suggestion }), catalogue);
    expect(event.user.category).toEqual({ id: 'old', workType: 'old work' });
  });

  test('may stay what it is although it left the catalogue, with the work type that it had', () => {
    const user = { category: { id: 'gone', workType: 'gone work' } };
    expect(edit({ category: 'gone' }, anEvent({ user }), catalogue).event.user).toEqual(user);
    const suggestion = { ...anEvent().suggestion, category: 'gone', workType: 'gone work' };
    expect(edit({ category: 'gone' }, anEvent({ suggestion }), catalogue).event.user).toEqual(user);
  });

  test('teaches nothing where there is no title', () => {
    const untitled = aRow(aMeeting('a', { title: undefined })).event;
    expect(edit({ category: 'customer' }, untitled).lesson).toBeUndefined();
  });

  test('teaches for the calendar’s title, because that is what returns; for the user’s only if there is no other', () => {
    const renamed = anEvent({ user: { title: 'Mine' } });
    expect(edit({ category: 'customer' }, renamed).lesson?.titleKey).toBe(titleKeyOf('Sprint review'));
    const untitled = aRow(aMeeting('a', { title: undefined })).event;
    const { lesson } = edit({ category: 'customer', title: 'Mine' }, untitled);
    expect(lesson?.titleKey).toBe(titleKeyOf('Mine'));
  });

  test('teaches nothing when only other things are edited', () => {
    expect(edit({ title: 'Mine', workType: 'travel' }).lesson).toBeUndefined();
  });
});

describe('The work type', () => {
  const catalogue: Catalogue = {
    categories: [{ id: 'fair', label: 'Trade fair', workType: 'fairs', retired: true }],
    rules: [],
  };

  test.each(['fairs', 'travel', 'absence'])(
    'is one of the company’s or one that is built in: %s',
    (workType) => {
      const { event } = edit({ workType }, anEvent(), catalogue);
      expect(shownCategory(event)).toEqual({ category: 'meeting', workType });
    },
  );

  test.each(['unknown', '', 'x'.repeat(65)])('is refused otherwise: %j', (workType) => {
    const [error] = refused({ workType }, anEvent(), catalogue);
    expect(error).toMatchObject({ field: 'workType' });
    expect(error?.message).toContain('fairs');
  });

  test('may stay what it is although no catalogue has it any more', () => {
    const suggestion = { ...anEvent().suggestion, workType: 'gone work' };
    expect(edit({ workType: 'gone work' }, anEvent({ suggestion })).event.user).toEqual({
      workType: 'gone work',
    });
  });

  test('is refused beyond 64 characters even if a catalogue has it', () => {
    const workType = 'x'.repeat(65);
    const categories = [{ id: 'long', label: 'Long', workType, retired: false }];
    expect(refused({ workType }, anEvent(), { categories, rules: [] })).toMatchObject([
      { field: 'workType' },
    ]);
  });

  test('is the category’s again when it is given back', () => {
    const { event } = edit({ workType: null }, anEvent({ user: { workType: 'travel' } }));
    expect(event).toEqual(anEvent());
    expect('workType' in event.user).toBe(false);
  });
});

test('Everything that is wrong with an edit is said at once', () => {
  const errors = refused({ start: at('10T12:00'), category: 'unknown', workType: 'unknown' });
  expect(errors.map(({ field }) => field)).toEqual(['start', 'category', 'workType']);
});

describe('A deleted event', () => {
  const user = {
    title: 'Mine',
    time: { start: at('12T08:00'), end: at('12T09:00') },
    category: { id: 'customer', workType: 'customer' },
  };
  const tombstone = deleteEvent(anEvent({ user }), now);

  test('keeps no word of its title: not the calendar’s, not the user’s, not the one that decided', () => {
    const text = JSON.stringify(tombstone);
    expect(text).not.toMatch(/sprint|review|mine/i);
    expect(shownTitle(tombstone)).toBeNull();
  });

  test('keeps what recognises its meeting, and stands where the meeting stands', () => {
    expect(tombstone.deletedAt).toEqual(now);
    expect(tombstone.source).toEqual({ ...anEvent().source, title: undefined });
    expect(shownTime(tombstone)).toEqual({ start: meeting.start, end: meeting.end });
  });

  test('is deleted once', () => {
    expect(deleteEvent(tombstone, new Date(now.getTime() + 1))).toEqual(tombstone);
  });
});

describe('What is learnt is kept under a key', () => {
  test('that titles which read the same share', () => {
    expect(titleKeyOf('SPRINT  Review')).toBe(titleKeyOf('Sprint review'));
    expect(titleKeyOf('Sprint planning')).not.toBe(titleKeyOf('Sprint review'));
  });

  test('that does not show the title', () => {
    expect(titleKeyOf('Sprint review')).toMatch(/^[0-9a-f]{40}$/);
  });

  test('that is found again by whoever has normalised the title already', () => {
    expect(lessonKey(normaliseTitle('Sprint review'))).toBe(titleKeyOf('Sprint review'));
  });

  test.each([undefined, null, '', '  '])('and there is none for %j', (title) => {
    expect(titleKeyOf(title)).toBeUndefined();
  });
});
