// Which meetings lie in whose calendar at the stand-in for Microsoft: generated ones, or a file of one's own for
// the people of the company that is set up.

import { readFile } from 'node:fs/promises';
import { formatInTimeZone, fromZonedTime } from 'date-fns-tz';
import { generatedCalendar } from '../calendar/generated';
import { IcsError, readIcs } from '../calendar/ics';
import type { StandInMeeting } from '../calendar/meeting';
import { companies, people, type LocalPerson } from '../people';
import { Sentence } from './sentence';

export type Calendars = {
  readonly byAddress: Record<string, StandInMeeting[]>;
  readonly summary: CalendarSummary;
};
export type CalendarSummary =
  | { readonly kind: 'generated'; readonly meetings: number }
  | {
      readonly kind: 'file';
      readonly file: string;
      readonly total: number;
      readonly inWindow: number;
      readonly unreadable: readonly string[];
    };

const keptDays = 30;
const windowDays = 7;

export const addressOf = (person: LocalPerson): string =>
  `${person.userId}@${companies[person.company].domain}`;

export const todayIn = (zone: string): string => formatInTimeZone(new Date(), zone, 'yyyy-MM-dd');

export async function chooseCalendars(file: string | undefined): Promise<Calendars> {
  const byAddress = Object.fromEntries(
    Object.values(people).map((person) => [addressOf(person), generatedFor(person)]),
  );
  const own = addressOf(people.anna);
  if (file === undefined)
    return { byAddress, summary: { kind: 'generated', meetings: byAddress[own]?.length ?? 0 } };

  const zone = people.anna.zoneinfo;
  const { meetings, total, unreadable } = readFrom(await textOf(file), file, zone);
  byAddress[own] = meetings;
  byAddress[addressOf(people.omar)] = structuredClone(meetings);
  const [from, until] = [midnight(-windowDays, zone), midnight(1, zone)];
  const inWindow = meetings.filter(({ start, end }) => start < until && end > from).length;
  return { byAddress, summary: { kind: 'file', file, total, inWindow, unreadable } };
}

const generatedFor = (person: LocalPerson): StandInMeeting[] =>
  generatedCalendar({ today: todayIn(person.zoneinfo), zone: person.zoneinfo, seed: person.userId });

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new Sentence(missing ? `There is no file ${file}.` : `The file ${file} cannot be read.`);
  }
}

function readFrom(text: string, file: string, zone: string) {
  try {
    return readIcs(text, { from: midnight(-keptDays, zone), until: midnight(keptDays + 1, zone), zone });
  } catch (error) {
    if (error instanceof IcsError) throw new Sentence(`${file}: ${error.message}`);
    throw error;
  }
}

/** Local midnight of today and so many days. */
function midnight(days: number, zone: string): Date {
  const [year, month, day] = todayIn(zone).split('-').map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
  return fromZonedTime(`${date}T00:00:00`, zone);
}
