// A shape for each tone, so that colour never says anything alone.
import { html } from 'lit';
import type { Tone } from './state';

const shapes: Readonly<Record<Tone | 'busy', string>> = {
  quiet: 'M4 6h16v14H4zM4 10.5h16M8 3v4m8-4v4',
  good: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12l3 3 5-6',
  warn: 'M12 4 2.5 20h19zM12 10v4m0 3v.01',
  bad: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v4m0 4v.01',
  busy: 'M12 3a9 9 0 1 0 9 9',
};

export const icon = (tone: Tone | 'busy') =>
  html`<svg class="icon ${tone}" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${shapes[tone]}></path>
  </svg>`;
