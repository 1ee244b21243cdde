// A company's categories and rules; the built-in catalogue until an admin saves one.
import { Failure, type FieldError } from '../domain/failure';
import { builtInCatalogue, type Catalogue } from '../domain/suggestion/catalogue';
import type { Caller, Ports, Versioned } from '../ports';

/** The ETag of a catalogue that nobody has saved yet. */
const unsaved = 'built-in';

export function getCatalogue(ports: Pick<Ports, 'companies'>) {
  return async (caller: Caller): Promise<Versioned<Catalogue>> =>
    (await ports.companies.catalogue(caller.companyId)) ?? { value: builtInCatalogue, etag: unsaved };
}

/** Replaces both categories and rules. @throws Failure request_malformed, changed_elsewhere */
export function saveCatalogue(ports: Pick<Ports, 'companies'>) {
  return async (caller: Caller, catalogue: Catalogue, etag: string): Promise<Versioned<Catalogue>> => {
    const errors = mistakesIn(catalogue);
    if (errors.length > 0) throw new Failure('request_malformed', { errors });
    const present = await ports.companies.catalogue(caller.companyId);
    if (etag !== '*' && etag !== (present?.etag ?? unsaved)) throw new Failure('changed_elsewhere');
    const saved = await ports.companies.saveCatalogue(caller.companyId, catalogue, present?.etag);
    if (saved === undefined) throw new Failure('changed_elsewhere');
    return { value: catalogue, etag: saved };
  };
}

function mistakesIn({ categories, rules }: Catalogue): readonly FieldError[] {
  const ids = new Set<string>();
  const errors: FieldError[] = [];
  categories.forEach(({ id }, index) => {
    if (ids.has(id))
      errors.push({
        field: `categories.${index}.id`,
        message: 'occurs twice. Every category needs an id of its own.',
      });
    ids.add(id);
  });
  if (!categories.some((category) => !category.retired)) {
    errors.push({
      field: 'categories',
      message: 'are all retired or missing. Keep at least one that is not.',
    });
  }
  rules.forEach(({ category }, index) => {
    if (!ids.has(category))
      errors.push({ field: `rules.${index}.category`, message: 'is not the id of one of the categories.' });
  });
  return errors;
}
