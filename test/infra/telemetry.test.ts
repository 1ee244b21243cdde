// What host.json and Bicep let into the telemetry: every line, failure and request; no query, no name of a secret.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProject, resourcesOf } from '../../infra/check/project';
import { readTexts } from '../../infra/check/read-texts';
import { bodyOf, memberOf } from '../../infra/check/walk';
import { routesOf } from '../../functions/routes';
import hostJson from '../../host.json';
import type { App } from '../../src/app';

const root = join(__dirname, '../..');
const { logLevel, applicationInsights } = hostJson.logging;
const { project } = readProject(readTexts(root));

test('sampling takes away no line, no failure and no request, whatever else it takes', () => {
  const kept = applicationInsights.samplingSettings.excludedTypes.split(';');
  expect(kept.sort()).toEqual(['Exception', 'Request', 'Trace']);
});

test('Application Insights takes what it is sent: nothing is sampled there', () => {
  const asked = resourcesOf(project, 'Microsoft.Insights/components').map(({ resource }) =>
    memberOf(bodyOf(resource.value), 'properties', 'SamplingPercentage'),
  );
  expect(asked).toContain(undefined);
  expect(asked.filter((each) => each !== undefined)).toEqual([]);
});

describe('levels', () => {
  const levels = ['Trace', 'Debug', 'Information', 'Warning', 'Error', 'Critical', 'None'];
  /** The longest name that the category begins with decides, else the default. */
  const levelOf = (category: string) => {
    const [name] = Object.keys(logLevel)
      .filter((each) => category === each || category.startsWith(`${each}.`))
      .sort((a, b) => b.length - a.length);
    return levels.indexOf((logLevel as Record<string, string>)[name ?? 'default'] ?? '');
  };

  test('what went well is told, too: the summary of a run, of a sweep, of a request', () => {
    const names = [...routesOf({} as App, '').map(({ name }) => name), 'sweep', 'sync-mailbox'];
    expect(names).toHaveLength(24);
    for (const category of ['Host.Results', ...names.map((name) => `Function.${name}.User`)]) {
      expect(levelOf(category)).toBeGreaterThanOrEqual(0);
      expect(levelOf(category)).toBeLessThanOrEqual(levels.indexOf('Information'));
    }
  });

  test("the host's own client libraries do not tell of every address that they call", () => {
    expect(levelOf('Azure.Core')).toBeGreaterThanOrEqual(levels.indexOf('Warning'));
  });
});

test('queries stay out of the addresses of requests: the way back from Microsoft has a code in it', () => {
  expect(applicationInsights.enableQueryStringTracing).toBe(false);
});

test('a query in the docs asks for nothing that the service never logs, and one finds a reference', () => {
  const known = new Set(
    [...readFileSync(join(root, 'src/domain/log-event.ts'), 'utf8').matchAll(/readonly (\w+)\??:/g)].map(
      ([, name]) => name,
    ),
  );
  const queries = readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => [...readFileSync(join(root, 'docs', name), 'utf8').matchAll(/```kusto\n([^`]*)```/g)])
    .map(([, query = '']) => query);
  const asked = queries.flatMap((query) => [...query.matchAll(/\be\.(\w+)/g)].map(([, name]) => name));
  expect([...new Set(asked)].filter((name) => !known.has(name))).toEqual([]);
  expect(queries.filter((query) => query.includes("e.reference == '<reference>'"))).toHaveLength(1);
  // The service's own calls are not noted: their addresses hold names of secrets.
  expect(queries.filter((query) => query.includes('AppDependencies'))).toEqual([]);
});
