// ETags on the wire: opaque to callers, and back to what they were.
import fc from 'fast-check';
import { eventTag, fromTags, toPreconditions, toTag } from '../../functions/http/etag';
import { Failure } from '../../src/domain/failure';
import { anEvent, at } from '../fixtures/builders';

const entityTag = /^"[\x21\x23-\x7e]*"$/;

test('an event tag brings back where the row was seen and its version, whatever the version looks like', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.date({ min: at('1900-01-01T00:00:00Z'), max: at('2200-01-01T00:00:00Z'), noInvalidDate: true }),
      (etag, start) => {
        const tag = eventTag({ event: anEvent({ source: { start } }), etag });
        expect(tag).toMatch(entityTag);
        for (const sent of [tag, tag.slice(1, -1)]) expect(toPreconditions(sent)).toEqual([{ start, etag }]);
        expect(toPreconditions(`W/${tag}`)).toEqual(['unreadable']);
      },
    ),
  );
});

test("the place is the one that the timeline shows: the user's time where there is one", () => {
  const time = { start: at('2026-11-19T07:00:00.000Z'), end: at('2026-11-19T08:00:00.000Z') };
  const tag = eventTag({ event: anEvent({ user: { time } }), etag: 'x' });
  expect(toPreconditions(tag)).toEqual([{ start: time.start, etag: 'x' }]);
});

test('a catalogue tag brings back the version', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (etag) => {
      expect(toTag(etag)).toMatch(entityTag);
      expect(fromTags(toTag(etag))).toEqual([etag]);
      expect(fromTags(`W/${toTag(etag)}`)).toEqual(['']);
    }),
  );
});

test('two versions never share a tag', () => {
  const event = anEvent();
  expect(eventTag({ event, etag: 'W/"1"' })).not.toBe(eventTag({ event, etag: 'W/"2"' }));
  expect(toTag('W/"1"')).not.toBe(toTag('W/"2"'));
});

test('* stands for whatever is there', () => {
  expect([toPreconditions('*'), fromTags('*')]).toEqual([['*'], ['*']]);
});

test.each(['', '""', 'W/""', 'garbage', '"garbage"', '"*"', 'null', '😀', '"2026-11-20T09:00:00.000Z x"'])(
  '%p is a tag of nobody',
  (sent) => {
    expect(toPreconditions(sent)).toEqual(['unreadable']);
    expect(fromTags(sent)).not.toContain('*');
  },
);

test('a tag that holds a date and no version is a tag of nobody', () => {
  expect(toPreconditions(`"${Buffer.from('2026-11-20T09:00:00.000Z').toString('base64url')}"`)).toEqual([
    'unreadable',
  ]);
});

test('of a list each tag counts, whatever stands between them', () => {
  const one = toTag('1');
  const two = toTag('2');
  for (const list of [`${one}, ${two}`, `${one},${two}`, ` ,, ${one}\t,  ${two} , `])
    expect(fromTags(list)).toEqual(['1', '2']);
  const tag = eventTag({ event: anEvent(), etag: 'x' });
  expect(toPreconditions(`"abc", ${tag}`)).toEqual(['unreadable', toPreconditions(tag)[0]]);
});

test('in a list, too, a weak tag, a star, and what a foreign tag quotes match nothing', () => {
  const tag = toTag('1');
  const bare = tag.slice(1, -1);
  expect(fromTags(`W/${tag}, *, "a,${bare}", "a, ${bare},b", x${tag}`)).toEqual(['', '', '', '', '']);
  expect(fromTags(`"a, ${bare}`)).toEqual(['']);
  expect(fromTags(`"a, ${tag}`)).toEqual(['']);
});

test('more than ten tags are refused: each costs a look', () => {
  const list = Array.from({ length: 11 }, (_, n) => toTag(String(n)));
  expect(fromTags(list.slice(1).join())).toHaveLength(10);
  expect(() => fromTags(list.join())).toThrow(Failure);
});

test('whatever is sent, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (sent) => {
      expect(() => [toPreconditions(sent), fromTags(sent)]).not.toThrow();
    }),
  );
});
