// Microsoft's answer in the page's address. Pure.
import type { MicrosoftAnswer } from '../api/types';

/** From the fragment or the query; undefined if neither holds one. */
export function answerIn({ hash, search }: Pick<Location, 'hash' | 'search'>): MicrosoftAnswer | undefined {
  for (const part of [hash, search]) {
    const sent = new URLSearchParams(part.slice(1));
    // A page may have a state or a code of its own.
    if (sent.has('admin_consent') || (sent.has('state') && (sent.has('code') || sent.has('error'))))
      return Object.fromEntries([...sent].filter(([name]) => members.includes(name)));
  }
  return undefined;
}

const members = 'code error admin_consent state iss error_subcode error_description tenant'.split(' ');
