// What stands in an event's box: title, category, times, and what is special about it. The box is a button; its name is
// one sentence of all that, and of what only the place in the grid tells, the day.
import type { TimelineEvent } from '../api/types';
import type { Format } from '../format';
import { dayIn } from '../format-more';
import type { MyDayWords } from '../words/my-day';
import { shortLabel } from './categories';
import { iconElement, type Icon } from './icons';
import { timesOf } from './times';

export type Describe = {
  readonly words: MyDayWords;
  readonly format: Format;
  readonly timeZone: string;
  readonly label: (category: string) => string;
};

/** The marks of an event: a sign for the eye, words for everybody else. */
export function marksOf(event: TimelineEvent, words: MyDayWords): readonly (readonly [Icon, string])[] {
  const from = event.goneAtSource
    ? (['gone', words.gone] as const)
    : (['outlook', words.fromOutlook] as const);
  return event.edited.length > 0 ? [from, ['edited', words.edited]] : [from];
}

/** How much is shown of it is for the styles to say; the name is always whole. */
export function eventContent(event: TimelineEvent, describe: Describe): Node[] {
  const { words, format, timeZone } = describe;
  const title = event.title ?? words.untitled;
  const times = timesOf(event, timeZone, format);
  const category = describe.label(event.category);
  const marks = marksOf(event, words);
  const day = dayIn(format, new Date(event.start), timeZone);
  const special = marks.map(([, text]) => text);

  const box = element('span', 'event');
  box.title = [title, times, category, ...special].join('\n');
  box.setAttribute('aria-hidden', 'true');
  const signs = element('span', 'marks');
  signs.append(...marks.map(([sign]) => iconElement(sign)));
  const lines = element('span', 'lines');
  lines.append(
    element('strong', event.title === null ? 'title untitled' : 'title', title),
    signs,
    element('span', 'short', shortLabel(category)),
    element('span', 'category', category),
    element('span', 'time', times),
  );
  box.append(lines);
  return [element('span', 'sr', [title, category, times, day, ...special].join(', ')), box];
}

export function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
