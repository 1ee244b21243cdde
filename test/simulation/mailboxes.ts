// What really stands in people's calendars, and what Graph answers when asked. Every meeting has a second of its own,
// so that which one it is is no guess, unless it has a twin: then it does not matter.
import { Failure } from '../../src/domain/failure';
import type { CalendarEntry } from '../../src/domain/meeting';
import type { Calendar } from '../../src/ports';
import type { Account } from '../fakes/microsoft';
import { shifted } from '../fixtures/wall-clock';
import type { Change, Kind, MailboxName, Returned, When } from './history';
import type { Window } from './own-window';

export type RealMeeting = {
  readonly serial: number;
  /** Counts the ids that it has had. */
  readonly version: number;
  readonly title: string | undefined;
  readonly start: Date;
  readonly end: Date;
  readonly kind: Kind;
  readonly busyWeek: boolean;
};

export type Mailbox = {
  readonly account: Account;
  meetings: readonly RealMeeting[];
  returned: Returned;
};

export type Mailboxes = Readonly<Record<MailboxName, Mailbox>>;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const after = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
const wholeHour = (instant: Date) => new Date(Math.floor(instant.getTime() / hourMs) * hourMs);

/** A time at the wanted place. Its start or its length tells the meeting from all others. */
function timeAt(when: When, minutes: number, serial: number, now: Date, window: Window) {
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

export type Moment = { readonly now: Date; readonly window: Window; readonly newSerial: () => number };

/** @returns what happened, in words; undefined if there was nothing that it could happen to. */
export function carryOut(change: Change, mailboxes: Mailboxes, moment: Moment): string | undefined {
  const { own, other } = mailboxes;
  const put = (mailbox: Mailbox, meeting: RealMeeting, parts: Partial<RealMeeting>) => {
    const changed = { ...meeting, ...parts };
    mailbox.meetings = mailbox.meetings.map((each) => (each === meeting ? changed : each));
    return changed;
  };
  if (change.do === 'meet') {
    const serial = moment.newSerial();
    const { title, mailbox } = change;
    const time = timeAt(change.when, change.minutes, serial, moment.now, moment.window);
    const meeting: RealMeeting = { serial, version: 0, title, ...time, kind: 'meeting', busyWeek: false };
    if (isTaken(mailboxes, meeting)) return undefined;
    for (const box of mailbox === 'both' ? [own, other] : [mailboxes[mailbox]])
      box.meetings = [...box.meetings, meeting];
    return `a new meeting: ${inWords(meeting)}${mailbox === 'own' ? '' : ` (mailbox: ${mailbox})`}`;
  }
  if (change.do === 'busy week') {
    const meetings = Array.from({ length: change.meetings }, (_, n): RealMeeting => {
      const serial = moment.newSerial();
      const start = after(moment.window.from, n * hourMs + serial * 1000);
      return {
        serial,
        version: 0,
        title: `Busy ${n}`,
        start,
        end: after(start, hourMs),
        kind: 'meeting',
        busyWeek: true,
      };
    });
    own.meetings = [...own.meetings, ...meetings];
    return `${meetings.length} new meetings, one each hour from ${meetings[0]!.start.toISOString()}`;
  }
  if (change.do === 'busy week over') {
    const busy = own.meetings.filter((each) => each.busyWeek && each.kind === 'meeting');
    if (busy.length === 0) return undefined;
    if (change.how === 'is cancelled') for (const each of busy) put(own, each, { kind: 'cancelled' });
    else own.meetings = own.meetings.filter((each) => !busy.includes(each));
    return `a busy week of ${busy.length} meetings ${change.how}`;
  }
  if (change.do === 'migration') {
    const moved = (at: Date) => after(at, change.hours * hourMs);
    for (const each of own.meetings)
      put(own, each, { version: each.version + 1, start: moved(each.start), end: moved(each.end) });
    return `all ${own.meetings.length} meetings have new ids and are ${change.hours} h later`;
  }
  const all = [own, other].flatMap((mailbox) => mailbox.meetings.map((meeting) => ({ mailbox, meeting })));
  const chosen = all[change.meeting % Math.max(1, all.length)];
  if (!chosen) return undefined;
  const { mailbox, meeting } = chosen;
  const before = inWords(meeting);
  switch (change.do) {
    case 'move': {
      const minutes = (meeting.end.getTime() - meeting.start.getTime()) / minuteMs;
      const time = timeAt(change.when, minutes, meeting.serial, moment.now, moment.window);
      if (isTaken(mailboxes, { ...meeting, ...time })) return undefined;
      return `${before} moves to ${inWords(put(mailbox, meeting, time))}`;
    }
    case 'rename':
      return `${before} becomes ${inWords(put(mailbox, meeting, { title: change.title }))}`;
    case 'stretch': {
      const end = after(meeting.start, change.hours * hourMs + meeting.serial * 1000);
      return `${before} lasts now ${inWords(put(mailbox, meeting, { end }))}`;
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
      const series = mailbox.meetings.filter(
        (each) => each === meeting || (change.series && each.title === meeting.title),
      );
      for (const each of series) put(mailbox, each, { version: each.version + 1 });
      return `${series.map(inWords).join(', ')}: re-created under a new id`;
    }
  }
}

/** Whether another meeting already stands at exactly this time. */
function isTaken(mailboxes: Mailboxes, wanted: RealMeeting): boolean {
  const at = ({ start, end }: RealMeeting) => `${start.getTime()} ${end.getTime()}`;
  return [...mailboxes.own.meetings, ...mailboxes.other.meetings].some(
    (each) => each.serial !== wanted.serial && at(each) === at(wanted),
  );
}

export const outlookIdOf = (
  { account }: Pick<Mailbox, 'account'>,
  { serial, version }: RealMeeting,
): string => `${account.oid}/${serial}/${version}`;

export function inWords({ serial, title, start, end, kind }: RealMeeting): string {
  const hours = Math.round(((end.getTime() - start.getTime()) / hourMs) * 100) / 100;
  const note = kind === 'meeting' ? '' : `, ${kind}`;
  return `#${serial} "${title ?? ''}" (${start.toISOString().slice(0, 19)}Z, ${hours} h${note})`;
}

/** Graph: whose token it is, it asks the Microsoft in memory; the answer is what stands in that mailbox. */
export function calendarOver(
  identity: Pick<Calendar, 'me'>,
  mailboxOf: (oid: string) => Mailbox | undefined,
): Calendar {
  return {
    me: (accessToken) => identity.me(accessToken),
    async walk(accessToken, window) {
      const { id } = await identity.me(accessToken);
      const mailbox = mailboxOf(id);
      if (!mailbox) throw new Failure('mailbox_unavailable');
      return answerOf(mailbox, window);
    },
  };
}

/** As Graph: what touches the window, also what ends exactly where it begins; an all-day entry stands at midnight UTC. */
function answerOf(mailbox: Mailbox, { from, until }: Window): readonly CalendarEntry[] {
  const found = mailbox.meetings.filter((meeting) => {
    const { start, end } = meeting.kind === 'all-day' ? utcDay(meeting) : meeting;
    return start < until && end >= from;
  });
  const inOrder = [...found].sort((a, b) => a.start.getTime() - b.start.getTime() || a.serial - b.serial);
  const entries = inOrder.map((meeting) => toEntry(mailbox, meeting));
  const { returned } = mailbox;
  if (returned === 'everything twice')
    return [...entries, ...entries.filter(({ outlookId }) => outlookId !== undefined)];
  return returned === 'everything' ? entries : entries.slice(0, returned);
}

function utcDay({ start }: RealMeeting) {
  const date = start.toISOString().slice(0, 10);
  const until = shifted(date, 1);
  return { date, until, start: new Date(`${date}T00:00Z`), end: new Date(`${until}T00:00Z`) };
}

function toEntry(mailbox: Mailbox, meeting: RealMeeting): CalendarEntry {
  const outlookId = outlookIdOf(mailbox, meeting);
  const { kind, title, start, end } = meeting;
  if (kind === 'meeting') return { kind, outlookId, title: title === '' ? undefined : title, start, end };
  if (kind === 'nameless') return { kind: 'malformed', outlookId: undefined };
  if (kind === 'all-day') {
    const { date, until } = utcDay(meeting);
    return { kind, outlookId, days: { from: date, until } };
  }
  return { kind, outlookId };
}
