// For whoever must ask somebody else: the text to forward, and the page where it is put right.
import { html, nothing } from 'lit';
import type { Help, Remedy } from '../api/types';
import type { Catalogue } from '../words/catalogue';

type Asking = {
  readonly remedy: Remedy | null;
  readonly help: Help | undefined;
  /** Where an admin of the company enters the credentials, if the page says so. */
  readonly adminHref: string | undefined;
  readonly hasCopied: boolean;
  readonly copy: () => void;
};

export function helpActs(
  { remedy, help, adminHref, hasCopied, copy }: Asking,
  { words: { help: words } }: Catalogue,
) {
  const isCompanys = remedy === 'fix-credentials';
  const consent = isCompanys ? undefined : help?.adminConsentUrl;
  const admin = isCompanys ? adminHref : undefined;
  if (!help && !admin) return nothing;
  return html`<div class="acts">
    ${
      help
        ? html`<button class="slim" @click=${copy}>${hasCopied ? words.copied : words.copy}</button>`
        : nothing
    }
    ${
      consent?.startsWith('http')
        ? html`<a href=${consent} target="_blank" rel="noopener noreferrer"
            >${words.approve}<span class="sr"> ${words.newTab}</span></a
          >`
        : nothing
    }
    ${admin ? html`<a href=${admin}>${words.credentials}</a>` : nothing}
  </div>`;
}

/** Whether the browser took it. Many refuse without https or a permission; then the text is there to be marked. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
