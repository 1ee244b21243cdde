// The shape of the languages' tables: phrases by category and strength. A phrase is written as people write
// it; case and accents do not matter. `*` stands for the rest of a compound ("*gespräch", "budget*"),
// `a|b` for either word, a comma separates phrases.

export type Strength = 'decisive' | 'strong' | 'ordinary' | 'weak';

/**
 * Besides the categories: `department` and `form` tell nothing alone but "Sales" + "meeting" is a unit's
 * ritual; `person` is a form that becomes a talk of two when a first name stands beside it; `neutral` takes
 * words out of play ("private banking" is not private).
 */
export type Kind =
  | 'one-on-one'
  | 'team'
  | 'project'
  | 'customer'
  | 'recruiting'
  | 'learning'
  | 'company'
  | 'administration'
  | 'focus'
  | 'travel'
  | 'social'
  | 'personal'
  | 'department'
  | 'form'
  | 'person'
  | 'neutral';

export type LanguageTable = Readonly<Partial<Record<Kind, Readonly<Partial<Record<Strength, string>>>>>>;

/**
 * Abbreviations that are also everyday words of another language, or parts of names: they count in capitals
 * only, or when they are the whole title ("OR" is the Dutch works council, "or" is not).
 */
export const inCapitals: ReadonlySet<string> = new Set(
  `or ns ov ca ce ao cr gt lt sa tm dp ag kg sc act tap rol fad pop toc roc mag mot ere cac gat sal stc stk sst rex asa ter
   jav pvt cor gor ava nao eap cdc mep sos erte ama cse sas spa sl bv nv br gl mt cp cv cvs cb ape sau ws tp1 tp2 tp3 pve pva ave
   irs irc dre prr cao rie vet pub mrt kur o3 it si ti gf tl qs hr rh bd av cab cct ead pds inc ltd css dni lda rsa fat cle capa adv hb pg ic op oss uti sbb rer ter icu`.split(
    /\s+/,
  ),
);
