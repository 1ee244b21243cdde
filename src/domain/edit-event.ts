// What a user's own request makes of an event: their side of it, and what it teaches us about the title.
// It never touches the source side, except that a deletion blanks the title there.
import { Failure, type FieldError } from './failure';
import { hashOf } from './hash';
import { onOneLine } from './one-line';
import { builtInCatalogue, type Catalogue } from './suggestion/catalogue';
import { normaliseTitle } from './suggestion/normalise-title';
import {
  longestEventDays,
  longestEventMs,
  shownCategory,
  shownTime,
  shownTitle,
  type TimelineEvent,
  type UserSide,
} from './timeline-event';

/** Only what is named changes; `null` gives it back to the calendar or the suggestion. */
export type EventEdit = {
  /** An empty one is a title that the user emptied. At most 1,000 characters, which the caller has seen to. */
  readonly title?: string | null;
  readonly start?: Date | null;
  readonly end?: Date | null;
  readonly category?: string | null;
  readonly workType?: string | null;
};

/** What a user taught us with one correction: `titleKey` → category, or undefined to unlearn it. */
export type Lesson = { readonly titleKey: string; readonly category: string | undefined };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** Puts the new user side together; what is wrong with the request is added to `errors`. */
type Step = (user: Mutable<UserSide>, errors: FieldError[]) => void;

const longestWorkType = 64;

/** Under which key a lesson about a title is kept, for whoever has normalised the title already. */
export function lessonKey(normalisedTitle: string): string {
  return hashOf('title-key', normalisedTitle);
}

/** Under which key a lesson about this title is kept; undefined when there is nothing to learn from. */
export function titleKeyOf(title: string | null | undefined): string | undefined {
  const normalised = normaliseTitle(title ?? '');
  return normalised === '' ? undefined : lessonKey(normalised);
}

export function editEvent(
  event: TimelineEvent,
  edit: EventEdit,
  catalogue: Catalogue,
): { event: TimelineEvent; lesson?: Lesson } {
  if (Object.keys(edit).length === 0) return { event };
  const user: Mutable<UserSide> = { ...event.user };
  const errors: FieldError[] = [];
  const steps: readonly Step[] = [
    retitle(event, edit),
    retime(event, edit),
    recategorise(event, edit, catalogue),
    changeWorkType(event, edit, catalogue),
  ];
  for (const step of steps) step(user, errors);
  if (errors.length > 0) throw new Failure('request_malformed', { errors });

  const edited = { ...event, user };
  const titleKey = titleKeyOf(event.source.title ?? shownTitle(edited));
  // Giving back what was never changed unlearns nothing: what is known of the title, another event taught.
  const teaches = edit.category === null ? event.user.category !== undefined : edit.category !== undefined;
  if (!teaches || titleKey === undefined) return { event: edited };
  return { event: edited, lesson: { titleKey, category: edit.category ?? undefined } };
}

/** The tombstone of an event. It keeps what recognises the meeting, and stands where its meeting stands. */
export function deleteEvent(event: TimelineEvent, now: Date): TimelineEvent {
  if (event.deletedAt !== undefined) return event;
  const user: Mutable<UserSide> = { ...event.user };
  delete user.title;
  // Found by its start, a tombstone at a time that its user chose could be out of the next sync's sight.
  delete user.time;
  return {
    ...event,
    source: { ...event.source, title: undefined },
    // The reason quotes the title.
    suggestion: { ...event.suggestion, because: '' },
    user,
    deletedAt: now,
  };
}

function retitle(event: TimelineEvent, edit: EventEdit): Step {
  return (user) => {
    if (edit.title === undefined) return;
    const title = edit.title === null ? undefined : onOneLine(edit.title).trim();
    const asInCalendar = title === undefined || title === (event.source.title ?? '').trim();
    if (asInCalendar) delete user.title;
    else user.title = title === '' ? null : title;
  };
}

function retime(event: TimelineEvent, edit: EventEdit): Step {
  return (user, errors) => {
    if (edit.start === undefined && edit.end === undefined) return;
    const shown = shownTime(event);
    const chosen = (of: 'start' | 'end') => (edit[of] === null ? event.source[of] : (edit[of] ?? shown[of]));
    const time = { start: chosen('start'), end: chosen('end') };
    if (sameTime(time, event.source)) {
      delete user.time;
      return;
    }
    const lengthMs = time.end.getTime() - time.start.getTime();
    if (lengthMs <= 0)
      errors.push({
        field: edit.start === undefined ? 'end' : 'start',
        message: 'The start must be before the end.',
      });
    if (lengthMs > longestEventMs)
      errors.push({ field: 'end', message: `An event lasts at most ${longestEventDays} days.` });
    user.time = time;
  };
}

type Time = { readonly start: Date; readonly end: Date };

function sameTime(a: Time, b: Time): boolean {
  return a.start.getTime() === b.start.getTime() && a.end.getTime() === b.end.getTime();
}

function recategorise(event: TimelineEvent, edit: EventEdit, catalogue: Catalogue): Step {
  return (user, errors) => {
    if (edit.category === undefined) return;
    if (edit.category === null) {
      delete user.category;
      return;
    }
    const id = edit.category;
    const known = catalogue.categories.find((category) => category.id === id);
    const stands = shownCategory(event).category === id;
    if (known && (!known.retired || stands)) user.category = { id, workType: known.workType };
    else if (stands) {
      // Taken out of the catalogue meanwhile: it keeps the work type that it had here.
      user.category = event.user.category ?? { id, workType: event.suggestion.workType };
    } else {
      const ids = catalogue.categories.filter((category) => !category.retired).map((category) => category.id);
      errors.push({ field: 'category', message: `The category must be one of: ${ids.join(', ')}.` });
    }
  };
}

function changeWorkType(event: TimelineEvent, edit: EventEdit, catalogue: Catalogue): Step {
  return (user, errors) => {
    if (edit.workType === undefined) return;
    if (edit.workType === null) {
      delete user.workType;
      return;
    }
    const known = new Set(
      [...builtInCatalogue.categories, ...catalogue.categories].map((category) => category.workType),
    );
    known.add(shownCategory(event).workType);
    if (edit.workType.length <= longestWorkType && known.has(edit.workType)) user.workType = edit.workType;
    else
      errors.push({ field: 'workType', message: `The work type must be one of: ${[...known].join(', ')}.` });
  };
}
