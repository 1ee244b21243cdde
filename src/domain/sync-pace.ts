// How soon after a manual sync the next one may come.
import type { Connection } from './connection';

/**
 * The earliest instant for the next manual sync: some seconds after the last manual run of this connection that did
 * not fail. Undefined when nothing holds it back: a failed run may be repeated at once, and so may a fresh connection.
 */
export function syncAllowedAt(connection: Connection, minIntervalSeconds: number): Date | undefined {
  const last = connection.runs.find((run) => run.trigger === 'manual' && run.outcome !== 'failed');
  if (!last || minIntervalSeconds === 0) return undefined;
  if (connection.connectedAt && last.finishedAt < connection.connectedAt) return undefined;
  return new Date(last.finishedAt.getTime() + minIntervalSeconds * 1000);
}
