// Writing in the presence of others: what is refused, what gets no answer, and who has to give way.
import { Failure } from '../../src/domain/failure';
import type { SyncRun } from '../../src/domain/connection';
import { aMeeting, type CalendarItem } from '../fakes/microsoft';
import { anna, codeOf, world, type World } from '../fakes/world';
import { at } from '../fixtures/builders';

const many = (count: number): CalendarItem[] =>
  Array.from({ length: count }, (_, n) =>
    aMeeting(
      `Meeting ${n}`,
      new Date(at('2026-11-14T08:00:00.000Z').getTime() + n * 1_200_000).toISOString(),
    ),
  );
const retitled = (items: readonly CalendarItem[]) =>
  items.map((item) => ({ ...item, title: `New ${item.title!}` }));
const synced = (meetings: readonly CalendarItem[]) => world({ connections: [{ runs: [] }], meetings });

async function editOne(w: World, n: number): Promise<void> {
  const { event } = await w.eventTitled(`Meeting ${n}`);
  await w.elsewhere.changeEvent(anna, event.id, '*', { workType: 'focus' });
}

test('a user who edits again and again is waited for five times', async () => {
  const w = await synced(many(8));
  await w.app.syncNow(anna);
  w.accountOf(anna).calendar = retitled(many(8));
  w.clock.advance({ minutes: 2 });
  let edits = 0;
  w.trouble.around(async (step, go) => {
    if (step === 'timeline.commit' && edits < 5) await editOne(w, edits++);
    return go();
  });
  expect(await w.app.syncNow(anna)).toMatchObject({ outcome: 'succeeded', updated: 8 });
  expect((await w.rows()).filter(({ event }) => event.user.workType === 'focus')).toHaveLength(5);
});

test('a user who edits even more often makes the sync come back later, and loses nothing', async () => {
  const w = await synced(many(8));
  await w.app.syncNow(anna);
  w.accountOf(anna).calendar = retitled(many(8));
  w.clock.advance({ minutes: 2 });
  let edits = 0;
  w.trouble.around(async (step, go) => {
    if (step === 'timeline.commit') await editOne(w, edits++);
    return go();
  });
  expect(await codeOf(w.app.syncNow(anna))).toBe('storage_unavailable');
  expect(edits).toBe(6);
  w.trouble.around(undefined);
  expect(await w.app.syncNow(anna)).toMatchObject({ updated: 8 });
  expect((await w.rows()).filter(({ event }) => event.user.workType === 'focus')).toHaveLength(6);
});

test.each([1, 2, 3])(
  'F24: the counts are right when transaction %i got no answer but was written',
  async (lost) => {
    const w = await synced(many(130));
    let commits = 0;
    w.trouble.around(async (step, go) => {
      const answer = await go();
      return step === 'timeline.commit' && ++commits === lost ? { outcome: 'unknown' } : answer;
    });
    expect((await w.app.syncNow(anna)).imported).toBe(130);
    expect(await w.titles()).toHaveLength(130);
  },
);

test.each([1, 2, 3])(
  'F24: the counts are right when transaction %i got no answer and was not written',
  async (lost) => {
    const w = await synced(many(130));
    let commits = 0;
    w.trouble.around((step, go) =>
      step === 'timeline.commit' && ++commits === lost ? Promise.resolve({ outcome: 'unknown' }) : go(),
    );
    expect(await w.app.syncNow(anna)).toMatchObject({ imported: 130, unchanged: 0 });
    expect(await w.titles()).toHaveLength(130);
  },
);

test('F24: a transaction that is written late, after it was given up, doubles nothing', async () => {
  const w = await synced(many(60));
  let late: (() => Promise<unknown>) | undefined;
  w.trouble.around(async (step, go) => {
    if (step === 'timeline.commit' && late === undefined) {
      late = go;
      return { outcome: 'unknown' };
    }
    if (step === 'timeline.findByOutlookKey') await late?.();
    return go();
  });
  expect((await w.app.syncNow(anna)).outcome).toBe('succeeded');
  expect(await w.titles()).toHaveLength(60);
});

test('F30: a run that breaks off half way is completed by the next one', async () => {
  const w = await synced(many(130));
  let commits = 0;
  w.trouble.around((step, go) =>
    step === 'timeline.commit' && ++commits === 2 ? Promise.reject(new Failure('storage_unavailable')) : go(),
  );
  expect(await codeOf(w.app.syncNow(anna))).toBe('storage_unavailable');
  const first = await w.titles();
  expect(first.length).toBeGreaterThan(0);
  expect(first.length).toBeLessThan(130);
  w.trouble.around(undefined);
  expect(await w.app.syncNow(anna)).toMatchObject({ imported: 130 - first.length, unchanged: first.length });
});

test('F30: a run that has taken two minutes writes no more, and the next one completes it', async () => {
  const w = await synced(many(130));
  let commits = 0;
  w.trouble.around(async (step, go) => {
    const answer = await go();
    if (step === 'timeline.commit' && ++commits === 1) w.clock.advance({ minutes: 2 });
    return answer;
  });
  expect(await codeOf(w.app.syncNow(anna))).toBe('storage_unavailable');
  expect(commits).toBe(1);
  w.trouble.around(undefined);
  w.clock.advance({ minutes: 2 });
  expect((await w.app.syncNow(anna)).outcome).toBe('succeeded');
  expect(await w.titles()).toHaveLength(130);
});

test('a user’s edit among hundreds of renamed meetings costs no look at each of them', async () => {
  const w = await synced(many(60));
  await w.app.syncNow(anna);
  w.accountOf(anna).calendar = retitled(many(60));
  w.clock.advance({ minutes: 2 });
  const look = jest.spyOn(w.stores.timeline, 'findByOutlookKey');
  let edits = 0;
  w.trouble.around(async (step, go) => {
    if (step === 'timeline.commit' && edits < 1) await editOne(w, edits++);
    return go();
  });
  expect(await w.app.syncNow(anna)).toMatchObject({ updated: 60 });
  expect(look.mock.calls.map(([, keys]) => keys)).toEqual([[]]);
});

test('a meeting that moves into the window after a disconnect and a reconnect stands there', async () => {
  const [moving] = many(1);
  const w = await synced([moving!]);
  await w.app.syncNow(anna);
  await w.app.disconnect(anna);
  w.clock.advance({ days: 30 });
  await w.connect(anna);
  const later = (time: Date) => new Date(time.getTime() + 30 * 86_400_000);
  w.accountOf(anna).calendar = [{ ...moving!, start: later(moving!.start), end: later(moving!.end) }];
  expect(await w.app.syncNow(anna)).toMatchObject({ imported: 1, unchanged: 0 });
  expect(await w.titles()).toHaveLength(2);
  w.clock.advance({ minutes: 2 });
  expect(await w.app.syncNow(anna)).toMatchObject({ imported: 0, unchanged: 1 });
});

test('F22: of several transactions none is written after a disconnect', async () => {
  const w = await synced(many(130));
  let commits = 0;
  let then = 0;
  w.trouble.around(async (step, go) => {
    if (step === 'timeline.commit' && ++commits === 2) {
      await w.elsewhere.disconnect(anna);
      then = (await w.titles()).length;
    }
    return go();
  });
  expect(await codeOf(w.app.syncNow(anna))).toBe('not_connected');
  expect(await w.titles()).toHaveLength(then);
});

test('an event that its user moved far away is found again, and not imported twice', async () => {
  const w = await synced(many(3));
  await w.app.syncNow(anna);
  const { event } = await w.eventTitled('Meeting 1');
  const start = at('2026-10-01T08:00:00.000Z');
  await w.app.changeEvent(anna, event.id, '*', { start, end: at('2026-10-01T09:00:00.000Z') });
  w.clock.advance({ minutes: 2 });
  const run: SyncRun = await w.app.syncNow(anna);
  expect(run).toMatchObject({ imported: 0, unchanged: 3 });
  expect(await w.titles()).toHaveLength(3);
});
