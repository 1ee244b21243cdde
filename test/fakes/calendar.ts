// Graph over Microsoft in memory: whose access token it is, and what stands in their calendar within a window.
import { Failure } from '../../src/domain/failure';
import type { CalendarEntry } from '../../src/domain/meeting';
import { overlaps } from '../../src/domain/sync-window';
import type { Calendar } from '../../src/ports';
import type { Account, CalendarItem, Microsoft } from './microsoft';

export function fakeCalendar(microsoft: Microsoft): Calendar {
  const ownerOf = (accessToken: string): Account => {
    microsoft.graphRequests += 1;
    const grant = microsoft.accessTokens.get(accessToken);
    if (!grant) throw new Failure('sign_in_again', { reason: 'unknown access token' });
    return grant.account;
  };
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- so that what is thrown rejects
    async me(accessToken) {
      const { oid, address } = ownerOf(accessToken);
      return { id: oid, address };
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- so that what is thrown rejects
    async walk(accessToken, window) {
      return ownerOf(accessToken)
        .calendar.filter((item) => overlaps(window, item))
        .map(toEntry);
    },
  };
}

function toEntry({ id, title, start, end, is }: CalendarItem): CalendarEntry {
  if (is === 'cancelled') return { kind: 'cancelled', outlookId: id };
  if (is === 'all-day') return { kind: 'all-day', outlookId: id, days: undefined };
  return { kind: 'meeting', outlookId: id, title, start, end };
}
