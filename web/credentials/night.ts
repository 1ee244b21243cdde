// How far the nightly run is, or how the last one ended.
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../format';
import type { ConnectionsWords } from '../words/connections';
import { icon } from './icons';
import { shortly } from './moment';
import { isRunning, type Night } from './people';

export function nightLine(words: ConnectionsWords, format: Format, night: Night | null): TemplateResult {
  const { night: says } = words;
  if (!night) return html`<p class="muted">${says.none}</p>`;
  const { startedAt, due, done, failed } = night;
  const running = isRunning(night);
  const ended = done + failed;
  return html`<div class="night">
    <p id="night">
      ${running ? says.running(format, due, ended) : says.finished(format, due)},
      ${
        failed === 0
          ? says.noneFailed
          : html`<span class="mark bad">${icon('bad')}${says.failed(format, failed)}</span>`
      }
      <span class="muted">(${says.since} ${shortly(format, startedAt)})</span>
    </p>
    ${running ? html`<progress aria-labelledby="night" max=${due} .value=${ended}></progress>` : nothing}
  </div>`;
}
