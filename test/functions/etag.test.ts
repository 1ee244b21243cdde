// ETags on the wire: opaque to callers, and back to what they were.
import fc from 'fast-check';
import { eventTag, fromTag, toPrecondition, toTag } from '../../functions/http/etag';
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
        for (const sent of [tag, tag.slice(1, -1)]) expect(toPrecondition(sent)).toEqual({ start, etag });
        expect(toPrecondition(`W/${tag}`)).toBe('unreadable');
      },
    ),
  );
});

test("the place is the one that the timeline shows: the user's time where there is one", () => {
  const time = { start: at('2026-11-19T07:00:00.000Z'), end: at('2026-11-19T08:00:00.000Z') };
  const tag = eventTag({ event: anEvent({ user: { time } }), etag: 'x' });
  expect(toPrecondition(tag)).toEqual({ start: time.start, etag: 'x' });
});

test('a catalogue tag brings back the version', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (etag) => {
      expect(toTag(etag)).toMatch(entityTag);
      expect(fromTag(toTag(etag))).toBe(etag);
      expect(fromTag(`W/${toTag(etag)}`)).toBe('');
    }),
  );
});

test('two versions never share a tag', () => {
  const event = anEvent();
  expect(eventTag({ event, etag: 'W/"1"' })).not.toBe(eventTag({ event, etag: 'W/"2"' }));
  expect(toTag('W/"1"')).not.toBe(toTag('W/"2"'));
});

test('* stands for whatever is there', () => {
  expect([toPrecondition('*'), fromTag('*')]).toEqual(['*', '*']);
});

test.each(['', '""', 'W/""', 'garbage', '"garbage"', '"*"', 'null', '😀', '"2026-11-20T09:00:00.000Z x"'])(
  '%p is a tag of nobody',
  (sent) => {
    expect(toPrecondition(sent)).toBe('unreadable');
    expect(fromTag(sent)).not.toBe('*');
  },
);

test('a tag that holds a date and no version is a tag of nobody', () => {
  expect(toPrecondition(`"${Buffer.from('2026-11-20T09:00:00.000Z').toString('base64url')}"`)).toBe(
    'unreadable',
  );
});

test('whatever is sent, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (sent) => {
      expect(() => [toPrecondition(sent), fromTag(sent)]).not.toThrow();
    }),
  );
});
