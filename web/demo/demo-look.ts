// The page around the elements: a bar, a column for them, and one for what can be made to happen.
import { css } from '../css';
import { formLook } from '../form-look';
import { look } from '../look';

export const demoLook = [
  look,
  formLook,
  css`
    :host {
      min-height: 100vh;
      background: light-dark(#f4f6f9, #11151b);
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 1.25rem;
      padding: 0.6rem clamp(0.75rem, 2.5vw, 1.75rem);
      background: var(--_ground);
      border-bottom: 1px solid var(--_line);
    }
    h1 {
      margin: 0;
      font-size: 1.05rem;
      font-weight: 700;
      letter-spacing: -0.01em;
    }
    nav {
      display: flex;
      gap: 0.25rem;
      flex: 1;
    }
    nav button {
      border-color: transparent;
      background: none;
    }
    nav button[aria-current] {
      background: var(--_quiet);
      box-shadow: inset 0 -2px var(--_accent);
    }
    .who {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
    .who select {
      min-height: 2.25rem;
      padding-block: 0.15rem;
      font-size: 0.9rem;
    }
    .page {
      display: grid;
      gap: 1.25rem;
      grid-template-columns: minmax(0, 1fr);
      max-width: 92rem;
      margin-inline: auto;
      padding: clamp(0.75rem, 2.5vw, 1.75rem);
    }
    main {
      display: grid;
      gap: 1.25rem;
      align-content: start;
      grid-template-columns: minmax(0, 1fr);
    }
    footer {
      text-align: center;
      padding: 0 1rem 1.5rem;
    }
    @media (min-width: 70rem) {
      .page {
        grid-template-columns: minmax(0, 1fr) 18.5rem;
        align-items: start;
      }
    }
  `,
];

export const panelLook = [
  look,
  formLook,
  css`
    :host {
      font-size: 0.9375rem;
    }
    p[role='status']:empty {
      display: none;
    }
    button.primary {
      width: 100%;
    }
  `,
];
