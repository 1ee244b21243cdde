// The card's contents: before the first save the guide and the form, afterwards the standing and what can be done.
import { html, nothing, type TemplateResult } from 'lit';
import { css } from '../css';
import { keyed } from 'lit/directives/keyed.js';
import type { Trouble } from '../api/service';
import type { Credentials } from '../api/types';
import type { OwElement } from '../element';
import type { FormMode } from './form-fields';
import { guide } from './guide';
import { remedyButton, standingFacts, standingNotices, type View } from './standing';
import { adviceOn, troubleNotice } from './trouble';
import './connections';
import './consent';
import './form';

export const actions = ['test', 'rotate', 'change', 'remove'] as const;
export type Action = (typeof actions)[number];

export type CardState = {
  readonly opened: Exclude<Action, 'test'> | undefined;
  readonly busy: 'test' | 'remove' | undefined;
  readonly actionTrouble: Trouble | undefined;
};

export type CardDoes = {
  readonly act: (action: Action) => void;
  readonly close: () => void;
  readonly saved: (saved: Credentials) => void;
  readonly remove: () => void;
};

type Host = Pick<OwElement, 'apiBase' | 'getToken' | 'locale'>;

/** From whatever function the page gave last. */
const tokenOf = (host: Host) => () => host.getToken?.() ?? '';

export const cardStyles = css`
  .set-up {
    display: grid;
    gap: 1rem clamp(1.5rem, 4vw, 3rem);
    grid-template-columns: minmax(0, 1fr);
  }
  /* Where there is room the fields stay in sight while one goes through the steps. */
  @container (min-width: 60rem) {
    .set-up {
      grid-template-columns: minmax(0, 5fr) minmax(0, 4fr);
    }
    .set-up ow-credentials-form {
      position: sticky;
      inset-block-start: 1rem;
    }
  }
  .apart {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 1rem;
  }
  #removal:focus {
    outline: none;
  }
  #removal:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
`;

export function emptyCard(view: View, does: CardDoes, host: Host): TemplateResult {
  const { words, credentials } = view;
  return html`<p class="readable">${words.intro}</p>
    <div class="set-up">
      <section class="apart" aria-labelledby="guide">
        <h3 id="guide">${words.guide.title}</h3>
        ${guide(words, credentials)}
      </section>
      <div class="apart">${form('set-up', view, does, host)}</div>
    </div>`;
}

export function configuredCard(view: View, state: CardState, does: CardDoes, host: Host): TemplateResult {
  const { words, credentials } = view;
  const { opened } = state;
  return html`${standingNotices(view)} ${standingFacts(view)} ${actionRow(view, state, does)}
    <div role="alert" class="live">${opened === 'remove' ? nothing : actionTrouble(view, state)}</div>
    ${opened === 'remove' ? removal(view, state, does) : nothing}
    ${opened === 'rotate' || opened === 'change' ? html`<div class="apart">${form(opened, view, does, host)}</div>` : nothing}
    <details class="apart">
      <summary>${words.guide.again}</summary>
      ${guide(words, credentials)}
    </details>`;
}

/** What stands below: the approval, once there is something to approve, and the company's connections. */
export function otherCards({ configured, clientId }: Credentials, host: Host): TemplateResult {
  const consent = html`<ow-admin-consent
    exportparts="card, notice, button"
    .apiBase=${host.apiBase}
    .getToken=${tokenOf(host)}
    .locale=${host.locale}
    .clientId=${clientId}
  ></ow-admin-consent>`;
  return html`${configured ? consent : nothing}
    <ow-company-connections
      exportparts="card, notice, button, table"
      .apiBase=${host.apiBase}
      .getToken=${tokenOf(host)}
      .locale=${host.locale}
      .isQuiet=${!configured}
    ></ow-company-connections>`;
}

const form = (mode: FormMode, { credentials }: View, does: CardDoes, host: Host) =>
  keyed(
    mode,
    html`<ow-credentials-form
      exportparts="notice, field, button"
      .apiBase=${host.apiBase}
      .getToken=${tokenOf(host)}
      .locale=${host.locale}
      .mode=${mode}
      .present=${{ tenantId: credentials.tenantId ?? '', clientId: credentials.clientId ?? '' }}
      @saved=${({ detail }: CustomEvent<Credentials>) => does.saved(detail)}
      @cancelled=${does.close}
    ></ow-credentials-form>`,
  );

function actionRow(view: View, { opened, busy }: CardState, does: CardDoes): TemplateResult {
  const { words } = view;
  // One button stands out at a time: once something is opened, that one's own.
  const remedy = opened === undefined ? remedyButton(view) : undefined;
  const look = (action: Action) => (action === 'remove' ? 'danger' : action === remedy ? 'primary' : '');
  return html`<div class="row">
    ${actions.map(
      (action) =>
        html`<button
          id=${action}
          type="button"
          part="button"
          class=${look(action)}
          aria-disabled=${busy === undefined ? nothing : 'true'}
          aria-expanded=${action === 'test' ? nothing : String(opened === action)}
          @click=${() => does.act(action)}
        >
          ${words.state[action]}
        </button>`,
    )}
    <span role="status" class="muted">${busy === 'test' ? words.form.checking : ''}</span>
  </div>`;
}

function actionTrouble(
  { words, codes }: View,
  { actionTrouble: trouble }: CardState,
  after?: string,
): unknown {
  if (!trouble) return nothing;
  const text = html`${adviceOn(trouble.code, words, codes)} ${after}`;
  return troubleNotice({ words, codes, trouble, text });
}

/** Asks once, and says what will be gone and what will stay. */
function removal(view: View, state: CardState, does: CardDoes): TemplateResult {
  const { removal: says, cancel } = view.words;
  const isBusy = state.busy === 'remove';
  const escape = ({ key }: KeyboardEvent) => {
    if (key === 'Escape' && !isBusy) does.close();
  };
  return html`<div
    id="removal"
    class="notice bad"
    part="notice"
    role="group"
    tabindex="-1"
    aria-labelledby="removal-title"
    aria-describedby="removal-says"
    @keydown=${escape}
  >
    <h3 id="removal-title">${says.title}</h3>
    <ul id="removal-says">
      ${[says.tokens, says.people, says.events, says.microsoft].map((text) => html`<li>${text}</li>`)}
    </ul>
    <div role="alert">${actionTrouble(view, state, says.again)}</div>
    <div class="row">
      <button
        type="button"
        class="danger"
        part="button"
        aria-disabled=${isBusy ? 'true' : nothing}
        @click=${does.remove}
      >
        ${says.confirm}
      </button>
      <button
        type="button"
        part="button"
        aria-disabled=${isBusy ? 'true' : nothing}
        @click=${() => isBusy || does.close()}
      >
        ${cancel}
      </button>
      <span role="status">${isBusy ? says.removing : ''}</span>
    </div>
  </div>`;
}
