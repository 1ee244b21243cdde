// The way through the Entra admin center, step by step, with everything to be copied into it.
import { html, type TemplateResult } from 'lit';
import { css } from '../css';
import type { Credentials } from '../api/types';
import type { CredentialsWords } from '../words/credentials';
import { icon } from './icons';
import { rich } from './rich';
import './copy-button';

/** The name that the texts for IT call the registration by. */
const applicationName = 'OtiumWork';

export const guideStyles = css`
  .steps h4 {
    line-height: 1.7rem;
  }
  .steps {
    list-style: none;
    counter-reset: step;
    display: grid;
    gap: 1.1rem;
    margin-block: 1rem 0.25rem;
  }
  .steps > li {
    counter-increment: step;
    display: grid;
    gap: 0.3rem;
    grid-template-columns: minmax(0, 1fr);
    padding-inline-start: 2.5rem;
    position: relative;
    max-width: 48rem;
  }
  .steps > li::before {
    content: counter(step);
    position: absolute;
    inset-inline-start: 0;
    inline-size: 1.7rem;
    block-size: 1.7rem;
    border-radius: 50%;
    border: 1px solid var(--_edge);
    background: var(--_quiet);
    display: grid;
    place-items: center;
    font-size: 0.85rem;
    font-weight: 650;
  }
  .intro {
    margin-block: 0.4rem;
  }
  .values {
    display: grid;
    gap: 0.4rem;
    grid-template-columns: minmax(0, 1fr);
    margin-block: 0.3rem;
  }
  .value {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 0.75rem;
    background: var(--_quiet);
    border-radius: var(--_radius);
    padding: 0.35rem 0.4rem 0.35rem 0.75rem;
  }
  .value > span {
    min-width: 0;
    flex: 1 1 12rem;
  }
  .value .label {
    font-size: 0.8rem;
    font-weight: 400;
    color: var(--_muted);
  }
`;

export function guide(words: CredentialsWords, credentials: Credentials): TemplateResult {
  const { guide: says } = words;
  const value = (text: string, name?: string) =>
    html`<li class="value">
      <span>${name === undefined ? '' : html`<span class="label">${name}</span>`}<code>${text}</code></span>
      <ow-copy-button .text=${text} .what=${name ?? text} .words=${words}></ow-copy-button>
    </li>`;
  const step = ({ title, text }: { title: string; text: string }, more: unknown = '') =>
    html`<li>
      <h4>${title}</h4>
      <p>${rich(text)}</p>
      ${more}
    </li>`;
  return html`<p class="readable intro">${says.intro}</p>
    <p>
      <a href="https://entra.microsoft.com/" target="_blank" rel="noopener noreferrer"
        >${says.open} ${icon('out')}<span class="sr"> ${words.newTab}</span></a
      >
    </p>
    <ol class="steps" role="list">
      ${step(
        says.register,
        html`<ul class="values" role="list">
          ${value(applicationName, says.name)}${value(credentials.redirectUri, says.redirectUri)}
        </ul>`,
      )}
      ${step(
        says.permissions,
        html`<ul class="values" role="list" aria-label=${says.scopes}>
            ${credentials.scopes.map((scope) => value(scope))}
          </ul>
          <p>${rich(says.permissionsAfter)}</p>`,
      )}
      ${step(says.secret)} ${step(says.ids)} ${step(says.enter)}
    </ol>`;
}
