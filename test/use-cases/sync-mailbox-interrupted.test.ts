// A sync that is interrupted at each of its steps, in every way that we can think of. What must hold afterwards:
// nothing is written for a connection that has ended, no user's change is undone, no meeting is doubled, no secret is
// forgotten, and the next sync puts everything right.
import type { EventEdit } from '../../src/domain/edit-event';
import { nextNight } from '../../src/domain/next-night';
import { hashOf } from '../../src/domain/hash';
import type { StoredEvent } from '../../src/domain/timeline-event';
import { shownTitle } from '../../src/domain/timeline-event';
import { answerIsLost, atEveryStep, dies, fails, meanwhile, type Ending } from '../fakes/interruptions';
import { aMeeting } from '../fakes/microsoft';
import { anna, clientSecret, codeOf, omar, world, type World } from '../fakes/world';
import { at, clientId, tenantId } from '../fixtures/builders';

const untouched = aMeeting('Untouched', '2026-11-18T09:00Z');
const renamed = aMeeting('Before renaming', '2026-11-18T11:00Z');
const moved = aMeeting('Moved', '2026-11-17T09:00Z');
const removed = aMeeting('Removed', '2026-11-17T13:00Z');
const edited = aMeeting('Edited', '2026-11-19T09:00Z');
const deleted = aMeeting('Deleted', '2026-11-19T11:00Z');
const brandNew = aMeeting('Brand new', '2026-11-20T08:00Z');

const asTheCalendarSays = ['Moved', 'Untouched', 'Renamed', 'Edited by Anna', 'Brand new'];

type Scene = World & {
  readonly ids: ReadonlyMap<string, string>;
  snapshot?: readonly StoredEvent[];
  accepted?: boolean;
};

/** A connection with a token of eight days; one meeting renamed, one moved, one removed and one new since the last sync. */
async function changedCalendar(): Promise<Scene> {
  const w = await world({
    connections: [{ runs: [], nextSyncAt: at('2026-11-20T10:05:00.000Z') }],
    meetings: [untouched, renamed, moved, removed, edited, deleted],
  });
  await w.elsewhere.syncNow(anna);
  const ids = new Map((await w.rows()).map(({ event }) => [shownTitle(event) ?? '', event.id]));
  await w.elsewhere.changeEvent(anna, ids.get('Edited')!, '*', { title: 'Edited by Anna' });
  await w.elsewhere.removeEvent(anna, ids.get('Deleted')!, '*');
  w.accountOf(anna).calendar = [
    untouched,
    { ...renamed, title: 'Renamed' },
    { ...moved, start: at('2026-11-17T15:00:00.000Z'), end: at('2026-11-17T15:30:00.000Z') },
    edited,
    deleted,
    brandNew,
  ];
  w.clock.advance({ minutes: 10 });
  await w.rewrite((before) => ({
    ...before,
    token: { name: before.token!.name, setAt: at('2026-11-12T08:00:00.000Z') },
  }));
  return { ...w, ids };
}

const syncByHand = (scene: Scene) => scene.app.syncNow(anna);
const syncByNight = async (scene: Scene) => {
  const { companyId, userId, epoch } = await scene.connection();
  return scene.app.syncDueMailbox({ v: 1, companyId, userId, epoch });
};

const living = async (w: World) => (await w.rows()).filter(({ event }) => event.deletedAt === undefined);

function differs(what: string, seen: unknown, expected: unknown): string[] {
  const [is, should] = [JSON.stringify(seen), JSON.stringify(expected)];
  return is === should ? [] : [`${what} is ${is}, not ${should}`];
}

async function doubled(w: World): Promise<string[]> {
  const keys = (await w.rows()).map(({ event }) => event.source.outlookKey);
  return keys.length === new Set(keys).size ? [] : ['a meeting stands twice'];
}

/** What holds at every moment: no forgotten secret, no meeting twice. */
async function always(w: World): Promise<string[]> {
  const forgotten = await w.forgottenSecrets();
  return [...forgotten.map((name) => `the secret ${name} is forgotten`), ...(await doubled(w))];
}

/** The next sync by hand, on whichever instance, makes the timeline what the calendar says. */
async function recovers(w: World, titles: readonly string[] = asTheCalendarSays): Promise<string[]> {
  w.clock.advance({ minutes: 6 });
  const code = await codeOf(w.elsewhere.syncNow(anna));
  const { status, problem } = await w.status();
  return [
    ...differs('the next sync', code, 'no failure'),
    ...differs('the timeline', [...(await w.titles())].sort(), [...titles].sort()),
    ...differs('the status', [status, problem?.code], ['connected', undefined]),
    ...(await always(w)),
    ...(await vaultIsTidy(w)),
  ];
}

/** Two hours later the sweep has purged all but the company's secret and the tokens in use. */
async function vaultIsTidy(w: World): Promise<string[]> {
  w.clock.advance({ hours: 2 });
  await w.elsewhere.sweep();
  w.queue.takeAll();
  const { token } = await w.connection();
  const used = [(await w.credentials())?.secretName, token?.name].filter((name) => name !== undefined);
  return differs('the vault', [...w.vault()].sort(), [...used].sort());
}

describe.each([
  ['by hand', syncByHand],
  ['by night', syncByNight],
])('a sync %s', (_, act) => {
  test('F02: that dies at any step is made up for by the next one', async () => {
    const { wrongs, steps } = await atEveryStep({
      arrange: changedCalendar,
      act,
      interrupt: dies,
      wrongs: async (w) => [...(await always(w)), ...(await recovers(w))],
    });
    expect(wrongs).toEqual([]);
    expect(steps).toEqual(
      expect.arrayContaining([
        'connections.save',
        'timeline.readFrom',
        'identityProvider.refresh',
        'calendar.walk',
        'timeline.commit',
        'secrets.put',
      ]),
    );
  });

  test('F02, F30: that dies at any step is made up for by the night', async () => {
    const { wrongs } = await atEveryStep({
      arrange: changedCalendar,
      act,
      interrupt: dies,
      wrongs: async (w) => {
        w.clock.set(at('2026-11-21T10:00:00.000Z'));
        const outcomes = await w.night();
        return [
          ...differs('the night', outcomes, ['synced']),
          ...differs('the timeline', [...(await w.titles())].sort(), [...asTheCalendarSays].sort()),
          ...(await always(w)),
        ];
      },
    });
    expect(wrongs).toEqual([]);
  });

  test('F09, F18, F19, F24: that fails at any step marks nobody and is made up for by the next one', async () => {
    const { wrongs } = await atEveryStep({
      arrange: changedCalendar,
      act,
      interrupt: fails,
      wrongs: async (w) => {
        const { status } = await w.connection();
        return [...differs('the status', status, 'connected'), ...(await always(w)), ...(await recovers(w))];
      },
    });
    expect(wrongs).toEqual([]);
  });

  test('F24: whose answer is lost at any step doubles nothing and is made up for by the next one', async () => {
    const { wrongs } = await atEveryStep({
      arrange: changedCalendar,
      act,
      interrupt: answerIsLost,
      wrongs: async (w) => [...(await always(w)), ...(await recovers(w))],
    });
    expect(wrongs).toEqual([]);
  });

  test('A34, F22: writes nothing any more once its user has disconnected', async () => {
    const { wrongs } = await atEveryStep({
      arrange: changedCalendar,
      act,
      interrupt: meanwhile(async (w) => {
        await w.elsewhere.disconnect(anna);
        w.snapshot = await w.rows();
      }),
      wrongs: async (w) => {
        const { status, problem, nextSyncAt } = await w.status();
        const { token, claim } = await w.connection();
        return [
          ...differs('the timeline', await w.rows(), w.snapshot),
          ...differs('the status', [status, problem, nextSyncAt], ['not_connected', undefined, undefined]),
          ...differs('what is left', [token, claim], [undefined, undefined]),
          ...(await always(w)),
          ...(await vaultIsTidy(w)),
        ];
      },
    });
    expect(wrongs).toEqual([]);
  });

  test('A34, F22: writes nothing and leaves no token behind when its user disconnects while the vault is down', async () => {
    const { wrongs } = await atEveryStep({
      arrange: changedCalendar,
      act,
      interrupt: meanwhile(async (w) => {
        w.trouble.fails('secrets.purge', 'vault_unavailable');
        await w.app.disconnect(anna);
        w.snapshot = await w.rows();
      }),
      wrongs: async (w) => {
        w.trouble.recovers('secrets.purge');
        const code = await codeOf(w.elsewhere.syncNow(anna));
        return [
          ...differs('the timeline', await w.rows(), w.snapshot),
          ...differs('the next sync', code, 'not_connected'),
          ...(await vaultIsTidy(w)),
        ];
      },
    });
    expect(wrongs).toEqual([]);
  });

  test('F23: leaves a connection alone that was renewed meanwhile', async () => {
    const { wrongs } = await atEveryStep({
      arrange: changedCalendar,
      act,
      interrupt: meanwhile(async (w) => {
        await w.connect(anna, { through: w.elsewhere });
        w.snapshot = await w.rows();
      }),
      wrongs: async (w) => [
        ...(await onlyWrittenByRecordedRuns(w)),
        ...differs('the status', (await w.status()).status, 'connected'),
        ...(await always(w)),
        ...(await recovers(w)),
      ],
    });
    expect(wrongs).toEqual([]);
  });

  test('F23: leaves a connection alone that was made anew meanwhile, and nothing is doubled', async () => {
    const { wrongs } = await atEveryStep({
      arrange: changedCalendar,
      act,
      interrupt: meanwhile(async (w) => {
        await w.elsewhere.disconnect(anna);
        await w.connect(anna, { through: w.elsewhere });
        w.snapshot = await w.rows();
      }),
      wrongs: async (w) => {
        w.clock.advance({ minutes: 6 });
        const code = await codeOf(w.elsewhere.syncNow(anna));
        return [
          ...(await onlyWrittenByRecordedRuns(w)),
          ...differs('the next sync', code, 'no failure'),
          ...differs('the status', (await w.status()).status, 'connected'),
          ...differs('the edit', (await w.titles()).includes('Edited by Anna'), true),
          ...differs('the deleted', (await w.titles()).includes('Deleted'), false),
          ...(await always(w)),
          ...(await vaultIsTidy(w)),
        ];
      },
    });
    expect(wrongs).toEqual([]);
  });

  test('does not touch preferences that are changed meanwhile, and their new zone decides the next night', async () => {
    const { wrongs } = await atEveryStep({
      arrange: changedCalendar,
      act,
      interrupt: meanwhile((w) =>
        w.elsewhere.savePreferences(anna, { timeZone: 'Pacific/Auckland', excludeWords: ['nothing'] }),
      ),
      wrongs: async (w, ending) => {
        const { preferences, nextSyncAt, runs, claim } = await w.connection();
        const night = nextNight(w.clock.now(), 'Pacific/Auckland', {
          syncHour: 2,
          spreadMinutes: 120,
          key: hashOf(anna.companyId, anna.userId),
        });
        return [
          ...differs('the sync', ending.code, undefined),
          ...differs('preferences', preferences, {
            timeZone: 'Pacific/Auckland',
            excludeWords: ['nothing'],
          }),
          ...differs('the claim', claim, undefined),
          // A night that has not begun yet gives way: the next one comes by the new zone.
          ...(ending.answer === 'not-due' || ending.answer === 'claimed'
            ? []
            : differs('the run', [runs[0]?.outcome, runs.length], ['succeeded', 2])),
          ...differs('the next night', nextSyncAt, night),
          ...(await recovers(w)),
        ];
      },
    });
    expect(wrongs).toEqual([]);
  });

  test('F17: goes on when the admin rotates the client secret meanwhile', async () => {
    const { wrongs } = await atEveryStep({
      arrange: changedCalendar,
      act,
      interrupt: meanwhile(async (w) => {
        w.microsoft.registrations.get(clientId)!.secrets.add('the next secret').delete(clientSecret);
        await w.elsewhere.saveCredentials(omar, { tenantId, clientId, clientSecret: 'the next secret' });
      }),
      wrongs: async (w, ending) => [
        ...differs('the sync', [ending.code, ending.answer === 'failed'], [undefined, false]),
        ...differs('the breaker', (await w.credentials())?.breaker, undefined),
        ...(await recovers(w)),
      ],
    });
    expect(wrongs).toEqual([]);
  });

  test('writes nothing any more once the admin has removed the credentials, and no token stays', async () => {
    const { wrongs } = await atEveryStep({
      arrange: changedCalendar,
      act,
      interrupt: meanwhile(async (w) => {
        await w.elsewhere.removeCredentials(omar);
        w.snapshot = await w.rows();
      }),
      wrongs: async (w) => [
        ...differs('the timeline', await w.rows(), w.snapshot),
        ...differs('the status', (await w.status()).status, 'not_configured'),
        ...(await always(w)),
        ...(await vaultIsTidy(w)),
      ],
    });
    expect(wrongs).toEqual([]);
  });

  test('F06: together with another one leaves what one alone would leave', async () => {
    const { wrongs } = await atEveryStep({
      arrange: changedCalendar,
      act,
      interrupt: meanwhile((w) => codeOf(w.elsewhere.syncNow(anna))),
      wrongs: async (w) => {
        const titles = differs('the timeline', [...(await w.titles())].sort(), [...asTheCalendarSays].sort());
        return [...titles, ...(await always(w)), ...(await recovers(w))];
      },
    });
    expect(wrongs).toEqual([]);
  });

  test('F04: that sleeps for a quarter of an hour while another one runs changes nothing any more', async () => {
    const { wrongs } = await atEveryStep({
      arrange: changedCalendar,
      act,
      interrupt: meanwhile(async (w) => {
        w.clock.advance({ minutes: 15 });
        await w.elsewhere.syncNow(anna);
        w.snapshot = await w.rows();
      }),
      wrongs: async (w) => [
        ...differs('the timeline', await w.rows(), w.snapshot),
        ...(await always(w)),
        ...(await recovers(w)),
      ],
    });
    expect(wrongs).toEqual([]);
  });

  test('F04: that sleeps past a meeting’s cancellation does not bring the meeting back', async () => {
    const { wrongs } = await atEveryStep({
      arrange: changedCalendar,
      act,
      interrupt: meanwhile(async (w) => {
        w.clock.advance({ minutes: 15 });
        // All as it was at the last sync: whoever runs now has nothing to write.
        w.accountOf(anna).calendar = [untouched, renamed, moved, removed, edited, deleted];
        await w.elsewhere.syncNow(anna);
        w.snapshot = await w.rows();
      }),
      wrongs: async (w) => differs('the timeline', await w.rows(), w.snapshot),
    });
    expect(wrongs).toEqual([]);
  });
});

/** If the timeline changed since the snapshot, then by a run that the connection as it is now has recorded. */
async function onlyWrittenByRecordedRuns(w: Scene): Promise<string[]> {
  if (JSON.stringify(await w.rows()) === JSON.stringify(w.snapshot)) return [];
  const fence = await w.stores.timeline.fence(anna);
  const { runs, epoch } = await w.connection();
  const recorded = fence?.value.epoch === epoch && runs.some(({ id }) => id === fence.value.runId);
  return recorded ? [] : ['a run of the time before has written'];
}

const edits: readonly (readonly [string, EventEdit | 'delete'])[] = [
  ['renames', { title: 'By hand' }],
  ['recategorises', { category: 'focus', workType: 'focus' }],
  ['retimes', { start: at('2026-11-16T18:00:00.000Z'), end: at('2026-11-16T19:00:00.000Z') }],
  ['deletes', 'delete'],
];

test.each(
  edits.flatMap(([verb, edit]) =>
    ['Untouched', 'Before renaming', 'Moved', 'Removed', 'Edited'].map(
      (title) => [verb, title, edit] as const,
    ),
  ),
)('what a user %s while a sync runs stays so: %s', async (_, title, edit) => {
  const { wrongs } = await atEveryStep({
    arrange: changedCalendar,
    act: syncByHand,
    interrupt: meanwhile(async (w) => {
      const id = w.ids.get(title)!;
      const asked =
        edit === 'delete'
          ? w.elsewhere.removeEvent(anna, id, '*')
          : w.elsewhere.changeEvent(anna, id, '*', edit);
      w.accepted = (await codeOf(asked)) === 'no failure';
    }),
    wrongs: async (w, ending: Ending) => {
      const now = await stands(w, title, edit);
      w.clock.advance({ minutes: 6 });
      await w.elsewhere.syncNow(anna);
      return [
        ...differs('the sync', ending.code, undefined),
        ...now,
        ...(await stands(w, title, edit)),
        ...(await always(w)),
        ...differs('Brand new', (await w.titles()).filter((each) => each === 'Brand new').length, 1),
      ];
    },
  });
  expect(wrongs).toEqual([]);
});

async function stands(w: Scene, title: string, edit: EventEdit | 'delete'): Promise<string[]> {
  const id = w.ids.get(title);
  const found = (await living(w)).find(({ event }) => event.id === id)?.event;
  // Removed at the source before the user came: they were told that it is not there.
  if (!w.accepted) return title === 'Removed' ? [] : ['the user was refused'];
  if (edit === 'delete') return found ? ['the deleted event is back'] : [];
  if (!found) return ['the edited event is gone'];
  const { user } = found;
  if (edit.title !== undefined) return differs('the title', user.title, edit.title);
  if (edit.start !== undefined) return differs('the time', user.time, { start: edit.start, end: edit.end });
  return differs('the category', [user.category?.id, user.workType], [edit.category, edit.workType]);
}
