// How the strip looks beyond what all elements share. In a row as wide as a page every state is of the same height, so
// that nothing around it moves.
import { css } from '../css';

export const stripLook = css`
  :host([empty]) {
    display: none;
  }
  .card {
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .head,
  .facts,
  .buttons,
  .notice,
  .ask,
  .foot {
    display: flex;
    flex-wrap: wrap;
  }
  .head {
    gap: 0.25rem 0.75rem;
  }
  .icon {
    flex: none;
    width: 1.75rem;
    height: 1.75rem;
    margin-top: 0.1rem;
    color: var(--_muted);
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon.good {
    color: var(--_good-edge);
  }
  .icon.warn {
    color: var(--_warn-edge);
  }
  .icon.bad {
    color: var(--_bad-edge);
  }
  .icon.busy {
    color: var(--_accent);
    animation: turn 1s linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  .names,
  h2 {
    flex: 1 1 12rem;
    min-width: 0;
  }
  h2 {
    font-size: 1.1rem;
    line-height: 1.5rem;
  }
  .facts {
    flex: 1 0 100%;
    column-gap: 1.25rem;
    min-height: 1.3125rem;
    position: relative;
  }
  /* As wide as it becomes while the minutes pass. */
  .facts > :nth-child(2) {
    min-width: min(100%, 19em);
  }
  .buttons {
    flex: 0 1 32rem;
    align-items: flex-start;
    justify-content: flex-end;
    gap: 0.5rem;
    min-height: 3rem;
  }
  .notice,
  .ask {
    flex: 1;
    align-content: flex-start;
    gap: 0.5rem 1.5rem;
  }
  .notice {
    min-height: 7.25rem;
    font-size: 0.95rem;
  }
  .notice.quiet {
    border-color: transparent;
  }
  .says {
    flex: 1 1 16rem;
    min-width: 0;
  }
  .acts {
    display: flex;
    flex: 0 1 14rem;
    min-width: 0;
    flex-direction: column;
    gap: 0.4rem;
  }
  .acts a {
    display: grid;
    place-items: center;
    min-height: 2rem;
    text-align: center;
    font-size: 0.875rem;
  }
  .notice button {
    background: none;
    border-color: currentcolor;
    color: inherit;
  }
  .foot {
    gap: 0 0.5rem;
    margin: -0.25rem 0 -0.5rem -0.6rem;
  }
  .foot button {
    text-align: start;
  }
  .foot button::before {
    content: '';
    display: inline-block;
    margin-inline-end: 0.5em;
    border: 0.3em solid transparent;
    border-inline: 0.4em solid;
    border-inline-end: 0;
  }
  .foot [aria-expanded='true']::before {
    rotate: 90deg;
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
    gap: 0.75rem 1.5rem;
  }
  .columns ul {
    padding-inline-start: 1.2rem;
  }
  .columns > p {
    grid-column: 1 / -1;
  }
  .reference code {
    user-select: all;
  }
  .when {
    position: relative;
  }
  time {
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
    border-radius: 0.2rem;
  }
  .tip {
    display: none;
    position: absolute;
    inset: 100% auto auto 0;
    z-index: 1;
    width: max-content;
    max-width: 100vw;
    padding: 0.3rem 0.6rem;
    color: var(--_ground);
    background: var(--_ink);
    border: 1px solid;
    border-radius: 0.3rem;
  }
  .when:is(:hover, :focus-within) .tip {
    display: block;
  }
  .still .tip.tip {
    display: none;
  }
  @media (width < 45rem) {
    .buttons,
    .acts {
      flex-basis: 100%;
      justify-content: flex-start;
    }
    .facts {
      min-height: 2.625rem;
    }
    .when {
      position: static;
    }
    .tip {
      max-width: 100%;
    }
  }
  @media (forced-colors: active) {
    .icon.icon {
      color: CanvasText;
    }
  }
`;
