import { modules, type Variant } from './variant';

const app = modules('function-app');
const types = 'infra/types.bicep';

export const settings: readonly Variant[] = [
  {
    breaks: 'a setting that the code cannot do without',
    path: app,
    replace: '    OTIUMWORK_AUDIENCE: otiumworkAudience\n',
    by: '',
    finds: [
      { sentence: 'otiumworkAudience is declared and never used.', at: 'param otiumworkAudience' },
      {
        sentence: 'Setting OTIUMWORK_AUDIENCE is required and not set.',
        at: '  properties: {\n    ...toObject',
      },
    ],
  },
  {
    breaks: 'a setting that is misspelt',
    path: app,
    replace: 'KEY_VAULT_URL: vaultUrl',
    by: 'KEYVAULT_URL: vaultUrl',
    finds: [
      { sentence: 'Setting KEY_VAULT_URL is required and not set.', at: '  properties: {\n    ...toObject' },
      { sentence: 'Setting KEYVAULT_URL is known neither to the code nor to the Functions host.' },
    ],
  },
  {
    breaks: 'the host without its client id',
    path: app,
    replace: '    AzureWebJobsStorage__clientId: identityClientId\n',
    by: '',
    finds: [
      {
        sentence: 'Setting AzureWebJobsStorage__clientId is required and not set.',
        at: '  properties: {\n    ...toObject',
      },
    ],
  },
  {
    breaks: 'our storage without its client id',
    path: app,
    replace: '    DataStorage__clientId: identityClientId\n',
    by: '',
    finds: [
      {
        sentence: 'Setting DataStorage__clientId is required and not set.',
        at: '  properties: {\n    ...toObject',
      },
    ],
  },
  {
    breaks: 'a setting that Flex Consumption keeps elsewhere',
    path: app,
    replace: '    FRONTEND_URL: frontendUrl',
    by: "    FUNCTIONS_WORKER_RUNTIME: 'node'\n    FRONTEND_URL: frontendUrl",
    finds: [
      {
        sentence: 'Setting FUNCTIONS_WORKER_RUNTIME is known neither to the code nor to the Functions host.',
        at: 'FUNCTIONS_WORKER_RUNTIME',
      },
    ],
  },
  {
    breaks: 'client libraries that log every address, names of secrets included',
    path: app,
    replace: '    FRONTEND_URL: frontendUrl',
    by: "    AZURE_LOG_LEVEL: 'verbose'\n    FRONTEND_URL: frontendUrl",
    finds: [
      {
        sentence: 'Setting AZURE_LOG_LEVEL is known neither to the code nor to the Functions host.',
        at: 'AZURE_LOG_LEVEL',
      },
    ],
  },
  {
    breaks: 'query strings in the telemetry, past host.json',
    path: app,
    replace: '    FRONTEND_URL: frontendUrl',
    by: "    AzureFunctionsJobHost__logging__applicationInsights__enableQueryStringTracing: 'true'\n    FRONTEND_URL: frontendUrl",
    finds: [
      {
        sentence:
          'Setting AzureFunctionsJobHost__logging__applicationInsights__enableQueryStringTracing is known neither to the code nor to the Functions host.',
        at: 'AzureFunctionsJobHost__',
      },
    ],
  },
  {
    breaks: 'storage by connection string',
    path: app,
    replace: '    FRONTEND_URL: frontendUrl',
    by: "    DataStorage: 'x'\n    FRONTEND_URL: frontendUrl",
    finds: [
      {
        sentence: 'Setting DataStorage is a connection string; deployments use the identity.',
        at: "DataStorage: 'x'",
      },
    ],
  },
  {
    breaks: 'a default of the code written down a second time',
    path: app,
    replace: '    FRONTEND_URL: frontendUrl',
    by: "    SYNC_HOUR: '2'\n    FRONTEND_URL: frontendUrl",
    finds: [
      {
        sentence: 'Setting SYNC_HOUR has a default in the code; it belongs among the options.',
        at: "SYNC_HOUR: '2'",
      },
    ],
  },
  {
    breaks: 'options that reach nobody',
    path: app,
    replace: '    ...toObject(items(options), option => option.key, option => string(option.value))\n',
    by: '',
    finds: [
      { sentence: 'options is declared and never used.', at: 'param options' },
      { sentence: 'The options are not among the settings.', at: '  properties: {\n    AzureWebJobs' },
    ],
  },
  {
    breaks: 'an option that the code does not know',
    path: types,
    replace: '  SYNC_HOUR: int?',
    by: '  SYNC_HOURS: int?',
    finds: [
      { sentence: 'Setting SYNC_HOUR of the code is not among the options.', at: 'first line' },
      { sentence: 'Option SYNC_HOURS is no setting of the code.' },
    ],
  },
  {
    breaks: 'an option that the alerts do not know of',
    path: types,
    replace: '  SYNC_HOUR: int?',
    by: "  SYNC_HOUR: int?\n\n  @description('When.')\n  SYNC_SWEEP_SCHEDULE: string?",
    finds: [
      {
        sentence:
          'Option SYNC_SWEEP_SCHEDULE is not offered: no-sweep and purges-pending count on a quarter of an hour.',
        at: 'SYNC_SWEEP_SCHEDULE',
      },
    ],
  },
  {
    breaks: 'an option that must be given',
    path: types,
    replace: '  SYNC_HOUR: int?',
    by: '  SYNC_HOUR: int',
    finds: [
      { path: 'infra/main.bicep', sentence: 'By default options has no SYNC_HOUR.', at: 'param options' },
      { sentence: 'Option SYNC_HOUR must be optional.' },
    ],
  },
];
