// My Day as a table in a terminal.
import { formatInTimeZone } from 'date-fns-tz';

export type ShownEvent = {
  readonly id: string;
  readonly title: string | null;
  readonly start: string;
  readonly end: string;
  readonly category: string;
  readonly workType: string;
  readonly suggestion: { readonly because: string };
  readonly edited: readonly string[];
  readonly etag: string;
};

const titleWidth = 34;

/** One line per event, the day named where it changes. */
export function table(events: readonly ShownEvent[], zone: string): string[] {
  let lastDay = '';
  return events.map((event) => {
    const day = formatInTimeZone(new Date(event.start), zone, 'EEE dd.MM.');
    const time = `${formatInTimeZone(new Date(event.start), zone, 'HH:mm')}-${formatInTimeZone(new Date(event.end), zone, 'HH:mm')}`;
    const shownDay = day === lastDay ? '' : day;
    lastDay = day;
    const cells = [
      shownDay.padEnd(10),
      time,
      fit(event.title ?? '(no title)', titleWidth),
      event.category.padEnd(14),
      event.workType.padEnd(14),
      event.suggestion.because,
    ];
    return cells.join('  ').trimEnd();
  });
}

const letters = new Intl.Segmenter();

/** Cut or padded to a width in characters as people count them. */
function fit(text: string, width: number): string {
  const all = Array.from(letters.segment(text.replace(/\s+/g, ' ').trim()), ({ segment }) => segment);
  const shown = all.length > width ? [...all.slice(0, width - 1), '…'] : all;
  return shown.join('') + ' '.repeat(width - shown.length);
}
