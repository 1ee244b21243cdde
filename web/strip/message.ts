// What the strip says in its one place for it: what is going on, what is wrong, what came of it, or what to do next.
import { html, nothing, type TemplateResult } from 'lit';
import type { Status, SyncRun } from '../api/types';
import type { Catalogue } from '../words/catalogue';
import { runInWords } from './run';
import { isSyncing, runOf, type News, type Shown, type StripState, type Waiting } from './state';
import { roundedUp } from './time';

const longReadingMs = 20_000;
const strong = (text: string) => html`<p><strong>${text}</strong></p>`;

export type Moment = {
  readonly now: number;
  readonly waiting: readonly Waiting[];
  /** The problem's title stands above already. */
  readonly isTitled: boolean;
};

export function messageOf(
  state: StripState,
  problem: Shown | undefined,
  moment: Moment,
  catalogue: Catalogue,
): TemplateResult | undefined {
  const { status, busy, news, since } = state;
  const { now, waiting, isTitled } = moment;
  if (busy && busy !== 'sync') return html`<p>${catalogue.words.busy[busy]}</p>`;
  if (!status && !problem) return undefined;
  if (isSyncing(state)) return reading(now - (since ?? now), busy === undefined, catalogue);
  const says = problem
    ? wrong(problem, isTitled, catalogue)
    : news
      ? came(news, status, catalogue)
      : status && stands(status, catalogue);
  return html`${says}${hint(waiting, now, catalogue)}`;
}

/** What was clicked offline does not go on by itself. */
export const textOf = ({ code, of }: Shown, { words, codes }: Catalogue): string =>
  code === 'offline' && of !== 'read' ? words.notDone : codes[code].text;

function wrong(problem: Shown, isTitled: boolean, catalogue: Catalogue): TemplateResult {
  const { code, reference } = problem;
  const { words, codes } = catalogue;
  return html`${isTitled ? nothing : strong(codes[code].title)}
    <p>${textOf(problem, catalogue)}</p>
    ${
      reference === null
        ? nothing
        : html`<p class="small reference">${words.reference} <code>${reference}</code></p>`
    }`;
}

function came(news: News, status: Status | undefined, catalogue: Catalogue): TemplateResult {
  const isFirst = news.kind === 'connected' && status && !runOf(status);
  return html`${strong(newsInWords(news, catalogue))} ${isFirst ? first(status, catalogue) : nothing}`;
}

export function newsInWords(news: News, { words }: Catalogue): string {
  if (news.kind === 'connected') return words.connected(news.address);
  return news.kind === 'approved' ? words.approved : words.disconnected[news.cleanup];
}

function stands(status: Status, catalogue: Catalogue): TemplateResult {
  const run = runOf(status);
  if (run) return ran(run, catalogue);
  if (status.account) return first(status, catalogue);
  const { words, format } = catalogue;
  return html`<p>${words.intro(format.count(status.windowDays, words.days))}</p>`;
}

const first = ({ windowDays }: Status, { words, format }: Catalogue) =>
  html`<p>${words.syncFirst(format.count(windowDays, words.days))}</p>`;

function ran(run: SyncRun, catalogue: Catalogue): TemplateResult {
  const { words } = catalogue;
  const [counts = '', ...more] = runInWords(run, catalogue);
  return html`<p class="small muted">${words.run.trigger[run.trigger]}</p>
    ${strong(counts)} ${more.map((sentence) => html`<p>${sentence}</p>`)}`;
}

/** A run that somebody else started is told as the service does. */
function reading(ms: number, isElsewhere: boolean, { words, codes, format }: Catalogue): TemplateResult {
  const elapsed = format.count(Math.max(0, Math.floor(ms / 1000)), words.seconds);
  return html`<p>${isElsewhere ? codes.sync_running.text : words.reading(elapsed)}</p>
    ${ms > longReadingMs ? html`<p>${words.readingLong}</p>` : nothing}`;
}

/** How long the button has to wait still. It counts without being announced. */
function hint(waiting: readonly Waiting[], now: number, { words, format }: Catalogue) {
  const ms = waiting.find(({ waitMs }) => waitMs > 0)?.waitMs;
  if (ms === undefined) return nothing;
  const inTime = format.fromNow(new Date(now + roundedUp(ms)), new Date(now));
  return html`<p class="small" id="hint">${words.possibleAgain(inTime)}</p>`;
}
