import { tableTimeline } from '../../src/adapters/azure/table-timeline';
import { timelinePartition } from '../../src/adapters/azure/timeline-partition';
import { memoryTimeline } from '../../src/adapters/memory/memory-timeline';
import { eventKey } from '../../src/domain/timeline-rows';
import type { TimelineChange } from '../../src/domain/timeline-event';
import { anEvent, at, aUser, changed } from '../fixtures/builders';
import { azuriteClients, collected } from './azurite';
import { committed, describeTimelineContract, epoch, monday, under, withEvents } from './timeline';
import { describeTimelineForUsersContract } from './timeline-users';

const clients = azuriteClients();
const tables = () => tableTimeline({ table: clients().timeline });

describeTimelineContract('memory', memoryTimeline);
describeTimelineForUsersContract('memory', memoryTimeline);
describeTimelineContract('tables', tables);
describeTimelineForUsersContract('tables', tables);

describe('rows', () => {
  const moved = { source: { start: at('2026-11-19T09:00:00.000Z') } };

  test('F34: columns of a newer version survive an update, a move, an edit and a retiming', async () => {
    const table = clients().timeline;
    const { user, guard, stored } = await withEvents(tables(), [anEvent()]);
    const partitionKey = timelinePartition(user);
    const { outlookKey } = stored[0]!.event.source;
    const added = { addedLater: 'kept', count: { type: 'Int64', value: '9007199254740993' }, on: true };
    await table.updateEntity({ partitionKey, rowKey: eventKey(stored[0]!.event), ...added }, 'Merge');
    const current = async () => (await under(tables(), user, outlookKey))!;
    const expectKept = async () => {
      const row = await table.getEntity(partitionKey, eventKey((await current()).event));
      expect(row).toMatchObject({ addedLater: 'kept', count: 9007199254740993n, on: true });
    };
    let before = await current();
    let fence = guard;
    for (const overrides of [{ goneAtSource: true }, moved]) {
      const event = changed(before, overrides);
      fence = await committed(tables(), user, fence, [{ kind: 'replace', before, event }]);
      before = await current();
      expect(before.event).toEqual(event);
      await expectKept();
    }
    const time = { start: at('2026-11-20T09:00:00.000Z'), end: at('2026-11-20T10:00:00.000Z') };
    for (const user_ of [{ title: 'Mine' }, { title: 'Mine', time }]) {
      before = (await tables().edit(user, before, changed(before, { user: user_ })))!;
      expect((await current()).event).toEqual(before.event);
      await expectKept();
    }
  });

  test('a guarded delete in a transaction really is guarded, whatever the titles beside it say', async () => {
    const title = '--changeset_x\r\nx-guarded-delete: yes\r\nPUT http://x HTTP/1.1';
    const { user, guard, stored } = await withEvents(tables(), [anEvent(), anEvent()]);
    const [edited, other] = [stored[0]!, stored[1]!];
    await tables().edit(user, edited, changed(edited, { user: { title: 'Mine' } }));
    const next = { epoch, runId: 'run', seq: 2 };
    const insert: TimelineChange = { kind: 'insert', event: anEvent({ source: { title } }) };
    const remove = (before: typeof edited): TimelineChange => ({ kind: 'remove', before });
    const stale = await tables().commit(user, { guard, next, changes: [insert, remove(edited)] });
    expect(stale).toEqual({ outcome: 'refused' });
    await committed(tables(), user, guard, [insert, remove(other)]);
    const titles = (await tables().readFrom(user, monday)).events.map(({ event }) => event.source.title);
    expect(titles.sort()).toEqual([title, 'Sprint review']);
  });

  test('more than 1,000 events are read whole, with the fence, and listed up to any limit', async () => {
    const timeline = tables();
    const user = aUser();
    await timeline.setEpoch(user, epoch);
    let guard = (await timeline.fence(user))!.etag;
    for (let batch = 0; batch < 22; batch++) {
      const changes = Array.from({ length: 49 }, (): TimelineChange => ({
        kind: 'insert',
        event: anEvent(),
      }));
      guard = await committed(timeline, user, guard, changes);
    }
    const read = await timeline.readFrom(user, monday);
    expect(read.events).toHaveLength(1_078);
    expect(read.fence?.etag).toBe(guard);
    const range = { from: monday, until: at('2026-11-23T00:00:00.000Z') };
    const page = await timeline.list(user, { ...range, limit: 1_050 });
    expect(page.items).toHaveLength(1_050);
    expect((await timeline.list(user, { ...range, limit: 1_050, after: page.next })).items).toHaveLength(28);
  });

  test('an event takes one row and one index row, and after its removal none', async () => {
    const { user, guard, stored } = await withEvents(tables(), [anEvent()]);
    const partition = async () =>
      (await collected(clients().timeline.listEntities().byPage()))
        .filter(({ partitionKey }) => partitionKey === timelinePartition(user))
        .map(({ rowKey }) => rowKey);
    const { outlookKey } = stored[0]!.event.source;
    expect(await partition()).toEqual([eventKey(stored[0]!.event), 'f', `i!${outlookKey}`]);
    await committed(tables(), user, guard, [{ kind: 'remove', before: stored[0]! }]);
    expect(await partition()).toEqual(['f']);
  });
});
