// How long a client secret still lives, in days of the viewer's calendar.

export type Expiry = { readonly kind: 'fine' | 'soon' | 'expired'; readonly days: number };

const warnDays = 30;
const dayMs = 24 * 60 * 60_000;

/** `expiresOn` and `today` are local dates; on its last day a secret still works. */
export function expiryOf(expiresOn: string, today: string): Expiry {
  const days = Math.round((Date.parse(expiresOn) - Date.parse(today)) / dayMs);
  return { days, kind: days < 0 ? 'expired' : days <= warnDays ? 'soon' : 'fine' };
}

/** The date that the viewer's wall calendar shows, YYYY-MM-DD. */
export function dateHere(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
