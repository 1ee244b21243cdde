// What really stands in people's calendars, and what Graph answers when asked. Every meeting has a second of its own,
// so that which one it is is no guess, unless it has a twin: then it does not matter.
import { Failure } from '../../src/domain/failure';
import type { CalendarEntry } from '../../src/domain/meeting';
import type { Calendar } from '../../src/ports';
import type { Account } from '../fakes/microsoft';
import { shifted } from '../fixtures/wall-clock';
import type { Kind, MailboxName, Returned } from './history';
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

const outlookIdOf = ({ account }: Pick<Mailbox, 'account'>, { serial, version }: RealMeeting): string =>
  `${account.oid}/${serial}/${version}`;

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
