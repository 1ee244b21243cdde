// How all elements look; what only the larger ones have is in form-look.ts. A page sets the custom properties named here
// on the element or any ancestor; light and dark follow the page's `color-scheme`. Every pair of ink and ground holds
// 4.5:1, every edge of a control 3:1.
import { css } from './css';

export const look = css`
  :host {
    --_accent: var(--ow-accent, light-dark(#1d5ca8, #8ebcf7));
    --_on-accent: var(--ow-on-accent, light-dark(#fff, #0c1a2b));
    --_ink: var(--ow-ink, light-dark(#1b2430, #e6eaf0));
    --_muted: var(--ow-muted, light-dark(#566170, #a9b3c0));
    --_ground: var(--ow-ground, light-dark(#fff, #1a2029));
    --_quiet: var(--ow-quiet, light-dark(#eef2f7, #232b36));
    --_line: var(--ow-line, light-dark(#e1e5ea, #2d3643));
    --_edge: var(--ow-edge, #7b8795);
    --_good: light-dark(#e6f4ea, #16301f);
    --_good-ink: light-dark(#14532d, #bfe8cd);
    --_good-edge: #36965c;
    --_warn: light-dark(#fff5dd, #33280f);
    --_warn-ink: light-dark(#624000, #f3dca6);
    --_warn-edge: #b98313;
    --_bad: light-dark(#fdeceb, #3a1a1b);
    --_bad-ink: light-dark(#7d1a1a, #f6c6c4);
    --_bad-edge: #cf4f4d;
    --_radius: var(--ow-radius, 0.5rem);
    display: block;
    color: var(--_ink);
    font: var(--ow-font, 400 1rem/1.5 system-ui, sans-serif);
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  h2,
  h3 {
    font: inherit;
    font-weight: 650;
  }
  a {
    color: var(--_accent);
  }
  .card {
    background: var(--_ground);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    padding: clamp(0.9rem, 2.5vw, 1.25rem);
  }
  .stack {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .muted {
    color: var(--_muted);
  }
  .small {
    font-size: 0.875rem;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    background: var(--_ground);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    min-height: 2.5rem;
    padding: 0.35rem 0.75rem;
    max-width: 100%;
  }
  input,
  textarea {
    width: 100%;
  }
  button {
    cursor: pointer;
    font-weight: 550;
  }
  button:hover:not(:disabled, [aria-disabled='true']) {
    background: var(--_quiet);
  }
  button.primary {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  button.primary:hover:not(:disabled, [aria-disabled='true']) {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_ink));
  }
  button.quiet {
    border-color: transparent;
    background: none;
    color: var(--_accent);
  }
  button.slim {
    min-height: 2rem;
    padding: 0.1rem 0.6rem;
    font-size: 0.875rem;
  }
  /* A button that must wait stays in the tab order and says why, so it is aria-disabled, not disabled. */
  :disabled,
  [aria-disabled='true'] {
    opacity: 0.65;
    cursor: not-allowed;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .notice {
    border: 1px solid var(--_edge);
    border-inline-start-width: 0.3rem;
    border-radius: var(--_radius);
    padding: 0.7rem 1rem;
    background: var(--_quiet);
  }
  .notice.good {
    background: var(--_good);
    color: var(--_good-ink);
    border-color: var(--_good-edge);
  }
  .notice.warn {
    background: var(--_warn);
    color: var(--_warn-ink);
    border-color: var(--_warn-edge);
  }
  .notice.bad {
    background: var(--_bad);
    color: var(--_bad-ink);
    border-color: var(--_bad-edge);
  }
  .notice a {
    color: inherit;
  }
  code {
    font:
      0.85em/1.4 Menlo,
      Consolas,
      monospace;
    overflow-wrap: anywhere;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
