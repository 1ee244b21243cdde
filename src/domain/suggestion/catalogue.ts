// The categories and work types that a company may choose from, as shipped. A company keeps its own copy
// of this catalogue (renamed, extended, retired) and its own rules; this file knows nothing of titles.

export type WorkType = string; // built in: meeting, customer, learning, administration, focus, travel, break, absence
export type Category = {
  readonly id: string;
  readonly label: string;
  readonly workType: string;
  readonly retired: boolean;
};
export type CompanyRule = { readonly contains: string; readonly category: string };
export type Catalogue = { readonly categories: readonly Category[]; readonly rules: readonly CompanyRule[] };

export const defaultCategory = 'meeting';

const category = (id: string, label: string, workType: WorkType): Category => ({
  id,
  label,
  workType,
  retired: false,
});

export const builtInCatalogue: Catalogue = {
  categories: [
    category('one-on-one', 'One-on-one', 'meeting'),
    category('team', 'Team', 'meeting'),
    category('project', 'Project', 'meeting'),
    category('customer', 'Customer', 'customer'),
    category('recruiting', 'Recruiting', 'meeting'),
    category('learning', 'Learning', 'learning'),
    category('company', 'Company', 'meeting'),
    category('administration', 'Administration', 'administration'),
    category('focus', 'Focus', 'focus'),
    category('travel', 'Travel', 'travel'),
    category('social', 'Social', 'break'),
    category('personal', 'Personal', 'absence'),
    category(defaultCategory, 'Meeting', 'meeting'),
  ],
  rules: [],
};
