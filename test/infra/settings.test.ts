// What Bicep declares is what the code uses: settings, their bounds, tables, queues.
import { join } from 'node:path';
import { notOffered, requiredSettings } from '../../infra/check/check-settings';
import { complaintsAbout } from '../../infra/check/conforms';
import { mainPath, readProject } from '../../infra/check/project';
import { readTexts } from '../../infra/check/read-texts';
import { statementsOf } from '../../infra/check/syntax';
import { literalValue } from '../../infra/check/walk';
import { storageClients } from '../../src/adapters/azure/clients';
import { readConfig, settingNames } from '../../src/config';
import sample from '../../local.settings.sample.json';

const { project } = readProject(readTexts(join(__dirname, '../..')));
const main = project.files.get(mainPath);

const listOf = (name: string): unknown => {
  const variable = main && statementsOf(main, 'var').find((each) => each.name === name);
  return variable && literalValue(variable.value);
};

test('what the code cannot do without is known from the code itself', () => {
  expect([...requiredSettings()].sort()).toEqual([
    'DataStorage__clientId',
    'DataStorage__credential',
    'DataStorage__queueServiceUri',
    'DataStorage__tableServiceUri',
    'FRONTEND_URL',
    'KEY_VAULT_URL',
    'OTIUMWORK_AUDIENCE',
    'OTIUMWORK_ISSUER',
    'OTIUMWORK_JWKS_URL',
  ]);
});

const types = project.files.get('infra/types.bicep');
const options = (types ? statementsOf(types, 'type') : [])
  .filter(({ name }) => name === 'serviceOptions')
  .flatMap(({ type }) => (type.kind === 'record' ? type.members : []));

test('options and required settings together are all settings, but for the connection string and what is not offered', () => {
  expect(Object.keys(notOffered)).toEqual(['SYNC_SWEEP_SCHEDULE']);
  const known = [
    ...requiredSettings(),
    ...options.map(({ name }) => name),
    ...Object.keys(notOffered),
    'DataStorage',
  ];
  expect(known.sort()).toEqual([...settingNames].sort());
});

const taken = (name: string, value: string): boolean => {
  try {
    readConfig({ ...sample.Values, [name]: value });
    return true;
  } catch {
    return false;
  }
};

const bounded = options.flatMap(({ name, decorators }) => {
  const bound = (of: string) =>
    decorators.filter((each) => each.name === of).flatMap((each) => each.arguments.map(literalValue));
  const [least] = bound('minValue');
  const [most] = bound('maxValue');
  return typeof least === 'number' && typeof most === 'number' ? [{ name, least, most }] : [];
});

test.each(bounded)('$name has the same bounds in Bicep and in the code', ({ name, least, most }) => {
  expect([least - 1, least, most, most + 1].map((value) => taken(name, String(value)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('there are four settings with bounds', () => {
  expect(bounded.map(({ name }) => name)).toEqual([
    'SYNC_WINDOW_DAYS',
    'SYNC_HOUR',
    'SYNC_SPREAD_MINUTES',
    'SYNC_MIN_INTERVAL_SECONDS',
  ]);
});

test('every value of the sample settings is one that Bicep takes', () => {
  const given = Object.entries(sample.Values as Record<string, string>).filter(([name]) =>
    options.some((option) => option.name === name),
  );
  expect(given).toHaveLength(options.length);
  const complaints = given.flatMap(([name, text]) => {
    const option = options.find((each) => each.name === name);
    const number = option?.type.kind === 'optional' && option.type.of.source === 'int';
    const value = number ? Number(text) : text;
    return option ? complaintsAbout(value, option.type, option.decorators, () => undefined) : [];
  });
  expect(complaints).toEqual([]);
});

test('the tables and queues of Bicep are those that the code uses, and the one that the host fills', () => {
  const { companies, pendingSignIns, timeline, mailboxQueue } = storageClients({
    connectionString: 'UseDevelopmentStorage=true',
  });
  expect(listOf('tableNames')).toEqual(
    [companies, pendingSignIns, timeline].map(({ tableName }) => tableName),
  );
  expect(listOf('queueNames')).toEqual([mailboxQueue.name, `${mailboxQueue.name}-poison`]);
});
