import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alerts, alertsJson, type Alert } from '../../infra/alerts/alerts';
import { withQueries } from '../../infra/alerts/queries-in-docs';
import type { LogEvent } from '../../src/domain/log-event';

const read = (path: string) => readFileSync(join(__dirname, '../..', path), 'utf8');
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
  expect(read('infra/alerts.json')).toBe(alertsJson());
});

describe('docs/operations.md', () => {
  const page = read('docs/operations.md');

  test('has the queries that the list says (else: npm run alerts)', () => {
    expect(page).toBe(withQueries(page));
  });

  test.each(alerts.map(({ name, severity }) => [name, severity]))(
    'has a page for %s, under its severity, with its query',
    (name, severity) => {
      const chapter = page.split('\n## ').find((each) => each.startsWith(`Severity ${severity}:`))!;
      const section = chapter.split('\n### ').find((each) => each.startsWith(`${name}\n`))!;
      for (const part of ['**Means**', '**Hits**', '**Look first**', '**Do first**'])
        expect(section).toContain(part);
      expect(section).toContain(`<!-- query of ${name} -->`);
    },
  );

  test("has a page for each alert of Azure's own", () => {
    const bicep = read('infra/modules/alerts.bicep');
    const names = [...bicep.matchAll(/^ {4}name: '([a-z-]+)'$/gm)].map(([, name]) => name!);
    expect(names).toEqual(['vault-unavailable', 'vault-refuses']);
    for (const name of [...names, 'service-health']) expect(page).toContain(`\n### ${name}\n`);
  });

  test('asks for no event that there is not', () => {
    const events = [...page.matchAll(/e\.event (?:== '([a-z_.]+)'|in \('([a-z_.]+)', '([a-z_.]+)'\))/g)];
    const named = new Set(events.flatMap(([, ...names]) => names.filter((name) => name)));
    const known = read('src/domain/log-event.ts');
    expect([...named].filter((name) => !known.includes(`'${name}'`))).toEqual([]);
  });

  test('tells of no command that there is not', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = [...page.matchAll(/npm run ([a-z:]+)/g)].map(([, command]) => command!);
    expect(commands.filter((command) => !(command in scripts))).toEqual([]);
  });
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
