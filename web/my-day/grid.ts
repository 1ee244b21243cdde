// The day and week grid, drawn by FullCalendar. Loaded when everything else stands already; it knows events and what was
// done with them, nothing of the service.
import '../shared';
import { Calendar, type CalendarOptions, type EventApi } from 'fullcalendar';
import interaction from 'fullcalendar/interaction';
import classic from 'fullcalendar/themes/classic';
import theme from 'fullcalendar/themes/classic/theme.css';
import skeleton from 'fullcalendar/skeleton.css';
import timeGrid from 'fullcalendar/timegrid';
import type { TimelineEvent } from '../api/types';
import { element, eventContent, type Describe } from './event-content';
import { eventStyles } from './event-styles';
import { gridStyles } from './grid-styles';
import { samePeriod, type Period, type Weekday } from './period';
import { scrollStart } from './scroll-start';
import { toneOf } from './tones';

export type Shown = {
  readonly period: Period;
  readonly events: readonly TimelineEvent[];
  /** Whether these are all of them, not just none yet. */
  readonly isRead: boolean;
  readonly selected: string | undefined;
  readonly describe: Describe;
  readonly firstDay: Weekday;
};

export type Handlers = {
  choose(id: string): void;
  retime(id: string, time: { readonly start: Date; readonly end: Date }): void;
};

export type Grid = ReturnType<typeof makeGrid>;

const styles = new CSSStyleSheet();
styles.replaceSync([skeleton.replaceAll(':root', ':host'), theme, gridStyles, eventStyles].join('\n'));

const viewNames = { day: 'timeGridDay', week: 'timeGridWeek' } as const;

/** What FullCalendar keeps with an event of ours. */
type Kept = { readonly event: TimelineEvent; readonly signature: string; readonly isSelected: boolean };
/** Where it is held just now, while it is being dragged. */
const timeOf = ({ startStr, endStr }: EventApi) => ({
  start: new Date(startStr).toISOString(),
  end: new Date(endStr).toISOString(),
});
const keptOf = (event: EventApi) => event.extendedProps as Kept;

export function makeGrid(parent: HTMLElement, root: ShadowRoot, first: Shown, handlers: Handlers) {
  if (!root.adoptedStyleSheets.includes(styles)) root.adoptedStyleSheets.push(styles);
  let shown = first;
  let scrolledTo: Period | undefined;
  const calendar = new Calendar(
    parent,
    options(first, handlers, () => shown),
  );
  calendar.render();
  show(first);

  function show(next: Shown): void {
    const isOtherPeriod = next.period.from !== shown.period.from || next.period.view !== shown.period.view;
    shown = next;
    calendar.batchRendering(() => {
      update(calendar, next);
      if (isOtherPeriod) calendar.changeView(viewNames[next.period.view], next.period.from);
    });
    scrollsByKeyboard(parent, next.events.length === 0);
    if (!next.isRead || (scrolledTo && samePeriod(scrolledTo, next.period))) return;
    scrolledTo = next.period;
    calendar.scrollToTime(scrollStart(next.events, next.period, next.describe.timeZone));
  }

  return {
    show,
    /** Whether there is such an event to be focused. */
    focus(id: string): boolean {
      const found = parent.querySelector<HTMLElement>(`[data-event="${CSS.escape(id)}"]`);
      found?.focus();
      return found !== null;
    },
    destroy: () => {
      calendar.destroy();
    },
  };
}

/** Where no event takes the focus, the first day does, so that the keyboard can scroll. */
function scrollsByKeyboard(parent: HTMLElement, isNeeded: boolean): void {
  const days = parent.querySelectorAll<HTMLElement>('[role="gridcell"][data-date]');
  for (const [at, day] of days.entries())
    if (isNeeded && at === 0) day.tabIndex = 0;
    else day.removeAttribute('tabindex');
}

/** Adds, changes and takes away what differs, so that the focus stays where it is. */
function update(calendar: Calendar, { events, selected, describe }: Shown): void {
  const wanted = new Map(events.map((event) => [event.id, event]));
  for (const old of calendar.getEvents()) {
    const event = wanted.get(old.id);
    if (event === undefined) {
      old.remove();
      continue;
    }
    wanted.delete(old.id);
    const kept = keep(event, selected, describe);
    if (keptOf(old).signature === kept.signature) continue;
    old.setDates(event.start, event.end);
    for (const [name, value] of Object.entries(kept)) old.setExtendedProp(name, value);
  }
  for (const event of wanted.values())
    calendar.addEvent({
      id: event.id,
      start: event.start,
      end: event.end,
      extendedProps: keep(event, selected, describe),
    });
}

function keep(event: TimelineEvent, selected: string | undefined, describe: Describe): Kept {
  const { id, etag, start, end, category } = event;
  const isSelected = id === selected;
  const signature = [etag, start, end, isSelected, describe.label(category)].join(' ');
  return { event, isSelected, signature };
}

function options(first: Shown, handlers: Handlers, shown: () => Shown): CalendarOptions {
  const { describe, period } = first;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return {
    plugins: [timeGrid, interaction, classic],
    headerToolbar: false,
    allDaySlot: false,
    initialView: viewNames[period.view],
    initialDate: period.from,
    height: '100%',
    timeZone: describe.timeZone,
    locale: describe.format.locale,
    firstDay: first.firstDay % 7,
    timedText: describe.words.times,
    nowIndicator: true,
    scrollTimeReset: false,
    slotHeaderContent: ({ time }) => describe.format.time(new Date(time?.milliseconds ?? 0), 'UTC'),
    slotHeaderInnerClass: 'slot',
    dayHeaderContent: ({ weekdayText, dayNumberText, isToday }) => {
      const day = element('span', 'day');
      day.append(
        element('span', 'weekday', weekdayText),
        element('span', isToday ? 'today' : '', dayNumberText),
      );
      return { domNodes: [day] };
    },
    slotEventOverlap: false,
    eventMinHeight: 1.7 * rem,
    eventInteractive: true,
    editable: true,
    snapDuration: '00:15',
    dragRevertDuration: 0,
    eventClass: ({ event }) => {
      const { event: ours, isSelected } = keptOf(event);
      return `box ${toneOf(ours.category)}${isSelected ? ' selected' : ''}`;
    },
    eventContent: ({ event, isMirror }) => {
      const ours = isMirror ? { ...keptOf(event).event, ...timeOf(event) } : keptOf(event).event;
      return { domNodes: eventContent(ours, shown().describe) };
    },
    eventDidMount: ({ event, el }) => {
      el.dataset['event'] = event.id;
    },
    eventClick: ({ event }) => {
      handlers.choose(event.id);
    },
    eventDrop: ({ event }) => {
      const { start, end } = keptOf(event).event;
      // An hour stays an hour, also where the clocks change.
      const from = new Date(event.startStr);
      const until = new Date(from.getTime() + Date.parse(end) - Date.parse(start));
      handlers.retime(event.id, { start: from, end: until });
    },
    eventResize: ({ event }) => {
      const time = { start: new Date(keptOf(event).event.start), end: new Date(event.endStr) };
      handlers.retime(event.id, time);
    },
  };
}
