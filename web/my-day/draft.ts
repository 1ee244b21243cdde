// What somebody typed over an event and has not saved yet, beside what My Day shows.
import { isFromService, type Trouble } from '../api/service';
import type { EventEdit, TimelineEvent } from '../api/types';
import { instantOf, wallTime } from './zone';

export const fieldNames = ['title', 'start', 'end', 'category', 'workType'] as const;
export type FieldName = (typeof fieldNames)[number];
/** As a form holds them: times are those of the wall. */
export type Fields = Readonly<Record<FieldName, string>>;
export type Typed = Readonly<Partial<Record<FieldName, string>>>;

export type Mistake = 'missing' | 'order' | 'refused';
export type Mistakes = Readonly<Partial<Record<FieldName, Mistake>>>;

export function fieldsOf(event: TimelineEvent, timeZone: string): Fields {
  const { title, category, workType } = event;
  return {
    title: title ?? '',
    start: wallTime(new Date(event.start), timeZone),
    end: wallTime(new Date(event.end), timeZone),
    category,
    workType,
  };
}

/** With one field typed; typing what is shown anyway is typing nothing. */
export function typedOver(typed: Typed, shown: Fields, name: FieldName, value: string): Typed {
  return onlyChanges({ ...typed, [name]: value }, shown);
}

export function onlyChanges(typed: Typed, shown: Fields): Typed {
  return pick(
    typed,
    fieldNames.filter((name) => typed[name] !== undefined && typed[name] !== shown[name]),
  );
}

type ByField<Value> = Readonly<Partial<Record<FieldName, Value>>>;

export function pick<Value>(typed: ByField<Value>, names: readonly FieldName[]): ByField<Value> {
  return Object.fromEntries(names.flatMap((name) => (name in typed ? [[name, typed[name]]] : [])));
}

export function without<Value>(typed: ByField<Value>, names: readonly FieldName[]): ByField<Value> {
  return pick(
    typed,
    fieldNames.filter((name) => !names.includes(name)),
  );
}

/** What is to be asked of the service, or what is wrong with what was typed. */
export function editOf(
  typed: Typed,
  event: TimelineEvent,
  timeZone: string,
): { readonly edit: EventEdit; readonly mistakes?: undefined } | { readonly mistakes: Mistakes } {
  const { start, end, ...rest } = typed;
  const times = {
    ...(start !== undefined && { start: instantOf(start, timeZone) }),
    ...(end !== undefined && { end: instantOf(end, timeZone) }),
  };
  const mistakes: Partial<Record<FieldName, Mistake>> = {};
  for (const name of ['start', 'end'] as const)
    if (name in times && times[name] === undefined) mistakes[name] = 'missing';
  const from = times.start ?? new Date(event.start);
  const until = times.end ?? new Date(event.end);
  if (Object.keys(times).length > 0 && Object.keys(mistakes).length === 0 && from >= until)
    mistakes[start === undefined ? 'end' : 'start'] = 'order';
  if (Object.keys(mistakes).length > 0) return { mistakes };
  return {
    edit: {
      ...rest,
      ...(times.start && { start: times.start.toISOString() }),
      ...(times.end && { end: times.end.toISOString() }),
    },
  };
}

/** `shown` is what it was typed over, in this zone. */
export type Draft = { readonly typed: Typed; readonly shown: Fields; readonly timeZone: string };

/** What is typed over an event that was read again, and which of that somebody else has changed meanwhile. */
export function carriedOver(
  { typed, shown, timeZone }: Draft,
  now: Fields,
  zoneNow: string,
): { readonly typed: Typed; readonly overtaken: readonly FieldName[] } {
  const inZone = (fields: Typed) => (timeZone === zoneNow ? fields : translated(fields, timeZone, zoneNow));
  const still = onlyChanges(inZone(typed), now);
  const before = inZone(shown);
  return {
    typed: still,
    overtaken: fieldNames.filter((name) => name in still && before[name] !== now[name]),
  };
}

/** The same instants on the clock of another zone; what is no time yet stays as it is. */
function translated(fields: Typed, from: string, to: string): Typed {
  const time = (wall: string) => {
    const at = instantOf(wall, from);
    return at ? wallTime(at, to) : wall;
  };
  const { start, end } = fields;
  return {
    ...fields,
    ...(start !== undefined && { start: time(start) }),
    ...(end !== undefined && { end: time(end) }),
  };
}

/** What is left of a draft once what was tried of it has been saved. */
export function leftOf(draft: Draft, tried: Typed, saved: TimelineEvent): Draft {
  const { typed, timeZone } = draft;
  const shown = fieldsOf(saved, timeZone);
  const done = fieldNames.filter((name) => name in tried && typed[name] === tried[name]);
  return { typed: onlyChanges(without(typed, done), shown), shown, timeZone };
}

/** Back to what Outlook says, or to the suggestion. */
export function returning(names: readonly FieldName[]): EventEdit {
  return Object.fromEntries(names.map((name) => [name, null]));
}

/** The fields that the service found fault with. */
export function refusedFields(trouble: Trouble): readonly FieldName[] {
  const errors = isFromService(trouble) ? (trouble.errors ?? []) : [];
  return fieldNames.filter((name) => errors.some(({ field }) => field === name));
}
