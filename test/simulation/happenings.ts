// What may happen, and how likely which of it is: to calendars, by people, and to the requests of the service.
import fc from 'fast-check';
import {
  edges,
  type Change,
  type Edit,
  type Mishap,
  type Operation,
  type Person,
  type Turn,
  type When,
} from './history';

export const many = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
export const record = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> => fc.record(shape);
export const one = <const T>(value: T) => fc.constant(value);

export const who = fc.constantFrom<Person>('Anna', 'Anna', 'Ben');
const index = fc.oneof(fc.nat(40), fc.nat(3));
const title = fc.constantFrom('Weekly', 'Review', 'Dentist', 'Flight', 'Kick-off', 'Private', '', undefined);

const when: fc.Arbitrary<When> = fc.oneof(
  many(10, record({ hours: fc.integer({ min: -166, max: 20 }) })),
  many(3, record({ hours: fc.integer({ min: -260, max: 80 }) })),
  many(1, record({ hours: fc.integer({ min: -1200, max: 1200 }) })),
  many(2, record({ edge: fc.constantFrom(...edges) })),
);
const minutes = fc.constantFrom(30, 60, 60, 90, 0, 24 * 60, 3 * 24 * 60, 7 * 24 * 60, 7 * 24 * 60 + 1);

export const meet: fc.Arbitrary<Change> = record({
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

export const changeOf = (meeting: fc.Arbitrary<number>): fc.Arbitrary<Change> =>
  fc.oneof(
    many(6, record<Change>({ do: one('move'), meeting, when })),
    many(3, record<Change>({ do: one('rename'), meeting, title })),
    many(2, record<Change>({ do: one('stretch'), meeting, hours })),
    many(5, record<Change>({ do: one('turn'), meeting, into })),
    many(4, record<Change>({ do: one('vanish'), meeting })),
    many(4, record<Change>({ do: one('re-create'), meeting, series: fc.boolean() })),
    many(1, record<Change>({ do: one('twin'), meeting })),
  );
export const change = fc.oneof(many(6, meet), many(19, changeOf(index)));

export const farAway = record<Edit>({
  what: one('time'),
  hours: fc.integer({ min: -1200, max: 1200 }),
  minutes: one(45),
});
const nearby = record<Edit>({
  what: one('time'),
  hours: fc.integer({ min: -200, max: 60 }),
  minutes: fc.constantFrom(30, 90),
});
export const edit: fc.Arbitrary<Edit> = fc.oneof(
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
export const by = fc.constantFrom('user', 'user', 'admin');

export const syncBy = (who: fc.Arbitrary<Person>): fc.Arbitrary<Operation> =>
  fc.oneof(
    many(6, record<Operation>({ do: one('sync'), who })),
    many(1, record<Operation>({ do: one('message'), who })),
  );
export const leaveOrComeBy = (who: fc.Arbitrary<Person>): fc.Arbitrary<Operation> =>
  fc.oneof(
    many(3, record<Operation>({ do: one('connect'), who, mailbox })),
    many(2, record<Operation>({ do: one('disconnect'), who, by })),
  );
export const workOn = (who: fc.Arbitrary<Person>, row: fc.Arbitrary<number>): fc.Arbitrary<Operation> =>
  fc.oneof(
    many(3, record<Operation>({ do: one('edit'), who, row, edit })),
    many(2, record<Operation>({ do: one('delete'), who, row })),
  );
export const workBy = (who: fc.Arbitrary<Person>): fc.Arbitrary<Operation> =>
  fc.oneof(
    many(10, workOn(who, index)),
    many(1, record<Operation>({ do: one('zone'), who, zone })),
    many(1, record<Operation>({ do: one('words'), who, words })),
  );
export const operationBy = (who: fc.Arbitrary<Person>): fc.Arbitrary<Operation> =>
  fc.oneof(
    many(14, syncBy(who)),
    many(5, leaveOrComeBy(who)),
    many(12, workBy(who)),
    many(1, record<Operation>({ do: one('message again'), nth: index })),
    many(1, record<Operation>({ do: one('sweep') })),
  );
export const changeBy = (who: fc.Arbitrary<Person>, change: fc.Arbitrary<Change>): fc.Arbitrary<Operation> =>
  record<Operation>({ do: one('change'), who, change });

const mishap: fc.Arbitrary<Mishap> = record({
  at: fc.nat(24),
  what: fc.oneof(
    many(5, fc.constantFrom<Mishap['what']>('fails', 'answer lost', 'twice', 'late', 'dies')),
    many(1, record({ sleeps: fc.constantFrom(1, 3, 6, 30) })),
  ),
});
export const someMishaps = fc.array(mishap, { minLength: 1, maxLength: 2 });
export const mishaps = fc.oneof(many(4, one<readonly Mishap[]>([])), many(1, someMishaps));

const turn: fc.Arbitrary<Turn> = record({
  minutes: fc.oneof(many(5, one(0)), many(1, fc.constantFrom(1, 6, 6, 30))),
  of: fc.nat(2),
  requests: fc.oneof(
    many(2, fc.integer({ min: 1, max: 3 })),
    many(2, fc.integer({ min: 1, max: 14 })),
    many(1, one(60)),
  ),
});
export const turns = fc.array(turn, { maxLength: 14, size: 'max' });
