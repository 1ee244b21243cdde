// PUT categories: replace the company's categories and rules.
import { fromTags, underAny } from './http/etag';
import { route, type Door } from './http/route';
import { Catalogue, CatalogueChange } from './http/schemas';
import { toCatalogue } from './http/views';

export const putCategories: Door = (app) =>
  route({
    name: 'put-categories',
    method: 'PUT',
    path: 'categories',
    access: 'admin',
    summary: "Replace my company's categories and rules",
    body: CatalogueChange,
    needsIfMatch: true,
    answer: Catalogue,
    handle: async ({ caller, body, ifMatch }) =>
      toCatalogue(await underAny(fromTags(ifMatch), (seen) => app.saveCatalogue(caller, body, seen))),
  });
