// What happens to people's calendars at Microsoft's side.
import type { Change, When } from './history';
import type { Mailbox, Mailboxes, RealMeeting } from './mailboxes';
import type { Window } from './own-window';
import { instant } from './wording';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export type Moment = { readonly now: Date; readonly window: Window; readonly newSerial: () => number };

/** @returns what happened, in words; undefined if there was nothing that it could happen to. */
export function carryOut(change: Change, mailboxes: Mailboxes, moment: Moment): string | undefined {
  switch (change.do) {
    case 'meet':
      return meet(change, mailboxes, moment);
    case 'busy week':
      return beginBusyWeek(change.meetings, mailboxes.own, moment);
    case 'busy week over':
      return endBusyWeek(change.how, mailboxes.own);
    case 'migration':
      return migrate(change.hours, mailboxes.own);
    default:
      return changeOne(change, mailboxes, moment);
  }
}

type ChangeThat<Do extends Change['do']> = Extract<Change, { readonly do: Do }>;

function meet(change: ChangeThat<'meet'>, mailboxes: Mailboxes, moment: Moment): string | undefined {
  const { title, mailbox, when, minutes } = change;
  const serial = moment.newSerial();
  const time = timeAt(when, minutes, serial, moment);
  const meeting: RealMeeting = { serial, version: 0, title, ...time, kind: 'meeting', busyWeek: false };
  if (isTaken(mailboxes, meeting)) return undefined;
  const into = mailbox === 'both' ? [mailboxes.own, mailboxes.other] : [mailboxes[mailbox]];
  for (const each of into) each.meetings = [...each.meetings, meeting];
  return `a new meeting: ${inWords(meeting)}${mailbox === 'own' ? '' : ` (mailbox: ${mailbox})`}`;
}

/** One meeting each hour. */
function beginBusyWeek(count: number, mailbox: Mailbox, { window, newSerial }: Moment): string {
  const meetings = Array.from({ length: count }, (_, n): RealMeeting => {
    const serial = newSerial();
    const start = after(window.from, n * hourMs + serial * 1000);
    const time = { start, end: after(start, hourMs) };
    return { serial, version: 0, title: `Busy ${n}`, ...time, kind: 'meeting', busyWeek: true };
  });
  mailbox.meetings = [...mailbox.meetings, ...meetings];
  return `${count} new meetings, one each hour from ${instant(window.from)}`;
}

function endBusyWeek(how: 'vanishes' | 'is cancelled', mailbox: Mailbox): string | undefined {
  const busy = mailbox.meetings.filter((each) => each.busyWeek && each.kind === 'meeting');
  if (busy.length === 0) return undefined;
  if (how === 'is cancelled') for (const each of busy) put(mailbox, each, { kind: 'cancelled' });
  else mailbox.meetings = mailbox.meetings.filter((each) => !busy.includes(each));
  return `a busy week of ${busy.length} meetings ${how}`;
}

function migrate(hours: number, mailbox: Mailbox): string {
  const moved = (at: Date) => after(at, hours * hourMs);
  for (const each of mailbox.meetings)
    put(mailbox, each, { version: each.version + 1, start: moved(each.start), end: moved(each.end) });
  return `all ${mailbox.meetings.length} meetings have new ids and are ${hours} h later`;
}

type OfOne = ChangeThat<'move' | 'rename' | 'stretch' | 'turn' | 'vanish' | 're-create' | 'twin'>;

function changeOne(change: OfOne, mailboxes: Mailboxes, moment: Moment): string | undefined {
  const all = [mailboxes.own, mailboxes.other].flatMap((mailbox) =>
    mailbox.meetings.map((meeting) => ({ mailbox, meeting })),
  );
  const chosen = all[change.meeting % Math.max(1, all.length)];
  if (!chosen) return undefined;
  const { mailbox, meeting } = chosen;
  const before = inWords(meeting);
  switch (change.do) {
    case 'move': {
      const minutes = (meeting.end.getTime() - meeting.start.getTime()) / minuteMs;
      const time = timeAt(change.when, minutes, meeting.serial, moment);
      if (isTaken(mailboxes, { ...meeting, ...time })) return undefined;
      return `${before} moves to ${inWords(put(mailbox, meeting, time))}`;
    }
    case 'rename':
      return `${before} becomes ${inWords(put(mailbox, meeting, { title: change.title }))}`;
    case 'stretch': {
      const end = after(meeting.start, change.hours * hourMs + meeting.serial * 1000);
      return `${before} is now ${inWords(put(mailbox, meeting, { end }))}`;
    }
    case 'turn':
      return `${before} turns into ${inWords(put(mailbox, meeting, { kind: change.into }))}`;
    case 'twin': {
      const serial = moment.newSerial();
      mailbox.meetings = [...mailbox.meetings, { ...meeting, serial, version: 0 }];
      return `${before} has a twin, #${serial}`;
    }
    case 'vanish':
      mailbox.meetings = mailbox.meetings.filter((each) => each !== meeting);
      return `${before} vanishes`;
    case 're-create': {
      const isOfSeries = (each: RealMeeting) => change.series && each.title === meeting.title;
      const series = mailbox.meetings.filter((each) => each === meeting || isOfSeries(each));
      for (const each of series) put(mailbox, each, { version: each.version + 1 });
      return `${series.map(inWords).join(', ')}: re-created under a new id`;
    }
  }
}

function put(mailbox: Mailbox, meeting: RealMeeting, parts: Partial<RealMeeting>): RealMeeting {
  const changed = { ...meeting, ...parts };
  mailbox.meetings = mailbox.meetings.map((each) => (each === meeting ? changed : each));
  return changed;
}

const after = (at: Date, ms: number) => new Date(at.getTime() + ms);
const wholeHour = (at: Date) => new Date(Math.floor(at.getTime() / hourMs) * hourMs);

/** A time at the wanted place. Its start or its length tells the meeting from all others. */
function timeAt(when: When, minutes: number, serial: number, { now, window }: Moment) {
  const own = serial * 1000;
  if ('hours' in when) {
    const start = after(wholeHour(now), when.hours * hourMs + own);
    return { start, end: after(start, minutes * minuteMs) };
  }
  const { from, until } = window;
  switch (when.edge) {
    case 'ends at from':
      return { start: after(from, -hourMs - own), end: from };
    case 'starts at from':
      return { start: from, end: after(from, hourMs + own) };
    case 'point at from':
      return { start: from, end: from };
    case 'around from':
      return { start: after(from, -hourMs - own), end: after(from, hourMs) };
    case 'seven days until after from':
      return { start: after(from, hourMs + own - 7 * dayMs), end: after(from, hourMs + own) };
    case 'begins at until':
      return { start: until, end: after(until, hourMs + own) };
    case 'point at until':
      return { start: until, end: until };
    case 'around until':
      return { start: after(until, -hourMs - own), end: after(until, hourMs) };
  }
}

/** Whether another meeting already stands at exactly this time. */
function isTaken(mailboxes: Mailboxes, wanted: RealMeeting): boolean {
  const at = ({ start, end }: RealMeeting) => `${start.getTime()} ${end.getTime()}`;
  return [...mailboxes.own.meetings, ...mailboxes.other.meetings].some(
    (each) => each.serial !== wanted.serial && at(each) === at(wanted),
  );
}

function inWords({ serial, title, start, end, kind }: RealMeeting): string {
  const hours = Math.round(((end.getTime() - start.getTime()) / hourMs) * 100) / 100;
  const note = kind === 'meeting' ? '' : `, ${kind}`;
  return `#${serial} "${title ?? ''}" (${instant(start)}, ${hours} h${note})`;
}
