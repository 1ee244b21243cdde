// A meeting as Graph's event resource. Every property is made, then $select picks; what the product promises
// never to read is served to whoever asks, so that asking shows.

import { createHash } from 'node:crypto';

import { letters } from '../../calendar/meeting';
import type { StandInMeeting } from '../../calendar/meeting';
import { graphTime } from './prefer';
import type { Preferences } from './prefer';

export type GraphEvent = Record<string, unknown>;

/** Documented as "do not support $select": they come without $select only. */
const neverSelected = ['createddatetime', 'lastmodifieddatetime'];
/** What Calendars.ReadBasic does not let through. */
const notBasic = ['body', 'bodyPreview'];

export function toEvent(meeting: StandInMeeting, preferences: Preferences, basic: boolean): GraphEvent {
  const { start, end, isAllDay } = meeting;
  // An all-day event is midnight to midnight whatever zone is preferred.
  const zone = isAllDay ? 'UTC' : preferences.iana;
  const time = (instant: Date) => ({ dateTime: graphTime(instant, zone), timeZone: preferences.zoneName });
  const changeKey = createHash('sha256').update(JSON.stringify(meeting)).digest('base64').slice(0, 24);
  const person = (address: string) => ({ emailAddress: { name: address.split('@')[0], address } });
  const event: GraphEvent = {
    '@odata.etag': `W/"${changeKey}"`,
    id: preferences.immutableIds ? meeting.id : mutableId(meeting.id),
    createdDateTime: '2026-01-05T08:00:00.1234567Z',
    lastModifiedDateTime: '2026-01-05T08:00:00.1234567Z',
    changeKey,
    categories: [],
    transactionId: null,
    originalStartTimeZone: 'W. Europe Standard Time',
    originalEndTimeZone: 'W. Europe Standard Time',
    iCalUId: `040000008200E00074C5B7101A82E008${createHash('sha1').update(meeting.id).digest('hex').toUpperCase()}`,
    reminderMinutesBeforeStart: 15,
    isReminderOn: true,
    hasAttachments: false,
    subject: meeting.subject,
    bodyPreview: meeting.body.slice(0, 255),
    importance: 'normal',
    sensitivity: 'normal',
    isAllDay,
    isCancelled: meeting.isCancelled,
    isOrganizer: false,
    responseRequested: true,
    seriesMasterId: null,
    showAs: 'busy',
    type: 'singleInstance',
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(meeting.id)}&exvsurl=1`,
    onlineMeetingUrl: null,
    isOnlineMeeting: false,
    onlineMeetingProvider: 'unknown',
    allowNewTimeProposals: true,
    isDraft: false,
    hideAttendees: false,
    recurrence: null,
    responseStatus: { response: 'accepted', time: '2026-01-05T08:00:00Z' },
    body: { contentType: 'html', content: `<html><body>${meeting.body}</body></html>` },
    start: time(start),
    end: time(end),
    location: { displayName: meeting.location, locationType: 'default' },
    locations: [{ displayName: meeting.location, locationType: 'default' }],
    attendees: meeting.attendees.map((address) => ({
      type: 'required',
      status: { response: 'none' },
      ...person(address),
    })),
    organizer: person(meeting.organizer),
  };
  return basic
    ? Object.fromEntries(Object.entries(event).filter(([name]) => !notBasic.includes(name)))
    : event;
}

/** `id` and the etag always come, whatever is selected. */
export function selected(event: GraphEvent, select: readonly string[] | undefined): GraphEvent {
  if (select === undefined) return event;
  const wanted = [
    '@odata.etag',
    'id',
    ...select.filter((name) => !neverSelected.includes(name.toLowerCase())),
  ].map((name) => name.toLowerCase());
  return Object.fromEntries(Object.entries(event).filter(([name]) => wanted.includes(name.toLowerCase())));
}

/** The id that the same item has without IdType="ImmutableId". */
function mutableId(immutableId: string): string {
  return `AAMkAGI${letters(`mutable|${immutableId}`, 139)}AAA=`;
}
