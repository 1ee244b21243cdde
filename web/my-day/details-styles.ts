// How the details of an event look: beside the grid where there is room, below it where there is not.
import { css } from '../css';

export const detailsStyles = css`
  .details {
    display: grid;
    gap: 0.9rem;
    align-content: start;
    padding: 0 0 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: clip;
    min-width: 0;
    grid-template-columns: minmax(0, 1fr);
  }
  .details > * {
    margin-inline: 1rem;
  }
  .details > header {
    margin-inline: 0;
    padding: 0.75rem 0.5rem 0.75rem 1rem;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 0.5rem;
    border-inline-start: 4px solid var(--_tone-edge);
    background: var(--_tone);
    color: var(--_tone-ink);
  }
  .details header .muted,
  .details header button {
    color: inherit;
  }
  .details header p {
    grid-column: 1 / -1;
  }
  .details h3 {
    font-size: 1.0625rem;
    overflow-wrap: anywhere;
    border-radius: 0.25rem;
    align-self: center;
    max-height: 7.5em;
    overflow-y: auto;
  }
  .about {
    list-style: none;
    display: grid;
    gap: 0.35rem;
    color: var(--_muted);
  }
  .about li {
    display: grid;
    grid-template-columns: 1.25rem minmax(0, 1fr);
    gap: 0.5rem;
    overflow-wrap: anywhere;
  }
  .swatch {
    width: 0.85rem;
    height: 0.85rem;
    margin: 0.25rem 0.2rem;
    border-radius: 0.2rem;
    background: var(--_tone);
    border: 2px solid var(--_tone-edge);
  }
  .details .pair {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13.5rem), 1fr));
  }
  .details select {
    width: 100%;
  }
  button.start {
    justify-self: start;
    padding-inline: 0;
    text-align: start;
  }
  button.end {
    margin-inline-start: auto;
  }
  .details dl {
    display: grid;
    gap: 0.5rem;
    margin-block: 0.5rem;
  }
  .details dt {
    font-weight: 550;
    font-size: 0.875rem;
  }
  .details dd {
    overflow-wrap: anywhere;
  }
  @media (forced-colors: active) {
    button.start {
      padding-inline: 0.5rem;
    }
  }
  @container my-day (width > 60rem) {
    .with-details {
      grid-template-columns: minmax(0, 1fr) 21rem;
    }
  }
`;
