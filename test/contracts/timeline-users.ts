// What every store of a Timeline promises to the user's own requests: lists, edits, deletions, lessons.
import type { StoredEvent } from '../../src/domain/timeline-event';
import type { Timeline } from '../../src/ports';
import { anEvent, at, aUser, changed, oddIds, random } from '../fixtures/builders';
import { committed, monday, under, withEvents } from './timeline';

const nextMonday = at('2026-11-23T00:00:00.000Z');

export function describeTimelineForUsersContract(name: string, create: () => Timeline): void {
  describe(`Timeline, for its user (${name})`, () => {
    test('an edit is seen at once, answers with the new ETag and leaves the fence alone', async () => {
      const timeline = create();
      const { user, guard, stored } = await withEvents(timeline, [anEvent()]);
      const before = stored[0]!;
      const after = changed(before, { user: { title: null, workType: 'focus' } });
      const edited = await timeline.edit(user, before, after);
      expect(edited).toEqual(await timeline.find(user, after.id, after.source.start));
      expect(edited?.event).toEqual(after);
      expect(edited?.etag).not.toBe(before.etag);
      expect((await timeline.fence(user))?.etag).toBe(guard);
    });

    test('an edit can be taken back', async () => {
      const timeline = create();
      const full = anEvent({
        user: { title: 'Mine', category: { id: 'team', workType: 'meeting' }, workType: 'x' },
      });
      const { user, stored } = await withEvents(timeline, [full]);
      const edited = await timeline.edit(user, stored[0]!, changed(stored[0]!, { user: {} }));
      expect((await timeline.find(user, full.id, undefined))?.event.user).toEqual({});
      expect(edited?.event.user).toEqual({});
    });

    test('titles with line separators come back as they were written, by a sync and by an edit', async () => {
      const timeline = create();
      const event = anEvent({
        source: { title: 'x\u2028y' },
        suggestion: { category: 'team', workType: 'meeting', by: 'user', because: '"x\u2028y"' },
      });
      const { user, stored } = await withEvents(timeline, [event]);
      expect(stored[0]!.event).toEqual(event);
      const edited = changed(stored[0]!, { user: { title: 'a\u2029b\\u2028' } });
      const lesson = { titleKey: random(), category: 'line\u2028end' };
      expect((await timeline.edit(user, stored[0]!, edited, lesson))?.event).toEqual(edited);
      expect((await timeline.find(user, event.id, undefined))?.event).toEqual(edited);
      expect(await timeline.lessons(user)).toEqual(new Map([[lesson.titleKey, lesson.category]]));
    });

    test("an edit never writes the calendar's side", async () => {
      const timeline = create();
      const { user, stored } = await withEvents(timeline, [anEvent()]);
      const before = stored[0]!;
      const after = changed(before, {
        user: { title: 'Mine' },
        source: { title: 'Forged' },
        goneAtSource: true,
      });
      expect((await timeline.edit(user, before, after))?.event).toEqual(
        changed(before, { user: { title: 'Mine' } }),
      );
      const row = await under(timeline, user, before.event.source.outlookKey);
      expect(row?.event).toEqual(changed(before, { user: { title: 'Mine' } }));
    });

    test('a retimed event moves in the list and is still found by its Outlook id', async () => {
      const timeline = create();
      const { user, stored } = await withEvents(timeline, [anEvent()]);
      const before = stored[0]!;
      const time = { start: at('2026-12-24T09:00:00.000Z'), end: at('2026-12-24T10:00:00.000Z') };
      const edited = await timeline.edit(user, before, changed(before, { user: { time } }));
      expect(edited?.event.user.time).toEqual(time);
      const range = { from: monday, until: nextMonday, limit: 10 };
      expect((await timeline.list(user, range)).items).toEqual([]);
      expect(await under(timeline, user, before.event.source.outlookKey)).toEqual(edited);
      expect(await timeline.find(user, before.event.id, before.event.source.start)).toEqual(edited);
    });

    test('of two edits of the same event the second is refused, with its lesson', async () => {
      const timeline = create();
      const { user, stored } = await withEvents(timeline, [anEvent()]);
      const before = stored[0]!;
      const time = { start: at('2026-12-24T09:00:00.000Z'), end: at('2026-12-24T10:00:00.000Z') };
      await timeline.edit(user, before, changed(before, { user: { title: 'First' } }));
      const lesson = { titleKey: random(), category: 'focus' };
      for (const second of [{ title: 'Second' }, { time }]) {
        expect(await timeline.edit(user, before, changed(before, { user: second }), lesson)).toBeUndefined();
      }
      expect((await timeline.find(user, before.event.id, undefined))?.event.user).toEqual({ title: 'First' });
      expect(await timeline.lessons(user)).toEqual(new Map());
    });

    test('an event that a sync removed cannot be edited', async () => {
      const timeline = create();
      const { user, guard, stored } = await withEvents(timeline, [anEvent()]);
      await committed(timeline, user, guard, [{ kind: 'remove', before: stored[0]! }]);
      expect(await timeline.edit(user, stored[0]!, stored[0]!.event)).toBeUndefined();
    });

    test('a deleted event is neither listed nor found, its title is gone, and a sync still knows it', async () => {
      const timeline = create();
      const { user, stored } = await withEvents(timeline, [anEvent({ user: { title: 'Mine' } })]);
      const before = stored[0]!;
      const suggestion = { ...before.event.suggestion, because: '' };
      const tombstone = changed(before, {
        user: {},
        deletedAt: monday,
        suggestion,
        source: { title: undefined },
      });
      expect((await timeline.edit(user, before, tombstone))?.event).toEqual(tombstone);
      expect(await timeline.find(user, tombstone.id, undefined)).toBeUndefined();
      expect(await timeline.find(user, tombstone.id, tombstone.source.start)).toBeUndefined();
      expect((await timeline.list(user, { from: monday, until: nextMonday, limit: 10 })).items).toEqual([]);
      expect((await under(timeline, user, tombstone.source.outlookKey))?.event).toEqual(tombstone);
      expect((await timeline.readFrom(user, monday)).events.map(({ event }) => event)).toEqual([tombstone]);
    });

    test('a list is half-open, in order of start, and pages without gaps or repeats between tombstones', async () => {
      const timeline = create();
      const starts = Array.from({ length: 9 }, (_, i) => at(`2026-11-1${i < 5 ? 7 : 8}T0${i}:00:00.000Z`));
      const events = starts.map((start, i) =>
        anEvent({ id: `event-${9 - i}`, source: { start }, deletedAt: i % 3 === 1 ? monday : undefined }),
      );
      const first = anEvent({ source: { start: monday } });
      const outside = ['2026-11-15T23:59:59.999Z', nextMonday.toISOString()].map((start) =>
        anEvent({ source: { start: at(start) } }),
      );
      const { user } = await withEvents(timeline, [...[...events].reverse(), first, ...outside]);
      const living = [first, ...events.filter(({ deletedAt }) => deletedAt === undefined)];
      for (const limit of [1, 2, 7, 100]) {
        const seen: StoredEvent[] = [];
        let after: string | undefined;
        do {
          const page = await timeline.list(user, { from: monday, until: nextMonday, after, limit });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          expect(page.items.length).toBeGreaterThan(0);
          seen.push(...page.items);
          after = page.next;
        } while (after !== undefined);
        expect(seen.map(({ event }) => event)).toEqual(living);
      }
    });

    test('A24: a continuation that we did not give out is refused', async () => {
      const timeline = create();
      const forged = ["e!2026' or PartitionKey gt '", 'i!0000', 'f'].map((key) =>
        Buffer.from(key).toString('base64url'),
      );
      for (const after of ['nonsense', '', ...forged]) {
        const range = { from: monday, until: nextMonday, after, limit: 5 };
        await expect(timeline.list(aUser(), range)).rejects.toMatchObject({
          code: 'request_malformed',
          errors: [{ field: 'next' }],
        });
      }
    });

    test('A24: an id from outside finds only an event of that very id', async () => {
      const timeline = create();
      const { user } = await withEvents(timeline, [anEvent()]);
      for (const id of ["x' or '1' eq '1", "' or eventId gt '", 'a/b', '..', '', 'é', 'x'.repeat(2_000)]) {
        expect(await timeline.find(user, id, undefined)).toBeUndefined();
        expect(await timeline.find(user, id, monday)).toBeUndefined();
      }
    });

    test("A21: nobody finds another user's events, not even with their keys", async () => {
      const timeline = create();
      const { user, stored } = await withEvents(timeline, [anEvent()]);
      const { event } = stored[0]!;
      for (const other of [aUser({ companyId: user.companyId }), aUser({ userId: user.userId })]) {
        expect(await timeline.find(other, event.id, event.source.start)).toBeUndefined();
        expect(await timeline.findByOutlookKey(other, [event.source.outlookKey])).toEqual([]);
        expect((await timeline.list(other, { from: monday, until: nextMonday, limit: 5 })).items).toEqual([]);
        expect(await timeline.edit(other, stored[0]!, event)).toBeUndefined();
      }
    });

    test('A23: users with odd ids have a timeline each', async () => {
      const timeline = create();
      const companyId = random();
      for (const userId of oddIds) {
        await withEvents(
          timeline,
          [anEvent({ id: random(), account: userId })],
          aUser({ companyId, userId }),
        );
      }
      for (const userId of oddIds) {
        const { events } = await timeline.readFrom(aUser({ companyId, userId }), monday);
        expect(events.map(({ event }) => event.account)).toEqual([userId]);
      }
    });

    test('a correction is learnt with the edit, replaced by the next, and can be unlearnt', async () => {
      const timeline = create();
      const { user, stored } = await withEvents(timeline, [anEvent()]);
      const titleKey = random();
      const other = { titleKey: random(), category: 'team' };
      let before = stored[0]!;
      const teach = async (lesson: { titleKey: string; category: string | undefined }) => {
        before = (await timeline.edit(user, before, before.event, lesson))!;
        return timeline.lessons(user);
      };
      expect(await teach({ titleKey, category: undefined })).toEqual(new Map());
      expect(await teach({ titleKey, category: 'focus' })).toEqual(new Map([[titleKey, 'focus']]));
      expect(await teach({ titleKey, category: 'travel' })).toEqual(new Map([[titleKey, 'travel']]));
      await teach(other);
      expect(await teach({ titleKey, category: undefined })).toEqual(new Map([[other.titleKey, 'team']]));
      expect(await timeline.lessons(aUser())).toEqual(new Map());
    });
  });
}
