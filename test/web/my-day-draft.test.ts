import { untitledEvent } from './untitled-event';
import { carriedOver, editOf, fieldsOf, refusedFields, typedOver, type Typed } from '../../web/my-day/draft';

const berlin = 'Europe/Berlin';
const event = untitledEvent;
const shown = fieldsOf(event, berlin);
const edit = (typed: Typed, of = event) => editOf(typed, of, berlin);

test('a form shows times of the wall and an empty title for none', () => {
  expect(shown).toEqual({
    title: '',
    start: '2026-11-20T10:00',
    end: '2026-11-20T11:00',
    category: 'team',
    workType: 'meeting',
  });
});

test('typing what is shown anyway is typing nothing', () => {
  const typed = typedOver({}, shown, 'title', 'A');
  expect(typed).toEqual({ title: 'A' });
  expect(typedOver(typed, shown, 'title', '')).toEqual({});
});

test('only what was typed is asked for, times as instants', () => {
  expect(edit({ title: 'A' })).toEqual({ edit: { title: 'A' } });
  expect(edit({ end: '2026-11-20T11:30' })).toEqual({ edit: { end: '2026-11-20T10:30:00.000Z' } });
  expect(edit({ start: '2026-11-20T08:00', workType: 'focus' })).toEqual({
    edit: { start: '2026-11-20T07:00:00.000Z', workType: 'focus' },
  });
});

test('a start that is not before the end is refused where it was typed', () => {
  expect(edit({ start: '2026-11-20T11:00' })).toEqual({ mistakes: { start: 'order' } });
  expect(edit({ end: '2026-11-20T09:00' })).toEqual({ mistakes: { end: 'order' } });
  expect(edit({ start: '2026-11-20T12:00', end: '2026-11-20T11:30' })).toEqual({
    mistakes: { start: 'order' },
  });
});

test('an emptied time is missing, whatever else was typed', () => {
  expect(edit({ start: '', title: 'A' })).toEqual({ mistakes: { start: 'missing' } });
});

test('an event in the second of two equal hours keeps its start when only its end is typed', () => {
  const second = { ...event, start: '2026-10-25T01:15:00.000Z', end: '2026-10-25T01:45:00.000Z' };
  expect(fieldsOf(second, berlin).start).toBe('2026-10-25T02:15');
  expect(edit({ end: '2026-10-25T03:30' }, second)).toEqual({ edit: { end: '2026-10-25T02:30:00.000Z' } });
});

test('what somebody else changed is overtaken, unless it is what was typed', () => {
  const now = { ...shown, title: 'Theirs', category: 'project', workType: 'focus' };
  const typed = { title: 'Mine', category: 'project', end: '2026-11-20T12:00' };
  expect(carriedOver({ typed, shown, timeZone: berlin }, now, berlin)).toEqual({
    typed: { title: 'Mine', end: '2026-11-20T12:00' },
    overtaken: ['title'],
  });
});

test('times typed in another zone mean the same instants in this one', () => {
  const typed = { title: 'Mine', start: '', end: '2026-11-20T12:00' };
  const now = fieldsOf(event, 'Asia/Tokyo');
  const draft = { typed, shown, timeZone: berlin };
  expect(carriedOver(draft, now, 'Asia/Tokyo')).toEqual({
    typed: { title: 'Mine', start: '', end: '2026-11-20T20:00' },
    overtaken: [],
  });
  const moved = fieldsOf({ ...event, end: '2026-11-20T10:30:00.000Z' }, 'Asia/Tokyo');
  expect(carriedOver(draft, moved, 'Asia/Tokyo').overtaken).toEqual(['end']);
});

test('a refusal names fields of the form; what it says of others does not count', () => {
  const problem = { code: 'request_malformed', detail: '', reference: null } as never;
  const errors = [
    { field: 'end', message: '' },
    { field: 'body', message: '' },
  ];
  expect(refusedFields({ ...(problem as object), errors } as never)).toEqual(['end']);
  expect(refusedFields({ code: 'offline' })).toEqual([]);
});
