// Gives an event another time by moving it in the grid: it stays where it was put while the service is asked, and goes
// back where the service says no.
import type { Trouble } from '../api/service';
import type { TimelineEvent } from '../api/types';
import type { Changes } from './changes';
import type { Timeline } from './timeline';

export type NewTime = { readonly start: Date; readonly end: Date };
export type Retimed =
  | { readonly event: TimelineEvent; readonly trouble?: undefined }
  | { readonly event: TimelineEvent; readonly trouble: Trouble };

/** The event as it is now; undefined if nothing was to be done. */
export async function retime(
  id: string,
  time: NewTime,
  timeline: Timeline,
  changes: Changes,
): Promise<Retimed | undefined> {
  const event = timeline.find(id);
  if (!event) return undefined;
  const start = time.start.toISOString();
  const end = time.end.toISOString();
  const edit = { ...(start !== event.start && { start }), ...(end !== event.end && { end }) };
  if (Object.keys(edit).length === 0) return undefined;
  const held = { start, end };
  timeline.hold(id, held);
  const answer = await changes.edit(event, edit);
  timeline.letGo(id, held);
  if (!answer.trouble) return { event: answer.data };
  return { event: timeline.find(id) ?? event, trouble: answer.trouble };
}
