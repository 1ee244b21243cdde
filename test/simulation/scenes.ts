// Much of what goes wrong in life takes several steps in the right order: scenes, which chance alone would hardly play.
import fc from 'fast-check';
import {
  by,
  change,
  changeBy,
  changeOf,
  edit,
  farAway,
  leaveOrComeBy,
  many,
  mishaps,
  one,
  operationBy,
  record,
  someMishaps,
  syncBy,
  turns,
  who,
  workBy,
  workOn,
} from './happenings';
import type { Change, Mishap, Operation, Person, Returned, Step, Weather } from './history';

type Likely<T> = fc.Arbitrary<T>;
type Scene = readonly Step[];

const alone = (operation: Likely<Operation>, mishaps: Likely<readonly Mishap[]> = one([])) =>
  record<Step>({ do: one('alone'), operation, mishaps });
const together = (...operations: readonly Likely<Operation>[]) =>
  record<Step>({ do: one('together'), operations: fc.tuple(...operations), turns, mishaps });
const time = (...minutes: readonly number[]) =>
  record<Step>({ do: one('time'), minutes: fc.constantFrom(...minutes) });
const under = (...weathers: readonly Weather[]) =>
  record<Step>({ do: one('weather'), weather: fc.constantFrom(...weathers) });
const returns = (who: Likely<Person>, ...returned: readonly Returned[]) =>
  record<Step>({ do: one('outage'), who, returned: fc.constantFrom(...returned) });
const secretIs = (...becomes: readonly ('invalid' | 'valid again' | 'renewed')[]) =>
  record<Step>({ do: one('secret'), becomes: fc.constantFrom(...becomes) });
const night = record<Step>({ do: one('night'), mishaps });
const scene = (...steps: readonly Likely<Step>[]): Likely<Scene> => fc.tuple(...steps);

const weather = fc.oneof(
  many(3, under('fair')),
  many(6, under('no vault', 'no storage', 'no Graph', 'no Entra', 'Graph throttles', 'a policy blocks')),
);
const singleStep: Likely<Step> = fc.oneof(
  many(16, alone(operationBy(who), mishaps)),
  many(12, alone(changeBy(who, change))),
  many(4, time(6, 20, 65, 8 * 60, 13 * 60, 24 * 60, 70 * 60, 400 * 60)),
  many(3, night),
  many(1, weather),
  many(1, returns(who, 'everything', 'everything twice', 0, 3)),
);

const syncs = (who: Likely<Person>) => alone(syncBy(who));
const changes = (who: Likely<Person>) => alone(changeBy(who, change));
const waits = time(60, 3 * 60, 7 * 60, 11 * 60, 13 * 60);

/** An outage that lasts, its end, and another one some hours after it. */
const outages = (who: Likely<Person>) => {
  const lasting = [returns(who, 0, 0, 1, 3), syncs(who), waits, syncs(who), waits, syncs(who)];
  const over = [returns(who, 'everything'), syncs(who), waits];
  return scene(...lasting, ...over, returns(who, 0, 2), syncs(who));
};

/** Not one meeting can be recognised any more. */
const migration = (who: Likely<Person>) => {
  const hours = fc.integer({ min: 1, max: 5 });
  const all = alone(changeBy(who, record<Change>({ do: one('migration'), hours })));
  return scene(all, syncs(who), syncs(who), waits, changes(who), syncs(who), waits, syncs(who));
};

const leavingAndComing = (who: Likely<Person>) => {
  const leaves = alone(record<Operation>({ do: one('disconnect'), who, by }));
  const comes = alone(leaveOrComeBy(who));
  return scene(leaves, changes(who), comes, changes(who), syncs(who), changes(who), syncs(who));
};

/** What a user has worked on, perhaps far away in time, and what becomes of its meeting. */
const workedOn = (who: Likely<Person>) =>
  fc.nat(4).chain((row) => {
    const works = alone(
      record<Operation>({ do: one('edit'), who, row: one(row), edit: fc.oneof(farAway, edit) }),
    );
    const isChanged = alone(changeBy(who, changeOf(fc.oneof(one(row), fc.nat(40)))));
    return scene(works, isChanged, syncs(who), isChanged, syncs(who));
  });

/** A user works on just what a sync is about to write. */
const atTheSameTime = (who: Likely<Person>) =>
  fc.nat(4).chain((row) => {
    const isChanged = alone(changeBy(who, changeOf(one(row))));
    return scene(isChanged, together(syncBy(who), fc.oneof(workOn(who, one(row)), workBy(who))), syncs(who));
  });

/** Two runs at once, and a calendar that changes between them: one of them may be asleep for a while. */
const twoRuns = (who: Likely<Person>) =>
  scene(changes(who), together(syncBy(who), changeBy(who, change), syncBy(who)), syncs(who));

const overtaken = (who: Likely<Person>) => {
  const leavesOrComes = together(syncBy(who), leaveOrComeBy(who));
  const slow = under('fair', 'slow purges');
  return scene(slow, changes(who), leavesOrComes, under('fair'), alone(leaveOrComeBy(who)), syncs(who));
};

const threeAtOnce = (who: Likely<Person>) =>
  scene(together(operationBy(who), operationBy(who), operationBy(who)), syncs(who));

const interrupted = (who: Likely<Person>) =>
  scene(changes(who), alone(syncBy(who), someMishaps), time(6), syncs(who));

/** More meetings come and go than one transaction holds. */
const busyWeeks = (who: Likely<Person>) => {
  const meetings = fc.integer({ min: 48, max: 60 });
  const how = fc.constantFrom<'vanishes' | 'is cancelled'>('vanishes', 'is cancelled');
  const week = alone(changeBy(who, record<Change>({ do: one('busy week'), meetings })));
  const over = alone(changeBy(who, record<Change>({ do: one('busy week over'), how })));
  return scene(week, syncs(who), over, week, alone(syncBy(who), mishaps), syncs(who));
};

const revoked = (who: Likely<Person>) =>
  scene(record<Step>({ do: one('revoke'), who }), syncs(who), alone(leaveOrComeBy(who)), syncs(who));

const badNights = (who: Likely<Person>) =>
  scene(
    under('a policy blocks', 'Graph throttles', 'no Graph'),
    night,
    night,
    under('fair'),
    night,
    syncs(who),
  );

const brokenSecret = (who: Likely<Person>) =>
  scene(secretIs('invalid'), night, singleStep, secretIs('valid again', 'renewed'), night, syncs(who));

const ofOnePerson = (who: Likely<Person>): Likely<Scene> =>
  fc.oneof(
    many(3, outages(who)),
    many(2, migration(who)),
    many(3, leavingAndComing(who)),
    many(5, workedOn(who)),
    many(4, atTheSameTime(who)),
    many(3, twoRuns(who)),
    many(4, overtaken(who)),
    many(1, threeAtOnce(who)),
    many(3, interrupted(who)),
    many(1, busyWeeks(who)),
    many(1, revoked(who)),
    many(1, badNights(who)),
    many(2, brokenSecret(who)),
  );

/** Most of life is single steps. */
export const anyScene: Likely<Scene> = fc.oneof(
  many(60, scene(singleStep)),
  many(6, ofOnePerson(one('Anna'))),
  many(3, ofOnePerson(one('Ben'))),
  many(2, scene(together(operationBy(who), operationBy(who)))),
);
