// Microsoft's answer in the page's address. Pure.
import type { MicrosoftAnswer } from '../api/types';

/** From the fragment or the query; undefined if neither holds one. */
export function answerIn({ hash, search }: Pick<Location, 'hash' | 'search'>): MicrosoftAnswer | undefined {
  for (const part of [hash, search]) {
    const sent = new URLSearchParams(part.slice(1));
    if (signs.some((sign) => sent.has(sign)))
      return Object.fromEntries(
        members.flatMap((member) => {
          const value = sent.get(member);
          return value === null ? [] : [[member, value]];
        }),
      );
  }
  return undefined;
}

const signs = ['code', 'error', 'admin_consent', 'state'] as const;
const members = [...signs, 'iss', 'error_subcode', 'error_description', 'tenant'] as const;
