import { builtInCatalogue, type Catalogue } from '../../src/domain/suggestion/catalogue';
import { aMeeting } from '../fakes/microsoft';
import { anna, codeOf, kim, omar, world } from '../fakes/world';

const pets = { id: 'pets', label: 'Pets', workType: 'absence', retired: false };
const withPets: Catalogue = {
  categories: [...builtInCatalogue.categories, pets],
  rules: [{ contains: 'vet', category: 'pets' }],
};

test('until an admin saves one everybody has the built-in catalogue', async () => {
  const w = await world();
  expect((await w.app.getCatalogue(anna)).value).toEqual(builtInCatalogue);
});

test('a saved catalogue replaces it for the company, and for no other', async () => {
  const w = await world();
  const { etag } = await w.app.getCatalogue(omar);
  await w.app.saveCatalogue(omar, withPets, etag);
  expect((await w.app.getCatalogue(anna)).value).toEqual(withPets);
  expect((await w.app.getCatalogue(kim)).value).toEqual(builtInCatalogue);
});

test('of two admins who change the same version the second is told', async () => {
  const w = await world();
  const { etag } = await w.app.getCatalogue(omar);
  await w.app.saveCatalogue(omar, withPets, etag);
  expect(await codeOf(w.app.saveCatalogue(omar, builtInCatalogue, etag))).toBe('changed_elsewhere');
  expect((await w.app.getCatalogue(anna)).value).toEqual(withPets);
});

test('of two admins who save at the same moment one is told', async () => {
  const w = await world();
  const { etag } = await w.app.saveCatalogue(omar, builtInCatalogue, '*');
  const codes = await Promise.all([
    codeOf(w.app.saveCatalogue(omar, withPets, etag)),
    codeOf(w.elsewhere.saveCatalogue(omar, builtInCatalogue, etag)),
  ]);
  expect([...codes].sort()).toEqual(['changed_elsewhere', 'no failure']);
});

test('a star saves whatever stands there', async () => {
  const w = await world();
  await w.app.saveCatalogue(omar, withPets, '*');
  const { etag } = await w.app.saveCatalogue(omar, builtInCatalogue, '*');
  expect((await w.app.getCatalogue(anna)).etag).toBe(etag);
});

test.each<[string, Catalogue, string]>([
  ['an id that occurs twice', { categories: [pets, pets], rules: [] }, 'categories.1.id'],
  ['no category that is not retired', { categories: [{ ...pets, retired: true }], rules: [] }, 'categories'],
  ['no category at all', { categories: [], rules: [] }, 'categories'],
  [
    'a rule for a category that is not there',
    { categories: [pets], rules: [{ contains: 'a', category: 'plants' }] },
    'rules.0.category',
  ],
])('%s is refused, and the field is named', async (_, catalogue, field) => {
  const w = await world();
  await expect(w.app.saveCatalogue(omar, catalogue, '*')).rejects.toMatchObject({
    code: 'request_malformed',
    errors: [{ field }],
  });
  expect((await w.app.getCatalogue(anna)).value).toEqual(builtInCatalogue);
});

test('the next sync suggests by the company’s rules', async () => {
  const w = await world({
    connections: [{ runs: [] }],
    meetings: [aMeeting('Vet with Rex', '2026-11-18T09:00Z')],
  });
  await w.app.saveCatalogue(omar, withPets, '*');
  await w.app.syncNow(anna);
  expect((await w.eventTitled('Vet with Rex')).event.suggestion).toMatchObject({
    category: 'pets',
    workType: 'absence',
    by: 'company',
  });
});
