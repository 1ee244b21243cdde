// Where the hours of the period went: a bar per category, and the same as a table.
import { html, svg, type TemplateResult } from 'lit';
import type { LocalDate } from '../../../src/domain/time-zone';
import { durationIn } from '../duration';
import type { Describe } from '../event-content';
import { total, type Hours } from '../hours';
import { toneOf } from '../tones';

export function chart(
  hours: readonly Hours[],
  days: readonly LocalDate[],
  period: string,
  describe: Describe,
): TemplateResult {
  const { words, format } = describe;
  const duration = durationIn(format.locale);
  const most = Math.max(1, ...hours.map(({ ms }) => ms));
  const all = total(hours.map(({ ms }) => ms));
  const meetings = total(hours.map((each) => each.meetings));
  return html`<section class="chart stack" part="chart" aria-labelledby="chart-heading">
    <h3 id="chart-heading">${words.chart.heading}</h3>
    <figure class="stack">
      <figcaption class="muted small">
        ${words.chart.caption(period, duration(all), words.meetings(meetings, format))}
      </figcaption>
      <ul class="bars">
        ${hours.map(
          ({ category, ms }) =>
            html`<li class=${toneOf(category)}>
              <span>${describe.label(category)}</span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                ${svg`<rect width=${(100 * ms) / most} height="10" />`}
              </svg>
              <span>${duration(ms)}</span>
            </li>`,
        )}
      </ul>
    </figure>
    <details>
      <summary>${words.chart.table}</summary>
      ${table(hours, days, all, describe)}
    </details>
  </section>`;
}

function table(
  hours: readonly Hours[],
  days: readonly LocalDate[],
  all: number,
  { words, format, label }: Describe,
): TemplateResult {
  const duration = durationIn(format.locale);
  const short = (day: LocalDate) =>
    format.dates(new Date(`${day}T00:00Z`), { weekday: 'short', day: 'numeric', timeZone: 'UTC' });
  const ofDay = (day: number) => total(hours.map(({ byDay }) => byDay[day] ?? 0));
  const cell = (ms: number) => html`<td>${ms === 0 ? '–' : duration(ms)}</td>`;
  const several = days.length > 1;
  return html`<div class="scroll" role="group" aria-labelledby="chart-heading" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">${words.chart.category}</th>
          ${several ? days.map((day) => html`<th scope="col"><time datetime=${day}>${short(day)}</time></th>`) : ''}
          <th scope="col">${several ? words.chart.total : words.chart.hours}</th>
          <th scope="col">${words.chart.meetings}</th>
        </tr>
      </thead>
      <tbody>
        ${hours.map(
          ({ category, byDay, ms, meetings }) =>
            html`<tr>
              <th scope="row">${label(category)}</th>
              ${several ? byDay.map(cell) : ''}
              <td>${duration(ms)}</td>
              <td>${format.number(meetings)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${words.chart.total}</th>
          ${several ? days.map((_, day) => cell(ofDay(day))) : ''}
          <td>${duration(all)}</td>
          <td>${format.number(total(hours.map(({ meetings }) => meetings)))}</td>
        </tr>
      </tfoot>
    </table>
  </div>`;
}
