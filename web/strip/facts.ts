// What is known of the connection, in one line: whose mailbox, when it was last read, when it will be.
import { html, nothing } from 'lit';
import type { Status } from '../api/types';
import type { Catalogue } from '../words/catalogue';
import { comingOf } from './time';

const minuteMs = 60_000;

export function factsOf(
  { account, lastSyncAt, nextSyncAt, timeZone }: Status,
  now: Date,
  { words, format }: Catalogue,
) {
  if (!account) return nothing;
  const zone = knownZone(timeZone);
  return html`<span>${account.address}</span> ${when('last', words.lastSync, lastSyncAt, ago)}
    ${when('next', words.nextSync, nextSyncAt, coming)}`;

  /** As people say it; what it is exactly is there on hover and on focus, and for who listens. */
  function when(id: string, label: string, instant: string | null, inWords: (at: Date) => string) {
    if (instant === null) return nothing;
    const at = new Date(instant);
    return html`<span
      >${label}
      <span class="when"
        ><time tabindex="0" datetime=${instant} aria-describedby=${id}>${inWords(at)}</time
        ><span class="tip" role="tooltip" id=${id}>${format.exact(at, zone)}</span></span
      ></span
    >`;
  }

  /** "Just now" also if this computer's clock is behind the service's. */
  function ago(at: Date): string {
    return at.getTime() - now.getTime() > -minuteMs ? words.justNow : format.fromNow(at, now, zone);
  }

  function coming(at: Date): string {
    const day = format.dates(at, { weekday: 'long', timeZone: zone });
    return words.coming[comingOf(at, now, zone)](format.time(at, zone), day);
  }
}

/** A zone that this browser has not heard of yet must not cost the strip. */
function knownZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}
