// What every store of a Timeline promises: to syncs here, to users in timeline-users.ts.
import type { UserKey } from '../../src/domain/ids';
import type { StoredEvent, TimelineChange, TimelineEvent } from '../../src/domain/timeline-event';
import { rowsTaken } from '../../src/domain/timeline-rows';
import type { Timeline } from '../../src/ports';
import { anEvent, at, aUser, changed, random } from '../fixtures/builders';

export const epoch = 'epoch-1';
export const monday = at('2026-11-16T00:00:00.000Z');

/** Brings the events into the timeline as a sync does and reads them back. */
export async function withEvents(
  timeline: Timeline,
  events: readonly TimelineEvent[],
  user: UserKey = aUser(),
): Promise<{ user: UserKey; guard: string; stored: StoredEvent[] }> {
  await timeline.setEpoch(user, epoch);
  let guard = (await timeline.fence(user))!.etag;
  for (const event of events) {
    guard = await committed(timeline, user, guard, [{ kind: 'insert', event }]);
  }
  const stored = await timeline.findByOutlookKey(
    user,
    events.map(({ source }) => source.outlookKey),
  );
  return { user, guard, stored: [...stored] };
}

export async function committed(
  timeline: Timeline,
  user: UserKey,
  guard: string,
  changes: readonly TimelineChange[],
): Promise<string> {
  const answer = await timeline.commit(user, { guard, next: { epoch, runId: 'run', seq: 1 }, changes });
  if (answer.outcome !== 'committed') throw new Error(`Expected a commit, saw ${answer.outcome}.`);
  return answer.etag;
}

export async function under(timeline: Timeline, user: UserKey, outlookKey: string) {
  return (await timeline.findByOutlookKey(user, [outlookKey]))[0];
}

export function describeTimelineContract(name: string, create: () => Timeline): void {
  const refused = { outcome: 'refused' };
  const next = { epoch, runId: 'run-1', seq: 1 };

  describe(`Timeline, for syncs (${name})`, () => {
    test('a timeline that nobody wrote has neither fence nor events', async () => {
      const timeline = create();
      expect(await timeline.readFrom(aUser(), monday)).toEqual({ fence: undefined, events: [] });
      expect(await timeline.fence(aUser())).toBeUndefined();
    });

    test('an event comes back as it was inserted, absent title, instants and all', async () => {
      const timeline = create();
      const plain = anEvent({ source: { title: undefined } });
      const full = anEvent({
        source: { start: at('2026-11-18T09:00:00.001Z') },
        suggestion: { category: 'team', workType: 'meeting', by: 'company', because: "o'neil 🎂" },
        user: {
          title: null,
          time: { start: at('2026-11-19T07:00:00.000Z'), end: at('2026-11-19T08:00:00.000Z') },
          category: { id: 'focus', workType: 'focus' },
          workType: 'learning',
        },
        goneAtSource: true,
        deletedAt: at('2026-11-20T00:00:00.000Z'),
      });
      const { user, stored } = await withEvents(timeline, [plain, full]);
      expect(stored.map(({ event }) => event)).toEqual([plain, full]);
      expect((await timeline.readFrom(user, monday)).events).toEqual(stored);
    });

    test('an event that its user moved weeks away is read as long as its meeting would be', async () => {
      const timeline = create();
      const source = { start: at('2026-11-18T09:00:00.000Z'), end: at('2026-11-18T10:00:00.000Z') };
      const { user, guard, stored } = await withEvents(timeline, [anEvent({ source })]);
      const time = { start: at('2026-10-20T09:00:00.000Z'), end: at('2026-10-20T10:00:00.000Z') };
      const readFrom = async (from: Date) => (await timeline.readFrom(user, from)).events;
      const afterIt = at('2026-11-18T10:00:00.001Z');

      const moved = (await timeline.edit(user, stored[0]!, changed(stored[0]!, { user: { time } })))!;
      expect(await readFrom(monday)).toEqual([moved]);
      expect(await readFrom(afterIt)).toEqual([]);
      expect(await readFrom(at('2026-10-01T00:00:00.000Z'))).toEqual([moved]);

      const later = { start: at('2026-11-19T09:00:00.000Z'), end: at('2026-11-19T10:00:00.000Z') };
      const followed = changed(moved, { source: later });
      const next = await committed(timeline, user, guard, [
        { kind: 'replace', before: moved, event: followed },
      ]);
      const [elsewhere] = await readFrom(afterIt);
      expect(elsewhere?.event).toEqual(followed);

      const earlier = { start: at('2026-10-19T09:00:00.000Z'), end: at('2026-10-19T10:00:00.000Z') };
      const again = (await timeline.edit(
        user,
        elsewhere!,
        changed(elsewhere!, { user: { time: earlier } }),
      ))!;
      expect(await readFrom(afterIt)).toEqual([again]);

      const returned = (await timeline.edit(user, again, { ...again.event, user: {} }))!;
      expect(await readFrom(afterIt)).toEqual([returned]);
      await committed(timeline, user, next, [{ kind: 'remove', before: returned }]);
      expect(await readFrom(at('2026-10-01T00:00:00.000Z'))).toEqual([]);
    });

    test('a transaction answers with the fence that guards the next one: a chain', async () => {
      const timeline = create();
      const user = aUser();
      await timeline.setEpoch(user, epoch);
      let guard = (await timeline.fence(user))!.etag;
      for (const seq of [1, 2, 3]) {
        const changes = [{ kind: 'insert', event: anEvent() }] as const;
        const answer = await timeline.commit(user, { guard, next: { epoch, runId: 'run-1', seq }, changes });
        const fence = (await timeline.fence(user))!;
        expect(answer).toEqual({ outcome: 'committed', etag: fence.etag });
        expect(fence.value).toEqual({ epoch, runId: 'run-1', seq });
        expect(fence.etag).not.toBe(guard);
        expect(await timeline.commit(user, { guard, next, changes: [] })).toEqual(refused);
        guard = fence.etag;
      }
    });

    test('F04: a sync from before the last connect or disconnect writes nothing', async () => {
      const timeline = create();
      const { user, guard, stored } = await withEvents(timeline, [anEvent()]);
      await timeline.setEpoch(user, epoch);
      const fence = await timeline.fence(user);
      expect(fence?.value).toEqual({ epoch, runId: '', seq: 0 });
      const changes: TimelineChange[] = [
        { kind: 'remove', before: stored[0]! },
        { kind: 'insert', event: anEvent() },
      ];
      expect(await timeline.commit(user, { guard, next, changes })).toEqual(refused);
      expect(await timeline.readFrom(user, monday)).toEqual({ fence, events: stored });
    });

    test('an insert takes over an index row only where it says so', async () => {
      const timeline = create();
      const early = { start: at('2026-10-01T09:00:00.000Z'), end: at('2026-10-01T10:00:00.000Z') };
      const { user, guard, stored } = await withEvents(timeline, [anEvent({ source: early })]);
      const { outlookKey } = stored[0]!.event.source;
      const event = anEvent({ source: { outlookKey } });
      expect(await timeline.commit(user, { guard, next, changes: [{ kind: 'insert', event }] })).toEqual(
        refused,
      );
      const changes = [{ kind: 'insert', event, takesIndex: true }] as const;
      expect(await timeline.commit(user, { guard, next, changes })).toMatchObject({ outcome: 'committed' });
      expect((await timeline.findByOutlookKey(user, [outlookKey])).map((one) => one.event)).toEqual([event]);
      expect((await timeline.readFrom(user, early.start)).events).toHaveLength(2);
    });

    test('without a fence nothing is written', async () => {
      const timeline = create();
      const user = aUser();
      const changes = [{ kind: 'insert', event: anEvent() }] as const;
      expect(await timeline.commit(user, { guard: 'W/"1"', next, changes })).toEqual(refused);
      expect((await timeline.readFrom(user, monday)).events).toEqual([]);
    });

    test('one row that is not as expected, and none of the transaction is written', async () => {
      const timeline = create();
      const { user, guard, stored } = await withEvents(timeline, [anEvent(), anEvent(), anEvent()]);
      const [touched, other, gone] = stored as [StoredEvent, StoredEvent, StoredEvent];
      const edited = changed(touched, { user: { workType: 'focus' } });
      await timeline.edit(user, touched, edited);
      const after = await timeline.readFrom(user, monday);
      const moved = changed(touched, { source: { start: at('2026-11-18T12:00:00.000Z') } });
      const bad: TimelineChange[] = [
        { kind: 'replace', before: touched, event: touched.event },
        { kind: 'replace', before: touched, event: moved },
        { kind: 'remove', before: touched },
        { kind: 'insert', event: anEvent({ source: { outlookKey: other.event.source.outlookKey } }) },
      ];
      for (const change of bad) {
        const changes: TimelineChange[] = [
          { kind: 'insert', event: anEvent() },
          change,
          { kind: 'remove', before: gone },
        ];
        expect(await timeline.commit(user, { guard, next, changes })).toEqual(refused);
        expect(await timeline.readFrom(user, monday)).toEqual(after);
      }
    });

    test('an insert that meets the Outlook id of an event elsewhere in time is refused, and that event is found', async () => {
      const timeline = create();
      const before = anEvent({ source: { start: at('2025-01-01T09:00:00.000Z') } });
      const { user, guard } = await withEvents(timeline, [before]);
      const { outlookKey } = before.source;
      const changes = [{ kind: 'insert', event: anEvent({ source: { outlookKey } }) }] as const;
      expect(await timeline.commit(user, { guard, next, changes })).toEqual(refused);
      expect((await under(timeline, user, outlookKey))?.event).toEqual(before);
      expect((await timeline.readFrom(user, monday)).events).toEqual([]);
    });

    test('a change that keeps the start keeps the row, and its old ETag is spent', async () => {
      const timeline = create();
      const { user, guard, stored } = await withEvents(timeline, [anEvent()]);
      const before = stored[0]!;
      const event = changed(before, { source: { title: undefined }, goneAtSource: true });
      await committed(timeline, user, guard, [{ kind: 'replace', before, event }]);
      const after = (await under(timeline, user, event.source.outlookKey))!;
      expect(after.event).toEqual(event);
      expect(after.etag).not.toBe(before.etag);
    });

    test('a moved meeting moves its row, and its Outlook id leads there', async () => {
      const timeline = create();
      const user: Partial<TimelineEvent> = { user: { title: 'Mine' } };
      const { user: who, guard, stored } = await withEvents(timeline, [anEvent(user)]);
      const before = stored[0]!;
      const time = { start: at('2026-11-25T09:00:00.000Z'), end: at('2026-11-25T10:00:00.000Z') };
      const event = changed(before, { source: time });
      await committed(timeline, who, guard, [{ kind: 'replace', before, event }]);
      expect((await under(timeline, who, event.source.outlookKey))?.event).toEqual(event);
      expect((await timeline.readFrom(who, monday)).events.map((row) => row.event)).toEqual([event]);
      expect((await timeline.find(who, event.id, time.start))?.event).toEqual(event);
    });

    test.each(['in place', 'moved'])(
      'an adopted event answers to its new Outlook id only (%s)',
      async (how) => {
        const timeline = create();
        const { user, guard, stored } = await withEvents(timeline, [anEvent()]);
        const before = stored[0]!;
        const start = how === 'moved' ? at('2026-11-18T09:30:00.000Z') : before.event.source.start;
        const event = changed(before, { source: { outlookKey: random(), start } });
        await committed(timeline, user, guard, [{ kind: 'replace', before, event }]);
        expect((await under(timeline, user, event.source.outlookKey))?.event).toEqual(event);
        expect(await under(timeline, user, before.event.source.outlookKey)).toBeUndefined();
        expect((await timeline.readFrom(user, monday)).events).toHaveLength(1);
      },
    );

    test('a removed event leaves nothing behind: its Outlook id may come again', async () => {
      const timeline = create();
      const { user, guard, stored } = await withEvents(timeline, [anEvent()]);
      const then = await committed(timeline, user, guard, [{ kind: 'remove', before: stored[0]! }]);
      const { outlookKey } = stored[0]!.event.source;
      expect(await under(timeline, user, outlookKey)).toBeUndefined();
      const again = anEvent({ source: { outlookKey } });
      await committed(timeline, user, then, [{ kind: 'insert', event: again }]);
      expect((await under(timeline, user, outlookKey))?.event).toEqual(again);
    });

    test("a sync never writes the user's side of an event", async () => {
      const timeline = create();
      const mine = { title: 'Mine', category: { id: 'focus', workType: 'focus' } };
      const { user, guard, stored } = await withEvents(timeline, [anEvent({ user: mine })]);
      const before = stored[0]!;
      const event = changed(before, { user: {}, deletedAt: monday, source: { title: 'Theirs' } });
      await committed(timeline, user, guard, [{ kind: 'replace', before, event }]);
      const after = await under(timeline, user, before.event.source.outlookKey);
      expect(after?.event).toEqual(changed(before, { source: { title: 'Theirs' } }));
    });

    test('reading from an instant brings what begins there or later, tombstones too, in order', async () => {
      const timeline = create();
      const starts = ['2026-11-15T23:59:59.999Z', '2026-11-18T10:00:00.000Z', '2026-11-16T00:00:00.000Z'];
      const events = starts.map((start) => anEvent({ source: { start: at(start) }, deletedAt: monday }));
      const { user } = await withEvents(timeline, events);
      const read = await timeline.readFrom(user, monday);
      expect(read.events.map(({ event }) => event)).toEqual([events[2], events[1]]);
      expect(read.fence).toEqual(await timeline.fence(user));
    });

    test('F25: 49 inserts fit into a transaction, 50 do not, and the same row twice is our own bug', async () => {
      const timeline = create();
      const user = aUser();
      await timeline.setEpoch(user, epoch);
      const { etag: guard } = (await timeline.fence(user))!;
      const title = '🎂'.repeat(500);
      const inserts = Array.from({ length: 50 }, (): TimelineChange => {
        return { kind: 'insert', event: anEvent({ source: { title } }) };
      });
      expect(inserts.slice(0, 49).reduce((rows, change) => rows + rowsTaken(change), 0)).toBe(98);
      const bug = { code: 'internal_error' };
      await expect(timeline.commit(user, { guard, next, changes: inserts })).rejects.toMatchObject(bug);
      const twice = [inserts[0]!, inserts[0]!];
      await expect(timeline.commit(user, { guard, next, changes: twice })).rejects.toMatchObject(bug);
      await committed(timeline, user, guard, inserts.slice(0, 49));
      expect((await timeline.readFrom(user, monday)).events).toHaveLength(49);
    });
  });
}
