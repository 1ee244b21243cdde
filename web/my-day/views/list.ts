// The meetings as a list: what there is to read before the grid has come, and if it cannot come.
import { html, type TemplateResult } from 'lit';
import type { TimelineEvent } from '../../api/types';
import { dayIn } from '../../format-more';
import { marksOf, type Describe } from '../event-content';
import { icon } from '../icons';
import { timesOf } from '../times';
import { toneOf } from '../tones';
import { wallTime } from '../zone';

export function eventList(
  events: readonly TimelineEvent[],
  describe: Describe,
  choose: (id: string) => void,
): TemplateResult {
  const { words, format, timeZone } = describe;
  const days = new Map<string, TimelineEvent[]>();
  for (const event of [...events].sort((a, b) => (a.start < b.start ? -1 : 1))) {
    const day = wallTime(new Date(event.start), timeZone).slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return html`<div class="list" part="list">
    ${[...days].map(
      ([day, each]) =>
        html`<h4><time datetime=${day}>${dayIn(format, new Date(each[0]?.start ?? day), timeZone)}</time></h4>
          <ul>
            ${each.map(
              (event) =>
                html`<li>
                  <button
                    class="box ${toneOf(event.category)}"
                    data-event=${event.id}
                    @click=${() => choose(event.id)}
                  >
                    <time datetime=${event.start}>${timesOf(event, timeZone, format)}</time>
                    <strong class=${event.title === null ? 'untitled' : ''}
                      >${event.title ?? words.untitled}</strong
                    >
                    <span>${describe.label(event.category)}</span>
                    <span class="marks">
                      ${marksOf(event, words).map(
                        ([sign, text]) => html`${icon(sign)}<span class="sr">${text}</span>`,
                      )}
                    </span>
                  </button>
                </li>`,
            )}
          </ul>`,
    )}
  </div>`;
}
