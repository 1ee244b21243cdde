// Reading many rows: page by page as the service gives them. A page may be empty and still not be the last.
import type { TableClient, TableEntityResult } from '@azure/data-tables';
import { unavailable } from './answers';

export type StoredRow = TableEntityResult<Record<string, unknown>> & { readonly rowKey: string };
type Query = { readonly filter: string; readonly select?: string[] };

/** The most that the service puts into one page. */
const largestPage = 1_000;

export async function* pagesOf(
  table: TableClient,
  { filter, select }: Query,
  pageSize = largestPage,
): AsyncGenerator<readonly StoredRow[]> {
  const queryOptions = select === undefined ? { filter } : { filter, select };
  const pages = table.listEntities({ queryOptions }).byPage({ maxPageSize: Math.min(pageSize, largestPage) });
  try {
    for await (const page of pages) {
      if (page.length > 0) yield page as readonly StoredRow[];
    }
  } catch (error) {
    throw unavailable('storage_unavailable', error);
  }
}

/** The first `limit` rows that are wanted, and whether another one follows. */
export async function takeRows(
  table: TableClient,
  query: Query & { readonly limit: number; readonly wanted?: (row: StoredRow) => boolean },
): Promise<{ readonly rows: readonly StoredRow[]; readonly more: boolean }> {
  const { limit, wanted = () => true } = query;
  const rows: StoredRow[] = [];
  for await (const page of pagesOf(table, query, limit + 1)) {
    for (const row of page) {
      if (!wanted(row)) continue;
      if (rows.length === limit) return { rows, more: true };
      rows.push(row);
    }
  }
  return { rows, more: false };
}

export async function allRows(table: TableClient, query: Query): Promise<readonly StoredRow[]> {
  const rows: StoredRow[] = [];
  for await (const page of pagesOf(table, query)) rows.push(...page);
  return rows;
}
