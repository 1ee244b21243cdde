// What must be true of the events of a while for somebody to be woken. One condition is read twice: here over events
// as the service logs them, in a test; and as a KQL query over the same lines in the workspace.
import type { EventName, LogEvent } from '../../src/domain/log-event';

type Field<Name extends EventName> = Extract<keyof LogEvent<Name>, string>;
type Numeric<Name extends EventName> = {
  [F in Field<Name>]: LogEvent<Name>[F] extends number ? F : never;
}[Field<Name>];

/** Fields with the values that each may have; all must fit. */
export type Where<Name extends EventName> = {
  readonly [F in Field<Name>]?: readonly NonNullable<LogEvent<Name>[F]>[];
};

export type Condition = {
  /** Over the events of the window, whatever their order. */
  readonly holds: (events: readonly LogEvent[]) => boolean;
  /** KQL that answers rows only when the condition holds. */
  readonly query: string;
};

type Fields = Readonly<Record<string, unknown>>;

const fits = (event: Fields, where: Readonly<Record<string, readonly unknown[] | undefined>>): boolean =>
  Object.entries(where).every(([field, values]) => values?.includes(event[field]));

const named = (events: readonly LogEvent[], name: EventName): readonly Fields[] =>
  events.filter(({ event }) => event === name);

const clauses = (where: object): readonly string[] =>
  Object.entries(where).map(([field, values]) => {
    const choices = (values as readonly unknown[]).map((value) => `'${String(value)}'`).join(', ');
    return `tostring(e.${field}) in (${choices})`;
  });

/** KQL has strings in single quotes; every value here is a word of ours. */
const lines = (name: EventName, ...more: readonly string[]): string =>
  ['AppTraces', 'extend e = parse_json(Message)', `where e.event == '${name}'`, ...more].join(' | ');

/** Not one in the whole window. */
export function silence(name: EventName): Condition {
  return {
    holds: (events) => named(events, name).length === 0,
    query: lines(name, 'summarize seen = count()', 'where seen == 0'),
  };
}

/** So many, or more. */
export function count<Name extends EventName>(name: Name, where: Where<Name>, atLeast: number): Condition {
  return {
    holds: (events) => named(events, name).filter((event) => fits(event, where)).length >= atLeast,
    query: lines(
      name,
      ...clauses(where).map((clause) => `where ${clause}`),
      'summarize seen = count()',
      `where seen >= ${atLeast}`,
    ),
  };
}

/** More than this share of those among which it is looked for, once there are enough of them to tell. */
export function share<Name extends EventName>(
  name: Name,
  of: {
    readonly among: Where<Name>;
    readonly bad: Where<Name>;
    readonly above: number;
    readonly atLeast: number;
  },
): Condition {
  const { among, bad, above, atLeast } = of;
  return {
    holds: (events) => {
      const all = named(events, name).filter((event) => fits(event, among));
      return all.length >= atLeast && all.filter((event) => fits(event, bad)).length / all.length > above;
    },
    query: lines(
      name,
      ...clauses(among).map((clause) => `where ${clause}`),
      `summarize seen = count(), bad = countif(${clauses(bad).join(' and ')})`,
      `where seen >= ${atLeast} and todouble(bad) / seen > ${above}`,
    ),
  };
}

/** Some event has more than this in a field. */
export function some<Name extends EventName>(name: Name, field: Numeric<Name>, above: number): Condition {
  return {
    holds: (events) => named(events, name).some((event) => Number(event[field]) > above),
    query: lines(name, `where toreal(e.${field}) > ${above}`),
  };
}

/** Every event of the window has more than this in a field, once there are enough of them to tell. */
export function every<Name extends EventName>(
  name: Name,
  field: Numeric<Name>,
  of: { readonly above: number; readonly atLeast: number },
): Condition {
  const { above, atLeast } = of;
  return {
    holds: (events) => {
      const all = named(events, name);
      return all.length >= atLeast && all.every((event) => Number(event[field]) > above);
    },
    query: lines(
      name,
      `summarize seen = count(), over = countif(toreal(e.${field}) > ${above})`,
      `where seen >= ${atLeast} and over == seen`,
    ),
  };
}
