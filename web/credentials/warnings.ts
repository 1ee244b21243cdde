// What the service's verification warns of, as the card says it. Warnings come as English sentences.
import type { Verification } from '../api/types';

export type Warning =
  { readonly kind: 'application_permissions' } | { readonly kind: 'other'; readonly text: string };

/** The expiry is left out: the card counts the days itself, in the viewer's language. */
export function warningsToShow(warnings: Readonly<Verification['warnings']>): readonly Warning[] {
  return warnings
    .filter((text) => !/^The client secret expire[sd]/.test(text))
    .map((text) =>
      /has application permissions/.test(text)
        ? { kind: 'application_permissions' }
        : { kind: 'other', text },
    );
}
