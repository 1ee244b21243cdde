// Words with names in them that stand out, such as **App registrations**.
import { html, type TemplateResult } from 'lit';

export const rich = (text: string): readonly (string | TemplateResult)[] =>
  text.split('**').map((part, n) => (n % 2 === 1 ? html`<strong>${part}</strong>` : part));
