// One person's row: how it stands, what is wrong and who puts it right, the last run and the next.
import { html, nothing, type TemplateResult } from 'lit';
import type { Trouble } from '../api/service';
import type { Code } from '../api/types';
import type { Format } from '../format';
import { listIn } from '../format-more';
import type { CodesWords } from '../words/codes';
import type { AskAdminCode, ConnectionsWords } from '../words/connections';
import type { CredentialsWords } from '../words/credentials';
import { icon, type Icon } from './icons';
import { shortly } from './moment';
import type { Connection } from './people';
import { troubleNotice } from './trouble';

export type RowView = {
  readonly words: ConnectionsWords;
  readonly common: CredentialsWords;
  readonly codes: CodesWords;
  readonly format: Format;
  readonly now: Date;
  /** Whose removal is asked about. */
  readonly asked: string | undefined;
  readonly isRemoving: boolean;
  readonly trouble: Trouble | undefined;
  readonly ask: (userId: string) => void;
  readonly cancel: () => void;
  readonly remove: (person: Connection) => void;
};

/** The address that people know each other by, else the id. */
export const nameOf = ({ address, userId }: Connection): string => address ?? userId;

const names = ['person', 'status', 'lastSync', 'nextSync', 'action'] as const;

export const columns = ({ words }: RowView): TemplateResult =>
  html`<thead role="rowgroup">
    <tr role="row">
      ${names.map((name) => html`<th role="columnheader" scope="col">${words.columns[name]}</th>`)}
    </tr>
  </thead>`;

const pictures: Readonly<Record<Connection['status'], readonly ['good' | 'warn' | 'bad' | 'none', Icon]>> = {
  connected: ['good', 'good'],
  syncing: ['good', 'turning'],
  reconnect_required: ['warn', 'warn'],
  blocked: ['bad', 'bad'],
  not_connected: ['none', 'none'],
  not_configured: ['none', 'none'],
};

// A table that becomes cards on narrow screens is one to nobody else any more, unless its roles are written out.
export function row(person: Connection, view: RowView): TemplateResult {
  const { words, asked } = view;
  const { userId, address, status } = person;
  const [kind, picture] = pictures[status];
  return html`<tr role="row" class=${asked === userId ? 'is-asked' : ''}>
    <th role="rowheader" scope="row">
      ${nameOf(person)} ${address === null ? nothing : html`<span class="id">${userId}</span>`}
    </th>
    <td role="cell" data-label=${words.columns.status}>
      <span class="mark ${kind}">${icon(picture)}${words.status[status]}</span> ${problem(person, view)}
    </td>
    <td role="cell" data-label=${words.columns.lastSync}>${lastSync(person, view)}</td>
    <td role="cell" data-label=${words.columns.nextSync}>${nextSync(person, view)}</td>
    <td role="cell" class="action">
      <button
        type="button"
        class="slim"
        part="button"
        data-user=${userId}
        aria-expanded=${String(asked === userId)}
        @click=${() => (asked === userId ? view.cancel() : view.ask(userId))}
      >
        ${words.remove}<span class="sr"> ${nameOf(person)}</span>
      </button>
    </td>
  </tr>`;
}

const isAskAdmin = (code: Code, { advice }: ConnectionsWords): code is AskAdminCode => code in advice;

function problem({ problem: wrong }: Connection, { words, codes, common }: RowView): unknown {
  if (!wrong) return nothing;
  return html`<div class="small">
    <strong>${codes[wrong.code].title}.</strong>
    ${isAskAdmin(wrong.code, words) ? words.advice[wrong.code] : words.remedy[wrong.remedy ?? 'none']}
    ${wrong.reference === null ? nothing : html`<span class="muted">${common.reference(wrong.reference)}</span>`}
  </div>`;
}

function lastSync({ lastSyncAt, lastRun }: Connection, view: RowView): unknown {
  const { words, codes, format, now } = view;
  const at = lastSyncAt === null ? undefined : new Date(lastSyncAt);
  // A clock that is behind the service's would say "in 3 minutes" of what has been.
  const when = at && at <= now ? html` <span class="ago">(${format.fromNow(at, now)})</span>` : '';
  return html`<div>
      ${lastSyncAt === null ? words.neverSynced : html`${shortly(format, lastSyncAt)}${when}`}
    </div>
    ${lastRun === null ? nothing : html`<div class="small">${run(lastRun)}</div>`}`;

  function run({
    outcome,
    trigger,
    code,
    finishedAt,
    ...counts
  }: NonNullable<Connection['lastRun']>): unknown {
    const [kind, picture] = (
      { succeeded: ['good', 'good'], held: ['warn', 'wait'], failed: ['bad', 'bad'] } as const
    )[outcome];
    const changed = words.counts(format, counts);
    const said = changed.length === 0 ? words.nothingChanged : listIn(format, changed);
    return html`<span class="mark ${kind}">${icon(picture)}${words.outcome[outcome]}</span>
      ${words.trigger[trigger]}${
        outcome === 'failed'
          ? html`, ${shortly(format, finishedAt)}${code === null ? '' : `: ${codes[code].title}`}`
          : `: ${said}`
      }${outcome === 'held' ? html`. ${words.held}` : ''}`;
  }
}

function nextSync({ nextSyncAt }: Connection, { words, format, now }: RowView): unknown {
  if (nextSyncAt === null) return html`<span class="muted">${words.noNextSync}</span>`;
  const at = new Date(nextSyncAt);
  const when = at > now ? html` <span class="ago">(${format.fromNow(at, now)})</span>` : '';
  return html`${shortly(format, nextSyncAt)}${when}`;
}

/** Asks once, right where it was clicked. */
export function removalRow(person: Connection, view: RowView): TemplateResult {
  const { words, common, codes, isRemoving, trouble } = view;
  const disabled = isRemoving ? 'true' : nothing;
  const escape = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') view.cancel();
  };
  return html`<tr role="row" class="removal">
    <td role="cell" colspan=${names.length}>
      <div
        id="removal"
        class="notice bad"
        part="notice"
        role="group"
        tabindex="-1"
        aria-labelledby="removal-title"
        aria-describedby="removal-says"
        @keydown=${escape}
      >
        <p id="removal-title"><strong>${words.removeQuestion(nameOf(person))}</strong></p>
        <p id="removal-says">${words.removeSays}</p>
        <div role="alert">${trouble ? troubleNotice({ words: common, codes, trouble }) : nothing}</div>
        <div class="row">
          <button
            type="button"
            class="danger"
            part="button"
            aria-disabled=${disabled}
            @click=${() => view.remove(person)}
          >
            ${words.removeConfirm}
          </button>
          <button type="button" part="button" aria-disabled=${disabled} @click=${view.cancel}>
            ${common.cancel}
          </button>
          <span role="status">${isRemoving ? words.removing : ''}</span>
        </div>
      </div>
    </td>
  </tr>`;
}
