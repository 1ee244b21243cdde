// Which period is looked at, and the ways to another one.
import { html, nothing, type TemplateResult } from 'lit';
import type { MyDayWords } from '../../words/my-day';
import { icon } from '../icons';
import type { Timeline } from '../timeline';
import type { View } from '../period';

const views: readonly View[] = ['day', 'week'];

export function toolbar(
  timeline: Timeline,
  period: string,
  isNarrow: boolean,
  words: MyDayWords['toolbar'],
): TemplateResult {
  const { view } = timeline;
  const step = (by: 1 | -1, name: 'previous' | 'next') =>
    html`<button class="square" aria-label=${words[name][view]} @click=${() => timeline.step(by)}>
      ${icon(name)}
    </button>`;
  return html`<div class="toolbar" part="toolbar" role="group" aria-label=${words.name}>
    <div class="row tight">
      ${step(-1, 'previous')}
      <button @click=${() => timeline.goToday()}>${words.today}</button>
      ${step(1, 'next')}
    </div>
    <h3 id="period" tabindex="-1">${period}</h3>
    ${
      isNarrow
        ? nothing
        : html`<div class="switch" role="group" aria-label=${words.show}>
            ${views.map(
              (each) =>
                html`<button aria-pressed=${each === view} @click=${() => timeline.show(each)}>
                  ${words.views[each]}
                </button>`,
            )}
          </div>`
    }
  </div>`;
}
