// How the chart of hours looks.
import { css } from '../css';

export const chartStyles = css`
  .chart {
    margin-block-start: 0.5rem;
  }
  .bars {
    list-style: none;
    display: grid;
    grid-template-columns: fit-content(40%) minmax(3rem, 1fr) max-content;
    gap: 0.4rem 0.75rem;
    align-items: center;
  }
  .bars li {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }
  .bars svg {
    width: 100%;
    height: 0.9rem;
    border-radius: 0.2rem;
    background: var(--_quiet);
  }
  .bars rect {
    fill: var(--_tone-edge);
  }
  .scroll {
    overflow-x: auto;
    margin-block-start: 0.5rem;
  }
  table {
    border-collapse: collapse;
    font-size: 0.9rem;
  }
  th,
  td {
    padding: 0.3rem 0.75rem 0.3rem 0;
    text-align: end;
    white-space: nowrap;
    border-block-end: 1px solid var(--_line);
    font-variant-numeric: tabular-nums;
  }
  th:first-child {
    text-align: start;
  }
  tfoot {
    font-weight: 600;
  }
  @container my-day (width < 24rem) {
    .bars {
      grid-template-columns: minmax(0, 1fr) max-content;
    }
    .bars svg {
      grid-row: 2;
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .bars rect {
      fill: CanvasText;
    }
  }
`;
