// The warning before a client secret expires: the date that the admin entered, since Entra tells nobody else.
import { places } from './messages';

const warnDays = 30;
const dayMs = 24 * 60 * 60_000;

/** A sentence from 30 days before the date on; undefined while there is time, or without a date. */
export function expiryWarning(secretExpiresOn: string | undefined, now: Date): string | undefined {
  if (secretExpiresOn === undefined) return undefined;
  const days = Math.floor((Date.parse(`${secretExpiresOn}T00:00:00Z`) - now.getTime()) / dayMs) + 1;
  if (Number.isNaN(days) || days > warnDays) return undefined;
  const renew = `Create a new one in Entra and enter its value under ${places.credentials}; nobody has to connect again.`;
  if (days < 0) return `The client secret expired on ${secretExpiresOn}. ${renew}`;
  if (days === 0) return `The client secret expires today, on ${secretExpiresOn}. ${renew}`;
  return `The client secret expires in ${days} ${days === 1 ? 'day' : 'days'}, on ${secretExpiresOn}. ${renew}`;
}
