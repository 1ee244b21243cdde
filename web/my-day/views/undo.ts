// The way back from a deletion, for as long as there is one.
import { html, nothing, type TemplateResult } from 'lit';
import type { MyDayWords } from '../../words/my-day';
import type { Deleting } from '../deleting';

export function undoBar(
  deleting: Deleting,
  words: MyDayWords,
  undo: () => void,
): TemplateResult | typeof nothing {
  const { event } = deleting;
  if (!event) return nothing;
  const pause = () => deleting.pause();
  const goOn = () => deleting.goOn();
  // The focus comes here by itself. Only where it can be seen does it mean that somebody is deciding.
  const focused = ({ target }: FocusEvent) => (target as Element).matches(':focus-visible') && pause();
  return html`<div
    class="undo"
    part="undo"
    role="group"
    aria-label=${words.undo.name}
    @mouseenter=${pause}
    @mouseleave=${goOn}
    @focusin=${focused}
    @focusout=${goOn}
  >
    <span>${words.said.deleted(event.title ?? words.untitled)}</span>
    <button class="slim" id="undo" @click=${undo}>${words.undo.undo}</button>
    <button class="slim" @click=${() => deleting.commit()}>${words.undo.remove}</button>
  </div>`;
}
