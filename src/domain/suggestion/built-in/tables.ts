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
