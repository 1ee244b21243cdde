// The last runs of a connection as JSON in one column. Counts that an older version did not know are 0; members that
// a newer one added stay in the run and are written back.
import * as z from 'zod';
import type { SyncRun } from '../../domain/connection';
import { instant, json, toCode } from './rows';

const count = z.number().default(0);
const skipped = z.looseObject({
  cancelled: count,
  allDay: count,
  outsideWindow: count,
  tooLong: count,
  malformed: count,
  excludedTitle: count,
  deletedByUser: count,
});

const run = z.looseObject({
  id: z.string(),
  trigger: z.enum(['manual', 'nightly']),
  outcome: z.enum(['succeeded', 'held', 'failed']),
  startedAt: instant,
  finishedAt: instant,
  window: z.object({ from: instant, until: instant }),
  imported: count,
  updated: count,
  removed: count,
  unchanged: count,
  keptEdited: count,
  skipped,
  code: z.string().optional(),
});

export const runs = json(
  z
    .array(run)
    .transform((all): readonly SyncRun[] =>
      all.map(({ code, ...rest }) => ({ ...rest, code: code === undefined ? undefined : toCode(code) })),
    ),
  '[]',
);
