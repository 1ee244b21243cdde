// Small pictures beside words; never instead of them.
import { svg, html, type TemplateResult } from 'lit';

const paths = {
  good: svg`<path d="m5.2 10.4 3.2 3.2 6.4-7" />`,
  warn: svg`<path d="M10 3.2 17.6 16.6H2.4Z" /><path d="M10 8.4v3.6M10 14.2v.1" />`,
  bad: svg`<circle cx="10" cy="10" r="7.4" /><path d="m7.4 7.4 5.2 5.2m0-5.2-5.2 5.2" />`,
  none: svg`<circle cx="10" cy="10" r="7.4" stroke-dasharray="2.6 2.6" />`,
  turning: svg`<path d="M16.4 9A6.6 6.6 0 0 0 4.6 6.3M3.6 11a6.6 6.6 0 0 0 11.8 2.7" /><path d="M4.4 2.8v3.8h3.8m7.4 10.6v-3.8h-3.8" />`,
  wait: svg`<circle cx="10" cy="10" r="7.4" /><path d="M10 5.8V10l2.8 1.8" />`,
  copy: svg`<rect x="7" y="7" width="9.5" height="9.5" rx="1.6" /><path d="M13 7V5.1A1.6 1.6 0 0 0 11.4 3.5H5.1a1.6 1.6 0 0 0-1.6 1.6v6.3A1.6 1.6 0 0 0 5.1 13H7" />`,
  out: svg`<path d="M11.5 3.5h5v5m0-5-7 7M8 4.5H5A1.5 1.5 0 0 0 3.5 6v9A1.5 1.5 0 0 0 5 16.5h9a1.5 1.5 0 0 0 1.5-1.5v-3" />`,
} as const;

export type Icon = keyof typeof paths;

export const icon = (name: Icon): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${paths[name]}</svg>`;
