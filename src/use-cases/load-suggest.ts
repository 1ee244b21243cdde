// What suggestions for one user need: what they taught us, and their company's catalogue.
import type { UserKey } from '../domain/ids';
import { lessonKey } from '../domain/edit-event';
import { builtInCatalogue } from '../domain/suggestion/catalogue';
import { suggest, type Suggestion } from '../domain/suggestion/suggest';
import type { Ports } from '../ports';

export async function loadSuggest(
  ports: Pick<Ports, 'companies' | 'timeline'>,
  user: UserKey,
): Promise<(title: string | undefined) => Suggestion> {
  const [lessons, found] = await Promise.all([
    ports.timeline.lessons(user),
    ports.companies.catalogue(user.companyId),
  ]);
  const catalogue = found?.value ?? builtInCatalogue;
  const taught = (normalisedTitle: string) => lessons.get(lessonKey(normalisedTitle));
  return (title) => suggest(title, { taught, catalogue });
}
