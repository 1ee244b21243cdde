// The table of connections; below 48rem each row is a card.
import { css } from '../css';

export const connectionsStyles = css`
  table {
    border-collapse: collapse;
    inline-size: 100%;
  }
  th,
  td {
    text-align: start;
    vertical-align: top;
    padding: 0.6rem 0.75rem;
    border-block-end: 1px solid var(--_line);
    overflow-wrap: anywhere;
    font-weight: 400;
  }
  :is(th, td):first-child {
    padding-inline-start: 0;
  }
  :is(th, td):last-child {
    padding-inline-end: 0;
  }
  thead th {
    font-size: 0.875rem;
    color: var(--_muted);
    padding-block: 0.25rem;
  }
  tbody th {
    font-weight: 550;
  }
  thead th:nth-child(1) {
    inline-size: 22%;
  }
  thead th:nth-child(2) {
    inline-size: 27%;
  }
  thead th:nth-child(4) {
    inline-size: 15%;
  }
  .id {
    display: block;
    font-weight: 400;
    font-size: 0.8rem;
    color: var(--_muted);
  }
  td.action {
    text-align: end;
    white-space: nowrap;
    overflow-wrap: normal;
  }
  tr.is-asked > * {
    border-block-end-color: transparent;
  }
  tr.removal td {
    padding-block-start: 0;
    padding-inline: 0;
  }
  #removal:focus {
    outline: none;
  }
  #removal:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 1.75rem;
  }
  .check input {
    inline-size: 1.15rem;
    block-size: 1.15rem;
    min-height: 0;
    margin: 0;
    accent-color: var(--_accent);
  }
  .more {
    justify-self: center;
  }
  .night {
    display: grid;
    gap: 0.4rem;
    grid-template-columns: minmax(0, 1fr);
  }
  progress {
    inline-size: 100%;
    block-size: 0.75rem;
    accent-color: var(--_accent);
  }
  @container (max-width: 48rem) {
    table,
    tbody,
    tr,
    th,
    td {
      display: block;
    }
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tbody {
      display: grid;
      gap: 0.75rem;
      grid-template-columns: minmax(0, 1fr);
    }
    tbody tr:not(.removal) {
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      padding: 0.6rem 0.8rem;
      display: grid;
      gap: 0.5rem;
      grid-template-columns: minmax(0, 1fr);
    }
    tbody :is(th, td) {
      inline-size: auto;
      padding: 0;
      border: 0;
    }
    td.action {
      text-align: start;
    }
    td[data-label]::before {
      content: attr(data-label);
      display: block;
      font-size: 0.8rem;
      color: var(--_muted);
    }
  }
`;
