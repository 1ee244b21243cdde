// Small signs, drawn in the colour of the text around them; what they mean is always said beside them.
import { html, svg, type TemplateResult } from 'lit';

const paths = {
  previous: 'M12.5 4.5 7 10l5.5 5.5',
  next: 'M7.5 4.5 13 10l-5.5 5.5',
  close: 'm5 5 10 10M15 5 5 15',
  outlook: 'M3.5 5.5h13v10h-13zm0 0 6.5 5.5 6.5-5.5',
  edited: 'M4 16l.8-3.4L13.4 4l2.6 2.6-8.6 8.6zM11.5 6l2.5 2.5',
  gone: 'M3.5 5.5h13v10h-13zM2.5 17.5l15-15',
} as const;

export type Icon = keyof typeof paths;

export const icon = (name: Icon): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    ${svg`<path d=${paths[name]} />`}
  </svg>`;

/** The same where no template draws. */
export function iconElement(name: Icon): Element {
  const namespace = 'http://www.w3.org/2000/svg';
  const drawing = document.createElementNS(namespace, 'svg');
  drawing.setAttribute('class', `icon ${name}`);
  drawing.setAttribute('viewBox', '0 0 20 20');
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', paths[name]);
  drawing.append(path);
  return drawing;
}
