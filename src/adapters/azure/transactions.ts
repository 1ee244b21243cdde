// Several rows of one partition written together or not at all, and what became of it. The only place that knows how
// a table reports a transaction.
import type { TableClient, TransactionAction } from '@azure/data-tables';
import { Failure } from '../../domain/failure';
import { isConflict, isUnknown, unavailable } from './answers';
import { installGuardedDeletes } from './guarded-deletes';

type Cells = Readonly<Record<string, unknown>>;
export type Row = { readonly partitionKey: string; readonly rowKey: string };

/** `etags` are those of the rows in the order of the actions. */
type Submitted =
  | { readonly outcome: 'committed'; readonly etags: readonly (string | undefined)[] }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'unknown'; readonly failure: Failure };

export type Transactions = {
  submit(actions: readonly TransactionAction[]): Promise<Submitted>;
  /** The first row's new ETag, or undefined when a guard refused. No answer is a Failure here. */
  write(actions: readonly TransactionAction[]): Promise<string | undefined>;
  /** The same for one row that is created or merged: a plain request, cheaper than a transaction. */
  writeOne(row: Row & Cells, etag: string | undefined): Promise<string | undefined>;
};

export function transactionsOn(table: TableClient): Transactions {
  installGuardedDeletes(table);
  const submit = async (actions: readonly TransactionAction[]): Promise<Submitted> => {
    assertRowsDiffer(actions);
    try {
      const { subResponses } = await table.submitTransaction([...actions]);
      const written =
        subResponses.length === actions.length && subResponses.every(({ status }) => status < 300);
      if (written) return { outcome: 'committed', etags: subResponses.map(({ etag }) => etag) };
      return { outcome: 'unknown', failure: unavailable('storage_unavailable', undefined) };
    } catch (error) {
      if (isConflict(error)) return { outcome: 'refused' };
      const failure = unavailable('storage_unavailable', error);
      if (isUnknown(error)) return { outcome: 'unknown', failure };
      throw failure;
    }
  };
  return {
    submit,
    async write(actions) {
      const submitted = await submit(actions);
      if (submitted.outcome === 'unknown') throw submitted.failure;
      if (submitted.outcome === 'refused') return undefined;
      return submitted.etags[0] ?? '';
    },
    async writeOne(row, etag) {
      try {
        const written =
          etag === undefined
            ? await table.createEntity(row)
            : await table.updateEntity(row, 'Merge', { etag });
        return written.etag ?? '';
      } catch (error) {
        if (isConflict(error)) return undefined;
        throw unavailable('storage_unavailable', error);
      }
    },
  };
}

/** Creates without an ETag; with one merges, so that columns of a newer version stay. */
export function createOrMerge(row: Row & Cells, etag: string | undefined): TransactionAction {
  return etag === undefined ? ['create', row] : ['update', row, 'Merge', { etag }];
}

/** The service would refuse the whole transaction; it was put together wrongly, so nothing is sent. */
function assertRowsDiffer(actions: readonly TransactionAction[]): void {
  const rows = new Set(actions.map(([, { rowKey }]) => rowKey));
  if (rows.size === actions.length) return;
  throw new Failure('internal_error', { reason: 'a transaction names the same row twice' });
}
