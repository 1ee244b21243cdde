import type { LocalDate } from '../../src/domain/time-zone';
import { shownTitle } from '../../src/domain/timeline-event';
import { aMeeting, type CalendarItem } from '../fakes/microsoft';
import { anna, ben, codeOf, kim, world, type World } from '../fakes/world';
import { at } from '../fixtures/builders';

async function synced(
  meetings: readonly CalendarItem[],
  now = at('2026-11-20T10:00:00.000Z'),
): Promise<World> {
  const w = await world({ now, connections: [{ runs: [], claim: undefined }], meetings });
  await w.app.syncNow(anna);
  return w;
}

async function shown(w: World, from: LocalDate, until: LocalDate) {
  const { events } = await w.app.listTimeline(anna, { from, until });
  return events.map(({ stored, days }) => [shownTitle(stored.event), days] as const);
}

const retro = aMeeting('Retro', '2026-11-19T09:00Z');

describe('what is shown', () => {
  test('a day has what begins or goes on in it, by the viewer’s midnight', async () => {
    const w = await synced([
      aMeeting('Ends at midnight', '2026-11-17T22:00Z', { minutes: 60 }),
      aMeeting('Over midnight', '2026-11-17T22:30Z', { minutes: 60 }),
      aMeeting('First thing', '2026-11-17T23:00Z'),
      aMeeting('Last thing', '2026-11-18T22:30Z'),
      aMeeting('Next day', '2026-11-18T23:00Z'),
    ]);
    expect(await shown(w, '2026-11-18', '2026-11-19')).toEqual([
      ['Over midnight', ['2026-11-17', '2026-11-18']],
      ['First thing', ['2026-11-18']],
      ['Last thing', ['2026-11-18']],
    ]);
  });

  test('an event that began days before is read back as long as it lasts', async () => {
    const w = await synced([aMeeting('Fair', '2026-11-14T08:00Z', { minutes: 5 * 24 * 60 })]);
    expect(await shown(w, '2026-11-18', '2026-11-19')).toEqual([
      ['Fair', ['2026-11-14', '2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19']],
    ]);
    expect(await shown(w, '2026-11-20', '2026-11-21')).toEqual([]);
  });

  test.each([
    [
      'F32: the day on which the clocks go back has 25 hours',
      '2026-10-25',
      '2026-10-24T22:00Z',
      '2026-10-25T22:30Z',
      '2026-10-26T10:00:00.000Z',
    ],
    [
      'F32: the day on which the clocks go forward has 23 hours',
      '2026-03-29',
      '2026-03-28T23:00Z',
      '2026-03-29T21:30Z',
      '2026-03-30T10:00:00.000Z',
    ],
  ])('%s', async (_, day, first, last, now) => {
    const minute = 60_000;
    const before = new Date(Date.parse(first) - 30 * minute).toISOString();
    const after = new Date(Date.parse(last) + 30 * minute).toISOString();
    const w = await synced(
      [
        aMeeting('Before', before),
        aMeeting('First', first),
        aMeeting('Last', last),
        aMeeting('After', after),
      ],
      at(now),
    );
    const tomorrow = new Date(Date.parse(`${day}T00:00Z`) + 24 * 60 * minute).toISOString().slice(0, 10);
    expect(await shown(w, day, tomorrow)).toEqual([
      ['First', [day]],
      ['Last', [day]],
    ]);
  });

  test('the zone of the preferences decides, and moves the days at once', async () => {
    const w = await synced([aMeeting('Call', '2026-11-18T20:00Z')]);
    await w.app.savePreferences(anna, { timeZone: 'Pacific/Auckland' });
    const view = await w.app.listTimeline(anna, { from: '2026-11-19', until: '2026-11-20' });
    expect(view.timeZone).toBe('Pacific/Auckland');
    expect(view.events.map(({ days }) => days)).toEqual([['2026-11-19']]);
  });

  test('it goes on page by page, and shows every event once', async () => {
    const w = await world({ connections: [{ runs: [] }] });
    const meetings = Array.from({ length: 1_100 }, (_, n) =>
      aMeeting(`Meeting ${n}`, new Date(Date.parse('2026-11-13T08:00Z') + n * 5 * 60_000).toISOString(), {
        minutes: 5,
      }),
    );
    w.accountOf(anna).calendar = meetings;
    await w.app.syncNow(anna);
    const range = { from: '2026-11-13', until: '2026-11-18' };
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const page = await w.app.listTimeline(anna, { ...range, next });
      seen.push(...page.events.map(({ stored }) => stored.event.id));
      next = page.next;
    } while (next !== undefined);
    expect(seen).toHaveLength(1_100);
    expect(new Set(seen).size).toBe(1_100);
  });

  test('A24: a continuation that we did not give out is refused', async () => {
    const w = await synced([retro]);
    const range = { from: '2026-11-13', until: '2026-11-18', next: 'made up' };
    expect(await codeOf(w.app.listTimeline(anna, range))).toBe('request_malformed');
  });

  test('whoever never connected has an empty timeline', async () => {
    const w = await world();
    expect(await w.app.listTimeline(kim, { from: '2026-11-18', until: '2026-11-19' })).toEqual({
      timeZone: 'Europe/Berlin',
      events: [],
      next: undefined,
    });
  });

  test('A21: a colleague sees nothing of it, and can change nothing', async () => {
    const w = await synced([retro]);
    const { event } = await w.eventTitled('Retro');
    expect((await w.app.listTimeline(ben, { from: '2026-11-13', until: '2026-11-21' })).events).toEqual([]);
    expect(await codeOf(w.app.changeEvent(ben, event.id, '*', { title: 'Mine' }))).toBe('not_found');
    expect(await codeOf(w.app.removeEvent(ben, event.id, '*'))).toBe('not_found');
    expect(await w.titles()).toEqual(['Retro']);
  });
});

describe('changing an event', () => {
  const seen = async (w: World) => {
    const { event, etag } = await w.eventTitled('Retro');
    return { id: event.id, precondition: { start: event.source.start, etag } };
  };

  test('a change is kept by every later sync', async () => {
    const w = await synced([retro]);
    const { id, precondition } = await seen(w);
    await w.app.changeEvent(anna, id, precondition, { title: 'Retro of ours', category: 'project' });
    w.accountOf(anna).calendar = [{ ...retro, title: 'Retrospective' }];
    w.clock.advance({ minutes: 2 });
    expect((await w.app.syncNow(anna)).updated).toBe(1);
    expect(await w.titles()).toEqual(['Retro of ours']);
    expect((await w.rows())[0]?.event.source.title).toBe('Retrospective');
  });

  test('a change of an event that was changed meanwhile is refused', async () => {
    const w = await synced([retro]);
    const { id, precondition } = await seen(w);
    await w.app.changeEvent(anna, id, precondition, { title: 'First' });
    expect(await codeOf(w.app.changeEvent(anna, id, precondition, { title: 'Second' }))).toBe(
      'changed_elsewhere',
    );
    expect(await codeOf(w.app.removeEvent(anna, id, precondition))).toBe('changed_elsewhere');
    expect(await w.titles()).toEqual(['First']);
  });

  test('of two changes at the same moment one is refused', async () => {
    const w = await synced([retro]);
    const { id, precondition } = await seen(w);
    const codes = await Promise.all(
      ['First', 'Second'].map((title) => codeOf(w.app.changeEvent(anna, id, precondition, { title }))),
    );
    expect([...codes].sort()).toEqual(['changed_elsewhere', 'no failure']);
  });

  test('a star changes whatever stands there; what cannot be read changes nothing', async () => {
    const w = await synced([retro]);
    const { id } = await seen(w);
    await w.app.changeEvent(anna, id, '*', { title: 'Changed' });
    expect(await codeOf(w.app.changeEvent(anna, id, 'unreadable', { title: 'No' }))).toBe(
      'changed_elsewhere',
    );
    expect(await w.titles()).toEqual(['Changed']);
  });

  test('a star does not give way to whoever writes at the same moment', async () => {
    const w = await synced([retro]);
    const { id } = await seen(w);
    let others = 0;
    w.trouble.around(async (step, go) => {
      if (step === 'timeline.edit' && others++ < 2)
        await w.elsewhere.changeEvent(anna, id, '*', { workType: 'focus' });
      return go();
    });
    const { stored } = await w.app.changeEvent(anna, id, '*', { title: 'Changed' });
    expect(stored.event.user).toEqual({ title: 'Changed', workType: 'focus' });
  });

  test('a change of nothing writes nothing: whoever saw the event can still change it', async () => {
    const w = await synced([retro]);
    const { id, precondition } = await seen(w);
    await w.app.changeEvent(anna, id, precondition, {});
    expect((await w.app.changeEvent(anna, id, precondition, { title: 'Mine' })).stored.event.user).toEqual({
      title: 'Mine',
    });
  });

  test('a retimed event moves to its new day, and back when the time is given back', async () => {
    const w = await synced([retro]);
    const { id, precondition } = await seen(w);
    const times = { start: at('2026-11-16T09:00:00.000Z'), end: at('2026-11-16T10:00:00.000Z') };
    const moved = await w.app.changeEvent(anna, id, precondition, times);
    expect(moved.days).toEqual(['2026-11-16']);
    expect(await shown(w, '2026-11-16', '2026-11-17')).toEqual([['Retro', ['2026-11-16']]]);
    expect(await shown(w, '2026-11-19', '2026-11-20')).toEqual([]);
    await w.app.changeEvent(anna, id, '*', { start: retro.start, end: retro.end });
    expect(await shown(w, '2026-11-19', '2026-11-20')).toEqual([['Retro', ['2026-11-19']]]);
  });

  test('a category that the company does not have is refused, and the field is named', async () => {
    const w = await synced([retro]);
    const { id } = await seen(w);
    await expect(w.app.changeEvent(anna, id, '*', { category: 'gardening' })).rejects.toMatchObject({
      code: 'request_malformed',
      errors: [{ field: 'category' }],
    });
  });

  test('a deleted event does not come back, keeps no title, and cannot be changed any more', async () => {
    const w = await synced([retro]);
    const { id, precondition } = await seen(w);
    await w.app.removeEvent(anna, id, precondition);
    w.clock.advance({ minutes: 2 });
    expect(await w.app.syncNow(anna)).toMatchObject({ imported: 0, skipped: { deletedByUser: 1 } });
    expect(await w.titles()).toEqual([]);
    expect(JSON.stringify(await w.rows())).not.toContain('Retro');
    expect(await codeOf(w.app.changeEvent(anna, id, '*', { title: 'Back' }))).toBe('not_found');
    expect(await codeOf(w.app.removeEvent(anna, id, '*'))).toBe('not_found');
  });

  test.each(['no such event', '', '../x', 'x'.repeat(300)])('A23: %j is no event', async (id) => {
    const w = await synced([retro]);
    expect(await codeOf(w.app.changeEvent(anna, id, '*', { title: 'x' }))).toBe('not_found');
  });

  test('it works without a connection: the events are the user’s', async () => {
    const w = await synced([retro]);
    const { id } = await seen(w);
    await w.app.disconnect(anna);
    await w.app.changeEvent(anna, id, '*', { title: 'Still mine' });
    expect(await w.titles()).toEqual(['Still mine']);
  });
});
