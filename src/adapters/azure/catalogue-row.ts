// A company's categories and rules as columns of the row `catalogue`: JSON, split over several columns when it is long.
import * as z from 'zod';
import { Failure } from '../../domain/failure';
import type { CompanyId } from '../../domain/ids';
import type { Catalogue } from '../../domain/suggestion/catalogue';
import { catalogueKey, companiesTable, companyPartition } from './company-partition';
import { json, longText, longTextCells, readRow } from './rows';

/** Two bytes a character; a row holds 1 MiB. Requests are held far below this at the door. */
const longestCatalogue = 400_000;

const catalogueRow = z.object({
  categories: json(
    z.array(z.looseObject({ id: z.string(), label: z.string(), workType: z.string(), retired: z.boolean() })),
    '[]',
  ),
  rules: json(z.array(z.looseObject({ contains: z.string(), category: z.string() })), '[]'),
});

export function toCatalogueRow(companyId: CompanyId, value: Catalogue) {
  const categories = JSON.stringify(value.categories);
  const rules = JSON.stringify(value.rules);
  if (categories.length + rules.length > longestCatalogue) {
    throw new Failure('internal_error', { reason: 'catalogue too long for a row' });
  }
  return {
    partitionKey: companyPartition(companyId),
    rowKey: catalogueKey,
    companyId,
    ...longTextCells('categories', categories),
    ...longTextCells('rules', rules),
  };
}

export function fromCatalogueRow(stored: Readonly<Record<string, unknown>>): Catalogue {
  const columns = { categories: longText(stored, 'categories'), rules: longText(stored, 'rules') };
  return readRow(catalogueRow, columns, { table: companiesTable, key: catalogueKey });
}
