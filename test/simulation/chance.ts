// How likely what is: random histories. Much of what goes wrong in life takes several steps in the right order, so a
// history is made of scenes; most of them are a single step.
import fc from 'fast-check';
import {
  edges,
  type Change,
  type Edit,
  type History,
  type Mishap,
  type Operation,
  type Person,
  type Returned,
  type Step,
  type Turn,
  type Weather,
  type When,
} from './history';

const many = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const record = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> => fc.record(shape);
const one = <const T>(value: T) => fc.constant(value);

const who = fc.constantFrom<Person>('Anna', 'Anna', 'Ben');
const index = fc.oneof(fc.nat(40), fc.nat(3));
const title = fc.constantFrom('Weekly', 'Review', 'Dentist', 'Flight', 'Kick-off', 'Private', '', undefined);

const when: fc.Arbitrary<When> = fc.oneof(
  many(10, record({ hours: fc.integer({ min: -166, max: 20 }) })),
  many(3, record({ hours: fc.integer({ min: -260, max: 80 }) })),
  many(1, record({ hours: fc.integer({ min: -1200, max: 1200 }) })),
  many(2, record({ edge: fc.constantFrom(...edges) })),
);
const minutes = fc.constantFrom(30, 60, 60, 90, 0, 24 * 60, 3 * 24 * 60, 7 * 24 * 60, 7 * 24 * 60 + 1);

const meet: fc.Arbitrary<Change> = record({
  do: one('meet'),
  mailbox: fc.constantFrom('own', 'own', 'both', 'other'),
  title,
  when,
  minutes,
});
const hours = fc.constantFrom(1, 2, 30, 100, 168, 169, 400);
const into = fc.constantFrom(
  ...(['meeting', 'meeting', 'cancelled', 'cancelled', 'all-day', 'malformed', 'nameless'] as const),
);

const changeOf = (meeting: fc.Arbitrary<number>): fc.Arbitrary<Change> =>
  fc.oneof(
    many(6, record<Change>({ do: one('move'), meeting, when })),
    many(3, record<Change>({ do: one('rename'), meeting, title })),
    many(2, record<Change>({ do: one('stretch'), meeting, hours })),
    many(5, record<Change>({ do: one('turn'), meeting, into })),
    many(4, record<Change>({ do: one('vanish'), meeting })),
    many(4, record<Change>({ do: one('re-create'), meeting, series: fc.boolean() })),
    many(1, record<Change>({ do: one('twin'), meeting })),
  );
const change = fc.oneof(many(6, meet), many(19, changeOf(index)));

const farAway = record<Edit>({
  what: one('time'),
  hours: fc.integer({ min: -1200, max: 1200 }),
  minutes: one(45),
});
const nearby = record<Edit>({
  what: one('time'),
  hours: fc.integer({ min: -200, max: 60 }),
  minutes: fc.constantFrom(30, 90),
});
const edit: fc.Arbitrary<Edit> = fc.oneof(
  many(2, record<Edit>({ what: one('title'), to: fc.constantFrom('Mine', 'Mine too', '', null) })),
  many(3, nearby),
  many(1, farAway),
  many(1, record<Edit>({ what: one('category'), to: fc.constantFrom('customer', 'focus', null) })),
  many(1, record<Edit>({ what: one('workType'), to: fc.constantFrom('travel', 'break', null) })),
  many(2, record<Edit>({ what: one('everything back') })),
);

const zone = fc.constantFrom(
  ...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', null],
);
const words = fc.subarray(['dentist', 'PRIV', 'fli']);
const mailbox = fc.constantFrom('own', 'own', 'other');
const by = fc.constantFrom('user', 'user', 'admin');

const syncBy = (who: fc.Arbitrary<Person>): fc.Arbitrary<Operation> =>
  fc.oneof(
    many(6, record<Operation>({ do: one('sync'), who })),
    many(1, record<Operation>({ do: one('message'), who })),
  );
const leaveOrComeBy = (who: fc.Arbitrary<Person>): fc.Arbitrary<Operation> =>
  fc.oneof(
    many(3, record<Operation>({ do: one('connect'), who, mailbox })),
    many(2, record<Operation>({ do: one('disconnect'), who, by })),
  );
const workOn = (who: fc.Arbitrary<Person>, row: fc.Arbitrary<number>): fc.Arbitrary<Operation> =>
  fc.oneof(
    many(3, record<Operation>({ do: one('edit'), who, row, edit })),
    many(2, record<Operation>({ do: one('delete'), who, row })),
  );
const workBy = (who: fc.Arbitrary<Person>): fc.Arbitrary<Operation> =>
  fc.oneof(
    many(10, workOn(who, index)),
    many(1, record<Operation>({ do: one('zone'), who, zone })),
    many(1, record<Operation>({ do: one('words'), who, words })),
  );
const operationBy = (who: fc.Arbitrary<Person>): fc.Arbitrary<Operation> =>
  fc.oneof(
    many(14, syncBy(who)),
    many(5, leaveOrComeBy(who)),
    many(12, workBy(who)),
    many(1, record<Operation>({ do: one('message again'), nth: index })),
    many(1, record<Operation>({ do: one('sweep') })),
  );
const changeBy = (who: fc.Arbitrary<Person>, change: fc.Arbitrary<Change>): fc.Arbitrary<Operation> =>
  record<Operation>({ do: one('change'), who, change });

const mishap: fc.Arbitrary<Mishap> = record({
  at: fc.nat(24),
  what: fc.oneof(
    many(5, fc.constantFrom<Mishap['what']>('fails', 'answer lost', 'twice', 'late', 'dies')),
    many(1, record({ sleeps: fc.constantFrom(1, 3, 6, 30) })),
  ),
});
const someMishaps = fc.array(mishap, { minLength: 1, maxLength: 2 });
const mishaps = fc.oneof(many(4, one<readonly Mishap[]>([])), many(1, someMishaps));

const turn: fc.Arbitrary<Turn> = record({
  minutes: fc.oneof(many(5, one(0)), many(1, fc.constantFrom(1, 6, 6, 30))),
  of: fc.nat(2),
  requests: fc.oneof(
    many(2, fc.integer({ min: 1, max: 3 })),
    many(2, fc.integer({ min: 1, max: 14 })),
    many(1, one(60)),
  ),
});
const turns = fc.array(turn, { maxLength: 14, size: 'max' });

const alone = (operation: fc.Arbitrary<Operation>, mishaps: fc.Arbitrary<readonly Mishap[]> = one([])) =>
  record<Step>({ do: one('alone'), operation, mishaps });
const together = (...operations: readonly fc.Arbitrary<Operation>[]) =>
  record<Step>({ do: one('together'), operations: fc.tuple(...operations), turns, mishaps });
const time = (...minutes: readonly number[]) =>
  record<Step>({ do: one('time'), minutes: fc.constantFrom(...minutes) });
const returns = (who: fc.Arbitrary<Person>, ...returned: readonly Returned[]) =>
  record<Step>({ do: one('outage'), who, returned: fc.constantFrom(...returned) });

const weather = fc.constantFrom<Weather>(
  ...([
    'fair',
    'fair',
    'fair',
    'no vault',
    'no storage',
    'no Graph',
    'no Entra',
    'Graph throttles',
    'a policy blocks',
  ] as const),
);
const singleStep: fc.Arbitrary<Step> = fc.oneof(
  many(16, alone(operationBy(who), mishaps)),
  many(12, alone(changeBy(who, change))),
  many(4, time(6, 20, 65, 8 * 60, 13 * 60, 24 * 60, 70 * 60, 400 * 60)),
  many(3, record<Step>({ do: one('night'), mishaps })),
  many(1, record<Step>({ do: one('weather'), weather })),
  many(1, returns(who, 'everything', 'everything twice', 0, 3)),
);

/** One person's troubles, from beginning to end. */
const sceneOf = (person: Person): fc.Arbitrary<readonly Step[]> => {
  const who = one(person);
  const syncs = alone(syncBy(who));
  const changes = alone(changeBy(who, change));
  const weeks = alone(
    changeBy(who, record<Change>({ do: one('busy week'), meetings: fc.integer({ min: 48, max: 60 }) })),
  );
  const over = record<Change>({
    do: one('busy week over'),
    how: fc.constantFrom('vanishes', 'is cancelled'),
  });
  const migration = alone(
    changeBy(who, record<Change>({ do: one('migration'), hours: fc.integer({ min: 1, max: 5 }) })),
  );
  const waits = time(60, 3 * 60, 7 * 60, 11 * 60, 13 * 60);
  const sameRow = fc
    .nat(4)
    .chain((row) =>
      fc.tuple(
        alone(record<Operation>({ do: one('edit'), who, row: one(row), edit: fc.oneof(farAway, edit) })),
        alone(changeBy(who, changeOf(fc.oneof(one(row), index)))),
        syncs,
        alone(changeBy(who, changeOf(fc.oneof(one(row), index)))),
        syncs,
      ),
    );
  const atTheSameRow = fc
    .nat(4)
    .chain((row) =>
      fc.tuple(
        alone(changeBy(who, changeOf(one(row)))),
        together(syncBy(who), fc.oneof(workOn(who, one(row)), workBy(who))),
        syncs,
      ),
    );
  return fc.oneof(
    // An outage that lasts, and another one after it.
    many(
      3,
      fc.tuple(
        returns(who, 0, 0, 1, 3),
        syncs,
        waits,
        syncs,
        waits,
        syncs,
        returns(who, 'everything'),
        syncs,
        waits,
        returns(who, 0, 2),
        syncs,
      ),
    ),
    many(2, fc.tuple(migration, syncs, syncs, waits, changes, syncs, waits, syncs)),
    // Leaving and coming back.
    many(
      3,
      fc.tuple(
        alone(record<Operation>({ do: one('disconnect'), who, by })),
        changes,
        alone(leaveOrComeBy(who)),
        changes,
        syncs,
        changes,
        syncs,
      ),
    ),
    many(5, sameRow),
    // Two runs at once, one of them asleep for a while; a run and a request.
    many(3, fc.tuple(changes, together(syncBy(who), changeBy(who, change), syncBy(who)), syncs)),
    many(4, fc.tuple(changes, together(syncBy(who), leaveOrComeBy(who)), alone(leaveOrComeBy(who)), syncs)),
    many(4, atTheSameRow),
    many(1, fc.tuple(together(operationBy(who), operationBy(who), operationBy(who)), syncs)),
    many(3, fc.tuple(changes, alone(syncBy(who), someMishaps), time(6), syncs)),
    many(1, fc.tuple(weeks, syncs, alone(changeBy(who, over)), weeks, alone(syncBy(who), mishaps), syncs)),
    many(1, fc.tuple(record<Step>({ do: one('revoke'), who }), syncs, alone(leaveOrComeBy(who)), syncs)),
  );
};
const secrets: fc.Arbitrary<readonly Step[]> = fc.tuple(
  record<Step>({ do: one('secret'), becomes: one('invalid') }),
  record<Step>({ do: one('night'), mishaps }),
  singleStep,
  record<Step>({ do: one('secret'), becomes: fc.constantFrom('invalid', 'renewed', 'renewed') }),
);

const scene: fc.Arbitrary<readonly Step[]> = fc.oneof(
  many(60, fc.tuple(singleStep)),
  many(6, sceneOf('Anna')),
  many(2, sceneOf('Ben')),
  many(
    2,
    together(operationBy(who), operationBy(who)).map((step) => [step]),
  ),
  many(1, secrets),
);

/** A day before the clocks change somewhere, as often as any other time. */
const start: fc.Arbitrary<Date> = fc.oneof(
  fc.date({ min: new Date('2026-01-01T00:00Z'), max: new Date('2028-12-31T00:00Z'), noInvalidDate: true }),
  fc
    .tuple(
      fc.constantFrom('2026-03-27', '2026-10-24', '2027-03-13', '2027-11-06', '2026-04-03', '2026-10-02'),
      fc.nat(4 * 24 * 60),
    )
    .map(([date, afterwards]) => new Date(Date.parse(`${date}T00:00Z`) + afterwards * 60_000)),
);
const meetings = (maxLength: number) => fc.array(record({ who, change: meet }), { maxLength, size: 'max' });

const history: fc.Arbitrary<History> = record({
  start: start.map((at) => new Date(Math.floor(at.getTime() / 60_000) * 60_000)),
  meetings: fc.oneof(meetings(5), meetings(30)),
  steps: fc.array(scene, { minLength: 25, maxLength: 60, size: 'max' }).map((scenes) => scenes.flat()),
});

/** Always the same one for the same seed. */
export function historyOf(seed: number): History {
  return fc.sample(history, { seed, numRuns: 1 })[0]!;
}
