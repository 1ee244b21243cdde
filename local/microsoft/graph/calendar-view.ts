// GET calendarView: what overlaps a window, page by page. The link to the next page is absolute and opaque; it
// carries the query, not the preferences.

import { meetingId } from '../../calendar/meeting';
import type { StandInMeeting } from '../../calendar/meeting';
import type { Account } from '../accounts';
import { behaviours } from '../behaviours';
import type { Behaviour } from '../behaviours/behaviour';
import { json } from '../http';
import type { Reply, Request } from '../http';
import type { World } from '../world';
import { accessDenied, badRequest, invalidToken, mailboxNotEnabled } from './errors';
import { selected, toEvent } from './event';
import { preferencesOf } from './prefer';

const defaultTop = 10;
const mostTop = 1000;
const options = ['$select', '$top', '$skip', '$skiptoken', '$orderby', '$count'];

export function answerCalendarView(
  world: World,
  account: Account,
  scopes: readonly string[],
  request: Request,
): Reply {
  const { calendar: trouble } = behaviours[world.behaviours.get(account.address) ?? 'ordinary'];
  if (trouble === 'refuses-token') return invalidToken('Lifetime validation failed, the token is expired.');
  const full = scopes.includes('Calendars.Read') || scopes.includes('Calendars.ReadWrite');
  if (trouble === 'forbidden' || (!full && !scopes.includes('Calendars.ReadBasic'))) return accessDenied();
  if (trouble === 'no-mailbox' || trouble === 'on-premises')
    return mailboxNotEnabled(trouble === 'on-premises');

  const asked = questionOf(request.query);
  if (typeof asked === 'string') return badRequest(asked);
  const preferences = preferencesOf(request.headers.prefer);
  if (preferences === undefined) {
    return badRequest('A valid TimeZone value must be specified.', 'TimeZoneNotSupportedException');
  }
  const found = (world.calendars.get(account.address) ?? [])
    .filter(
      ({ start, end }) =>
        start < asked.until && (end > asked.from || (+start === +end && start >= asked.from)),
    )
    .sort(asked.order);
  const page =
    trouble === 'endless'
      ? endlessPage(found, asked.skip, asked.top)
      : found.slice(asked.skip, asked.skip + asked.top);
  const events = page.map((meeting) => toEvent(meeting, preferences, !full));
  const unknown = unknownProperty(asked.select);
  if (unknown !== undefined) {
    return badRequest(
      `Could not find a property named '${unknown}' on type 'Microsoft.OutlookServices.Event'.`,
      'RequestBroker--ParseUri',
    );
  }
  const goesOn = trouble === 'endless' || found.length > asked.skip + asked.top;
  const next = nextLink(world, request, asked.skip + asked.top, trouble, goesOn);
  return json(
    200,
    {
      '@odata.context': `${world.url}/v1.0/$metadata#users('${account.oid}')/calendarView${asked.select === undefined ? '' : `(${asked.select.join(',')})`}`,
      ...(request.query.get('$count') === 'true' ? { '@odata.count': found.length } : {}),
      value: events.map((event) => selected(event, asked.select)),
      ...(next === undefined ? {} : { '@odata.nextLink': next }),
    },
    preferences.applied === '' ? {} : { 'preference-applied': preferences.applied },
  );
}

type Question = {
  readonly from: Date;
  readonly until: Date;
  readonly top: number;
  readonly skip: number;
  readonly select: readonly string[] | undefined;
  readonly order: (one: StandInMeeting, other: StandInMeeting) => number;
};

/** What is asked, or Graph's sentence on what is wrong with it. */
function questionOf(query: URLSearchParams): Question | string {
  const unsupported = [...query.keys()].find((name) => name.startsWith('$') && !options.includes(name));
  if (unsupported !== undefined)
    return `The query parameter '${unsupported}' is not supported for calendarView.`;
  const [from, until] = [instantOf(query.get('startDateTime')), instantOf(query.get('endDateTime'))];
  if (from === undefined || until === undefined) {
    return 'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.';
  }
  if (Number.isNaN(+from) || Number.isNaN(+until))
    return 'The value of StartDateTime or EndDateTime is not a date and time.';
  if (until < from) return 'The end date of the time window is earlier than its start date.';
  const top = Number(query.get('$top') ?? defaultTop);
  if (!Number.isInteger(top) || top < 1) return 'Invalid value for $top.';
  const skip = skipOf(query);
  if (skip === undefined) return 'The $skiptoken is not valid.';
  const order = orderOf(query.get('$orderby'));
  if (order === undefined) return 'The $orderby expression is not supported.';
  const select = query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  return { from, until, top: Math.min(top, mostTop), skip, select, order };
}

/** With an offset that offset counts, without one it is UTC. */
function instantOf(text: string | null): Date | undefined {
  if (text === null || text === '') return undefined;
  const iso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?$/i.exec(text);
  if (iso === null) return new Date(Number.NaN);
  const withTime =
    iso[1] === undefined ? `${text.slice(0, 10)}T00:00:00` : text.replace(/(Z|[+-]\d{2}:\d{2})$/i, '');
  return new Date(`${withTime}${(iso[4] ?? 'Z').toUpperCase()}`);
}

function skipOf(query: URLSearchParams): number | undefined {
  const token = query.get('$skiptoken');
  const skip =
    token === null
      ? Number(query.get('$skip') ?? 0)
      : Number(/^skip:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1] ?? Number.NaN);
  return Number.isInteger(skip) && skip >= 0 ? skip : undefined;
}

/** Without $orderby the order is nobody's promise; here it is that of the ids. */
function orderOf(orderBy: string | null): Question['order'] | undefined {
  if (orderBy === null) return (one, other) => (one.id < other.id ? -1 : 1);
  const [, property, direction] = /^(start|end)\/dateTime(?: (asc|desc))?$/i.exec(orderBy.trim()) ?? [];
  if (property === undefined) return undefined;
  const sign = direction?.toLowerCase() === 'desc' ? -1 : 1;
  const by = property.toLowerCase() === 'end' ? 'end' : 'start';
  return (one, other) => sign * (one[by].getTime() - other[by].getTime()) || (one.id < other.id ? -1 : 1);
}

function unknownProperty(select: readonly string[] | undefined): string | undefined {
  const sample = toEvent(
    {
      id: '',
      subject: null,
      start: new Date(0),
      end: new Date(0),
      isAllDay: false,
      isCancelled: false,
      body: '',
      attendees: [],
      location: '',
      organizer: '',
    },
    { zoneName: 'UTC', iana: 'UTC', immutableIds: true, applied: '' },
    false,
  );
  const known = Object.keys(sample).map((name) => name.toLowerCase());
  return select?.find((name) => !known.includes(name.toLowerCase()));
}

/** Page after page of ever new meetings. */
function endlessPage(found: readonly StandInMeeting[], skip: number, top: number): StandInMeeting[] {
  return found.slice(0, top).map((meeting) => ({ ...meeting, id: meetingId(`${skip}|${meeting.id}`) }));
}

function nextLink(
  world: World,
  request: Request,
  skip: number,
  trouble: Behaviour['calendar'],
  goesOn: boolean,
): string | undefined {
  const query = new URLSearchParams(request.query);
  if (trouble === 'loop') return `${world.url}${request.path}?${query.toString()}`;
  if (trouble !== 'foreign-link' && !goesOn) return undefined;
  query.delete('$skip');
  query.set('$skiptoken', Buffer.from(`skip:${skip}`).toString('base64url'));
  const origin = trouble === 'foreign-link' ? 'https://graph.attacker.example' : world.url;
  return `${origin}${request.path}?${query.toString()}`;
}
