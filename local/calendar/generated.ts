// Lays the scripted meetings around a date, so that the counts hold on every date and in every zone: of the
// eight dates that end with today, 23 meetings to import, 3 all-day and 2 cancelled ones; nothing on today,
// nothing tomorrow (a sync one day later finds nothing new), nothing across the window's old edge.

import { createHash } from 'node:crypto';

import { addDays, dateIn, hourIn, instantOf, isWorkingDay, midnightUtc, weekdayOf } from './dates';
import { caseTwin, letters, meetingId } from './meeting';
import type { StandInMeeting } from './meeting';
import { script } from './script';
import type { On, Part, ScriptedMeeting } from './script';

export type CalendarOptions = {
  /** YYYY-MM-DD in `zone`. */
  readonly today: string;
  readonly zone: string;
  readonly seed: string;
};

/** Where each part's seven consecutive dates begin, in days from today. */
const firstDay: Readonly<Record<Part, number>> = { before: -14, window: -7, after: 2 };
const colleagues = ['Mara', 'Jonas', 'Priya', 'Luc', 'Inés', 'Tomasz', 'Sofie', 'Björn'];
const elsewhere = [
  'America/New_York',
  'Europe/London',
  'Asia/Tokyo',
  'America/Los_Angeles',
  'Australia/Sydney',
];
const minuteMs = 60_000;
const dayMs = 86_400_000;

export function generatedCalendar(options: CalendarOptions): StandInMeeting[] {
  return script.map((scripted) => toMeeting(scripted, options));
}

function toMeeting(scripted: ScriptedMeeting, { today, zone, seed }: CalendarOptions): StandInMeeting {
  const date = dateOf(scripted.on, addDays(today, firstDay[scripted.part]));
  const allDay = scripted.at === 'all-day';
  const start = allDay ? midnightUtc(date) : startOf(scripted.at, date, zone);
  const name = choose(colleagues, `${seed}|${scripted.key}`);
  const title = choose(scripted.titles, `${seed}|${scripted.key}|title`);
  const own = meetingId(`${seed}|${scripted.key}|${date}`);
  return {
    id: scripted.idLike === undefined ? own : caseTwin(meetingId(`${seed}|${scripted.idLike}|${date}`)),
    subject: title === null ? null : title.replace('{name}', name),
    start,
    end: new Date(start.getTime() + scripted.lasts * (allDay ? dayMs : minuteMs)),
    isAllDay: allDay,
    isCancelled: scripted.cancelled === true,
    body: `Confidential agenda of ${scripted.key}. Dial-in 030 1234567, PIN 4711.`,
    attendees: [
      `${letters(name, 4).toLowerCase()}.${name.toLowerCase()}@partner.example`,
      'team@contoso.example',
    ],
    location: 'Room Zugspitze, 4th floor',
    organizer: 'organiser@partner.example',
  };
}

function dateOf(on: On, first: string): string {
  const dates = [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(first, days));
  const [kind, nth] = on.split(' ') as [string, string | undefined];
  const candidates =
    kind === 'date'
      ? dates
      : kind === 'work'
        ? dates.filter(isWorkingDay)
        : dates.filter((date) => weekdayOf(date) === kind);
  return candidates[Number(nth ?? 1) - 1]!;
}

function startOf(at: string, date: string, zone: string): Date {
  if (at !== 'elsewhere') return instantOf(date, at, zone);
  // Created by somebody far away, at a full hour of their office day that is office time here on this very date.
  for (const theirs of elsewhere.filter((other) => other !== zone)) {
    for (let hour = 9; hour <= 17; hour += 1) {
      const start = instantOf(date, `${String(hour).padStart(2, '0')}:00`, theirs);
      const here = hourIn(zone, start);
      if (dateIn(zone, start) === date && here >= 9 && here <= 17) return start;
    }
  }
  return instantOf(date, '15:00', zone);
}

function choose<Item>(items: readonly Item[], by: string): Item {
  const number = Number.parseInt(createHash('sha256').update(by).digest('hex').slice(0, 8), 16);
  return items[number % items.length]!;
}
