// How forms look, and what else the larger elements have in common.
import { css } from './css';

export const formLook = css`
  h4,
  ol,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  h4 {
    font: inherit;
    font-weight: 650;
  }
  button.danger {
    color: var(--_bad-ink);
    border-color: var(--_bad-edge);
  }
  [aria-invalid='true'] {
    border-color: var(--_bad-edge);
    box-shadow: inset 0 0 0 1px var(--_bad-edge);
  }
  label,
  .label {
    display: block;
    font-weight: 550;
    font-size: 0.9rem;
  }
  .field {
    display: grid;
    gap: 0.25rem;
    grid-template-columns: minmax(0, 1fr);
    min-width: 0;
  }
  .field .error {
    color: var(--_bad-ink);
    font-size: 0.875rem;
  }
  details > summary {
    cursor: pointer;
    width: fit-content;
    min-height: 1.5rem;
    font-weight: 550;
    color: var(--_accent);
    border-radius: 0.25rem;
  }
  .notice summary {
    color: inherit;
  }
`;
