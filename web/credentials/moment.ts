// An instant as the viewer reads it, in their own zone.
import { html, type TemplateResult } from 'lit';
import type { Format } from '../format';

const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** 20 November 2026 at 14:30 */
export const dayAndTime = (format: Format, iso: string): TemplateResult =>
  html`<time datetime=${iso}
    >${format.dates(new Date(iso), { dateStyle: 'long', timeStyle: 'short', timeZone: zoneHere() })}</time
  >`;

/** Fri 20 Nov, 14:30 */
export const shortly = (format: Format, iso: string): TemplateResult =>
  html`<time datetime=${iso}
    >${format.dates(new Date(iso), {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
      timeZone: zoneHere(),
    })}</time
  >`;

export const timeHere = (format: Format, at: Date): string => format.time(at, zoneHere());
