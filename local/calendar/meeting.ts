// A calendar entry as the stand-in for Microsoft keeps it, and how its id looks. The fields at the end are
// what the product promises never to ask for; they exist so that a broken promise shows.

import { createHash } from 'node:crypto';

export type StandInMeeting = {
  /** Immutable Graph id: long, base64url-like, case-sensitive. */
  id: string;
  subject: string | null;
  /** An instant; of an all-day meeting midnight UTC of its date, which stands for the date itself. */
  start: Date;
  /** Exclusive. */
  end: Date;
  isAllDay: boolean;
  isCancelled: boolean;
  body: string;
  attendees: string[];
  location: string;
  organizer: string;
};

/** What immutable ids of one mailbox have in common; the rest tells the items apart. */
const idPrefix = 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A';

/** The same name always gives the same id: 150 characters, as long as Graph's. */
export function meetingId(name: string): string {
  return idPrefix + letters(`immutable|${name}`, 110) + 'AAA=';
}

/** Base64url text of the wanted length that depends on nothing but `name`. */
export function letters(name: string, length: number): string {
  let text = '';
  for (let block = 0; text.length < length; block += 1) {
    text += createHash('sha512').update(`${block}|${name}`).digest('base64url');
  }
  return text.slice(0, length);
}

/** Another id that differs from `id` in nothing but the case of one letter. Exchange does that in life. */
export function caseTwin(id: string): string {
  const at = id.search(/[a-z](?=[^a-z]*AAA=$)/);
  return id.slice(0, at) + id.charAt(at).toUpperCase() + id.slice(at + 1);
}
