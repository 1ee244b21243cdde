// What only the writing tells: flight and train numbers, pairs of airports. Case matters here.
import type { Evidence } from './find-evidence';
import { rankOf } from './precedence';

const patterns: readonly RegExp[] = [
  /\b(?:LH|AF|BA|KL|IB|AZ|TP|FR|U2|EW|LX|OS|SN|VY|UX|TK|EK|DL|UA|AA|SK|AY|HV|W6|QR|LO|4U|DE|X3|TO|EI|G3|AD|LA)\s?\d{2,4}\b/,
  /\b(?:ICE|IC|EC|TGV|AVE|RE|RJ|RJX|ECE|NJ|FLX|FR|RB|IR)\s?\d{1,4}\b/,
  /\bICE\b(?!-)/,
  /\b(?:LHR|LGW|STN|LTN|MAN|EDI|DUB|JFK|EWR|SFO|FRA|MUC|BER|HAM|DUS|CGN|STR|HAJ|CDG|ORY|LYS|NCE|TLS|AMS|EIN|BRU|CRL|ZRH|GVA|BSL|VIE|MAD|BCN|AGP|VLC|BIO|SVQ|PMI|LIS|OPO|FAO|FCO|MXP|LIN|BGY|BLQ|VCE|NAP|TRN|CTA|CPH|ARN|OSL|HEL|WAW|PRG|BUD|ATH|IST|GRU|CGH|GIG|BSB)\s?(?:-|–|>|→|\/|to)+\s?[A-Z]{3}\b/,
  /\b[A-Z]{3}\s?(?:->|→)\s?[A-Z]{3}\b/,
];

const rank = rankOf('travel', 'decisive');

export function findPatterns(title: string): readonly Evidence[] {
  if (!/[A-Z][A-Z0-9]/.test(title)) return [];
  return patterns.flatMap((pattern): readonly Evidence[] => {
    const match = pattern.exec(title);
    if (!match) return [];
    const [start, end] = [match.index, match.index + match[0].length];
    return [{ kind: 'travel', strength: 'decisive', rank, start, end }];
  });
}
