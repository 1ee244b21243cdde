// The app's settings and the code's agree, both ways: what the code cannot do without is set, and nothing is set that
// neither the code nor the Functions host knows. What has a default in the code is an option, so that it stands once.
import { readConfig, settingNames } from '../../src/config';
import { finding, type Finding } from './finding';
import { resourcesOf, type Project } from './project';
import { statementsOf, type TypeMember } from './syntax';
import { bodyOf, memberOf, plainText } from './walk';

/** Read by the host. Identity only: no connection string, and nothing that Flex Consumption keeps elsewhere. */
const hostSettings = [
  'AzureWebJobsStorage__blobServiceUri',
  'AzureWebJobsStorage__tableServiceUri',
  'AzureWebJobsStorage__credential',
  'AzureWebJobsStorage__clientId',
  'APPLICATIONINSIGHTS_CONNECTION_STRING',
  'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
];

/** With the identity that we assign, a connection works only if it names it. */
const identitySettings = settingNames.filter((name) => name.startsWith('DataStorage__'));

/** A connection string; deployments use the identity. */
const neverSet = ['DataStorage'];

/** Of the code, but no option, and why. */
export const notOffered: Readonly<Record<string, string>> = {
  SYNC_SWEEP_SCHEDULE: 'no-sweep and purges-pending count on a quarter of an hour',
};

/** What the code calls missing when storage is reached by identity. */
export function requiredSettings(): readonly string[] {
  const firstOfThem = { DataStorage__tableServiceUri: 'https://example.com' };
  const said = errorOf(() => readConfig(firstOfThem));
  const missing = settingNames.filter((name) => new RegExp(`^\\s*${name} is missing$`, 'm').test(said));
  return [...new Set([...missing, ...identitySettings])];
}

function errorOf(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (error) {
    return String(error);
  }
}

type Place = { readonly path: string; readonly line: number };

export function checkSettings(project: Project): readonly Finding[] {
  const config = resourcesOf(project, 'Microsoft.Web/sites/config').find(
    ({ resource }) => plainText(memberOf(bodyOf(resource.value), 'name')) === 'appsettings',
  );
  const properties = memberOf(config && bodyOf(config.resource.value), 'properties');
  if (!config || properties?.kind !== 'object')
    return [finding('infra/main.bicep', 1, 'The app has no settings.')];
  const place: Place = { path: config.file.path, line: properties.line };
  const set = properties.members.map(({ key: name, line }) => ({ name, line }));
  const names = set.map(({ name }) => name);
  const options = optionsOf(project);
  const required = [...requiredSettings(), ...hostSettings];

  const missing = required
    .filter((name) => !names.includes(name))
    .map((name) => finding(place.path, place.line, `Setting ${name} is required and not set.`));
  const unknown = set
    .filter(({ name }) => !required.includes(name))
    .map(({ name, line }) => finding(place.path, line, whyNot(name)));
  const spread = properties.spreads.some(({ source }) => source.includes('items(options)'))
    ? []
    : [finding(place.path, place.line, 'The options are not among the settings.')];
  return [...missing, ...unknown, ...spread, ...checkOptions(options, required)];
}

function whyNot(name: string): string {
  if (neverSet.includes(name)) return `Setting ${name} is a connection string; deployments use the identity.`;
  return settingNames.includes(name)
    ? `Setting ${name} has a default in the code; it belongs among the options.`
    : `Setting ${name} is known neither to the code nor to the Functions host.`;
}

type Option = TypeMember & { readonly path: string };

function optionsOf(project: Project): readonly Option[] {
  return project.templates.flatMap((file) =>
    statementsOf(file, 'type')
      .filter(({ name }) => name === 'serviceOptions')
      .flatMap(({ type }) => (type.kind === 'record' ? type.members : []))
      .map((member) => ({ ...member, path: file.path })),
  );
}

function checkOptions(options: readonly Option[], required: readonly string[]): readonly Finding[] {
  const named = options.map(({ name }) => name);
  const absent = settingNames
    .filter((name) => !required.includes(name) && !named.includes(name) && !neverSet.includes(name))
    .filter((name) => !(name in notOffered))
    .map((name) => finding('infra/types.bicep', 1, `Setting ${name} of the code is not among the options.`));
  const unknown = options
    .filter(({ name }) => !settingNames.includes(name))
    .map(({ name, path, line }) => finding(path, line, `Option ${name} is no setting of the code.`));
  const refused = options
    .filter(({ name }) => name in notOffered)
    .map(({ name, path, line }) =>
      finding(path, line, `Option ${name} is not offered: ${notOffered[name]}.`),
    );
  const forced = options
    .filter(({ type }) => type.kind !== 'optional')
    .map(({ name, path, line }) => finding(path, line, `Option ${name} must be optional.`));
  return [...absent, ...unknown, ...refused, ...forced];
}
