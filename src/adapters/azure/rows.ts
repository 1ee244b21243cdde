// How values stand in columns, and the one place where a row is parsed. Absent is '' in text columns, because merging
// null would leave the old value; instants are ISO strings in UTC, whose order as text is their order in time.
// Columns that we do not know are not ours to judge: they are ignored here and left alone by merges.
import * as z from 'zod';
import { codes, Failure, type Code } from '../../domain/failure';
import type { CompanyId, TenantId, UserId } from '../../domain/ids';

export type Cell = string | number | boolean;

/** The service takes 32,768 characters in a string column. */
const longestText = 32_000;

export function textCell(value: string | Date | undefined): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : value.toISOString();
  if (text.length > longestText)
    throw new Failure('internal_error', { reason: 'text too long for a column' });
  return text;
}

export function jsonCell(value: unknown): string {
  return textCell(JSON.stringify(value));
}

/** A text of any length as several columns: `name`, `name2`, … and in `nameParts` how many of them count. */
export function longTextCells(name: string, text: string): Record<string, Cell> {
  const parts: string[] = [];
  let rest = text;
  do {
    const longest = rest.slice(0, longestText);
    // A pair of surrogates stays together: alone, neither half is a character.
    const splitsPair = longest.length < rest.length && /[\uD800-\uDBFF]$/.test(longest);
    parts.push(splitsPair ? longest.slice(0, -1) : longest);
    rest = rest.slice(parts.at(-1)?.length);
  } while (rest !== '');
  const cells = parts.map((part, index): [string, Cell] => [
    index === 0 ? name : `${name}${index + 1}`,
    part,
  ]);
  return { ...Object.fromEntries(cells), [`${name}Parts`]: parts.length };
}

export function longText(row: Readonly<Record<string, unknown>>, name: string): string {
  const parts = Number(row[`${name}Parts`] ?? 1);
  const cells = Array.from({ length: parts }, (_, index) => row[index === 0 ? name : `${name}${index + 1}`]);
  return cells.map((cell) => (typeof cell === 'string' ? cell : '')).join('');
}

export const text = z.string();
export const optionalText = z
  .string()
  .default('')
  .transform((value) => (value === '' ? undefined : value));

export const instant = z.string().transform((value, context) => {
  const at = new Date(value);
  if (!Number.isNaN(at.getTime())) return at;
  context.addIssue({ code: 'custom', message: 'not an instant' });
  return z.NEVER;
});
export const optionalInstant = optionalText.pipe(z.union([z.undefined(), instant]));

export const companyId = z.string().transform((value) => value as CompanyId);
export const userId = z.string().transform((value) => value as UserId);
export const tenantId = z.string().transform((value) => value as TenantId);

/** A code that a newer version wrote is kept as "something went wrong". */
export function toCode(value: string): Code {
  return codes.find((code) => code === value) ?? 'internal_error';
}
export const optionalCode = optionalText.transform((value) =>
  value === undefined ? undefined : toCode(value),
);

export function json<S extends z.ZodType>(schema: S, absent: string) {
  return z
    .string()
    .default(absent)
    .transform((value, context): unknown => {
      try {
        return JSON.parse(value === '' ? absent : value);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

/** A row that cannot be read is our own fault, and says where it stands but not what it holds. */
export function readRow<S extends z.ZodType>(
  schema: S,
  row: object,
  where: { readonly table: string; readonly key: string },
): z.output<S> {
  const read = schema.safeParse(row);
  if (read.success) return read.data;
  const columns = [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? 'row')))];
  const reason = `unreadable row ${where.table} ${where.key}: ${columns.join(', ')}`;
  throw new Failure('internal_error', { reason });
}
