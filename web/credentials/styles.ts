// What the parts of the admin's card look like beyond what all elements share.
import { css } from '../css';

export const styles = css`
  .frame {
    container-type: inline-size;
    display: grid;
    gap: 1rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .card.stack {
    gap: 1rem;
  }
  h2 {
    font-size: 1.25rem;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }
  h3 {
    font-size: 1.05rem;
    line-height: 1.35;
  }
  h2:focus,
  h3:focus {
    outline: none;
  }
  h2:focus-visible,
  h3:focus-visible {
    outline: 3px solid var(--_accent);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.4rem 1rem;
  }
  .readable {
    max-width: 46rem;
  }
  .icon {
    inline-size: 1.2em;
    block-size: 1.2em;
    flex: none;
    vertical-align: -0.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .mark {
    font-weight: 550;
  }
  .mark > .icon,
  .notice .icon {
    margin-inline-end: 0.4rem;
  }
  .mark.good {
    color: light-dark(#14663a, #7fd3a0);
  }
  .mark.warn {
    color: light-dark(#7a4f00, #efc46a);
  }
  .mark.bad {
    color: light-dark(#a32222, #f2a3a0);
  }
  .mark.none {
    color: var(--_muted);
  }
  /* Empty it stays in the page, so that what comes is announced, but has no row of its own. */
  .live:not(:has(*)) {
    position: absolute;
  }
  .ago {
    color: var(--_muted);
    white-space: nowrap;
  }
  .notice :is(p, ul) + :is(p, ul, div),
  .notice h3 + * {
    margin-block-start: 0.35rem;
  }
  .notice ul {
    padding-inline-start: 1.2rem;
  }
  .notice .row {
    margin-block-start: 0.75rem;
  }
  .notice .muted {
    color: inherit;
  }
  .notice button:not(.primary) {
    color: var(--_ink);
    border-color: var(--_edge);
  }
  .notice button.danger {
    color: var(--_bad-ink);
    border-color: var(--_bad-edge);
  }
  strong {
    font-weight: 650;
  }
  @media (forced-colors: active) {
    .mark,
    .notice {
      forced-color-adjust: auto;
    }
    button.primary,
    .button {
      border: 2px solid ButtonText;
    }
  }
`;
