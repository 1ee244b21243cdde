// What a user sees in My Day, and what they change there. Their changes never touch the fence and are never undone.
import { newConnection } from '../domain/connection';
import { deleteEvent, editEvent, type EventEdit, type Lesson } from '../domain/edit-event';
import { Failure } from '../domain/failure';
import { builtInCatalogue } from '../domain/suggestion/catalogue';
import { overlaps } from '../domain/sync-window';
import { daysTouched, startOfDay, type LocalDate } from '../domain/time-zone';
import { longestEventMs, shownTime, type StoredEvent, type TimelineEvent } from '../domain/timeline-event';
import { withProfileZone, zoneOf } from '../domain/zone-choice';
import type { Caller, Ports } from '../ports';

/** An event as the timeline shows it: with the local days that it touches in the viewer's zone. */
export type ShownEvent = { readonly stored: StoredEvent; readonly days: readonly LocalDate[] };

export type TimelineView = {
  readonly timeZone: string;
  readonly events: readonly ShownEvent[];
  readonly next: string | undefined;
};

/** What the caller last saw: where the row was and its version; `*` is whatever is there. */
export type Precondition = { readonly start: Date; readonly etag: string } | '*' | 'unreadable';

const pageSize = 500;

export function listTimeline(ports: Pick<Ports, 'connections' | 'timeline'>) {
  return async (
    caller: Caller,
    range: { from: LocalDate; until: LocalDate; next?: string | undefined },
  ): Promise<TimelineView> => {
    const timeZone = await zoneOfCaller(ports, caller);
    const window = { from: startOfDay(range.from, timeZone), until: startOfDay(range.until, timeZone) };
    const page = await ports.timeline.list(caller, {
      from: new Date(window.from.getTime() - longestEventMs),
      until: window.until,
      after: range.next,
      limit: pageSize,
    });
    const events = page.items
      .filter(({ event }) => overlaps(window, shownTime(event)))
      .map((stored) => ({ stored, days: daysTouched(shownTime(stored.event), timeZone) }));
    return { timeZone, events, next: page.next };
  };
}

type Needs = Pick<Ports, 'clock' | 'companies' | 'connections' | 'timeline'>;

export function changeEvent(ports: Needs) {
  return async (
    caller: Caller,
    eventId: string,
    precondition: Precondition,
    edit: EventEdit,
  ): Promise<ShownEvent> => {
    const [found, timeZone] = await Promise.all([
      ports.companies.catalogue(caller.companyId),
      zoneOfCaller(ports, caller),
    ]);
    const stored = await edited(ports, caller, eventId, precondition, (event) =>
      editEvent(event, edit, found?.value ?? builtInCatalogue),
    );
    return { stored, days: daysTouched(shownTime(stored.event), timeZone) };
  };
}

export function removeEvent(ports: Needs) {
  return async (caller: Caller, eventId: string, precondition: Precondition): Promise<void> => {
    await edited(ports, caller, eventId, precondition, (event) => ({
      event: deleteEvent(event, ports.clock.now()),
    }));
  };
}

/** Whoever changes whatever stands there does not care who was faster. */
const mostTries = 5;

async function edited(
  ports: Pick<Ports, 'timeline'>,
  caller: Caller,
  eventId: string,
  precondition: Precondition,
  change: (event: TimelineEvent) => { readonly event: TimelineEvent; readonly lesson?: Lesson },
): Promise<StoredEvent> {
  for (let tries = 1; ; tries++) {
    const before = await theSeen(ports, caller, eventId, precondition);
    const { event, lesson } = change(before.event);
    if (event === before.event) return before;
    const stored = await ports.timeline.edit(caller, before, event, lesson);
    if (stored) return stored;
    if (precondition !== '*' || tries === mostTries) throw new Failure('changed_elsewhere');
  }
}

/** The event as the caller last saw it. */
async function theSeen(
  ports: Pick<Ports, 'timeline'>,
  caller: Caller,
  eventId: string,
  precondition: Precondition,
): Promise<StoredEvent> {
  const start = typeof precondition === 'string' ? undefined : precondition.start;
  const stored = await ports.timeline.find(caller, eventId, start);
  if (!stored) throw new Failure('not_found');
  const matches = typeof precondition === 'string' ? precondition === '*' : precondition.etag === stored.etag;
  if (!matches) throw new Failure('changed_elsewhere');
  return stored;
}

async function zoneOfCaller(ports: Pick<Ports, 'connections'>, caller: Caller): Promise<string> {
  const found = await ports.connections.get(caller);
  return zoneOf(withProfileZone(found?.value ?? newConnection(caller), caller.zone)).timeZone;
}
