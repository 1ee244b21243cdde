// What a careful person would count: from the stand-in's calendar alone, without a line of the product's code.
import { formatInTimeZone } from 'date-fns-tz';
import type { StandInMeeting } from '../calendar/meeting';

export type Window = { readonly from: Date; readonly until: Date };

const longestMs = 7 * 24 * 60 * 60_000;

export function isIn(window: Window, meeting: StandInMeeting): boolean {
  return meeting.start < window.until && (meeting.end > window.from || meeting.start >= window.from);
}

export function isImportable(window: Window, meeting: StandInMeeting): boolean {
  const { isAllDay, isCancelled } = meeting;
  return (
    !isAllDay &&
    !isCancelled &&
    isIn(window, meeting) &&
    meeting.end.getTime() - meeting.start.getTime() <= longestMs
  );
}

/** An all-day entry is a date: it counts where its dates and the window's dates meet. */
function isAllDayIn(window: Window, zone: string, meeting: StandInMeeting): boolean {
  const day = (instant: Date, inZone: string) => formatInTimeZone(instant, inZone, 'yyyy-MM-dd');
  return (
    day(meeting.start, 'UTC') < day(window.until, zone) && day(meeting.end, 'UTC') > day(window.from, zone)
  );
}

export function count(meetings: readonly StandInMeeting[], window: Window, zone: string) {
  return {
    imported: meetings.filter((meeting) => isImportable(window, meeting)).length,
    allDay: meetings.filter(
      (meeting) => meeting.isAllDay && !meeting.isCancelled && isAllDayIn(window, zone, meeting),
    ).length,
    cancelled: meetings.filter((meeting) => meeting.isCancelled && !meeting.isAllDay && isIn(window, meeting))
      .length,
  };
}
