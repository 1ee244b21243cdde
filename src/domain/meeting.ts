// What a calendar holds, in our terms: read from Graph, not yet in anybody's timeline.

/** A calendar entry as Graph returned it, parsed; instants, half-open [start, end). */
export type Meeting = {
  readonly kind: 'meeting';
  readonly outlookId: string;
  /** Control characters are spaces, at most 1,000 characters; undefined without a subject. */
  readonly title: string | undefined;
  readonly start: Date;
  readonly end: Date;
};

/** An entry that is never imported. One that is malformed may even lack its id. */
export type LeftOut =
  | { readonly kind: 'cancelled'; readonly outlookId: string }
  /** A date, not an instant: the days [from, until) in whatever zone one looks from; undefined if they cannot be read. */
  | { readonly kind: 'all-day'; readonly outlookId: string; readonly days: AllDay | undefined }
  | { readonly kind: 'malformed'; readonly outlookId: string | undefined };

/** Half-open local dates, YYYY-MM-DD. */
export type AllDay = { readonly from: string; readonly until: string };

export type CalendarEntry = Meeting | LeftOut;
