// How My Day is laid out. What depends on the room that a page gives it asks its own width, not the window's.
import { css } from '../css';

export const styles = css`
  :host {
    container: my-day / inline-size;
    overflow-wrap: break-word;
  }
  button,
  summary,
  .row > p {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  input {
    min-width: 0;
  }
  .icon {
    width: 1.25em;
    height: 1.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
    flex: none;
  }
  h2 {
    font-size: 1.25rem;
  }
  .spread {
    justify-content: space-between;
  }
  .tight {
    gap: 0.25rem;
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
  }
  .toolbar h3 {
    font-size: 1.0625rem;
    flex: 1 1 10rem;
    border-radius: 0.25rem;
  }
  button.square {
    display: inline-grid;
    place-items: center;
    padding: 0;
    width: 2.5rem;
  }
  .switch {
    display: inline-flex;
  }
  .switch button {
    border-radius: 0;
    margin-inline-start: -1px;
  }
  .switch button:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .switch button:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .switch button[aria-pressed='true'] {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  .switch button:focus-visible {
    z-index: 1;
  }
  .body {
    display: grid;
    gap: 1rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .calendar {
    display: flex;
    flex-direction: column;
    min-width: 0;
  }
  /* At least this high, and as high as the details beside it. */
  .frame {
    position: relative;
    flex: 1 0 var(--ow-my-day-height, clamp(24rem, 68vh, 46rem));
  }
  .grid {
    position: absolute;
    inset: 0;
  }
  .frame[hidden] {
    display: none;
  }
  .skeleton {
    display: grid;
    place-items: center;
    height: var(--ow-my-day-height, clamp(24rem, 68vh, 46rem));
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: repeating-linear-gradient(var(--_ground) 0 2.9rem, var(--_line) 2.9rem 3rem);
  }
  .skeleton p {
    background: var(--_ground);
    padding: 0.25rem 0.75rem;
    border-radius: var(--_radius);
  }
  .empty {
    padding: 0.9rem 1rem;
    margin-block-end: 0.75rem;
    border-radius: var(--_radius);
    background: var(--_quiet);
  }
  .list h4 {
    margin-block: 0.75rem 0.35rem;
  }
  .list ul {
    list-style: none;
    display: grid;
    gap: 0.35rem;
  }
  .list .box {
    width: 100%;
    display: flex;
    flex-wrap: wrap;
    gap: 0.1rem 0.75rem;
    align-items: center;
    text-align: start;
    font-weight: 400;
    background: var(--_tone);
    color: var(--_tone-ink);
    border-color: var(--_tone-edge);
    border-inline-start-width: 4px;
  }
  .list strong {
    flex: 1 1 10rem;
    overflow-wrap: anywhere;
  }
  .untitled {
    font-style: italic;
  }
  .undo {
    position: sticky;
    inset-block-end: 0.75rem;
    z-index: 6;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.35rem 0.75rem;
    justify-self: center;
    padding: 0.4rem 0.5rem 0.4rem 1rem;
    border-radius: var(--_radius);
    background: var(--_ink);
    color: var(--_ground);
    box-shadow: 0 4px 14px rgb(0 0 0 / 30%);
  }
  .undo span {
    overflow-wrap: anywhere;
  }
  .undo button {
    color: inherit;
    background: none;
    border-color: currentcolor;
  }
  .undo button:hover {
    background: color-mix(in srgb, var(--_ground) 18%, transparent);
  }
  .undo :focus-visible {
    outline-color: currentcolor;
  }
  .zone-hint {
    justify-content: space-between;
  }
  .forms {
    display: grid;
    gap: 1.5rem;
    margin-block-start: 0.75rem;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
    align-items: start;
  }
  @media (forced-colors: active) {
    .undo {
      border: 1px solid CanvasText;
    }
    .switch button[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
