import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alerts, alertsJson, type Alert } from '../../infra/alerts/alerts';
import type { LogEvent } from '../../src/domain/log-event';

const named = (name: string): Alert => alerts.find((alert) => alert.name === name)!;
const rung = (events: readonly LogEvent[]) =>
  alerts.filter(({ condition }) => condition.holds(events)).map(({ name }) => name);

const swept: LogEvent = {
  event: 'night.swept',
  due: 3,
  enqueued: 3,
  longestDueMinutes: 14,
  purged: 0,
  purgesPending: 0,
  ms: 40,
};
const ran: LogEvent = {
  event: 'sync.finished',
  trigger: 'nightly',
  outcome: 'succeeded',
  ms: 900,
  attempts: 1,
  imported: 0,
  updated: 0,
  removed: 0,
  unchanged: 35,
  keptEdited: 0,
  skipped: 5,
};
const times = (n: number, event: LogEvent): readonly LogEvent[] => Array.from({ length: n }, () => event);
const ordinary = [...times(4, swept), ...times(50, ran)];

test('infra/alerts.json is what the list says (else: npm run alerts)', () => {
  expect(readFileSync(join(__dirname, '../../infra/alerts.json'), 'utf8')).toBe(alertsJson());
});

test('an ordinary night rings no alert', () => {
  expect(rung(ordinary)).toEqual([]);
});

test('silence rings', () => {
  expect(rung(times(50, ran))).toEqual(['no-sweep']);
});

test('a share rings above it, and only once there are enough to tell', () => {
  const failed = { ...ran, outcome: 'failed' as const, code: 'graph_unavailable' as const };
  const { condition } = named('nightly-runs-fail');
  expect(condition.holds([...times(8, ran), ...times(2, failed)])).toBe(false);
  expect(condition.holds([...times(8, ran), ...times(3, failed)])).toBe(true);
  expect(condition.holds(times(9, failed))).toBe(false);
  expect(condition.holds(times(10, failed))).toBe(true);
  expect(condition.holds(times(10, { ...failed, trigger: 'manual' }))).toBe(false);
});

test('a failure that its user must put right wakes nobody', () => {
  expect(rung([swept, ...times(50, { ...ran, outcome: 'failed', code: 'grant_revoked' })])).toEqual([]);
});

test('what must last a while rings when every event says so', () => {
  const pending = { ...swept, purgesPending: 1 };
  const { condition } = named('purges-pending');
  expect(condition.holds(times(2, pending))).toBe(false);
  expect(condition.holds(times(3, pending))).toBe(true);
  expect(condition.holds([...times(3, pending), swept])).toBe(false);
});

test('a query asks what the condition asks', () => {
  expect(named('no-sweep').condition.query).toBe(
    "AppTraces | extend e = parse_json(Message) | where e.event == 'night.swept' | summarize seen = count() | where seen == 0",
  );
  expect(named('storage-or-vault-down').condition.query).toContain(
    "where tostring(e.code) in ('storage_unavailable', 'vault_unavailable') | summarize seen = count() | where seen >= 5",
  );
  expect(named('syncs-held').condition.query).toContain(
    "summarize seen = count(), bad = countif(tostring(e.outcome) in ('held')) | where seen >= 10 and todouble(bad) / seen > 0.1",
  );
});
