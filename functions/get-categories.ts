// GET categories: the company's categories and rules.
import { route, type Door } from './http/route';
import { Catalogue } from './http/schemas';
import { toCatalogue } from './http/views';

export const getCategories: Door = (app) =>
  route({
    name: 'get-categories',
    method: 'GET',
    path: 'categories',
    access: 'user',
    summary: "My company's categories and rules",
    answer: Catalogue,
    handle: async ({ caller }) => toCatalogue(await app.getCatalogue(caller)),
  });
