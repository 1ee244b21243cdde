// How the saved registration stands: in a word with a picture, as facts, and as what has to be done about it.
import { html, nothing, type TemplateResult } from 'lit';
import { css } from '../css';
import type { Credentials } from '../api/types';
import type { Format } from '../format';
import { dateIn, inDays } from '../format-more';
import type { CodesWords } from '../words/codes';
import type { CredentialsWords } from '../words/credentials';
import { expiryOf, type Expiry } from './expiry';
import { icon, type Icon } from './icons';
import { dayAndTime } from './moment';
import { rich } from './rich';
import { adviceOn } from './trouble';
import { warningsToShow, type Warning } from './warnings';

export type View = {
  readonly words: CredentialsWords;
  readonly codes: CodesWords;
  readonly format: Format;
  readonly credentials: Credentials;
  /** The viewer's date, YYYY-MM-DD. */
  readonly today: string;
};

export const standingStyles = css`
  .facts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.6rem;
  }
  .facts dt {
    font-size: 0.875rem;
    color: var(--_muted);
  }
  .facts dd {
    overflow-wrap: anywhere;
  }
  @container (min-width: 38rem) {
    .facts > div {
      display: grid;
      grid-template-columns: 13rem minmax(0, 1fr);
      gap: 1rem;
      align-items: baseline;
    }
  }
`;

const expiryIn = ({ credentials, today }: View): Expiry | undefined =>
  credentials.secretExpiresOn === null ? undefined : expiryOf(credentials.secretExpiresOn, today);

const mark = (kind: 'good' | 'warn' | 'bad' | 'none', picture: Icon, text: string): TemplateResult =>
  html`<span class="mark ${kind}" part="standing">${icon(picture)}${text}</span>`;

export function standingMark(view: View): TemplateResult {
  const { words, credentials, format } = view;
  const { outcome } = credentials.verification;
  const expiry = expiryIn(view);
  if (!credentials.configured) return mark('none', 'none', words.state.notSetUp);
  if (outcome === 'failed' || expiry?.kind === 'expired') return mark('bad', 'bad', words.state.failed);
  if (expiry?.kind === 'soon')
    return mark('warn', 'warn', words.state.expiresShort(inDays(format, expiry.days)));
  return outcome === 'verified'
    ? mark('good', 'good', words.state.verified)
    : mark('none', 'none', words.state.never);
}

/** What has to be done, most urgent first. */
export function standingNotices(view: View): unknown {
  const { words, codes, format, credentials } = view;
  const { outcome, code, warnings } = credentials.verification;
  const expiry = expiryIn(view);
  const date = credentials.secretExpiresOn === null ? '' : dateIn(format, credentials.secretExpiresOn);
  const hasExpired = code === 'secret_expired' || expiry?.kind === 'expired';
  const notice = (kind: 'warn' | 'bad', text: unknown) =>
    html`<div class="notice ${kind}" part="notice"><p>${icon(kind)}${text}</p></div>`;
  return html`
    ${
      outcome === 'failed' && code !== null
        ? notice('bad', html`<strong>${codes[code].title}.</strong> ${adviceOn(code, words, codes)}`)
        : nothing
    }
    ${
      expiry?.kind === 'expired' && code !== 'secret_expired'
        ? notice('bad', words.state.expired(inDays(format, expiry.days), date))
        : nothing
    }
    ${
      expiry?.kind === 'soon' && !hasExpired
        ? notice('warn', words.state.expiresSoon(inDays(format, expiry.days), date))
        : nothing
    }
    ${warningsToShow(warnings).map((warning) => notice('warn', warningText(warning, words)))}
  `;
}

const warningText = (warning: Warning, words: CredentialsWords): unknown =>
  warning.kind === 'other'
    ? html`<span lang="en">${warning.text}</span>`
    : rich(words.state.applicationPermissions);

export function standingFacts(view: View): TemplateResult {
  const { words, format, credentials } = view;
  const { state } = words;
  const { tenantId, clientId, hasSecret, secretExpiresOn, verification, updatedAt } = credentials;
  const expiry = expiryIn(view);
  const fact = (name: string, value: unknown) =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<dl class="facts" part="facts">
    ${fact(state.tenantId, html`<code>${tenantId}</code>`)}
    ${fact(state.clientId, html`<code>${clientId}</code>`)}
    ${fact(state.secret, hasSecret ? state.secretKept : state.secretMissing)}
    ${fact(
      state.expires,
      secretExpiresOn === null || expiry === undefined
        ? state.noExpiry
        : html`<time datetime=${secretExpiresOn}>${dateIn(format, secretExpiresOn)}</time> (${inDays(
              format,
              expiry.days,
            )})`,
    )}
    ${fact(
      state.checked,
      verification.at === null
        ? state.never
        : html`${dayAndTime(format, verification.at)}:
          ${verification.outcome === 'verified' ? state.accepted : state.refused}`,
    )}
    ${updatedAt === null ? nothing : fact(state.saved, dayAndTime(format, updatedAt))}
  </dl>`;
}

/** The button that puts right what is wrong; it stands out. */
export function remedyButton(view: View): 'rotate' | 'change' | 'test' | undefined {
  const { outcome, code } = view.credentials.verification;
  if (outcome === 'failed' && code !== null) {
    if (code.startsWith('secret_')) return 'rotate';
    return code === 'tenant_unknown' || code === 'client_unknown' ? 'change' : 'test';
  }
  const expiry = expiryIn(view);
  return expiry && expiry.kind !== 'fine' ? 'rotate' : undefined;
}
