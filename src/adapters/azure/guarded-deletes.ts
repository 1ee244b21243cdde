// Deletes with If-Match inside a table transaction. The service has them, `submitTransaction` of the client does not:
// its deletes always say `If-Match: *`. So such a delete travels as an update that carries the ETag and a mark, and
// this policy turns it into the DELETE that it means before the batch leaves. Without it nothing marked may be sent.
// It also escapes line separators, of which Azurite cannot read the rows of a batch.
import type { TableClient, TransactionAction } from '@azure/data-tables';

type Policy = ReturnType<TableClient['pipeline']['getOrderedPolicies']>[number];

const mark = 'x-guarded-delete';
const lineEnd = '\r\n';

export function guardedDelete(
  row: { readonly partitionKey: string; readonly rowKey: string },
  etag: string,
): TransactionAction {
  const options = { etag, requestOptions: { customHeaders: { [mark]: 'yes' } } };
  return ['update', { partitionKey: row.partitionKey, rowKey: row.rowKey }, 'Replace', options];
}

export function installGuardedDeletes(table: TableClient): void {
  const installed = table.pipeline.getOrderedPolicies().some(({ name }) => name === policy.name);
  if (!installed) table.pipeline.addPolicy(policy);
}

const policy: Policy = {
  name: 'guardedDeletes',
  sendRequest(request, next) {
    if (typeof request.body === 'string' && new URL(request.url).pathname.endsWith('/$batch')) {
      request.body = withoutLineSeparators(withGuardedDeletes(request.body));
      // Counted for the longer body; the transport counts again.
      request.headers.delete('content-length');
    }
    return next(request);
  },
};

/** Works line by line: a row's JSON is one line and never holds a raw line end, so no stored text is taken for a header. */
function withGuardedDeletes(batch: string): string {
  const parts: string[][] = [[]];
  for (const line of batch.split(lineEnd)) {
    if (line.startsWith('--changeset_')) parts.push([]);
    parts.at(-1)?.push(line);
  }
  return parts.map((part) => (part.some(isMark) ? asDelete(part) : part).join(lineEnd)).join(lineEnd);
}

/** The same JSON. Azurite looks for a row with a `.`, which matches neither: it would answer 2xx and have merged nothing. */
function withoutLineSeparators(batch: string): string {
  return batch.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

function isMark(line: string): boolean {
  return line.toLowerCase().startsWith(`${mark}:`);
}

function asDelete(part: readonly string[]): readonly string[] {
  return part
    .filter(
      (line) =>
        !isMark(line) && !line.startsWith('{') && !/^content-(type: application\/json|length:)/i.test(line),
    )
    .map((line) => line.replace(/^(PUT|PATCH|MERGE) (?=\S+ HTTP\/1\.1$)/, 'DELETE '));
}
