// <ow-my-day>: the timeline as a day or a week, where meetings are looked at, changed and deleted; how many hours went
// where; and the settings that decide what is imported.
//
// Attributes: api-base, locale. Property: getToken. Tells ow-preferences, ow-synced, ow-error; reads again on ow-synced,
// ow-connected and ow-preferences. Parts: card, toolbar, calendar, list, details, notice, undo, chart, settings.
// Custom properties: those of look.ts, and --ow-my-day-height for the calendar.
import './shared';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { TimelineEvent } from './api/types';
import { formLook } from './form-look';
import { look } from './look';
import { chartStyles } from './my-day/chart-styles';
import { detailsStyles } from './my-day/details-styles';
import type * as GridModule from './my-day/grid';
import { hoursByCategory } from './my-day/hours';
import { daysOf, firstDayOf } from './my-day/period';
import { styles } from './my-day/styles';
import { toneStyles } from './my-day/tone-styles';
import { chart } from './my-day/views/chart';
import { detailsView } from './my-day/views/details';
import { emptyView } from './my-day/views/empty';
import { eventList } from './my-day/views/list';
import { notice } from './my-day/views/notice';
import { settingsView, zoneHint } from './my-day/views/settings';
import { toolbar } from './my-day/views/toolbar';
import { undoBar } from './my-day/views/undo';
import { MyDayWork } from './my-day/work';

/** Narrower, and a week has no room: rem. */
const narrowest = 40;

export class MyDay extends MyDayWork {
  static override properties: PropertyDeclarations = {
    ...MyDayWork.properties,
    isNarrow: { state: true },
    gridModule: { state: true },
  };
  static override styles = [look, formLook, toneStyles, styles, chartStyles, detailsStyles];

  declare protected isNarrow: boolean;
  declare protected gridModule: typeof GridModule | 'failed' | undefined;
  #grid: { readonly grid: GridModule.Grid; readonly madeFor: string } | undefined;
  readonly #width = new ResizeObserver(([entry]) => {
    const width = entry?.contentRect.width ?? 0;
    if (width === 0) return; // hidden
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.isNarrow = width <= narrowest * rem;
    this.timeline.isNarrow = this.isNarrow;
  });

  constructor() {
    super();
    this.isNarrow = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#width.observe(this);
    import('./my-day/grid').then(
      (module) => (this.gridModule = module),
      () => (this.gridModule = 'failed'),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#width.disconnect();
    this.#grid?.grid.destroy();
    this.#grid = undefined;
  }

  override render(): TemplateResult {
    const { timeline, words, language, describe, editing, period, settings } = this;
    const codes = this.catalogue?.codes;
    const problem = timeline.trouble
      ? { trouble: timeline.trouble, isReading: true, again: () => void timeline.reload() }
      : this.notice;
    return html`<div class="card stack" part="card" lang=${language}>
      <header class="row spread">
        <h2>${words.heading}</h2>
        ${
          this.said?.at === 'page'
            ? html`<p class="muted small" aria-hidden="true">${this.said.text}</p>`
            : nothing
        }
        <p role="status" class="sr">${this.announced}</p>
      </header>
      ${zoneHint(settings, words.settings)} ${toolbar(timeline, period, this.isNarrow, words.toolbar)}
      <div role="alert">${problem ? notice(problem, words, codes) : nothing}</div>
      <div class="body ${editing.event ? 'with-details' : ''}">
        <div class="calendar" part="calendar" aria-busy=${timeline.isLoading}>${this.#calendar()}</div>
        ${
          editing.event
            ? detailsView(editing.event, {
                editing,
                describe,
                codes,
                said: this.said?.at === 'details' ? this.said.text : undefined,
                categories: this.categories,
                close: () => this.#close(),
                remove: (event) => this.removeEvent(event),
              })
            : nothing
        }
      </div>
      ${undoBar(this.deleting, words, () => this.undo())} ${this.#chart()}
      ${settingsView(settings, this.said, words, codes)}
    </div>`;
  }

  #calendar() {
    const { timeline, events, gridModule, words } = this;
    const isReady = typeof gridModule === 'object';
    return html`
      ${timeline.isRead && events.length === 0 ? emptyView(timeline, words.empty) : nothing}
      ${gridModule === 'failed' ? html`<p class="muted small">${words.listInstead}</p>` : nothing}
      ${
        isReady
          ? nothing
          : timeline.isRead
            ? eventList(events, this.describe, (id) => this.#choose(id))
            : timeline.trouble
              ? nothing
              : html`<div class="skeleton"><p class="muted">${words.loading}</p></div>`
      }
      <div class="frame" ?hidden=${!isReady}><div class="grid"></div></div>
    `;
  }

  #chart() {
    const { timeline, events } = this;
    if (events.length === 0) return nothing;
    const days = daysOf(timeline.period);
    return chart(hoursByCategory(events, days, timeline.timeZone), days, this.period, this.describe);
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    const whereAfter = this.#afterFocus();
    super.update(changed);
    this.#draw();
    whereAfter()?.focus();
  }

  /** What had the focus may be gone after the next drawing; then it goes to what is nearest of what is left. */
  #afterFocus(): () => HTMLElement | null | undefined {
    const focused = this.shadowRoot?.activeElement;
    const control = focused?.closest('.field')?.querySelector<HTMLElement>('input, select, textarea');
    const heading = focused?.closest('.details')?.querySelector<HTMLElement>('#details-heading');
    return () => {
      if (!focused || focused.isConnected) return null;
      return [control, heading].find((each) => each?.isConnected) ?? this.renderRoot.querySelector('#period');
    };
  }

  /** Brings the grid in line; one for another language or zone is made anew. */
  #draw(): void {
    const { gridModule, timeline, format, editing } = this;
    const parent = this.renderRoot.querySelector<HTMLElement>('.grid');
    if (typeof gridModule !== 'object' || !parent) return;
    const shown: GridModule.Shown = {
      period: timeline.period,
      events: this.events,
      isRead: timeline.isRead,
      selected: editing.event?.id,
      describe: this.describe,
      firstDay: firstDayOf(format.locale),
    };
    const madeFor = [format.locale, timeline.timeZone].join(' ');
    if (this.#grid?.madeFor === madeFor) {
      this.#grid.grid.show(shown);
      return;
    }
    this.#grid?.grid.destroy();
    const grid = gridModule.makeGrid(parent, this.renderRoot as ShadowRoot, shown, {
      choose: (id) => this.#choose(id),
      retime: (id, time) => void this.retime(id, time),
    });
    this.#grid = { grid, madeFor };
  }

  #choose(id: string): void {
    const event = this.events.find((each) => each.id === id);
    if (!event) return;
    this.editing.open(event);
    void this.#focus('#details-heading');
  }

  #close(): void {
    const { event } = this.editing;
    this.editing.close();
    if (event) this.focusEvent(event.id);
  }

  protected override removeEvent(event: TimelineEvent): void {
    super.removeEvent(event);
    void this.#focus('#undo');
  }

  protected override focusEvent(id: string): void {
    void this.updateComplete.then(() => {
      if (this.#grid?.grid.focus(id)) return;
      const listed = this.renderRoot.querySelector<HTMLElement>(`[data-event="${CSS.escape(id)}"]`);
      (listed ?? this.renderRoot.querySelector<HTMLElement>('#period'))?.focus();
    });
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

customElements.define('ow-my-day', MyDay);
