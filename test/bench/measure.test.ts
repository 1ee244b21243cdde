// The bench in its smallest form: that it works, and what an unchanged sync may cost at most (design.md, section 7).
import { measure, type Measured } from '../../bench/sync/measure';
import type { SyncFigures } from '../../bench/sync/figures';
import { inputs } from './inputs';
import { table } from '../../bench/sync/table';

let measured: Measured;
beforeAll(async () => {
  measured = await measure({ mailboxes: 1, warmUp: 1, messages: 20 });
});

test('the first sync writes 23 meetings with their index rows and the fence in one transaction', () => {
  expect(measured.first).toMatchObject({ timelineTransactions: 1, timelineRows: 2 * 23 + 1 });
});

test('an unchanged sync writes nothing to the timeline, with four calls to tables and one each to Graph, Entra and the vault', () => {
  const { unchanged } = measured;
  expect(unchanged).toMatchObject({ timelineTransactions: 0, timelineRows: 0, connectionRows: 2 });
  expect(unchanged.traffic).toMatchObject({
    table: { requests: 4 },
    graph: { requests: 1 },
    entra: { requests: 1 },
    vault: { requests: 1 },
    queue: { requests: 0 },
  });
});

test('a night writes the new meetings of the day, and creates a secret only when the token is a week old', () => {
  const { newMeetings, night, weekly } = measured;
  expect(night).toMatchObject({ timelineRows: 2 * newMeetings + 1, secretsCreated: 0 });
  expect(weekly).toMatchObject({ timelineRows: 2 * newMeetings + 1, secretsCreated: 1 });
});

test('a sync is one line of log, and a sweep puts one message per mailbox into the queue', () => {
  for (const sync of [measured.first, measured.unchanged, measured.night, measured.weekly])
    expect(sync.logLines).toBe(1);
  expect(measured.sweep).toMatchObject({ enqueued: 2, queueRequests: 2 });
});

test.each(['first', 'unchanged', 'night', 'weekly'] as const)(
  'bench/figures.json, from which plans are made, counts what is counted now: %s (else `npm run bench -- --write`)',
  (sync) => {
    expect(countsOf(inputs.figures[sync])).toEqual(countsOf(measured[sync]));
  },
);

test('it is told as a table that compares the first sync with the unchanged one', () => {
  const figures = { ...measured, date: '2026-01-01', node: 'v22.0.0', machine: { cores: 2, model: 'Some' } };
  const [head, columns, ...rows] = table(figures);
  expect(head).toContain('medians of 1 mailboxes. 2026-01-01, Node v22.0.0, 2 cores Some');
  expect(columns).toMatch(/first\s+unchanged\s+a night\s+weekly/);
  expect(rows.find((row) => row.includes('Timeline'))).toMatch(/1, 47\s+0, 0\s+1, 9\s+1, 9/);
});

/** What does not depend on the machine. */
function countsOf({ traffic, secretsCreated, timelineRows, connectionRows, logLines }: SyncFigures) {
  const requests = Object.values(traffic).map((calls) => calls.requests);
  return { requests, secretsCreated, timelineRows, connectionRows, logLines };
}
