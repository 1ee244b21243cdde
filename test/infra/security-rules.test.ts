// The rules of PSRule for Azure (baseline Azure.Pillar.Security.L1) that apply here and may never be suppressed. Each
// is asked of the Bicep files themselves, apart from the check's own list of demands.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProject, resourcesOf } from '../../infra/check/project';
import { readTexts } from '../../infra/check/read-texts';
import type { Expression } from '../../infra/check/syntax';
import { bodyOf, memberOf } from '../../infra/check/walk';

const { project } = readProject(readTexts(join(__dirname, '../..')));

/** What every resource of a type that is made here says at a place, as it is written. */
function said(type: string, path: string): readonly (string | undefined)[] {
  const made = resourcesOf(project, type).filter(({ resource }) => !resource.existing);
  if (made.length === 0) throw new Error(`There is no ${type}.`);
  return made.map(({ resource }) => memberOf(bodyOf(resource.value), ...path.split('.'))?.source);
}

const itemsOf = (expression: Expression | undefined) =>
  expression?.kind === 'array' ? expression.items : [];

test('Azure.AppInsights.LocalAuth: telemetry is taken from identities only', () => {
  expect(said('Microsoft.Insights/components', 'properties.DisableLocalAuth')).toEqual(['true']);
});

test('Azure.AppService.ManagedIdentity: the app has an identity', () => {
  expect(said('Microsoft.Web/sites', 'identity.type')).toEqual(["'UserAssigned'"]);
});

test('Azure.AppService.MinTLS: the app takes no TLS below 1.2', () => {
  expect(said('Microsoft.Web/sites', 'properties.siteConfig.minTlsVersion')).toEqual(["'1.2'"]);
});

test('Azure.AppService.UseHTTPS: the app answers over https only', () => {
  expect(said('Microsoft.Web/sites', 'properties.httpsOnly')).toEqual(['true']);
});

test('Azure.AppService.WebSecureFtp: there is no FTP', () => {
  expect(said('Microsoft.Web/sites', 'properties.siteConfig.ftpsState')).toEqual(["'Disabled'"]);
});

test('Azure.KeyVault.AccessPolicy: no access policy gives away more than is needed, for there is none', () => {
  expect(said('Microsoft.KeyVault/vaults', 'properties.accessPolicies')).toEqual([undefined]);
});

test('Azure.KeyVault.Logs: who touches which secret is recorded', () => {
  const audits = resourcesOf(project, 'Microsoft.Insights/diagnosticSettings').map(({ resource }) => {
    const body = bodyOf(resource.value);
    const logs = itemsOf(memberOf(body, 'properties', 'logs')).map((log) => [
      memberOf(log, 'categoryGroup')?.source,
      memberOf(log, 'enabled')?.source,
    ]);
    return { scope: memberOf(body, 'scope')?.source, logs };
  });
  expect(audits).toEqual([{ scope: 'vault', logs: [["'audit'", 'true']] }]);
});

test('Azure.KeyVault.RBAC: the vault asks for roles', () => {
  expect(said('Microsoft.KeyVault/vaults', 'properties.enableRbacAuthorization')).toEqual(['true']);
});

test('Azure.Storage.LocalAuth: no storage account takes a key', () => {
  expect(said('Microsoft.Storage/storageAccounts', 'properties.allowSharedKeyAccess')).toEqual(['false']);
});

test('Azure.Storage.MinTLS: no storage account takes TLS below 1.2', () => {
  expect(said('Microsoft.Storage/storageAccounts', 'properties.minimumTlsVersion')).toEqual(["'TLS1_2'"]);
});

test('Azure.Storage.SecureTransfer: no storage account answers over http', () => {
  expect(said('Microsoft.Storage/storageAccounts', 'properties.supportsHttpsTrafficOnly')).toEqual(['true']);
});

const root = join(__dirname, '../..');
const table = [
  ...readFileSync(join(root, 'docs/deployment.md'), 'utf8').matchAll(/^\| (Azure\.\w+\.\w+) \| (\w+) \|/gm),
].map(([, rule = '', how = '']) => ({ rule, how }));
const rulesThat = (how: string) => table.filter((each) => each.how === how).map(({ rule }) => rule);

test('the table of rules says "tested" of those above, and of no others', () => {
  const here = readFileSync(__filename, 'utf8');
  const tested = [...here.matchAll(/^test\('(Azure\.\w+\.\w+):/gm)].map(([, rule]) => rule);
  expect(rulesThat('tested').sort()).toEqual([...tested].sort());
  expect(tested).toHaveLength(11);
});

test('a rule is left out of PSRule only if the table says that it is suppressed', () => {
  const excluded = [
    ...readFileSync(join(root, 'infra/ps-rule.yaml'), 'utf8').matchAll(/- (Azure\.\w+\.\w+)/g),
  ];
  expect(excluded.map(([, rule]) => rule).sort()).toEqual(rulesThat('suppressed').sort());
  expect(
    table.map(({ how }) => how).filter((how) => !['tested', 'held', 'suppressed'].includes(how)),
  ).toEqual([]);
});
