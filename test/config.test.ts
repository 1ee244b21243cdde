// The settings: defaults, mistakes, and the sample file that must agree with them.
import sample from '../local.settings.sample.json';
import { readConfig, settingNames } from '../src/config';

const valid = {
  DataStorage: 'UseDevelopmentStorage=true',
  KEY_VAULT_URL: 'https://v.vault.azure.net/',
  OTIUMWORK_ISSUER: 'https://id.example',
  OTIUMWORK_AUDIENCE: 'api',
  OTIUMWORK_JWKS_URL: 'https://id.example/keys',
  FRONTEND_URL: 'https://app.example/',
};
const errorOf = (settings: Record<string, string | undefined>): string => {
  try {
    readConfig({ ...valid, ...settings });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test('the sample settings are complete, known and valid', () => {
  const identity = settingNames.filter((name) => name.startsWith('DataStorage__'));
  const platform = ['AzureWebJobsStorage'];
  expect(Object.keys(sample.Values).sort()).toEqual(
    [...settingNames.filter((name) => !identity.includes(name)), ...platform].sort(),
  );
  expect(() => readConfig(sample.Values)).not.toThrow();
});

test('everything that has a default may be left out', () => {
  expect(readConfig(valid)).toMatchObject({
    keyVaultUrl: 'https://v.vault.azure.net',
    frontendReturnUrl: 'https://app.example/admin/integrations/outlook/callback',
    microsoft: { loginUrl: 'https://login.microsoftonline.com', graphUrl: 'https://graph.microsoft.com' },
    signIn: {
      redirectUri: 'https://app.example/admin/integrations/outlook/callback',
      calendarScope: 'Calendars.Read',
    },
    callers: {
      algorithms: ['RS256', 'ES256'],
      tokenType: 'at+jwt',
      adminRole: 'admin',
      claims: { user: 'sub', company: 'company_id', roles: 'roles', zone: 'zoneinfo' },
    },
    sync: {
      windowDays: 7,
      hour: 2,
      spreadMinutes: 120,
      minIntervalSeconds: 60,
      sweepSchedule: '0 */15 * * * *',
    },
  });
});

test('the defaults of the sample are those of the code', () => {
  const { sync, callers } = readConfig(sample.Values);
  const plain = readConfig(valid);
  expect(sync).toEqual(plain.sync);
  expect({ ...callers, issuer: '', audience: '', jwksUrl: '' }).toEqual({
    ...plain.callers,
    issuer: '',
    audience: '',
    jwksUrl: '',
  });
});

test('storage is a connection string, or an identity with both addresses', () => {
  const uris = {
    DataStorage: '',
    DataStorage__tableServiceUri: 'https://a.table.example',
    DataStorage__queueServiceUri: 'https://a.queue.example',
    DataStorage__credential: 'managedidentity',
  };
  expect(readConfig({ ...valid, ...uris, DataStorage__clientId: 'id' }).storage).toMatchObject({
    kind: 'identity',
    clientId: 'id',
  });
  expect(errorOf({ ...uris, DataStorage__queueServiceUri: '' })).toContain(
    'DataStorage__queueServiceUri is missing',
  );
  expect(errorOf({ DataStorage: undefined })).toContain('DataStorage is missing');
});

test.each([
  [
    'plain http to another machine',
    { KEY_VAULT_URL: 'http://vault.example' },
    'KEY_VAULT_URL must be an https URL',
  ],
  [
    'an address that only begins like the loopback',
    { KEY_VAULT_URL: 'http://127.0.0.1.example' },
    'KEY_VAULT_URL',
  ],
  [
    'a shared-secret algorithm',
    { OTIUMWORK_ALGORITHMS: 'RS256,HS256' },
    'OTIUMWORK_ALGORITHMS must be a list of',
  ],
  ['no algorithm at all', { OTIUMWORK_ALGORITHMS: 'none' }, 'OTIUMWORK_ALGORITHMS'],
  [
    'a claim that is missing',
    { OTIUMWORK_CLAIMS: 'user=sub,company=c,roles=r' },
    'OTIUMWORK_CLAIMS must name exactly',
  ],
  [
    'a return path to elsewhere (A15)',
    { OUTLOOK_RETURN_PATH: '//evil.example' },
    'OUTLOOK_RETURN_PATH must be a path',
  ],
  [
    'a scope that asks for more',
    { OUTLOOK_SCOPE: 'Calendars.ReadWrite' },
    'OUTLOOK_SCOPE must be Calendars.Read or Calendars.ReadBasic',
  ],
  ['a night at 24', { SYNC_HOUR: '24' }, 'SYNC_HOUR must be a whole number from 0 to 23'],
  [
    'a schedule of five fields',
    { SYNC_SWEEP_SCHEDULE: '*/15 * * * *' },
    'SYNC_SWEEP_SCHEDULE must be an NCRONTAB',
  ],
])('%s is refused by name', (_, settings, sentence) => {
  expect(errorOf(settings)).toContain(sentence);
});

test('every mistake is reported at once, and no value', () => {
  const message = errorOf({
    KEY_VAULT_URL: 'ftp://hidden',
    FRONTEND_URL: undefined,
    SYNC_WINDOW_DAYS: 'many',
  });
  expect(message.split('\n')).toHaveLength(4);
  expect(message).not.toMatch(/hidden|many/);
});

test('plain http is accepted for loopback addresses', () => {
  for (const host of [
    '127.0.0.1:7073',
    '127.1.2.3:7073',
    'localhost:7073',
    '[::1]:7073',
    '[0:0:0:0:0:0:0:1]:7073',
  ])
    expect(errorOf({ KEY_VAULT_URL: `http://${host}` })).toBe('');
});

test.each([
  ['AccountName=x;AccountKey=eA==', false],
  ['DefaultEndpointsProtocol=http;AccountName=x;AccountKey=eA==;EndpointSuffix=core.windows.net', false],
  ['UseDevelopmentStorage=true;', true],
  ['DefaultEndpointsProtocol=https;AccountName=x;AccountKey=eA==;EndpointSuffix=core.windows.net', true],
  [
    'DefaultEndpointsProtocol=http;AccountName=x;AccountKey=eA==;TableEndpoint=http://127.0.0.1:1/x;QueueEndpoint=http://127.0.0.1:2/x;',
    true,
  ],
  [
    'AccountName=x;AccountKey=eA==;TableEndpoint=http://storage.example/x;QueueEndpoint=http://127.0.0.1:2/x',
    false,
  ],
  ['AccountName=x;AccountKey=eA==;TableEndpoint=https://storage.example/x', false],
])('the connection string %s is accepted: %s', (DataStorage, accepted) => {
  expect(errorOf({ DataStorage })).toBe(accepted ? '' : errorOf({ DataStorage: 'nonsense' }));
});

test('addresses that are compared are taken to the letter, those that are built upon lose their slash', () => {
  const { signIn, callers, keyVaultUrl } = readConfig({
    ...valid,
    OUTLOOK_REDIRECT_URI: 'https://app.example/cb/',
    OTIUMWORK_JWKS_URL: 'https://id.example/keys/',
  });
  expect(signIn.redirectUri).toBe('https://app.example/cb/');
  expect(callers.jwksUrl).toBe('https://id.example/keys/');
  expect(keyVaultUrl).toBe('https://v.vault.azure.net');
});
