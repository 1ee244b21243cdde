// A sync that is interrupted at each of its steps, in every way that we can think of. What must hold afterwards,
// wherever its rows are kept: nothing is written for a connection that has ended, no user's change is undone, no meeting
// is doubled, no secret is forgotten, the next sync puts everything right, and the one after that has nothing to write.
import type { App } from '../../src/app';
import type { EventEdit } from '../../src/domain/edit-event';
import { nextNight } from '../../src/domain/next-night';
import { hashOf } from '../../src/domain/hash';
import { shownTitle } from '../../src/domain/timeline-event';
import {
  answerIsLost,
  atEveryStep,
  dies,
  fails,
  meanwhile,
  type Ending,
  type Interruption,
} from '../fakes/interruptions';
import { aMeeting } from '../fakes/microsoft';
import { memoryStores, type Stores } from '../fakes/stores';
import { anna, clientSecret, codeOf, omar, world, type World } from '../fakes/world';
import { at, clientId, tenantId } from '../fixtures/builders';

/** Where the scenes are played. */
export type Stage = {
  /** Plays the set-up of one scene, over stores that no other scene uses. */
  readonly arrange: <S>(setUp: (stores: Stores) => Promise<S>) => Promise<S>;
  /** How many scenes may be played at the same time. */
  readonly atOnce: number;
  /** Which syncs are interrupted. */
  readonly syncs: readonly (keyof typeof syncs)[];
  /** Which events the user changes meanwhile. */
  readonly titles: readonly string[];
  /** Whether also what stores have little to do with is played: failing services, preferences, the company's credentials. */
  readonly isThorough: boolean;
};

type Scene = World & {
  readonly ids: ReadonlyMap<string, string>;
  /** The timeline right after the interruption. */
  left: readonly string[];
  accepted?: boolean;
};

const untouched = aMeeting('Untouched', '2026-11-18T09:00Z');
const renamed = aMeeting('Before renaming', '2026-11-18T11:00Z');
const moved = aMeeting('Moved', '2026-11-17T09:00Z');
const removed = aMeeting('Removed', '2026-11-17T13:00Z');
const edited = aMeeting('Edited', '2026-11-19T09:00Z');
const deleted = aMeeting('Deleted', '2026-11-19T11:00Z');
const brandNew = aMeeting('Brand new', '2026-11-20T08:00Z');

const asTheCalendarSays = ['Moved', 'Untouched', 'Renamed', 'Edited by Anna', 'Brand new'];

/** A connection with a token of eight days; one meeting renamed, one moved, one removed and one new since the last sync. */
async function changedCalendar(stores: Stores): Promise<Scene> {
  const w = await world({
    stores,
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
  return { ...w, ids, left: [] };
}

const syncs = {
  'by hand': (w: Scene): Promise<unknown> => w.app.syncNow(anna),
  'by night': async (w: Scene): Promise<unknown> => w.app.syncDueMailbox(await messageOf(w)),
};

async function messageOf(w: World) {
  const { companyId, userId, epoch } = await w.connection();
  return { v: 1, companyId, userId, epoch } as const;
}

/** What stands in the timeline. */
type Look = {
  /** Of the fence and of every row: as long as they are the same, nothing was written. */
  readonly versions: readonly string[];
  readonly titles: readonly string[];
  /** What must never be: a meeting that stands twice, a deletion that is forgotten. */
  readonly wrongs: readonly string[];
};

async function lookAt(w: World): Promise<Look> {
  const { fence, events } = await w.stores.timeline.readFrom(anna, new Date(0));
  const keys = new Set(events.map(({ event }) => event.source.outlookKey));
  const living = events.filter(({ event }) => event.deletedAt === undefined);
  return {
    versions: [`fence ${fence?.etag}`, ...events.map(({ event, etag }) => `${shownTitle(event)} ${etag}`)],
    titles: living.map(({ event }) => shownTitle(event) ?? '').sort(),
    wrongs: [
      ...(keys.size === events.length ? [] : ['a meeting stands twice']),
      ...(living.length < events.length ? [] : ['what Anna deleted is not remembered']),
    ],
  };
}

const versionsOf = async (w: World) => (await lookAt(w)).versions;

function differs(what: string, seen: unknown, expected: unknown): string[] {
  const [is, should] = [JSON.stringify(seen), JSON.stringify(expected)];
  return is === should ? [] : [`${what} is ${is}, not ${should}`];
}

/** Row by row, if something was written. */
function written(what: string, seen: readonly string[], left: readonly string[]): string[] {
  const only = (these: readonly string[], those: readonly string[]) =>
    these.filter((row) => !those.includes(row));
  return [
    ...only(seen, left).map((row) => `${what} has now: ${row}`),
    ...only(left, seen).map((row) => `${what} had: ${row}`),
  ];
}

async function forgotten(w: World): Promise<string[]> {
  return (await w.forgottenSecrets()).map((name) => `the secret ${name} is forgotten`);
}

/** What holds at every moment. */
async function always(w: World): Promise<string[]> {
  return [...(await lookAt(w)).wrongs, ...(await forgotten(w))];
}

/** The next sync by hand, on whichever instance, makes the timeline what the calendar says; then all is at rest. */
async function recovers(w: World, titles: readonly string[] = asTheCalendarSays): Promise<string[]> {
  w.clock.advance({ minutes: 6 });
  const code = await codeOf(w.elsewhere.syncNow(anna));
  const { status, problem } = await w.status();
  const look = await lookAt(w);
  return [
    ...differs('the next sync', code, 'no failure'),
    ...differs('the timeline', look.titles, [...titles].sort()),
    ...differs('the status', [status, problem?.code], ['connected', undefined]),
    ...look.wrongs,
    ...(await forgotten(w)),
    ...(await rests(w, look)),
    ...(await vaultIsTidy(w)),
  ];
}

/** One more sync writes nothing. */
async function rests(w: World, look: Look): Promise<string[]> {
  w.clock.advance({ minutes: 2 });
  const code = await codeOf(w.elsewhere.syncNow(anna));
  return [
    ...differs('the sync after the next', code, 'no failure'),
    ...written('the timeline', await versionsOf(w), look.versions),
  ];
}

/** Two hours later the sweep has purged all but the company's secret and the tokens in use. */
async function vaultIsTidy(w: World): Promise<string[]> {
  w.clock.advance({ hours: 2 });
  await w.elsewhere.sweep();
  const { token } = await w.connection();
  const used = [(await w.credentials())?.secretName, token?.name].filter((name) => name !== undefined);
  return differs('the vault', [...w.vault()].sort(), [...used].sort());
}

/** If the timeline changed since the interruption, then by a run that the connection as it is now has recorded. */
async function onlyWrittenByRecordedRuns(w: Scene): Promise<string[]> {
  if (written('the timeline', await versionsOf(w), w.left).length === 0) return [];
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

export const eventTitles = ['Untouched', 'Before renaming', 'Moved', 'Removed', 'Edited'];

function change(w: Scene, app: App, title: string, edit: EventEdit | 'delete'): Promise<unknown> {
  const id = w.ids.get(title)!;
  return edit === 'delete' ? app.removeEvent(anna, id, '*') : app.changeEvent(anna, id, '*', edit);
}

/** Whether the user's change stands. */
async function stands(w: Scene, title: string, edit: EventEdit | 'delete'): Promise<string[]> {
  const id = w.ids.get(title);
  const found = (await w.rows()).find(({ event }) => event.id === id)?.event;
  if (!found) return ['the event is gone'];
  if (edit === 'delete') {
    if (!found.deletedAt) return ['the deleted event is back'];
    return differs('the title of what was deleted', found.source.title, undefined);
  }
  if (found.deletedAt) return ['the edited event is deleted'];
  const { user } = found;
  if (edit.title !== undefined) return differs('the title', user.title, edit.title);
  if (edit.start !== undefined) return differs('the time', user.time, { start: edit.start, end: edit.end });
  return differs('the category', [user.category?.id, user.workType], [edit.category, edit.workType]);
}

export function describeInterruptions(where: string, stage: Stage): void {
  const interrupted = (scene: {
    readonly act: (scene: Scene) => Promise<unknown>;
    readonly interrupt: Interruption<Scene>;
    readonly wrongs: (scene: Scene, ending: Ending) => Promise<readonly string[]>;
  }) =>
    atEveryStep({
      ...scene,
      arrange: () => stage.arrange(changedCalendar),
      rehearse: () => changedCalendar(memoryStores()),
      atOnce: stage.atOnce,
    });

  describe.each(stage.syncs)(`${where}: a sync %s`, (how) => {
    const act = syncs[how];
    const testThoroughly = stage.isThorough ? test : () => undefined;

    test('F02: that dies at any step is made up for by the next one', async () => {
      const { wrongs, steps } = await interrupted({
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

    testThoroughly('F02, F30: that dies at any step is made up for by the night', async () => {
      const { wrongs } = await interrupted({
        act,
        interrupt: dies,
        wrongs: async (w) => {
          w.clock.set(at('2026-11-21T10:00:00.000Z'));
          const outcomes = await w.night();
          const look = await lookAt(w);
          return [
            ...differs('the night', outcomes, ['synced']),
            ...differs('the timeline', look.titles, [...asTheCalendarSays].sort()),
            ...look.wrongs,
            ...(await forgotten(w)),
            ...(await rests(w, look)),
          ];
        },
      });
      expect(wrongs).toEqual([]);
    });

    testThoroughly(
      'F09, F18, F19, F24: that fails at any step marks nobody and is made up for by the next one',
      async () => {
        const { wrongs } = await interrupted({
          act,
          interrupt: fails,
          wrongs: async (w) => {
            const { status } = await w.connection();
            return [
              ...differs('the status', status, 'connected'),
              ...(await always(w)),
              ...(await recovers(w)),
            ];
          },
        });
        expect(wrongs).toEqual([]);
      },
    );

    testThoroughly(
      'F24: whose answer is lost at any step doubles nothing and is made up for by the next one',
      async () => {
        const { wrongs } = await interrupted({
          act,
          interrupt: answerIsLost,
          wrongs: async (w) => [...(await always(w)), ...(await recovers(w))],
        });
        expect(wrongs).toEqual([]);
      },
    );

    test.each<[string, (w: Scene) => Promise<unknown>]>([
      ['its user has disconnected', (w) => w.elsewhere.disconnect(anna)],
      ['an admin has removed the connection', (w) => w.elsewhere.removeConnection(omar, anna.userId)],
    ])('A34, F22: writes nothing any more once %s', async (_, end) => {
      const { wrongs } = await interrupted({
        act,
        interrupt: meanwhile(async (w) => {
          await end(w);
          w.left = await versionsOf(w);
        }),
        wrongs: async (w) => {
          const { status, problem, nextSyncAt } = await w.status();
          const { token, claim } = await w.connection();
          return [
            ...written('the timeline', await versionsOf(w), w.left),
            ...differs('the status', [status, problem, nextSyncAt], ['not_connected', undefined, undefined]),
            ...differs('what is left', [token, claim], [undefined, undefined]),
            ...(await always(w)),
            ...(await vaultIsTidy(w)),
          ];
        },
      });
      expect(wrongs).toEqual([]);
    });

    testThoroughly(
      'A34, F22: writes nothing and leaves no token behind when its user disconnects while the vault is down',
      async () => {
        const { wrongs } = await interrupted({
          act,
          interrupt: meanwhile(async (w) => {
            w.trouble.fails('secrets.purge', 'vault_unavailable');
            await w.app.disconnect(anna);
            w.left = await versionsOf(w);
          }),
          wrongs: async (w) => {
            w.trouble.recovers('secrets.purge');
            const code = await codeOf(w.elsewhere.syncNow(anna));
            return [
              ...written('the timeline', await versionsOf(w), w.left),
              ...differs('the next sync', code, 'not_connected'),
              ...(await vaultIsTidy(w)),
            ];
          },
        });
        expect(wrongs).toEqual([]);
      },
    );

    test('F23: leaves a connection alone that was renewed meanwhile', async () => {
      const { wrongs } = await interrupted({
        act,
        interrupt: meanwhile(async (w) => {
          await w.connect(anna, { through: w.elsewhere });
          w.left = await versionsOf(w);
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
      const { wrongs } = await interrupted({
        act,
        interrupt: meanwhile(async (w) => {
          await w.elsewhere.disconnect(anna);
          await w.connect(anna, { through: w.elsewhere });
          w.left = await versionsOf(w);
        }),
        wrongs: async (w) => {
          const unrecorded = await onlyWrittenByRecordedRuns(w);
          w.clock.advance({ minutes: 6 });
          const code = await codeOf(w.elsewhere.syncNow(anna));
          const look = await lookAt(w);
          return [
            ...unrecorded,
            ...differs('the next sync', code, 'no failure'),
            ...differs('the status', (await w.status()).status, 'connected'),
            ...differs('the edit', look.titles.includes('Edited by Anna'), true),
            ...differs('the deleted', look.titles.includes('Deleted'), false),
            ...look.wrongs,
            ...(await forgotten(w)),
            ...(await rests(w, look)),
            ...(await vaultIsTidy(w)),
          ];
        },
      });
      expect(wrongs).toEqual([]);
    });

    testThoroughly(
      'does not touch preferences that are changed meanwhile, and their new zone decides the next night',
      async () => {
        const { wrongs } = await interrupted({
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
      },
    );

    testThoroughly(
      'whose user excludes words meanwhile leaves it to the next one to take those meetings out, but no edited one',
      async () => {
        const excludeWords = ['untouched', 'edited'];
        const { wrongs } = await interrupted({
          act,
          interrupt: meanwhile((w) => w.elsewhere.savePreferences(anna, { excludeWords })),
          wrongs: async (w, ending) => [
            ...differs('the sync', ending.code, undefined),
            ...differs('the words', (await w.connection()).preferences.excludeWords, excludeWords),
            ...(await recovers(
              w,
              asTheCalendarSays.filter((title) => title !== 'Untouched'),
            )),
          ],
        });
        expect(wrongs).toEqual([]);
      },
    );

    testThoroughly('F17: goes on when the admin rotates the client secret meanwhile', async () => {
      const { wrongs } = await interrupted({
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

    testThoroughly(
      'writes nothing any more once the admin has removed the credentials, and no token stays',
      async () => {
        const { wrongs } = await interrupted({
          act,
          interrupt: meanwhile(async (w) => {
            await w.elsewhere.removeCredentials(omar);
            w.left = await versionsOf(w);
          }),
          wrongs: async (w) => [
            ...written('the timeline', await versionsOf(w), w.left),
            ...differs('the status', (await w.status()).status, 'not_configured'),
            ...(await always(w)),
            ...(await vaultIsTidy(w)),
          ],
        });
        expect(wrongs).toEqual([]);
      },
    );

    test.each<[string, (w: Scene) => Promise<unknown>]>([
      ['another one by hand', (w) => codeOf(w.elsewhere.syncNow(anna))],
      ['the night’s message', async (w) => w.elsewhere.syncDueMailbox(await messageOf(w))],
    ])('F06: together with %s leaves what one alone would leave', async (_, another) => {
      const { wrongs } = await interrupted({
        act,
        interrupt: meanwhile(another),
        wrongs: async (w) => {
          const titles = differs(
            'the timeline',
            [...(await w.titles())].sort(),
            [...asTheCalendarSays].sort(),
          );
          return [...titles, ...(await always(w)), ...(await recovers(w))];
        },
      });
      expect(wrongs).toEqual([]);
    });

    test('F04: that sleeps for a quarter of an hour while another one runs changes nothing any more', async () => {
      const fellAsleep = at('2026-11-20T10:10:00.000Z');
      /** The timeline, the token, and what is recorded of runs that began before the sleep. */
      const leftBehind = async (w: Scene) => {
        const { runs, token } = await w.connection();
        const early = runs.filter(({ startedAt }) => startedAt <= fellAsleep).map(({ id }) => `run ${id}`);
        return [...(await versionsOf(w)), `token ${token?.name}`, ...early];
      };
      const { wrongs } = await interrupted({
        act,
        interrupt: meanwhile(async (w) => {
          w.clock.advance({ minutes: 15 });
          await w.elsewhere.syncNow(anna);
          w.left = await leftBehind(w);
        }),
        wrongs: async (w) => [
          ...written('what the other one left', await leftBehind(w), w.left),
          ...(await always(w)),
          ...(await recovers(w)),
        ],
      });
      expect(wrongs).toEqual([]);
    });

    testThoroughly(
      'F04: that sleeps past a meeting’s cancellation does not bring the meeting back',
      async () => {
        const { wrongs } = await interrupted({
          act,
          interrupt: meanwhile(async (w) => {
            w.clock.advance({ minutes: 15 });
            // All as it was at the last sync: whoever runs now has nothing to write.
            w.accountOf(anna).calendar = [untouched, renamed, moved, removed, edited, deleted];
            await w.elsewhere.syncNow(anna);
            w.left = await versionsOf(w);
          }),
          wrongs: async (w) => written('the timeline', await versionsOf(w), w.left),
        });
        expect(wrongs).toEqual([]);
      },
    );
  });

  test.each(edits.flatMap(([verb, edit]) => stage.titles.map((title) => [verb, title, edit] as const)))(
    `${where}: what a user %s while a sync runs stays so: %s`,
    async (_, title, edit) => {
      const { wrongs } = await interrupted({
        act: syncs['by hand'],
        interrupt: meanwhile(async (w) => {
          w.accepted = (await codeOf(change(w, w.elsewhere, title, edit))) === 'no failure';
        }),
        wrongs: async (w, ending) => {
          // Removed at the source before the user came, who was told that it is not there.
          const tooLate = title === 'Removed' && !w.accepted;
          const now = tooLate ? [] : await stands(w, title, edit);
          w.clock.advance({ minutes: 6 });
          const code = await codeOf(w.elsewhere.syncNow(anna));
          const look = await lookAt(w);
          return [
            ...differs('the sync', ending.code, undefined),
            ...differs('accepted', w.accepted, !tooLate),
            ...now,
            ...differs('the next sync', code, 'no failure'),
            ...(tooLate ? [] : await stands(w, title, edit)),
            ...differs('Brand new', look.titles.filter((each) => each === 'Brand new').length, 1),
            ...look.wrongs,
            ...(await forgotten(w)),
            ...(await rests(w, look)),
          ];
        },
      });
      expect(wrongs).toEqual([]);
    },
  );

  test.each(edits.flatMap(([verb, edit]) => stage.titles.map((title) => [verb, title, edit] as const)))(
    `${where}: what a user %s stays so, or they are told, if a sync comes at any step of their request: %s`,
    async (_, title, edit) => {
      const { wrongs } = await interrupted({
        act: (w) => change(w, w.app, title, edit),
        interrupt: meanwhile((w) => w.elsewhere.syncNow(anna)),
        wrongs: async (w, { code }) => {
          const refusals = ['changed_elsewhere', ...(title === 'Removed' ? ['not_found'] : [])];
          const look = await lookAt(w);
          return [
            ...(code === undefined || refusals.includes(code) ? [] : [`the user was told ${code}`]),
            ...(code === undefined
              ? await stands(w, title, edit)
              : differs('the timeline', look.titles, [...asTheCalendarSays].sort())),
            ...look.wrongs,
            ...(await rests(w, look)),
          ];
        },
      });
      expect(wrongs).toEqual([]);
    },
  );

  test(`F22, ${where}: a disconnect stands, even if a sync comes at any step of it`, async () => {
    const { wrongs } = await interrupted({
      act: (w) => w.app.disconnect(anna),
      interrupt: meanwhile((w) => codeOf(w.elsewhere.syncNow(anna))),
      wrongs: async (w, ending) => {
        const { status, token, claim } = await w.connection();
        const left = await versionsOf(w);
        const code = await codeOf(w.elsewhere.syncNow(anna));
        return [
          ...differs('the disconnect', ending.answer, 'done'),
          ...differs('the connection', [status, token, claim], ['not_connected', undefined, undefined]),
          ...differs('the next sync', code, 'not_connected'),
          ...written('the timeline', await versionsOf(w), left),
          ...(await always(w)),
          ...(await vaultIsTidy(w)),
        ];
      },
    });
    expect(wrongs).toEqual([]);
  });

  test(`F22, ${where}: a reconnect works, even if a sync comes at any step of it`, async () => {
    const { wrongs } = await interrupted({
      act: (w) => w.connect(anna),
      interrupt: meanwhile((w) => codeOf(w.elsewhere.syncNow(anna))),
      wrongs: async (w, ending) => [
        ...differs('the sign-in', ending.code, undefined),
        ...(await always(w)),
        ...(await recovers(w)),
      ],
    });
    expect(wrongs).toEqual([]);
  });
}
