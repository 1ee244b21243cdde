// Meetings, events and instants in the words of a report.
import type { Meeting } from '../../src/domain/meeting';
import { isEdited, type StoredEvent } from '../../src/domain/timeline-event';

export const instant = (at: Date | undefined): string => at?.toISOString().replace('.000Z', 'Z') ?? 'never';

type Occasion = Pick<Meeting, 'title' | 'start' | 'end'>;
export const occasionInWords = ({ title, start, end }: Occasion): string =>
  `"${title ?? ''}" (${instant(start)} to ${instant(end)})`;

export function rowInWords({ event }: StoredEvent): string {
  const marks = [
    ...(isEdited(event) ? [`edited: ${JSON.stringify(event.user)}`] : []),
    ...(event.goneAtSource ? ['gone at its source'] : []),
    ...(event.deletedAt ? ['deleted'] : []),
  ];
  return [occasionInWords(event.source), ...marks].join(', ');
}

export const eventInWords = (eventId: string): string => `event ${eventId.slice(0, 6)}`;
