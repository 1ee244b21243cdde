// A period without meetings: why that may be, and where there are some.
import { html, nothing, type TemplateResult } from 'lit';
import { addDays } from '../../../src/domain/time-zone';
import type { MyDayWords } from '../../words/my-day';
import { includes } from '../period';
import type { Timeline } from '../timeline';

/** As far back as a sync looks, unless a deployment says otherwise. */
const syncedDays = 7;

export function emptyView(timeline: Timeline, words: MyDayWords['empty']): TemplateResult {
  const { period, today, view } = timeline;
  const isOver = period.until <= addDays(today, -syncedDays);
  const hint = isOver ? words.past : period.from > today ? words.future : words.sync;
  return html`<div class="empty row">
    <p><strong>${words[view]}</strong> ${hint}</p>
    ${
      includes(period, today)
        ? html`<button class="slim" @click=${() => timeline.step(-1)}>${words.before[view]}</button>`
        : nothing
    }
  </div>`;
}
