// How the grid looks: FullCalendar's classic theme in the colours of the page, and the boxes of our events.
import { css } from '../css';

export const gridStyles = css`
  .grid {
    --fc-classic-background: var(--_ground);
    --fc-classic-foreground: var(--_ink);
    --fc-classic-faint: var(--_quiet);
    --fc-classic-muted: var(--_quiet);
    --fc-classic-strong: var(--_line);
    --fc-classic-muted-foreground: var(--_muted);
    --fc-classic-faint-foreground: var(--_muted);
    --fc-classic-border: var(--_line);
    --fc-classic-strong-border: var(--_edge);
    --fc-classic-primary: var(--_accent);
    --fc-classic-primary-foreground: var(--_on-accent);
    --fc-classic-event: var(--_accent);
    --fc-classic-event-contrast: var(--_ink);
    --fc-classic-highlight: color-mix(in srgb, var(--_accent) 18%, transparent);
    --fc-classic-today: color-mix(in srgb, var(--_accent) 6%, transparent);
    --fc-classic-now: light-dark(#c8322f, #ff7a74);
    --fc-classic-small-dot-width: 8px;
    --fc-classic-large-dot-width: 10px;
    --fc-classic-background-event: var(--_accent);
    --fc-classic-background-event-opacity: 15%;
    --fc-classic-background-event-foreground-opacity: 50%;
    --fc-classic-button-outline: var(--_accent);
  }
  .box {
    --fc-event-color: var(--_tone);
    background: var(--_tone);
    color: var(--_tone-ink);
    border: 1px solid color-mix(in oklab, var(--_tone-edge) 45%, transparent);
    border-inline-start: 4px solid var(--_tone-edge);
    border-radius: 0.3rem;
    overflow: hidden;
    overflow: clip;
    box-shadow: 0 0 0 1px var(--_ground);
    cursor: pointer;
  }
  .box:hover {
    background: color-mix(in oklab, var(--_tone) 88%, var(--_tone-edge));
  }
  .box:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 1px;
    overflow: visible;
    z-index: 5;
  }
  .box.selected {
    outline: 2px solid var(--_tone-ink);
    outline-offset: 0;
  }
  /* All slots are as high as this one. */
  .slot {
    height: 1.5rem;
  }
  .weekday {
    color: var(--_muted);
    margin-inline-end: 0.35rem;
  }
  .day .today {
    display: inline-block;
    min-width: 1.6rem;
    border-radius: 0.8rem;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 650;
    text-align: center;
  }
  @media (forced-colors: active) {
    .box {
      border: 1px solid CanvasText;
      border-inline-start-width: 4px;
    }
    .box.selected {
      outline: 3px solid Highlight;
    }
  }
`.cssText;
