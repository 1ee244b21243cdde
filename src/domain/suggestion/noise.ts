// What in a title says nothing about the meeting, as patterns over its shape (shape.ts). Data only.
import { alphanumeric } from './shape';
import { bracket, colon, dash, digit, dot, h, m, ordinal, slash, u } from './signs';

const prefixes = [
  're|fwd?|wg|aw|tr|rv|sv|vs|antw|doorst|enc|res|rif|rép|i|r',
  'ext|extern|external|externe|esterno|externo|spam',
  'cancell?ed|abgesagt|annulée?|cancelad[oa]|annullat[oa]|geannuleerd|afgelast|afgezegd',
  'updated?|updated invitation|moved|rescheduled|postponed|new time(?: proposed)?',
  'verschoben|aktualisiert|neuer termin|neue uhrzeit|reportée?|déplacée?|décalée?|modifiée?',
  'aplazad[oa]|reprogramad[oa]|actualizad[oa]|spostat[oa]|rinviat[oa]|aggiornat[oa]|verplaatst|verzet|bijgewerkt',
  'adiad[oa]|reagendad[oa]|remarcad[oa]|atualizad[oa]',
  'invitation|einladung|invitaci[oó]n|invito|uitnodiging|convite|convocation|convocatoria|convocazione|convocatória',
  'reminder|erinnerung|rappel|recordatorio|promemoria|herinnering|lembrete',
  'accepted|tentative|declined|angenommen|abgelehnt|copy|kopie|copie|copia|cópia',
].join('|');

const moved = [
  'verschoben|verlegt|vorverlegt|abgesagt|neuer termin|neue (?:uhr)?zeit|entfällt|fällt aus|nachholtermin|ersatztermin',
  'rescheduled|re-scheduled|moved|postponed|updated?|new (?:time|date|link)|cancell?ed|tbc|tbd|tentative|optional',
  'reportée?|déplacée?|décalée?|annulée?|à confirmer|facultatif|nouvelle date|nouvel horaire',
  'aplazad[oa]|reprogramad[oa]|movid[oa]|cancelad[oa]|pospuest[oa]|por confirmar|cambio de hora|nueva (?:fecha|hora)|opcional',
  'spostat[oa]|rinviat[oa]|posticipat[oa]|anticipat[oa]|annullat[oa]|da confermare|nuovo orario|nuova data',
  'verplaatst|verzet|uitgesteld|geannuleerd|afgelast|gaat niet door|nieuwe (?:tijd|datum)|optioneel|vervroegd',
  'adiad[oa]|reagendad[oa]|remarcad[oa]|antecipad[oa]|a confirmar|nova (?:data|hora)|novo hor[aá]rio',
].join('|');

// Whole names only: "1 Julien" and "3 Marketing" are no dates.
const monthName = `(?:${[
  'jan(?:uary?|uari|vier|v|eiro)?|j[aä]nner|gennaio|gen|enero|ene',
  'feb(?:ruary?|ruari|rero|braio)?|f[eé]vr?(?:ier)?|fevereiro',
  'mar(?:ch|s|zo)?|m[aä]rz|m[aä]r|maart|mrt|março',
  'apr(?:il|ile)?|avr(?:il)?|abr(?:il)?',
  'may|mayo|mai|maio|mei|mag(?:gio)?',
  'june?|juni|juin|junio|junho|giu(?:gno)?',
  'july?|juli|juil(?:l|let)?|julio|julho|lug(?:lio)?',
  'aug(?:ust|ustus)?|ao[uû]t|ago(?:sto)?',
  'sept?(?:ember|embre|iembre)?|set(?:tembre|iembre|embro)?',
  'o[ck]t(?:ober|obre|ubre)?|out(?:ubro)?|ott(?:obre)?',
  'nov(?:ember|embre|iembre|embro)?',
  'de[cz](?:ember|embro)?|d[eé]c(?:embre)?|dic(?:iembre|embre)?',
].join('|')})\\.?`;
const day = '(?:0?[1-9]|[12]\\d|3[01])';
const year = '(?:20)?\\d\\d';

const B = `(?<![${alphanumeric}])`;
const E = `(?![${alphanumeric}])`;
const pattern = (source: string): RegExp => new RegExp(source, 'gu');

/** A pattern, and signs of which it needs at least one. */
type Removal = { readonly needs: number; readonly pattern: RegExp };
const removal = (needs: number, source: string): Removal => ({ needs, pattern: pattern(source) });

export const leading = new RegExp(`^(?:\\s*(?:${prefixes})(?:\\s?\\[\\d+\\])?\\s?:\\s*)+`, 'u');
export const tag = pattern(
  '[\\[(*{<]{1,3}\\s?(?:ext(?:ern(?:al|e|o|al e-?mail)?)?|esterno|spam|suspect|verdacht|phishing\\?)\\s?[\\])*}>]{1,3}:?',
);
export const moves: readonly RegExp[] = [
  pattern(`[(\\[]\\s?(?:${moved})(?:\\s[^)\\]]{0,40})?[)\\]]`),
  pattern(`\\s[-–—|!*]+\\s?(?:${moved})[!*]*\\s*$`),
];
export const numbers: readonly Removal[] = [
  // The four ways to write a date. A year or a closing dot is needed with dots: "Release 4.2" is no date.
  removal(dash | slash | dot, `${B}20\\d\\d[-/.](?:0?[1-9]|1[0-2])[-/.]${day}${E}`),
  removal(dash | slash | dot, `${B}${day}[-/.](?:0?[1-9]|1[0-2])[-/.]${year}${E}`),
  removal(dot, `${B}${day}\\.\\s?(?:0?[1-9]|1[0-2])\\.${E}`),
  removal(
    digit,
    `(?<![${alphanumeric}:])${day}(?:st|nd|rd|th|er|\\.|º)?\\s(?:de\\s|of\\s)?${monthName}(?:,?\\s(?:de\\s)?20\\d\\d)?${E}`,
  ),
  removal(digit, `${B}${monthName}\\s${day}(?:st|nd|rd|th)?(?:,?\\s20\\d\\d)?${E}`),
  // Times: 14:00, 14:00-15:30, 9am, 14h30, 10 Uhr.
  removal(
    h | m | u,
    `${B}(?:[01]?\\d|2[0-4])[:.]?(?:[0-5]\\d)?\\s?(?:[-–]|bis|to)\\s?(?:[01]?\\d|2[0-4])[:.]?(?:[0-5]\\d)?\\s?(?:uhr|uur|h|am|pm)${E}`,
  ),
  removal(
    colon,
    `${B}(?:[01]?\\d|2[0-4]):[0-5]\\d(?:\\s?[-–]\\s?(?:[01]?\\d|2[0-4]):[0-5]\\d)?\\s?(?:uhr|uur|h|am|pm)?${E}`,
  ),
  removal(u, `${B}(?:[01]?\\d|2[0-3])(?:\\.[0-5]\\d)?\\s?(?:uhr|uur)${E}`),
  removal(m, `${B}(?:0?[1-9]|1[0-2])(?:[:.][0-5]\\d)?\\s?(?:am|pm|a\\.m\\.|p\\.m\\.)${E}`),
  removal(h, `${B}(?:[01]?\\d|2[0-3])\\s?h(?:[0-5]\\d)?${E}`),
  // Week numbers.
  removal(
    digit,
    `${B}(?:kw|cw|wk|week|woche|semaine|semana|settimana|sem\\.?|sett\\.?)\\s?(?:0?[1-9]|[1-4]\\d|5[0-3])(?:\\s?[-/+]\\s?\\d\\d?)?${E}`,
  ),
  removal(digit, `${B}[ws](?:0[1-9]|[1-4]\\d|5[0-3])${E}`),
  // Numbering. 24/7, 1/1 and 50/50 are words.
  removal(ordinal | dot, `${B}(?:#\\s?|n[°º]\\s?|(?:nr|no|núm|num)\\.\\s?)\\d{1,4}${E}`),
  removal(slash, `${B}(?!24/7|1/1|50/50)\\d{1,2}\\s?/\\s?\\d{1,2}(?!/)${E}`),
  removal(bracket, `[(\\[]\\s?\\d{1,3}(?:\\s?(?:of|von|de|di|van|sur)\\s?\\d{1,3})?\\s?[)\\]]`),
  removal(digit, `${B}(?:part|teil|partie|parte|deel|sprint)(?=\\s\\d)\\s\\d{1,3}${E}`),
];
export const emoji =
  /[\p{Extended_Pictographic}\p{Regional_Indicator}\u{fe0f}\u{200d}\u{20e3}\u{1f3fb}-\u{1f3ff}]/gu;
